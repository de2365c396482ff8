"""The thread at a glance: how many events each year, month, day or hour holds, and what has no sure day.

A step of the strip leads to the next finer one, down to the hours of a day. What is known to lie
within one step stands in its column; what may lie in several is drawn as a span below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.export.when import between
from filrouge.model.story import Event
from filrouge.web import periods
from filrouge.web.facets import Filters
from filrouge.web.periods import WIDTH, Axis, day_of
from filrouge.words import Words

HIGH, LANE, BASE = 56, 9, 84  # the highest column, a span's lane, where spans begin
LANES = 6  # of spans; what finds no room is counted
TICKS = 16
_CLOCK = re.compile(r"\b(\d\d):\d\d\b")


@dataclass(frozen=True, slots=True)
class Column:
    """One step: where it stands, how many events it holds, its name, and the address that zooms in."""

    x: float
    width: float
    height: float
    count: int
    name: str
    tick: str
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An event that may lie in several steps; it stays open where its period goes on outside."""

    x: float
    y: float
    width: float
    name: str
    event: str
    left: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip for one period; ``out`` is the address of the next wider one, if any."""

    unit: str
    name: str
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    more: int
    undated: int
    outside: int
    height: int
    out: str


def strip(events: Sequence[Event], filters: Filters, words: Words) -> Strip | None:
    """The strip of events under filters; nothing where fewer than two are dated."""
    every = [(event, *ends) for event in events if (ends := _ends(event))]
    if len(every) < 2:
        return None
    axis = periods.axis(day_of(filters.since), day_of(filters.until), [(first, last) for _, first, last in every])
    dated = [d for d in every if d[1] <= axis.last and d[2] >= axis.first]
    sure, unsure = [], []
    for event, first, last in dated:
        step = _step(event, first, last, axis)
        sure.append(step) if step is not None else unsure.append((event, first, last))
    counted = Counter(sure)
    columns = tuple(_columns(axis, counted, filters, words))
    bars, more = _bars(unsure, axis, words)
    lanes = int(max((b.y for b in bars), default=BASE - LANE) - BASE) // LANE + 1
    named = between(axis.first.isoformat(), axis.last.isoformat(), _precision(axis), words)
    undated = sum(e.date.earliest is None and e.date.latest is None for e in events)
    outside = len(every) - len(dated)
    height = BASE + lanes * LANE + 4
    return Strip(axis.unit, named, columns, bars, more, undated, outside, height, _wider(axis, filters))


def _precision(axis: Axis) -> str:
    return {"month": "year", "day": "month"}.get(axis.unit, "range")


def _ends(event: Event) -> tuple[date, date] | None:
    first, last = day_of(event.date.earliest), day_of(event.date.latest)
    if first is None and last is None:
        return None
    ends = (first or last, last or first)
    return ends if ends[0] and ends[1] else None  # type: ignore[return-value]


def _step(event: Event, first: date, last: date, axis: Axis) -> date | int | None:
    """The step in which an event surely lies: its first day, or an hour; nothing where there are several."""
    if axis.unit == "hour":
        return hour_of(event) if first == last == axis.first else None
    step = periods.start(first, axis.unit)
    return step if step == periods.start(last, axis.unit) else None


def hour_of(event: Event) -> int | None:
    """The hour that a source tells, as the reasoning of its date has it; the first where there are several."""
    if event.date.precision != "time":
        return None
    reasons = (b.says or "" for m in event.mentions for b in m.because if b.about == "date")
    hours = (int(found[-1]) for says in reasons if (found := _CLOCK.findall(says)))
    return next((hour for hour in hours if hour < 24), None)


def _columns(axis: Axis, counted: Counter[date | int], filters: Filters, words: Words) -> Iterator[Column]:
    steps: list[date | int] = list(range(24)) if axis.unit == "hour" else list(axis.steps)
    highest = max(counted.values(), default=1)
    width = WIDTH / len(steps)
    every = max(1, -(-len(steps) // TICKS))
    for n, step in enumerate(steps):
        count = counted.get(step, 0)
        height = round(6 + (HIGH - 6) * count / highest, 1) if count else 0
        tick = _tick(step, axis, words) if n % every == 0 else ""
        yield Column(
            round(n * width, 1),
            round(width, 1),
            height,
            count,
            _name(step, axis, words),
            tick,
            _in(step, axis, filters),
        )


def _name(step: date | int, axis: Axis, words: Words) -> str:
    if isinstance(step, int):
        return words("strip.hour", hour=step)
    precision = axis.unit if axis.unit in ("year", "month") else "range"
    return between(step.isoformat(), periods.end(step, axis.unit).isoformat(), precision, words)


def _tick(step: date | int, axis: Axis, words: Words) -> str:
    if isinstance(step, int):
        return words("strip.hour", hour=step)
    if axis.unit == "day":
        return str(step.day)
    if axis.unit == "month":
        return f"{step.year}" if step.month == 1 and len(axis.steps) > 12 else words(f"month_short.{step.month}")
    return str(step.year)


def _in(step: date | int, axis: Axis, filters: Filters) -> str:
    """The address of one step by itself; an hour leads no further."""
    if isinstance(step, int):
        return ""
    return filters.within(step.isoformat(), periods.end(step, axis.unit).isoformat()).address()


def _wider(axis: Axis, filters: Filters) -> str:
    """The address of the step around the period; the whole chronology around a decade or more."""
    if not filters.since and not filters.until:
        return ""
    around = {"hour": "month", "day": "year", "month": "decade"}.get(axis.unit)
    if around is None:
        return filters.within("", "").address()
    first = periods.start(axis.first, around)
    last = periods.end(first, around)
    if first >= axis.first and last <= axis.last:
        return filters.within("", "").address()
    return filters.within(first.isoformat(), last.isoformat()).address()


def _bars(unsure: list[tuple[Event, date, date]], axis: Axis, words: Words) -> tuple[tuple[Bar, ...], int]:
    """Spans in as few lanes as they need; and how many found no room, or go beyond the period on both sides."""
    taken: list[float] = []
    bars = []
    for event, first, last in sorted(unsure, key=lambda u: (u[1], u[2], u[0].id)):
        left = event.date.earliest is None or first < axis.first
        right = event.date.latest is None or last > axis.last
        start = axis.x(first)
        end = max(axis.x(last + timedelta(days=1)) if last < date.max else WIDTH, start + 6)
        row = LANES if left and right else lane(taken, start, end)
        if row < LANES:
            date_, label = event.date, " ".join(event.label.split())
            name = f"{between(date_.earliest, date_.latest, date_.precision, words)}: {label}"
            bars.append(Bar(start, BASE + row * LANE, round(end - start, 1), name, event.id, left, right))
    return tuple(bars), len(unsure) - len(bars)


def lane(taken: list[float], start: float, end: float) -> int:
    """The first lane with room from ``start``, which is then taken up to ``end``."""
    row = next((n for n, until in enumerate(taken) if until <= start), len(taken))
    taken[row : row + 1] = [end + 2]
    return row
