"""OpenDocument texts: paragraphs and headings, without notes, comments and deleted passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from filrouge.model.text import Rejected
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.markup import BadMarkupError, local, member, tree
from filrouge.read.options import Limits

_LEFT_OUT = {"tracked-changes", "annotation", "note", "frame", "ruby-text", "table-of-content"}
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_SPACES = 100


def open_document(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of an OpenDocument text."""
    try:
        root = tree(member(document.data, "content.xml", limits), limits)
    except BadMarkupError as error:
        yield rejected(document.path, str(error))
        return
    found = [
        p for p in root.iter(f"{_TEXT}p", f"{_TEXT}h") if not any(local(a) in _LEFT_OUT for a in p.iterancestors())
    ]
    lines = [line for p in found for line in _text(p).split("\n")]
    first = next((p for p in found if _text(p).strip()), None)
    title = _text(first) if first is not None and first.get(f"{_TEXT}style-name") == "Title" else None
    yield composed(Piece(document.path, document.data, lines, title), limits)


def _text(element: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    pieces = [element.text or ""]
    for child in element:
        name = local(child)
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(_MOST_SPACES, int(count) if count.isascii() and count.isdigit() else 1))
        elif name in {"tab", "line-break"}:
            pieces.append("\t" if name == "tab" else "\n")
        elif name not in _LEFT_OUT:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
