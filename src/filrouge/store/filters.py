"""What to look for, and the SQL conditions that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Condition = tuple[str, list[object]]  # SQL and its values
EVERYTHING = "1 = 1"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; empty keeps everything. ``actors`` are ids, null where none was asked for."""

    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


def on_passages(wanted: Filter) -> Condition:
    """What a filter asks of a passage ``p`` with the event ``e`` that it belongs to, if any."""
    conditions, values = _shared(wanted, "p")
    if wanted.kinds:
        conditions.append(f"p.kind IN ({marks(wanted.kinds)})")
        values.extend(wanted.kinds)
    if wanted.actors is not None:
        conditions.append(_BY_ACTOR.format(marks=marks(wanted.actors)))
        values.extend(wanted.actors * 3)
    return " AND ".join(conditions) or EVERYTHING, values


def on_events(wanted: Filter) -> Condition:
    """What a filter asks of an event ``e``."""
    conditions, values = _shared(wanted, "e")
    if wanted.actors is not None:
        conditions.append(f"e.id IN (SELECT event FROM event_actor WHERE actor IN ({marks(wanted.actors)}))")
        values.extend(wanted.actors)
    return " AND ".join(conditions) or EVERYTHING, values


def _shared(wanted: Filter, dated: str) -> tuple[list[str], list[object]]:
    """Conditions on types, statuses and days; ``dated`` is the table whose days count."""
    conditions: list[str] = []
    values: list[object] = []
    for column, allowed in (("e.type", wanted.types), ("e.status", wanted.statuses)):
        if allowed:
            conditions.append(f"{column} IN ({marks(allowed)})")
            values.extend(allowed)
    if wanted.since:
        conditions.append(f"COALESCE({dated}.latest, {dated}.earliest) >= ?")
        values.append(wanted.since)
    if wanted.until:
        conditions.append(f"COALESCE({dated}.earliest, {dated}.latest) <= ?")
        values.append(wanted.until)
    return conditions, values


_BY_ACTOR = (
    "(CASE p.kind WHEN 'quote' THEN p.speaker IN ({marks})"
    " WHEN 'event' THEN EXISTS (SELECT 1 FROM event_actor x WHERE x.event = p.ref AND x.actor IN ({marks}))"
    " ELSE EXISTS (SELECT 1 FROM event_article y JOIN event_actor x ON x.event = y.event"
    " WHERE y.article = p.ref AND x.actor IN ({marks})) END)"
)


def marks(values: Sequence[object]) -> str:
    """Question marks for a list of values."""
    return ", ".join("?" * len(values)) or "NULL"  # nothing is in a list of nothing
