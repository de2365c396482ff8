"""Corrections by hand as values: what a person says of an event, and what was there when they said it.

An event is known by the places of its event words, since its id may change with new evidence. What
the machine said at the time is kept with each correction, so that a later change of its mind shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from filrouge.model.mentions import Status
from filrouge.model.story import EventDate, Place
from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class Party:
    """A participant as a person names it: an actor's id where known, else a name."""

    name: str
    role: str
    actor: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure by its place; ``high`` null is open."""

    place: Place
    low: float | None
    high: float | None
    unit: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What an event said when it was corrected."""

    label: str
    type: str
    date: EventDate
    status: Status
    parties: tuple[Party, ...] = ()
    figures: tuple[FigureValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """An event, by the places of its event words, and as it was seen."""

    triggers: tuple[Place, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Accept:
    """It is right as it stands."""

    target: Target


@dataclass(frozen=True, slots=True)
class Reject:
    """It does not belong in the chronology."""

    target: Target


@dataclass(frozen=True, slots=True)
class Edit:
    """Some of it is otherwise; what is null stays the machine's."""

    target: Target
    label: str | None = None
    type: str | None = None
    date: EventDate | None = None
    status: Status | None = None
    parties: tuple[Party, ...] | None = None
    figures: tuple[FigureValue, ...] | None = None  # of those named only


@dataclass(frozen=True, slots=True)
class Merge:
    """These are one event; the first gives label, type, date and status."""

    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The reports with these event words are an event of their own."""

    target: Target
    off: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """An event that the machine did not find, drawn in an article's text."""

    article: str
    extent: Span
    trigger: Span
    said: Seen


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that changes nothing."""

    target: Target
    text: str


Correction: TypeAlias = Accept | Reject | Edit | Merge | Split | Add | Note


@dataclass(frozen=True, slots=True)
class Batch:
    """What one person did at one go, and takes back at one go."""

    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A batch in the journal; one that undoes another has no corrections of its own."""

    seq: int
    made: str
    author: str
    reason: str
    corrections: tuple[Correction, ...] = ()
    undoes: int | None = None


def effective(journal: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that hold: an undone one does not, an undone undoing does nothing either."""
    undone: set[int] = set()
    for entry in reversed(journal):
        if entry.undoes is not None and entry.seq not in undone:
            undone.add(entry.undoes)
    return tuple(e for e in journal if e.undoes is None and e.seq not in undone)


def targets(correction: Correction) -> tuple[Target, ...]:
    """The events that a correction speaks of; none for an added one."""
    if isinstance(correction, Merge):
        return correction.targets
    return () if isinstance(correction, Add) else (correction.target,)
