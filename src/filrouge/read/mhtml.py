"""Pages saved as one file (MHTML): the first page in it, read as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from filrouge.model.text import Rejected
from filrouge.read.composing import addressed
from filrouge.read.document import Document, Draft, digest, rejected
from filrouge.read.mail import content, header, parts
from filrouge.read.options import Limits
from filrouge.read.saved import saved_page

_MOST_PARTS = 5_000


def page_in_mail(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of the page; its address where the file says it."""
    found = parts(document.data)
    try:
        shown = [part for _, part in zip(range(_MOST_PARTS), found.walk(), strict=False)] if found else []
        page = next((part for part in shown if part.get_content_type() == "text/html"), None)
        markup = "" if page is None else content(page)
    except Exception:  # noqa: BLE001 - a library on hostile input; the file is rejected, the rest goes on
        page, markup = None, ""
    if found is None or page is None or not markup.strip():
        yield rejected(document.path, "no page in it")
        return
    address = header(found, "Snapshot-Content-Location") or header(page, "Content-Location")
    for item in saved_page(Document(document.path, markup.encode("utf-8", "replace")), limits):
        kept = addressed(item, address)
        yield replace(kept, sha256=digest(document.data)) if isinstance(kept, Draft) else kept
