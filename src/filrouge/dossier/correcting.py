"""The journal laid over the machine's chronology: a pure function, so that it survives every re-run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from filrouge.dossier import editing, joining
from filrouge.dossier.bench import Bench, Conflict, extents, lies_in
from filrouge.dossier.corrections import (
    Accept,
    Add,
    Correction,
    Edit,
    Entry,
    Merge,
    Note,
    Reject,
    Split,
    effective,
)
from filrouge.model.story import Chronology, Contradiction, Course, Event, Figure, FollowUp, Place, Quote


@dataclass(frozen=True, slots=True)
class Corrected:
    """The chronology after the corrections, with what they set aside and what speaks against them.

    ``history`` gives for an event the entries that touched it; ``bench`` makes targets for new ones.
    """

    chronology: Chronology
    conflicts: tuple[Conflict, ...]
    rejected: tuple[Event, ...]
    history: tuple[tuple[str, tuple[int, ...]], ...]
    bench: Bench = field(repr=False, compare=False)


def corrected(chronology: Chronology, journal: tuple[Entry, ...]) -> Corrected:
    """The chronology as people have corrected it; without corrections, the same one."""
    bench = Bench(chronology)
    for entry in effective(journal):
        for correction in entry.corrections:
            _apply(bench, correction, entry)
    history = tuple((i, tuple(seqs)) for i, seqs in sorted(bench.history.items()))
    conflicts, rejected = tuple(bench.conflicts), tuple(bench.rejected.values())
    done = _together(bench) if history else chronology
    return Corrected(done, conflicts, rejected, history, bench)


def _apply(bench: Bench, done: Correction, entry: Entry) -> None:
    match done:
        case Accept():
            editing.accept(bench, done, entry)
        case Reject():
            editing.reject(bench, done, entry)
        case Edit():
            editing.edit(bench, done, entry)
        case Note():
            editing.note(bench, done, entry)
        case Merge():
            joining.merge(bench, done, entry)
        case Split():
            joining.split(bench, done, entry)
        case Add():
            joining.add(bench, done, entry)


def _together(bench: Bench) -> Chronology:
    events = _ordered(bench)
    chronology = bench.chronology
    owners = {i: e.id for e in events for i in e.figures}
    return replace(
        chronology,
        actors=tuple(bench.actors.values()),
        events=tuple(events),
        quotes=tuple(_quote(bench, q) for q in chronology.quotes),
        figures=tuple(_figure(bench, f, owners) for f in bench.figures.values()),
        contradictions=tuple(c for c in (_contradiction(bench, c) for c in chronology.contradictions) if c),
        follow_ups=tuple(f for f in (_follow_up(bench, f) for f in chronology.follow_ups) if f),
        courses=tuple(c for c in (_course(bench, c) for c in chronology.courses) if c),
    )


def _ordered(bench: Bench) -> list[Event]:
    """Events in the machine's order, those that have moved put in by their dates."""
    stay = [bench.events[e.id] for e in bench.chronology.events if e.id in bench.events and e.id not in bench.moved]
    moved = [bench.events[i] for i in bench.moved if i in bench.events]
    for event in sorted(moved, key=lambda e: (_day(e), e.id)):
        at = next((n for n, other in enumerate(stay) if _day(other) > _day(event)), len(stay))
        stay.insert(at, event)
    return stay


def _day(event: Event) -> tuple[str, str]:
    date = event.date
    return date.earliest or date.latest or "9", date.latest or "9"


def _now(bench: Bench, identity: str | None) -> str | None:
    """The event that an id means after merging and rejecting; null where there is none left."""
    now = None if identity is None else bench.last(identity)
    return now if now in bench.events else None


def _sides(bench: Bench, identity: str | None) -> Iterator[str]:
    """The event, and all that was split off it."""
    now = _now(bench, identity)
    if now is not None:
        yield now
    for parted in bench.parted.get(str(identity), ()):
        yield from _sides(bench, parted)


def _holding(bench: Bench, identity: str | None, place: Place) -> str | None:
    """Which side of a split holds a place; the event itself where none was split."""
    sides = list(_sides(bench, identity))
    around = ((i, list(extents(bench.events[i].mentions))) for i in reversed(sides))
    return next((i for i, passages in around if lies_in(place, passages)), sides[0] if sides else None)


def _quote(bench: Bench, quote: Quote) -> Quote:
    if quote.event is None:
        return quote
    event = _holding(bench, quote.event, Place(quote.article, quote.content.start, quote.content.end))
    return quote if event == quote.event else replace(quote, event=event)


def _figure(bench: Bench, figure: Figure, owners: dict[str, str]) -> Figure:
    """The figure under the event that holds it now, if any does."""
    stays = figure.event if figure.event in bench.events else None
    event = None if figure.event is None else owners.get(figure.id, stays)
    return figure if event == figure.event else replace(figure, event=event)


def _contradiction(bench: Bench, found: Contradiction) -> Contradiction | None:
    """Kept while one event still holds two of its claims; a split that parts them has settled it."""
    now = tuple(dict.fromkeys(i for e in found.events for i in _sides(bench, e)))
    if now == found.events:
        return found
    if len(found.events) == 1 and len(now) > 1:
        now = tuple(i for i in now if sum(_claims(bench, i, c.spans) for c in found.claims) > 1)
    return replace(found, events=now) if now else None


def _claims(bench: Bench, event: str, places: tuple[Place, ...]) -> bool:
    passages = list(extents(bench.events[event].mentions))
    return any(lies_in(place, passages) for place in places)


def _course(bench: Bench, course: Course) -> Course | None:
    """Kept while an event that tells it stands, without the steps of figures that have none left."""
    now = tuple(dict.fromkeys(i for e in course.events if (i := _now(bench, e)) is not None))
    kept = {f for i in now for f in bench.events[i].figures}
    steps = tuple(s for s in course.steps if s.figure in kept)
    if now == course.events and len(steps) == len(course.steps):
        return course
    return replace(course, event=now[0], events=now, steps=steps) if now and len(steps) > 1 else None


def _follow_up(bench: Bench, item: FollowUp) -> FollowUp | None:
    event = _now(bench, item.event)
    if event is None:
        return None
    closed = _now(bench, item.closed_by)
    state = "open" if item.closed_by and closed is None else item.state
    return replace(item, event=event, closed_by=closed, state=state)
