"""Nexis and LexisNexis exports as text or paragraphs, with French, English and German labels.

The old export numbers its articles (`1 of 3 DOCUMENTS`), the new one closes each with `End of Document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from filrouge.lang.fold import bare
from filrouge.model.text import Basis, Rejected
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, Hints, dated, rejected
from filrouge.read.headers import day_in
from filrouge.read.options import Limits

_COUNTER = re.compile(
    r"^\s*(?:document\s+|dokument\s+)?\d{1,5} (?:of|de|sur|von) \d{1,6}(?: documents?)?\s*$", re.IGNORECASE
)
_END = re.compile(r"^\s*(?:end of document|fin du document|dokumentende)\s*$", re.IGNORECASE)
_LABEL = re.compile(r"^([A-ZÀ-ÖØ-Þ][\w'’ -]{1,30}?)[ \u00a0]?:[ \u00a0]*(.*)$")
_RIGHTS = re.compile(r"^(?:copyright\b|©|tous droits r[ée]serv|all rights reserved|alle rechte)", re.IGNORECASE)
_BODY = frozenset(("body", "corps", "texte", "text"))
_LENGTH = frozenset(("length", "longueur", "lange"))
_AUTHOR = frozenset(("byline", "auteur", "auteurs", "autor", "author"))
_TITLE = frozenset(("headline", "titre", "titel", "title"))
_HEAD = (
    _LENGTH
    | _AUTHOR
    | _TITLE
    | frozenset(("section", "rubrique", "rubrik", "highlight", "encart", "dateline", "series", "graphic"))
)
_FOOT_NAMES = """
load-date language publication-type date-chargement langue type-publication sprache update journal-code subject sujet
localisation-geo classification notes graphic
"""
_FOOT = frozenset(_FOOT_NAMES.split())
_LONGEST_DATE = 80  # characters of the line of a date
_MOST = 60  # lines of one article's head


class _Head(NamedTuple):
    before: list[str]  # lines above the first label
    labels: dict[str, str]
    end: int  # where the body begins


def looks_like_nexis(lines: Sequence[str]) -> bool:
    """Whether lines are an export: counters with labels of length, or the marks of the new export."""
    marks = [line for line in lines if _COUNTER.match(line) or _END.match(line)]
    return bool(marks) and any(_key(line) in _LENGTH | {"load-date", "date-chargement"} for line in lines)


def nexis_articles(document: Document, lines: Sequence[str], limits: Limits) -> Iterator[Draft | Rejected]:
    """Each article of an export; a cover page is none."""
    number = 0
    for part in _parts(lines):
        head = _head(part)
        if not _LENGTH & set(head.labels) and "body" not in head.labels:
            continue
        number += 1
        yield _article(f"{document.path}#{number}", part, head, limits)
    if not number:
        yield rejected(document.path, "a Nexis export without articles")


def _key(line: str) -> str:
    match = _LABEL.match(line.strip())
    return bare(match[1]).strip() if match else ""


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if _COUNTER.match(line) or _END.match(line):
            yield part
            part = []
        else:
            part.append(line.strip(" \t\r\u00a0"))
    yield part


def _head(part: Sequence[str]) -> _Head:
    """The labelled lines up to the body: behind `Body`, or else behind the last label of the head."""
    before: list[str] = []
    labels: dict[str, str] = {}
    end = 0
    for at, line in enumerate(part[:_MOST]):
        key = _key(line)
        if bare(line) in _BODY:
            return _Head(before, labels | {"body": ""}, at + 1)
        if key in _HEAD:
            match = _LABEL.match(line)
            labels.setdefault(key, match[2].strip() if match else "")
            end = at + 1
            if key in _TITLE:
                wrapped = list(takewhile(lambda x: x and not _key(x), part[end:]))
                labels[key] = " ".join([labels[key], *wrapped]).strip()
        elif not labels:
            before.append(line)
    return _Head(before, labels, end)


def _article(path: str, part: Sequence[str], head: _Head, limits: Limits) -> Draft | Rejected:
    told = next((head.labels[k] for k in sorted(_TITLE) if head.labels.get(k)), None)
    title, source, day = _heading(head.before, told)
    author = next((head.labels[k] for k in sorted(_AUTHOR) if head.labels.get(k)), "")
    hints = Hints(
        title=title,
        source=source,
        authors=(author,) if author else (),
        published=dated(day, Basis.METADATA, "the header of the press database") if day else None,
    )
    body = _joined(_body(part[head.end :]))
    return composed(Piece(path, "\n".join(part).encode("utf-8", "replace"), body, title, hints), limits)


def _heading(before: Sequence[str], told: str | None) -> tuple[str | None, str | None, date | None]:
    """Title, paper and day out of the lines above the labels, of which a cover page may be the first.

    The new export puts title and paper above the date; the old one the paper, and the title below.
    """
    lines = [line for line in before if not _RIGHTS.match(line)]
    dated_at = [at for at, line in enumerate(lines) if len(line) < _LONGEST_DATE and not _key(line) and day_in(line)]
    if not dated_at:
        return told or next((line for line in reversed(lines) if line), None), None, None
    at = dated_at[-1]
    above = [line for line in lines[:at] if line][-2:]
    below = lines[at + 1 :]
    edition = below.index("") if "" in below else 0  # lines that still belong to the date, as `Edition 1;`
    below = [line for line in below[edition:] if line]
    title = told or " ".join(below) or (above[0] if len(above) > 1 else None)
    return title, above[-1] if above else None, day_in(lines[at])


def _body(lines: Sequence[str]) -> Iterator[str]:
    """The lines up to the labels that close an article."""
    for line in lines:
        if _key(line) in _FOOT or (_RIGHTS.match(line) and len(line) < 200):
            return
        yield line


def _joined(lines: Iterator[str]) -> list[str]:
    """Paragraphs out of lines: where blank lines part them, the lines between are one paragraph."""
    found: list[list[str]] = [[]]
    blanks = 0
    for line in lines:
        if line:
            found[-1].append(line)
        else:
            blanks += 1
            found.append([])
    wrapped = blanks and any(len(paragraph) > 1 for paragraph in found)
    return [" ".join(p) for p in found] if wrapped else [line for p in found for line in p]
