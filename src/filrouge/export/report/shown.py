"""The plain values that the report's template shows; nothing is decided in the template."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.export.report.passages import Piece


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a source in their context, with the address of the place in the article."""

    before: str
    words: str
    after: str
    href: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the thread.

    ``label`` is cut before and after the word of the event; ``extent`` is ``day``, ``span`` or ``none``
    for how its knot is drawn.
    """

    id: str
    label: tuple[str, str, str]
    day: str
    extent: str
    precision: str
    type: str
    type_name: str
    status: str
    status_name: str
    actors: tuple[str, ...]
    sources: str
    contested: bool
    reports: tuple[Cited, ...]
    figures: tuple[str, ...]
    search: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the thread; ``folded`` are lines that a click opens, ``more`` says how many."""

    name: str
    lines: tuple[Line, ...]
    folded: tuple[Day, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    value: str
    sources: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    kind: str
    explanation: str
    held: tuple[Held, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    kind: str
    state: str
    state_name: str
    label: str
    event: str
    when: str
    closed_by: str | None
    closed_label: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    speaker: str
    kind: str
    day: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording of a repeated quotation; the pieces say whether the fullest wording lacks them."""

    pieces: tuple[tuple[str, bool], ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """One quotation that several articles carry, its wordings side by side."""

    speaker: str
    articles: str
    worded: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    kind: str
    aliases: str
    mentions: int
    roles: tuple[tuple[str, str, Cited | None], ...]


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    path: str
    publisher: str
    day: str
    basis: str
    evidence: tuple[str, ...]
    agency: str | None
    copy_of: str | None
    copy_title: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    language: str


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    days: tuple[Day, ...]
    conflicts: tuple[Conflict, ...]
    dues: tuple[Due, ...]
    sayings: tuple[Saying, ...]
    repeated: tuple[Repeated, ...]
    persons: tuple[Person, ...]
    sources: tuple[Source, ...]
    rejected: tuple[tuple[str, str], ...]
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    counts: tuple[str, ...]
