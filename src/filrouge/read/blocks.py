"""A parsed page as the blocks of text that a reader sees, in order, each with the tag that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree, html

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul
"""
_SILENT_NAMES = """
script style noscript template svg head iframe object select textarea button math canvas audio video
"""
_BLOCKS, _SILENT = frozenset(_BLOCK_NAMES.split()), frozenset(_SILENT_NAMES.split())
CAPTION = "figcaption"
_SPACE = re.compile(r"[ \t\n\r\f\x0b]+")  # what HTML calls white space: a no-break space is kept
_UNSEEN = {0x00AD: None, 0x200B: None, 0xFEFF: None, 0: None}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


class Block(NamedTuple):
    """A run of text between two block boundaries, and what holds it; whatever lies in a caption is one."""

    text: str
    tag: str


def parsed(markup: str) -> Any | None:  # noqa: ANN401 - lxml's elements have no public type
    """The tree of a page, or null where there is nothing in it; no network, no entities, bounded depth."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = _DECLARATION.sub("", markup).replace("\0", "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def blocks(tree: Any) -> Iterator[Block]:  # noqa: ANN401 - lxml's elements have no public type
    """The blocks of a page in document order, without scripts, styles and form controls."""
    buffer: list[str] = []
    holders: list[str] = ["body"]
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks, quiet = tag in _BLOCKS or tag == "br", tag in _SILENT
        if breaks and not silent:
            yield from _flushed(buffer, _holder(holders))
        if event == "start":
            silent += quiet
            holders += [tag] if tag in _BLOCKS else []
            _heard(buffer, "" if silent else element.text)
        else:
            silent -= quiet
            if tag in _BLOCKS and len(holders) > 1:
                holders.pop()
            _heard(buffer, "" if silent else element.tail)
    yield from _flushed(buffer, _holder(holders))


def _holder(holders: list[str]) -> str:
    return CAPTION if CAPTION in holders else holders[-1]


def _heard(buffer: list[str], text: str | None) -> None:
    if text:
        buffer.append(text)


def _flushed(buffer: list[str], tag: str) -> Iterator[Block]:
    text = _SPACE.sub(" ", "".join(buffer).translate(_UNSEEN)).strip(" ")
    buffer.clear()
    if text and not text.isspace():
        yield Block(text, tag)
