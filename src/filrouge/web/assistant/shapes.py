"""What an assistant is told: small typed answers in which every statement carries the words it rests on.

No slots here: the protocol's package takes a slot for a default value, and then describes no answer at all.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Words of an article and where they stand: code points into its text, half open."""

    article: str
    title: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Line:
    """One event of the chronology, with the first passage that reports it."""

    id: str
    label: str
    type: str
    status: str
    date: str  # EDTF; empty where nothing tells it
    earliest: str | None
    latest: str | None
    participants: tuple[str, ...]
    sources: int
    contested: bool
    evidence: Passage


@dataclass(frozen=True)
class Lines:
    """A page of the chronology; ``next_page`` is null on the last."""

    events: tuple[Line, ...]
    next_page: int | None


@dataclass(frozen=True)
class Reason:
    """Why something is so: what it is about, the rule, the words, the reckoning."""

    about: str
    rule: str
    says: str
    evidence: Passage | None


@dataclass(frozen=True)
class Told:
    """One report of an event, with its own date and status."""

    source: str
    published: str | None
    passage: Passage
    event_word: Passage
    date: str
    status: str
    attributed_to: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Part:
    """Someone who takes part."""

    name: str
    role: str
    evidence: Passage


@dataclass(frozen=True)
class Count:
    """A figure; null is open on that side."""

    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    evidence: Passage


@dataclass(frozen=True)
class Saying:
    """Who said what."""

    speaker: str
    kind: str
    date: str
    quotation: Passage
    said_by: Passage | None


@dataclass(frozen=True)
class Sayings:
    quotations: tuple[Saying, ...]
    next_page: int | None


@dataclass(frozen=True)
class Held:
    """What some sources claim."""

    value: str
    sources: int
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class Conflict:
    """Where sources do not agree."""

    id: str
    kind: str
    explanation: str
    events: tuple[str, ...]
    claims: tuple[Held, ...]


@dataclass(frozen=True)
class Conflicts:
    contradictions: tuple[Conflict, ...]
    next_page: int | None


@dataclass(frozen=True)
class Due:
    """What was announced, promised, threatened or demanded, and is still open."""

    event: str
    label: str
    kind: str
    state: str
    day: str | None
    overdue: bool
    evidence: Passage
    condition: Passage | None


@dataclass(frozen=True)
class Agenda:
    on: str
    items: tuple[Due, ...]
    next_page: int | None


@dataclass(frozen=True)
class Evidence:
    """Everything that one event rests on."""

    event: Line
    reports: tuple[Told, ...]
    participants: tuple[Part, ...]
    figures: tuple[Count, ...]
    quotations: tuple[Saying, ...]
    contradictions: tuple[Conflict, ...]
    why_one_event: tuple[Reason, ...]


@dataclass(frozen=True)
class Found:
    """A passage that holds what was searched for."""

    kind: str
    id: str
    event: str | None
    day: str | None
    passage: Passage
    matches: tuple[Passage, ...]


@dataclass(frozen=True)
class Hits:
    hits: tuple[Found, ...]


@dataclass(frozen=True)
class Text:
    """A part of an article's text; ``next_start`` is null at its end."""

    passage: Passage
    source: str
    published: str | None
    published_from: str
    copy_of: str | None
    next_start: int | None


@dataclass(frozen=True)
class Overview:
    """The dossier at a glance; the first and the last day that anything is dated to."""

    version: int
    made: str | None
    articles: int
    events: int
    quotations: int
    contradictions: int
    open_follow_ups: int
    corrections: int
    first_day: str | None
    last_day: str | None
    languages: tuple[str, ...]
    main_actors: tuple[str, ...]
    not_read: tuple[str, ...]
