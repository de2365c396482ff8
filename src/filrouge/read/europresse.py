"""Europresse HTML, old and new: one `article` a document, with paper, header, title, text and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from filrouge.model.text import Basis, Rejected
from filrouge.read.blocks import blocks
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, Hints, dated
from filrouge.read.headers import day_in
from filrouge.read.options import Limits

_NUMBER = re.compile(r"news[·:.](\d{8})[·:.](\w+)[·:.](\w+)")
_LONGEST_NAME = 200
_PUBLISHED_IN = "cet article est paru"
_EDITION = re.compile(r"\s*(?:,\s*n[o°º]\.?.*|\(site web.*)$", re.IGNORECASE)


def is_europresse(page: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    """Whether a page is an export: documents that name their paper in Europresse's classes."""
    return bool(page.xpath("//*[contains(@class, 'DocPublicationName')]"))


def europresse(document: Document, page: Any, limits: Limits) -> Iterator[Draft | Rejected]:  # noqa: ANN401 - as above
    """Each document of an export."""
    parts = page.xpath("//article[.//*[contains(@class, 'DocPublicationName')]]") or [page]
    for number, part in enumerate(parts, 1):
        yield _article(document, number, part, limits)


def _article(document: Document, number: int, part: Any, limits: Limits) -> Draft | Rejected:  # noqa: ANN401 - as above
    data = etree.tostring(part, encoding="utf-8")
    title = _first(part, "titreArticleVisu", "titreArticle", "TitreArticleVisu", "rdp__articletitle")
    paper = _first(part, "DocPublicationName")
    key, day = _numbered(part, number)
    day = day_in(_first(part, "DocHeader") or "") or day_in(_after_section(part)) or day
    author = _first(part, "docAuthors") or _beside_title(part)
    hints = Hints(
        title=title,
        source=_EDITION.sub("", paper).strip() if paper else None,
        authors=(author,) if author else (),
        published=dated(day, Basis.METADATA, "the header of the press database") if day else None,
        url=_address(part),
    )
    return composed(Piece(f"{document.path}#{key}", data, _body(part), title, hints), limits)


def _holding(part: Any, name: str) -> list[Any]:  # noqa: ANN401 - as above
    return list(part.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def _words(element: Any) -> str:  # noqa: ANN401 - as above
    return " ".join("".join(element.itertext()).split())


def _first(part: Any, *names: str) -> str | None:  # noqa: ANN401 - as above
    found = (_words(element) for name in names for element in _holding(part, name))
    return next((text for text in found if text), None)


def _beside_title(part: Any) -> str | None:  # noqa: ANN401 - as above
    """Some exports put the author into the division that follows the title."""
    for title in _holding(part, "titreArticleVisu"):
        beside = title.getnext()
        if beside is not None and beside.tag == "div" and not beside.get("class"):
            return _words(beside)[:_LONGEST_NAME] or None
    return None


def _after_section(part: Any) -> str:  # noqa: ANN401 - as above
    """The old export puts the date behind the subsection."""
    found = _holding(part, "DocTitreSousSection")
    return " ".join(_words(x) for section in found for x in (section, section.getnext()) if x is not None)


def _numbered(part: Any, number: int) -> tuple[str, Any]:  # noqa: ANN401 - as above
    """The document's number, `news·20060315·LM·0q1503_1256056`, and the day in it."""
    match = _NUMBER.search("".join(part.itertext()))
    return (match[0].replace("·", "."), day_in(match[1])) if match else (str(number), None)


def _address(part: Any) -> str | None:  # noqa: ANN401 - as above
    links = (a.get("href") for a in part.iter("a") if _PUBLISHED_IN in _words(a).lower())
    return next((url for url in links if url and url.startswith(("http://", "https://"))), None)


def _body(part: Any) -> list[str]:  # noqa: ANN401 - as above
    """The paragraphs of the text, without notes and the lines of rights at its foot."""
    holder = next((e for name in ("docOcurrContainer", "DocText") for e in _holding(part, name)), None)
    if holder is None:
        return []
    links = [a for a in holder.iter("a") if _PUBLISHED_IN in _words(a).lower()]
    for element in [*holder.xpath(".//aside | .//small | .//footer"), *links]:
        element.clear(keep_tail=True)  # to join its tail to other text, lxml would refuse control characters
    return [block.text for block in blocks(holder)]
