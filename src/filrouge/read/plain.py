"""Plain text: the file's own content as decoded, untouched, so that spans hold in any editor."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.model.text import Rejected
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, digest, rejected
from filrouge.read.options import Limits


def plain_text(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The one article of a text file."""
    try:
        text = decoded(document.data)
    except NotTextError as error:
        yield rejected(document.path, str(error))
        return
    if len(text) > limits.text:
        yield rejected(document.path, f"a text of over {limits.text // 1_000_000} million characters is no article")
        return
    yield Draft(document.path, digest(document.data), text)
