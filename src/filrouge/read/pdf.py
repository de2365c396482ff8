"""PDF: the text layer, pages parted by a form feed as `pdftotext` does; scanned pages go to OCR where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from statistics import quantiles
from typing import Any

from filrouge.model.text import Rejected
from filrouge.read import ocr
from filrouge.read.composing import lacking
from filrouge.read.document import Document, Draft, digest, rejected
from filrouge.read.options import Limits

_BREAK = "\f"
_SOFT = re.compile("(?:\ufffe|\u00ad)\r?\n?")
_HYPHENED = re.compile(r"(?<=[a-zà-ÿœ])-$")
_FULL = 0.75  # of the long lines: a line so long goes on in the next
_CLOSED = (".", "!", "?", "…", "»", "”", ":")
_SCANNED = "needs OCR: it holds no text, only images (run ocrmypdf on the file)"
_UNREAD = "needs OCR: it holds no text, only images, and tesseract found no words in them"
_MOST_SCANNED = 200  # pages of one file that are recognised


def portable_document(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of a PDF file, and a refusal for each page without text."""
    missing = lacking(document.path, "pypdfium2", "pdf")
    if missing:
        yield missing
        return
    pages = _pages(document.data, limits)
    if isinstance(pages, str):
        yield rejected(document.path, pages)
        return
    blank = [number for number, text in enumerate(pages, 1) if not any(c.isalpha() for c in text)]
    why = _UNREAD if ocr.available() else _SCANNED
    if len(blank) == len(pages):
        yield rejected(document.path, why)
        return
    text = f"\n{_BREAK}".join(_paragraphs(page) for page in pages)
    if len(text) > limits.text:
        yield rejected(document.path, f"a text of over {limits.text // 1_000_000} million characters is no article")
        return
    yield Draft(document.path, digest(document.data), text)
    yield from (rejected(f"{document.path}#page={number}", why) for number in blank)


def _pages(data: bytes, limits: Limits) -> list[str] | str:
    """The text of each page, or why there is none."""
    import pypdfium2  # noqa: PLC0415 - heavy, and only for this format

    try:
        with closing(pypdfium2.PdfDocument(data)) as found:
            if len(found) > limits.members:
                return f"a document of over {limits.members} pages"
            return _read(found) or "a document without pages"
    except pypdfium2.PdfiumError as error:
        return "protected by a password" if "password" in str(error).lower() else "a broken PDF file"
    except Exception:  # noqa: BLE001 - a library on hostile input; the file is rejected, the rest goes on
        return "a broken PDF file"


def _read(found: Any) -> list[str]:  # noqa: ANN401 - pypdfium2 has no types
    scans = _MOST_SCANNED if ocr.available() else 0
    pages = []
    for number in range(len(found)):
        with closing(found[number]) as page:
            text = _layer(page)
            if scans and not any(c.isalpha() for c in text):
                text, scans = ocr.recognised(page), scans - 1
            pages.append(text)
    return pages


def _layer(page: Any) -> str:  # noqa: ANN401 - as above
    with closing(page.get_textpage()) as layer:
        return str(layer.get_text_range()).replace("\0", " ").replace(_BREAK, "\n")


def _paragraphs(page: str) -> str:
    """Lines joined to the paragraphs that the layout broke; a short or closed line ends one."""
    lines = [" ".join(line.split()) for line in _SOFT.sub("", page).splitlines()]
    lengths = [len(line) for line in lines if line]
    full = _FULL * (quantiles(lengths, n=10)[-2] if len(lengths) > 1 else 0)
    paragraphs: list[str] = []
    open_ = False
    for line in lines:
        if open_ and line:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        open_ = bool(line) and len(line) >= full and not line.endswith(_CLOSED)
    return "\n".join(paragraphs)


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph; a word parted at the end of a line keeps its hyphen, for it may be its own."""
    return before + line if _HYPHENED.search(before) else f"{before} {line}"
