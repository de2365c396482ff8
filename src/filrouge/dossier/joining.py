"""Merging, splitting and adding events by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from filrouge.dossier.bench import Bench, Conflict, because, extents, lies_in, triggers, whole, with_reason
from filrouge.dossier.corrections import Add, Edit, Entry, Merge, Split, Target
from filrouge.dossier.editing import edit
from filrouge.model.story import Event, Participant, Place, Report


def merge(bench: Bench, done: Merge, entry: Entry) -> None:
    """Make the events one; the first keeps its id and its values."""
    asked = [bench.find(target, entry, again=True) for target in done.targets]
    found = list(dict.fromkeys(i for i in asked if i is not None))
    if len(found) < 2:
        return
    first, *others = (bench.events[i] for i in found)
    for other in others:
        del bench.events[other.id]
        bench.became[other.id] = first.id
        bench.history.setdefault(first.id, []).extend(bench.history.pop(other.id, []))
    bench.history[first.id] = sorted(set(bench.history[first.id]))
    said = " + ".join(e.label for e in (first, *others))
    bench.hold(with_reason(_joined(bench, first, others), because(entry, "merge", said)))


def _joined(bench: Bench, first: Event, others: list[Event]) -> Event:
    every = (first, *others)
    mentions = {_trigger(m): m for e in every for m in e.mentions}
    participants = {(p.actor, p.role): p for e in reversed(every) for p in reversed(e.participants)}
    reports = tuple(sorted(mentions.values(), key=lambda m: (m.article, m.trigger)))
    return replace(
        first,
        mentions=reports,
        participants=tuple(_in_order(participants.values(), every)),
        figures=tuple(dict.fromkeys(i for e in every for i in e.figures)),
        sources=bench.sources(reports, sum(e.sources for e in every)),
        salience=max(e.salience for e in every),
        because=tuple(dict.fromkeys(b for e in every for b in e.because)),
    )


def _in_order(kept: Iterable[Participant], events: tuple[Event, ...]) -> list[Participant]:
    wanted = set(kept)
    return list(dict.fromkeys(p for e in events for p in e.participants if p in wanted))


def _trigger(report: Report) -> Place:
    return Place(report.article, report.trigger.start, report.trigger.end)


def split(bench: Bench, done: Split, entry: Entry) -> None:
    """Part the reports with these event words from the rest; each side keeps what lies in its passages."""
    found = bench.find(done.target, entry, again=True)
    if found is None:
        return
    event = bench.events[found]
    off = tuple(m for m in event.mentions if _trigger(m) in done.off)
    rest = tuple(m for m in event.mentions if _trigger(m) not in done.off)
    if not off or not rest:
        return
    fresh = [t for t in triggers(event) if t not in done.target.triggers]
    if fresh:
        seen = done.target.seen
        bench.conflicts.append(Conflict(entry.seq, "grown", found, seen.label, now=f"+{len(fresh)}"))
    reason = because(entry, "split", event.label)
    parted = _parted(bench, event, off, done.off)
    kept = _kept(bench, event, rest, parted)
    bench.hold(with_reason(kept, reason))
    bench.hold(with_reason(parted, reason))
    bench.machine[parted.id] = parted
    bench.parted.setdefault(found, []).append(parted.id)
    bench.moved[parted.id] = bench.moved[found] = None
    bench.history[parted.id] = [entry.seq]


def _parted(bench: Bench, event: Event, off: tuple[Report, ...], places: tuple[Place, ...]) -> Event:
    """The event that is split off, dated and labelled by its own first report."""
    around = list(extents(off))
    first = off[0]
    text = bench.texts.get(first.article, "")
    return replace(
        event,
        id=_identity("split", places),
        label=" ".join(text[first.start : first.end].split()) or event.label,
        date=first.date,
        status=first.status,
        participants=tuple(p for p in event.participants if lies_in(p.span, around)),
        figures=tuple(i for i in event.figures if _figure_in(bench, i, around)),
        mentions=off,
        sources=bench.sources(off, event.sources),
        because=(),
    )


def _kept(bench: Bench, event: Event, rest: tuple[Report, ...], parted: Event) -> Event:
    """What is left; where that is one report, its date and status, unless a person had set them."""
    around = list(extents(rest))
    machine = bench.machine.get(event.id, event)
    alone = rest[0] if len(rest) == 1 else None
    date = alone.date if alone and event.date == machine.date else event.date
    status = alone.status if alone and event.status == machine.status else event.status
    people = tuple(p for p in event.participants if lies_in(p.span, around) or p not in parted.participants)
    figures = tuple(i for i in event.figures if i not in parted.figures)
    return replace(
        event,
        date=date,
        status=status,
        participants=people,
        figures=figures,
        mentions=rest,
        sources=bench.sources(rest, event.sources),
    )


def _figure_in(bench: Bench, identity: str, around: list[Place]) -> bool:
    figure = bench.figures.get(identity)
    return figure is not None and lies_in(Place(figure.article, figure.start, figure.end), around)


def add(bench: Bench, done: Add, entry: Entry) -> None:
    """Put in what the machine missed; should it find it by now, its event takes the values."""
    place = Place(done.article, done.trigger.start, done.trigger.end)
    said = done.said
    owner = bench.owner.get(place)
    if owner is not None:
        target = Target(
            (place,), bench.seen(bench.machine.get(owner, bench.events.get(owner) or bench.rejected[owner]))
        )
        bench.conflicts.append(Conflict(entry.seq, "found", owner, said.label))
        edit(bench, Edit(target, said.label, said.type, said.date, said.status, said.parties or None), entry)
        return
    if not whole(bench, done.article, done.extent) or not done.extent.contains(done.trigger):
        bench.conflicts.append(Conflict(entry.seq, "gone", None, said.label))
        return
    report = Report(done.article, done.extent.start, done.extent.end, done.trigger, said.date, said.status)
    identity = _identity("add", (place,))
    event = Event(identity, said.label, said.type, None, said.date, said.status, (), (), (report,), 1, 1.0)
    event = replace(event, participants=bench.participants(event, said.parties))
    bench.hold(with_reason(event, because(entry, "add")))
    bench.machine[identity] = event
    bench.moved[identity] = None
    bench.history[identity] = [entry.seq]


def _identity(what: str, places: tuple[Place, ...]) -> str:
    """An id for an event made by hand, from the places of its words alone."""
    text = "\0".join(f"{p.article}:{p.start}:{p.end}" for p in sorted(places, key=lambda p: (p.article, p.start)))
    return "h-" + hashlib.sha256(f"{what}\0{text}".encode()).hexdigest()[:12]
