"""Rich text: what striprtf makes of it, one article or an export of Factiva or Nexis."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.model.text import Rejected
from filrouge.read.composing import Piece, composed, lacking
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.factiva import factiva_articles, looks_like_factiva
from filrouge.read.nexis import looks_like_nexis, nexis_articles
from filrouge.read.options import Limits


def rich_text(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The articles of an RTF file."""
    missing = lacking(document.path, "striprtf", "office")
    if missing or not document.data.lstrip().startswith(b"{\\rtf"):
        yield missing or rejected(document.path, "not an RTF file")
        return
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only for this format

    try:
        text = str(rtf_to_text(document.data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - a library on hostile input; the file is rejected, the rest goes on
        yield rejected(document.path, "a broken RTF file")
        return
    lines = text.split("\n")
    if looks_like_factiva(lines):
        yield from factiva_articles(document, lines, limits)
    elif looks_like_nexis(lines):
        yield from nexis_articles(document, lines, limits)
    else:
        yield composed(Piece(document.path, document.data, lines), limits)
