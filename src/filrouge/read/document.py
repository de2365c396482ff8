"""What travels inside this package: bytes with a name, then a text with what its file says of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from filrouge.model.text import Basis, Evidence, Published, Rejected

_LONE = re.compile("[\ud800-\udfff]")  # halves of a pair, which no file in UTF-8 can hold


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one file or archive member, and the path that a reader is shown."""

    path: str
    data: bytes

    @property
    def name(self) -> str:
        """The file's own name, without folder or archive."""
        return self.path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]


class Hints(NamedTuple):
    """What a file says about its article outside of the text."""

    title: str | None = None
    language: str | None = None  # as the user's own data says
    declared: str | None = None  # as a page says, which is often wrong
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    likely: Published | None = None  # a guess from the whole of a page, weaker than words of the text
    agency: str | None = None
    credits: tuple[str, ...] = ()  # who else is named as a source; an agency may be among them
    url: str | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as read, before its language is known and its regions are told apart.

    ``titled`` says that the first line of the text is the title; ``above`` are lines that stand
    between title and body on the page, of which only those that credit or date are kept.
    """

    path: str
    sha256: str
    text: str
    hints: Hints = NO_HINTS
    titled: bool = False
    above: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A short hash of content and file name, the same in every folder."""
        name = self.path.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
        return hashlib.sha256(f"{self.sha256}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digest(data: bytes) -> str:
    """The SHA-256 of original bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def rejected(path: str, reason: str) -> Rejected:
    """A refusal at this stage."""
    return Rejected(path, "read", reason)


def dated(day: date, basis: Basis, says: str) -> Published:
    """A known day of publication that no words of the text state."""
    iso = day.isoformat()
    return Published(iso, iso, iso, basis, (Evidence(None, says),))


def sound(item: Draft | Rejected) -> Draft | Rejected:
    """The same with lone surrogates replaced by U+FFFD, one for one, so that it can be written as UTF-8."""
    if isinstance(item, Rejected):
        return Rejected(_paired(item.path), item.stage, _paired(item.reason))
    told: dict[str, Any] = {name: _paired(v) for name, v in item.hints._asdict().items() if isinstance(v, str)}
    hints = item.hints._replace(
        **told,
        authors=tuple(map(_paired, item.hints.authors)),
        credits=tuple(map(_paired, item.hints.credits)),
    )
    above = tuple(map(_paired, item.above))
    return Draft(_paired(item.path), item.sha256, _paired(item.text), hints, item.titled, above)


def _paired(text: str) -> str:
    return _LONE.sub("\ufffd", text)


def named(name: str) -> str:
    """A file's name as text, also one whose bytes a machine wrote that knew no UTF-8."""
    foreign = any("\udc80" <= char <= "\udcff" for char in name)
    return name.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if foreign else name
