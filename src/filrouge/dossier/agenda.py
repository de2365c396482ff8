"""What to check, and when: follow-ups still open, those that are overdue first."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.model.story import Chronology, Event, FollowUp


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check; ``day`` is the last day on which it is due, null where none is named."""

    item: FollowUp
    event: Event
    day: str | None
    overdue: bool


def agenda(chronology: Chronology, on: str) -> tuple[Item, ...]:
    """Open follow-ups as they stand on a day (ISO): overdue, then due by day, then those without a day."""
    events = {e.id: e for e in chronology.events}
    found = [_item(f, events[f.event], on) for f in chronology.follow_ups if f.waits and f.event in events]
    return tuple(sorted(found, key=lambda i: (not i.overdue, i.day is None, i.day or "", i.event.id, i.item.kind)))


def _item(item: FollowUp, event: Event, on: str) -> Item:
    day = item.latest or item.earliest
    return Item(item, event, day, item.latest is not None and item.latest < on)
