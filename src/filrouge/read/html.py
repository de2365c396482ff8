"""Web pages (placeholder until the block walk is in)."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.model.text import Rejected
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.options import Limits


def page(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of a web page."""
    yield rejected(document.path, f"web pages are not yet read ({limits.file})")
