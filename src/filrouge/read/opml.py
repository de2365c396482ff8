"""OPML: lists of feeds. They hold no articles; what a list names can be fetched where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.errors import InputError
from filrouge.model.text import Rejected
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.markup import BadMarkupError, local, tree
from filrouge.read.options import Limits


def list_of_feeds(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """No article; the refusal says what to do with it."""
    try:
        tree(document.data, limits)
    except BadMarkupError as error:
        yield rejected(document.path, str(error))
        return
    yield rejected(document.path, "a list of feeds, not of articles; filrouge fetch takes it")


def feeds(data: bytes) -> list[str]:
    """The addresses of the feeds in a list, each once.

    Raises:
        InputError: this is no OPML.
    """
    try:
        root = tree(data, Limits())
    except BadMarkupError as error:
        raise InputError(f"no list of feeds: {error}") from None
    if local(root) != "opml":
        raise InputError("no list of feeds: it is not OPML")
    found = (e.get("xmlUrl", "").strip() for e in root.iter())
    return list(dict.fromkeys(a for a in found if a.startswith(("http://", "https://"))))
