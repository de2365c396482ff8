"""Word documents: the text of the paragraphs as they stand now, without deleted passages and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from filrouge.model.text import Rejected
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.markup import BadMarkupError, local, member, tree
from filrouge.read.nexis import looks_like_nexis, nexis_articles
from filrouge.read.options import Limits

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLES = ("title", "titre", "titel")
_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "pict", "drawing", "txbxContent"}


def word_document(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of a document, or the articles of a Nexis export."""
    try:
        body = tree(member(document.data, "word/document.xml", limits), limits)
    except BadMarkupError as error:
        yield rejected(document.path, str(error))
        return
    found = [(_text(p), _style(p)) for p in body.iter(f"{_SPACE}p") if not _nested(p)]
    lines = [line for text, _ in found for line in text.split("\n")]
    if looks_like_nexis(lines):
        yield from nexis_articles(document, lines, limits)
        return
    first = next(((text, style) for text, style in found if text.strip()), ("", ""))
    title = first[0] if first[1].lower().startswith(_TITLES) else None
    yield composed(Piece(document.path, document.data, lines, title), limits)


def _nested(paragraph: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    """Inside a text box or a deleted passage."""
    return any(local(a) in _LEFT_OUT for a in paragraph.iterancestors())


def _style(paragraph: Any) -> str:  # noqa: ANN401 - as above
    style = paragraph.find(f"{_SPACE}pPr/{_SPACE}pStyle")
    return style.get(f"{_SPACE}val", "") if style is not None else ""


def _text(paragraph: Any) -> str:  # noqa: ANN401 - as above
    pieces: list[str] = []
    for element in paragraph.iter(f"{_SPACE}t", f"{_SPACE}tab", f"{_SPACE}br", f"{_SPACE}cr", f"{_SPACE}noBreakHyphen"):
        between = _up_to(element, paragraph)
        if any(local(a) in _LEFT_OUT or local(a) == "pPr" for a in between):
            continue
        name = local(element)
        pieces.append(element.text or "" if name == "t" else {"tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
    return "".join(pieces)


def _up_to(element: Any, top: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The elements between one and one above it."""
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor
