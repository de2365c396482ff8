"""From the parts that a file gives (title, paragraphs, facts) to a draft, within the bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from typing import NamedTuple
from urllib.parse import urlsplit

from filrouge.model.text import Rejected
from filrouge.read.document import NO_HINTS, Draft, Hints, digest, rejected
from filrouge.read.options import Limits


class Piece(NamedTuple):
    """One article within a file: the path shown, its own bytes, and what the file says."""

    path: str
    data: bytes
    lines: Iterable[str]
    title: str | None = None
    hints: Hints = NO_HINTS


def composed(piece: Piece, limits: Limits) -> Draft | Rejected:
    """The draft of a piece: its title as the first line, then one paragraph a line."""
    title = " ".join(piece.title.split()) if piece.title else None
    body = [line for line in piece.lines if line.strip()]
    if title and body and " ".join(body[0].split()) == title:
        body = body[1:]
    if not any(char.isalpha() for line in body for char in line):
        return rejected(piece.path, "no words in its text")
    text = "\n".join([title, *body] if title else body)
    if len(text) > limits.text:
        return rejected(piece.path, f"a text of over {limits.text // 1_000_000} million characters is no article")
    hints = piece.hints._replace(title=piece.hints.title or title)
    return Draft(piece.path, digest(piece.data), text, hints, titled=title is not None)


def addressed(found: Draft | Rejected, address: str | None) -> Draft | Rejected:
    """A page with the address that it was kept under, which also names a publisher, where it says none itself."""
    if isinstance(found, Rejected) or not address or not address.startswith(("http://", "https://")):
        return found
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return found
    hints = found.hints
    told = hints._replace(url=hints.url or address, source=hints.source or host.removeprefix("www.") or None)
    return replace(found, hints=told)


def lacking(path: str, package: str, extra: str) -> Rejected | None:
    """A refusal that says what to install, where an optional package is missing."""
    if find_spec(package) is not None:
        return None
    return rejected(path, f"reading it needs {package}: pip install 'filrouge[{extra}]'")
