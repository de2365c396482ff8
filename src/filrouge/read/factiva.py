"""Factiva exports: HTML, RTF or text with two- and three-letter codes, and XML (`PPSResponse`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from filrouge.model.text import Basis, Rejected
from filrouge.read.blocks import blocks
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, Hints, dated, rejected
from filrouge.read.headers import day_in
from filrouge.read.markup import first_text
from filrouge.read.options import Limits

_CODE_NAMES = """
SE HD CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD ART RF CO IN NS RE IPC IPD PUB AN BY CLM CT
"""
_CODES = frozenset(_CODE_NAMES.split())
_LINE = re.compile(r"^\s*([A-Z]{2,3})(?:[\s\u00a0]+(\S.*))?$")
_DOCUMENT = re.compile(r"^\s*(?:AN[\s\u00a0]+)?Document[\s\u00a0]+([A-Za-z0-9]{10,40})\s*$")
_CLASS = re.compile(r"^([a-z]{2})Article$")
Fields = Mapping[str, Sequence[str]]


def is_factiva_page(page: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    """Whether a page is an export: an article's division with a language in its class, and codes in it."""
    return bool(page.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]//tr//b[normalize-space()='HD']"))


def factiva_page(document: Document, page: Any, limits: Limits) -> Iterator[Draft | Rejected]:  # noqa: ANN401 - as above
    """Each article of an HTML export."""
    for number, part in enumerate(page.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]"), 1):
        language = next((m[1] for name in part.get("class").split() if (m := _CLASS.match(name))), None)
        fields = {code: lines for row in part.iter("tr") for code, lines in _row(row)}
        yield _article(document, number, fields, language, limits)


def _row(row: Any) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - as above
    cells = [cell for cell in row if cell.tag == "td"]
    code = "".join(cells[0].itertext()).strip() if cells else ""
    if len(cells) > 1 and code in _CODES:
        yield code, [block.text for cell in cells[1:] for block in blocks(cell)]


def looks_like_factiva(lines: Sequence[str]) -> bool:
    """Whether lines are an export: headline and text codes, and a document's number."""
    found = {match[1] for line in lines if (match := _LINE.match(line))}
    return {"HD", "PD"} <= found and bool({"LP", "TD"} & found) and any(_DOCUMENT.match(line) for line in lines)


def factiva_articles(document: Document, lines: Sequence[str], limits: Limits) -> Iterator[Draft | Rejected]:
    """Each article of an export in text or RTF: it ends with its document's number."""
    fields: dict[str, list[str]] = {}
    code, number = "", 0
    for line in lines:
        known, ends = _LINE.match(line), _DOCUMENT.match(line)
        if ends:
            number += 1
            yield _article(document, number, fields | {"AN": [ends[1]]}, None, limits)
            fields, code = {}, ""
        elif known and known[1] in _CODES and (known[1] not in fields):
            code = known[1]
            fields[code] = [known[2]] if known[2] else []
        elif code:
            fields[code].append(line)


def _article(document: Document, number: int, fields: Fields, language: str | None, limits: Limits) -> Draft | Rejected:
    def told(code: str) -> str | None:
        return " ".join(" ".join(fields.get(code, ())).split()) or None

    accession = (told("AN") or str(number)).removeprefix("Document ").strip()
    day = day_in(told("PD") or "")
    hints = Hints(
        title=told("HD"),
        declared=language,
        source=told("SN"),
        authors=(told("BY") or "",) if told("BY") else (),
        published=dated(day, Basis.METADATA, "the field PD of Factiva") if day else None,
        credits=(told("CR") or "",) if told("CR") else (),
    )
    body = [line for code in ("LP", "TD") for line in fields.get(code, ())]
    data = "\n".join(f"{code} {' '.join(lines)}" for code, lines in fields.items()).encode("utf-8", "replace")
    return composed(Piece(f"{document.path}#{accession}", data, body, told("HD"), hints), limits)


def is_factiva_xml(root: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a tree is a response of Factiva."""
    return bool(root.xpath("//*[local-name()='accessionNo']"))


def factiva_xml(document: Document, root: Any, limits: Limits) -> Iterator[Draft | Rejected]:  # noqa: ANN401 - as above
    """Each article of an XML response."""
    for number, mark in enumerate(root.xpath("//*[local-name()='accessionNo']"), 1):
        item = mark.getparent()
        if item is None:
            yield rejected(document.path, "a Factiva response without articles")
            return
        day = day_in(first_text(item, "publicationDate") or "")
        title = first_text(item, "headline")
        paragraphs = item.xpath(
            ".//*[local-name()='leadParagraph' or local-name()='tailParagraphs']//*[local-name()='paragraph']"
        )
        author, credit = first_text(item, "byline"), first_text(item, "credit")
        hints = Hints(
            title=title,
            declared=first_text(item, "baseLanguage"),
            source=first_text(item, "sourceName") or first_text(item, "publisherName"),
            authors=(author,) if author else (),
            published=dated(day, Basis.METADATA, "the publication date of Factiva") if day else None,
            credits=(credit,) if credit else (),
        )
        lines = [" ".join("".join(p.itertext()).split()) for p in paragraphs]
        key = "".join(mark.itertext()).strip() or str(number)
        yield composed(Piece(f"{document.path}#{key}", etree.tostring(item), lines, title, hints), limits)
