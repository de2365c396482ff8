"""iCalendar (RFC 5545): days as all-day events, what is to be followed as tasks, the undated as journal entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from filrouge.export.citing import Sources, line, writable
from filrouge.export.extras import require
from filrouge.export.when import said
from filrouge.model.mentions import Status
from filrouge.model.story import Chronology, Event, FollowUp
from filrouge.words import Words

if TYPE_CHECKING:
    from icalendar.cal import Component

NAME = "ics"
MEDIA_TYPE = "text/calendar"
EXTRA = "calendar"
_CONFIRMED = {Status.HAPPENED, Status.ONGOING}
_STATES = {
    "open": "NEEDS-ACTION",
    "fulfilled": "COMPLETED",
    "overtaken": "CANCELLED",
    "lapsed": "NEEDS-ACTION",
    "refused": "CANCELLED",
}


def render(chronology: Chronology, words: Words) -> bytes:
    """The chronology as a calendar; its stamp is the day of the material, for there is no clock here."""
    require(EXTRA, words)
    from icalendar import Calendar  # noqa: PLC0415 - only for this format

    sources, calendar = Sources(chronology), Calendar()
    calendar.add("prodid", f"-//filrouge//{chronology.generator.version}//{words.language.upper()}")
    calendar.add("version", "2.0")
    for event in chronology.events:
        calendar.add_component(_entry(event, sources, words))
    for number, item in enumerate(chronology.follow_ups, 1):
        if item.event in sources.events:
            calendar.add_component(_task(number, item, sources, words))
    return bytes(calendar.to_ical())


def _entry(event: Event, sources: Sources, words: Words) -> Component:
    from icalendar import Event as Entry  # noqa: PLC0415 - as above
    from icalendar import Journal  # noqa: PLC0415 - as above

    dated = event.date.earliest is not None
    entry = Entry() if dated else Journal()
    _fill(entry, event, sources, words)
    entry.add("uid", f"{event.id}@filrouge")
    if dated:
        _days(entry, event)
        entry.add("transp", "TRANSPARENT")
    places = [a.name for a in sources.who(event, "place")]
    if places and dated:
        entry.add("location", writable(", ".join(places)))
    denied = event.status is Status.DENIED
    entry.add("status", "CANCELLED" if denied else _status(event, dated=dated))
    return entry


def _status(event: Event, *, dated: bool) -> str:
    sure = event.status in _CONFIRMED
    return ("CONFIRMED" if sure else "TENTATIVE") if dated else ("FINAL" if sure else "DRAFT")


def _days(entry: Component, event: Event) -> None:
    entry.add("dtstart", date.fromisoformat(str(event.date.earliest)))
    if event.date.latest:
        last = date.fromisoformat(event.date.latest)
        entry.add("dtend", last + timedelta(days=1) if last < date.max else last)  # the end is the day after


def _task(number: int, item: FollowUp, sources: Sources, words: Words) -> Component:
    from icalendar import Todo  # noqa: PLC0415 - as above

    task, event = Todo(), sources.events[item.event]
    _fill(task, event, sources, words)
    task.add("uid", f"{item.event}.{item.kind}.{number}@filrouge")
    if item.latest:
        task.add("due", date.fromisoformat(item.latest))
    task.add("status", _STATES[item.standing])
    task.add("related-to", f"{item.event}@filrouge")
    task.add("x-filrouge-state", item.state)
    return task


def _fill(entry: Component, event: Event, sources: Sources, words: Words) -> None:
    """What every entry says: the label, its words and places, its type and its date with its precision."""
    stamp = date.fromisoformat(sources.stamp())
    entry.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    entry.add("summary", line(event.label))
    entry.add("description", writable("\n".join(_told(event, sources, words))))
    entry.add("categories", [writable(words.get(f"type.{event.type}", event.type))])
    if event.date.value:
        entry.add("x-filrouge-edtf", event.date.value)


def _told(event: Event, sources: Sources, words: Words) -> list[str]:
    head = f"{said(event.date, words)} ({words(f'precision.{event.date.precision}')})"
    told = [head, words(f"status.{event.status.value}")]
    return told + [f"{c.title}, {c.where}: {words('about.words', words=line(c.words))}" for c in sources.cited(event)]
