"""Web pages: the extractor judges which blocks are the article, their text stays as the page has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from filrouge.model.text import Basis, Rejected
from filrouge.read.alignment import kept, resembles
from filrouge.read.blocks import CAPTION, Block, blocks, parsed
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, Hints, dated, digest, rejected
from filrouge.read.metadata import PageFacts, facts
from filrouge.read.options import Limits

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_AS_BROWSERS_DO = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252")
_DECLARED = 4_096  # bytes in which a page declares its encoding
_COVERED = 0.5  # share of the extractor's words below which its own text stands in
_LAST_DAY = "2100-01-01"  # the bound of the date search; not today, so that results never change
_ZONE = 36  # blocks above the body among which its title, byline and lead are looked for
_BYLINE = 140  # code points of a line that may be a byline


def page(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of a web page."""
    if len(document.data) > limits.page:
        yield rejected(document.path, f"a page of over {limits.page // 1_000_000} MB")
        return
    try:
        markup = _markup(document.data)
        if markup.count("<") > limits.tags:
            yield rejected(document.path, f"a page of over {limits.tags} tags")
            return
        tree = parsed(markup)
        found = None if tree is None else _draft(document, markup, tree)
    except NotTextError as error:
        yield rejected(document.path, str(error))
        return
    yield found or rejected(document.path, "no article found in the page")


def _markup(data: bytes) -> str:
    """The page as text: by its byte order mark or UTF-8, else as it declares, else by guess."""
    declared = _CHARSET.search(data[:_DECLARED])
    if declared:
        name = declared[1].decode("ascii").lower()
        for encoding in ("utf-8-sig", _AS_BROWSERS_DO.get(name, name)):
            try:
                return data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
    return decoded(data)


def _draft(document: Document, markup: str, tree: Any) -> Draft | None:  # noqa: ANN401 - lxml's elements have no public type
    known, judged = facts(tree), _judged(markup)
    shown = [block for block in blocks(tree) if block.tag != CAPTION]  # a caption repeats the story's words
    above, body = _parts(shown, judged, known)
    if not any(char.isalpha() for line in body for char in line):
        return None
    text = "\n".join([known.title, *body] if known.title else body)
    hints = _hints(known, markup)
    return Draft(document.path, digest(document.data), text, hints, titled=bool(known.title), above=tuple(above))


def _judged(markup: str) -> str:
    """The article by the extractor's judgement, or nothing where it fails on hostile markup."""
    import trafilatura  # noqa: PLC0415 - a third of a second that piles without pages need not wait

    try:
        return trafilatura.extract(markup, include_comments=False, favor_precision=True) or ""
    except Exception:  # noqa: BLE001 - a library on hostile input; the article is rejected, the rest goes on
        return ""


def _parts(found: Sequence[Block], judged: str, known: PageFacts) -> tuple[list[str], list[str]]:
    """Lines between title and body, then the body: the kept blocks, or, where the page shows none,
    the extractor's or the metadata's own text.
    """
    chosen = kept([block.text for block in found], judged)
    if chosen.coverage < _COVERED:
        return [], [line.strip() for line in (judged or known.body or "").splitlines() if line.strip()]
    title = known.title or ""
    body = list(chosen.blocks)
    while body and resembles(found[body[0]].text, title):
        body = body[1:]
    zone = _zone(found, body[0] if body else 0, title)
    leads = [line for line in zone if any(resembles(line, told) for told in known.leads)]
    short = [line for line in zone if len(line) <= _BYLINE and line not in leads]
    return short, [*leads[:1], *(found[i].text for i in body)]


def _zone(found: Sequence[Block], first: int, title: str) -> list[str]:
    """The blocks from the title, or from a little above, to the first block of the body."""
    near = range(max(0, first - _ZONE), first)
    heads = [i for i in near if title and resembles(found[i].text, title)]
    start = heads[-1] + 1 if heads else max(0, first - _ZONE // 3)
    return [found[i].text for i in range(start, first)]


def _hints(known: PageFacts, markup: str) -> Hints:
    guess = None if known.day else _likely_day(markup)
    return Hints(
        title=known.title,
        declared=known.language,
        source=known.source,
        authors=known.authors,
        published=dated(known.day, Basis.METADATA, "the metadata of the page") if known.day else None,
        likely=dated(guess, Basis.METADATA, "the likeliest date of the page") if guess else None,
        credits=known.credits,
        url=known.url,
    )


def _likely_day(markup: str) -> date | None:
    from htmldate import find_date  # noqa: PLC0415 - as above

    try:
        found = find_date(markup, original_date=True, extensive_search=False, max_date=_LAST_DAY)
        return date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001 - as above; a page without a date is still an article
        return None
