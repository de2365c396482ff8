"""What an article was read from, made harmless: a page's own structure without anything that acts or loads.

Only text and its structure are let through: no script, style, image, form, link, frame, class or id.
The answer is shown in a sandboxed frame besides, under a policy that lets nothing run or load.
"""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePosixPath
from threading import Lock
from typing import Any

import nh3
from lxml import etree

from filrouge.dossier import Dossier
from filrouge.read.blocks import parsed
from filrouge.read.decode import NotTextError, decoded
from filrouge.store import sources

PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".rss", ".atom", ".eml", ".mbox")
LARGEST = 2_000_000  # bytes of a page or text that are shown
WIDEST, HIGHEST = 1100, 2200  # pixels of a page's image
TAGS = frozenset(
    ("abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl",
     "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins",
     "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "sup",
     "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr")
)  # fmt: skip
DROPPED = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "form", "select",
     "textarea", "button", "title", "head")
)  # fmt: skip
EMPTY = frozenset(("br", "hr", "wbr"))
TYPE = frozenset(("b", "code", "em", "i", "s", "small", "strong", "u"))
DEEPEST = 100  # elements within each other
_LAST_LETTER = re.compile(rb"[\xc0-\xff][\x80-\xbf]{0,3}\Z")
ATTRIBUTES = {"*": {"lang", "dir"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it was given; ``kind`` is ``page``, ``text``, ``pdf`` or ``other``."""

    path: str
    data: bytes

    @property
    def kind(self) -> str:
        suffix = PurePosixPath(self.path.lower()).suffix
        if suffix == ".pdf" or self.data.startswith(b"%PDF-"):
            return "pdf"
        if suffix in PAGES:
            return "page"
        return "text" if suffix in TEXTS or (not suffix and b"\0" not in self.data[:4096]) else "other"

    @property
    def name(self) -> str:
        """The document's own file name, without folders."""
        return self.path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]


def original(dossier: Dossier, article: str) -> Original | None:
    """The document that an article came from, its bytes as they were given."""
    found = sources.document_of(dossier.database, article)
    return None if found is None else Original(found[0], sources.content(dossier.database, found[1]))


def harmless(found: Original) -> str:
    """A page or text as HTML in which nothing acts, loads or leads anywhere."""
    try:
        text = decoded(_begin(found.data))
    except NotTextError:
        return ""
    if found.kind == "text":
        return f"<pre>{html.escape(text)}</pre>"
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    plain = "".join(_untangled(parsed(text)))
    return nh3.clean(plain, tags=set(TAGS), clean_content_tags=set(DROPPED), attributes=attributes, link_rel=None)


def _begin(data: bytes) -> bytes:
    """What is shown of a document, not cut within a letter: its encoding would be taken for another."""
    return data if len(data) <= LARGEST else _LAST_LETTER.sub(b"", data[:LARGEST])


def _untangled(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no public type
    """A page again, nested no deeper than `DEEPEST`, and around words alone what `TYPE` has.

    A parser that does as browsers do takes hours over some pages of a megabyte, and makes gigabytes of others:
    it opens every unclosed `<b>` again in each paragraph.
    """
    walk: Any = etree.iterwalk(tree, events=("start", "end")) if tree is not None else ()
    opened: list[str] = []  # the name of each element that is open, empty for one that is left out
    for event, element in walk:
        if event == "end":
            name = opened.pop()
            yield f"</{name}>" if name and name not in EMPTY else ""
            yield html.escape(element.tail or "")
        elif element.tag in DROPPED:
            walk.skip_subtree()
            opened.append("")
        else:
            opened.append(_kept(element, len(opened)))
            yield _opening(element, opened[-1])
            yield html.escape(element.text or "")


def _kept(element: Any, depth: int) -> str:  # noqa: ANN401 - as above
    kept = element.tag in TAGS and depth < DEEPEST and not (element.tag in TYPE and len(element))
    return element.tag if kept else ""


def _opening(element: Any, name: str) -> str:  # noqa: ANN401 - as above
    if not name:
        return ""
    names = sorted(ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()))
    return f"<{name}" + "".join(f' {n}="{html.escape(element.get(n))}"' for n in names if element.get(n)) + ">"


def drawable() -> bool:
    """Whether pages of PDF files can be drawn here."""
    return find_spec("pypdfium2") is not None


_ONE_AT_A_TIME = Lock()  # pdfium knows no threads


def pages(data: bytes) -> int:
    """How many pages a PDF file has; none where it cannot be opened."""
    import pypdfium2  # noqa: PLC0415 - optional, and only for this format

    try:
        with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def drawn(data: bytes, number: int) -> bytes | None:
    """The PNG image of a PDF file's page, counted from 1; nothing where there is no such page."""
    import pypdfium2  # noqa: PLC0415 - optional, and only for this format

    try:
        with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            if not 1 <= number <= len(document):
                return None
            with closing(document[number - 1]) as page:
                width, height = page.get_size()
                scale = min(2.0, WIDEST / max(width, 1), HIGHEST / max(height, 1))
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
                return _image(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    except pypdfium2.PdfiumError:
        return None


def _image(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Grey, RGB or RGBA pixels in rows of ``stride`` bytes as a PNG file."""
    colour = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + pixels[n * stride : n * stride + width * channels] for n in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return png(((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")))


def png(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A PNG file out of the kinds and data of its chunks (ISO/IEC 15948)."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
