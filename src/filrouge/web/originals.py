"""What an article was read from, made harmless: a page's own structure without anything that acts or loads.

Only text and its structure are let through: no script, style, image, form, link, frame, class or id.
The answer is shown in a sandboxed frame besides, under a policy that lets nothing run or load.
"""

from __future__ import annotations

import html
import struct
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePosixPath
from threading import Lock

import nh3

from filrouge.dossier import Dossier
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
        text = decoded(found.data[:LARGEST])
    except NotTextError:
        return ""
    if found.kind == "text":
        return f"<pre>{html.escape(text)}</pre>"
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    return nh3.clean(text, tags=set(TAGS), clean_content_tags=set(DROPPED), attributes=attributes, link_rel=None)


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
