"""Accepting, rejecting, editing and annotating one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from filrouge.dossier import saying
from filrouge.dossier.bench import Bench, Conflict, because, triggers, with_reason
from filrouge.dossier.corrections import Accept, Edit, Entry, FigureValue, Note, Reject, Seen
from filrouge.lang.fold import bare
from filrouge.model.story import Event, Figure, Place


def accept(bench: Bench, done: Accept, entry: Entry) -> None:
    """Mark the event as looked at; say so if the machine has changed its mind since."""
    found = bench.find(done.target, entry, again=True)
    if found is None:
        return
    seen, now = done.target.seen, bench.seen(bench.machine[found])
    for about, then, said in _differences(seen, now, ("type", "date", "status")):
        bench.conflicts.append(Conflict(entry.seq, "changed", found, seen.label, about, then, then, said))
    bench.events[found] = with_reason(bench.events[found], because(entry, "accept"))


def reject(bench: Bench, done: Reject, entry: Entry) -> None:
    """Take the event out; say so if new reports of it have come since."""
    found = bench.find(done.target, entry)
    if found is None:
        return
    fresh = [t for t in triggers(bench.events[found]) if t not in done.target.triggers]
    if fresh:
        now = f"+{len(fresh)}"
        bench.conflicts.append(Conflict(entry.seq, "grown", found, done.target.seen.label, now=now))
    bench.rejected[found] = with_reason(bench.events.pop(found), because(entry, "reject"))


def note(bench: Bench, done: Note, entry: Entry) -> None:
    """Write a remark beside the event."""
    found = bench.find(done.target, entry)
    if found is not None:
        bench.events[found] = with_reason(bench.events[found], because(entry, "note", done.text))


def edit(bench: Bench, done: Edit, entry: Entry) -> None:
    """Put a person's values in place of the machine's, which stay in the reasons."""
    found = bench.find(done.target, entry, again=True)
    if found is None:
        return
    bench.conflicts.extend(_disputes(bench, found, done, entry))
    event = bench.events[found]
    before = bench.seen(event)
    event = _valued(bench, event, done)
    if done.figures is not None:
        _figures(bench, event, done.figures)
    if event.date != bench.events[found].date:
        bench.moved[found] = None
    for about, then, now in _differences(before, bench.seen(event), _FIELDS):
        event = with_reason(event, because(entry, about, f"{then} → {now}"))
    bench.events[found] = event


def _valued(bench: Bench, event: Event, done: Edit) -> Event:
    people = None if done.parties is None else bench.participants(event, done.parties)
    return replace(
        event,
        label=event.label if done.label is None else done.label,
        type=event.type if done.type is None else done.type,
        mode=event.mode if done.type in (None, event.type) else None,  # a mode belongs to its type
        date=event.date if done.date is None else done.date,
        status=event.status if done.status is None else done.status,
        participants=event.participants if people is None else people,
    )


def _figures(bench: Bench, event: Event, values: tuple[FigureValue, ...]) -> None:
    by_place = {_place(bench.figures[i]): i for i in event.figures if i in bench.figures}
    for value in values:
        identity = by_place.get(value.place)
        if identity is not None:
            old = bench.figures[identity]
            bench.figures[identity] = replace(
                old, low=value.low, high=value.high, unit=value.unit, approximate=value.approximate
            )


def _place(figure: Figure) -> Place:
    return Place(figure.article, figure.start, figure.end)


_FIELDS = ("label", "type", "date", "status", "parties", "figures")


def _differences(then: Seen, now: Seen, fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(field, value then, value now) where they differ."""
    for field in fields:
        old, new = shown(then, field), shown(now, field)
        if bare(old) != bare(new):
            yield field, old, new


def shown(seen: Seen, field: str) -> str:
    """One field of an event in its short form."""
    if field == "date":
        return saying.date(seen.date)
    if field == "parties":
        return saying.parties(seen.parties)
    if field == "figures":
        return saying.figures(seen.figures)
    return str(getattr(seen, field))


def _disputes(bench: Bench, found: str, done: Edit, entry: Entry) -> Iterator[Conflict]:
    """Edited fields in which the machine says neither what it said then nor what the person says."""
    edited = tuple(f for f in _FIELDS if getattr(done, f) is not None)
    seen, now = done.target.seen, bench.seen(bench.machine[found])
    said = _as_said(done)
    for about, then, says in _differences(_only(seen, done), _only(now, done), edited):
        wanted = shown(said, about)
        if bare(wanted) != bare(says):
            yield Conflict(entry.seq, "changed", found, seen.label, about, wanted, then, says)


def _only(seen: Seen, done: Edit) -> Seen:
    """What was seen, with the figures that are edited and no others."""
    if done.figures is None:
        return seen
    places = {f.place for f in done.figures}
    return replace(seen, figures=tuple(f for f in seen.figures if f.place in places))


def _as_said(done: Edit) -> Seen:
    seen = done.target.seen
    values = {f: getattr(done, f) for f in _FIELDS if getattr(done, f) is not None}
    return replace(seen, **values)
