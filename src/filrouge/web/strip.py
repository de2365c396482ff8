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
from filrouge.web.facets import Filters
from filrouge.words import Words

WIDTH, HIGH, LANE, BASE = 960, 56, 9, 84  # the width drawn on, the highest column, a span's lane, where spans begin
LANES = 6  # of spans; what finds no room is counted
MOST = 70  # columns
LEAST_BULK, FAR, WIDER = 12, 2, 3  # of so many events, so many hundredths are left out where that narrows so much
UNITS = ("century", "decade", "year", "month", "day", "hour")
_CLOCK = re.compile(r"\b(\d\d):\d\d\b")
_DAYS = {"century": 36525, "decade": 3653, "year": 366, "month": 31, "day": 1}


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


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days that are drawn, and the first day of each step; of a single day, its hours."""

    first: date
    last: date
    unit: str
    steps: tuple[date, ...]

    def x(self, day: date) -> float:
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)


def strip(events: Sequence[Event], filters: Filters, words: Words) -> Strip | None:
    """The strip of events under filters; nothing where fewer than two are dated."""
    every = [(event, *ends) for event in events if (ends := _ends(event))]
    if len(every) < 2:
        return None
    axis = _axis(filters, [(first, last) for _, first, last in every])
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


def _precision(axis: _Axis) -> str:
    return {"month": "year", "day": "month"}.get(axis.unit, "range")


def day_of(iso: str | None) -> date | None:
    """An ISO day; nothing for what is none, such as a year before our era."""
    try:
        return None if not iso else date.fromisoformat(iso)
    except ValueError:
        return None


def _ends(event: Event) -> tuple[date, date] | None:
    first, last = day_of(event.date.earliest), day_of(event.date.latest)
    if first is None and last is None:
        return None
    ends = (first or last, last or first)
    return ends if ends[0] and ends[1] else None  # type: ignore[return-value]


def _axis(filters: Filters, spans: list[tuple[date, date]]) -> _Axis:
    since, until = day_of(filters.since), day_of(filters.until)
    low, high = _bulk(spans)
    first, last = since or low, until or high
    if last < first:
        first, last = last, first
    unit = _unit((last - first).days + 1)
    first, last = _whole(first, last, unit)
    return _Axis(first, last, unit, tuple(_steps(first, last, unit)))


def _bulk(spans: list[tuple[date, date]]) -> tuple[date, date]:
    """The period that is drawn unless another is asked for: that of nearly all events, where a few lie far off."""
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    sure = sorted(s for s, e in spans if (e - s).days < _DAYS["year"])
    if len(sure) < LEAST_BULK:
        return first, last
    cut = max(1, len(sure) * FAR // 100)
    low, high = sure[cut], sure[-cut - 1]
    wide = (last - first).days > WIDER * max((high - low).days, 7)
    return (low, high) if wide else (first, last)


def _unit(days: int) -> str:
    """The finest step of which not too many are needed."""
    if days == 1:
        return "hour"
    fitting = (unit for unit in ("day", "month", "year", "decade") if days / _DAYS[unit] <= _most(unit))
    return next(fitting, "century")


def _most(unit: str) -> int:
    return {"day": 62, "month": 60}.get(unit, MOST)


def _whole(first: date, last: date, unit: str) -> tuple[date, date]:
    """The period widened to whole steps, where these are longer than days."""
    if unit in ("hour", "day"):
        return first, last
    start = _start(first, unit)
    following = _next(_start(last, unit), unit)
    return start, following - timedelta(days=1) if following else date.max


def _start(day: date, unit: str) -> date:
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years:
        return date(max(1, day.year - day.year % years), 1, 1)
    return day.replace(day=1) if unit == "month" else day


def _next(start: date, unit: str) -> date | None:
    """The first day of the following step; nothing past the end of the calendar."""
    if unit in ("hour", "day"):
        return start + timedelta(days=1) if start < date.max else None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    year, month = (start.year - start.year % (years or 1) + (years or 0), 1) if years else (start.year, start.month + 1)
    year, month = (year + 1, 1) if month > 12 else (year, month)
    return date(year, month, 1) if year < date.max.year else None


def _steps(first: date, last: date, unit: str) -> Iterator[date]:
    step: date | None = first
    while step is not None and step <= last:
        yield step
        step = _next(step, unit)


def _step(event: Event, first: date, last: date, axis: _Axis) -> date | int | None:
    """The step in which an event surely lies: its first day, or an hour; nothing where there are several."""
    if axis.unit == "hour":
        return hour_of(event) if first == last == axis.first else None
    start = _start(first, axis.unit)
    return start if start == _start(last, axis.unit) else None


def hour_of(event: Event) -> int | None:
    """The hour that a source tells, as the reasoning of its date has it; the first where there are several."""
    if event.date.precision != "time":
        return None
    reasons = (b.says or "" for m in event.mentions for b in m.because if b.about == "date")
    hours = (int(found[-1]) for says in reasons if (found := _CLOCK.findall(says)))
    return next((hour for hour in hours if hour < 24), None)


def _columns(axis: _Axis, counted: Counter[date | int], filters: Filters, words: Words) -> Iterator[Column]:
    steps: list[date | int] = list(range(24)) if axis.unit == "hour" else list(axis.steps)
    highest = max(counted.values(), default=1)
    width = WIDTH / len(steps)
    every = max(1, -(-len(steps) // 16))
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


def _name(step: date | int, axis: _Axis, words: Words) -> str:
    if isinstance(step, int):
        return words("strip.hour", hour=step)
    end = _next(step, axis.unit)
    last = end - timedelta(days=1) if end else date.max
    precision = axis.unit if axis.unit in ("year", "month") else "range"
    return between(step.isoformat(), last.isoformat(), precision, words)


def _tick(step: date | int, axis: _Axis, words: Words) -> str:
    if isinstance(step, int):
        return words("strip.hour", hour=step)
    if axis.unit == "day":
        return str(step.day)
    if axis.unit == "month":
        return f"{step.year}" if step.month == 1 and len(axis.steps) > 12 else words(f"month_short.{step.month}")
    return str(step.year)


def _in(step: date | int, axis: _Axis, filters: Filters) -> str:
    """The address of one step by itself; an hour leads no further."""
    if isinstance(step, int):
        return ""
    end = _next(step, axis.unit)
    last = end - timedelta(days=1) if end else date.max
    return filters.within(step.isoformat(), last.isoformat()).address()


def _wider(axis: _Axis, filters: Filters) -> str:
    """The address of the step around the period; the whole chronology around a decade or more."""
    if not filters.since and not filters.until:
        return ""
    around = {"hour": "month", "day": "year", "month": "decade"}.get(axis.unit)
    if around is None:
        return filters.within("", "").address()
    start = _start(axis.first, around)
    end = _next(start, around)
    last = end - timedelta(days=1) if end else date.max
    if start >= axis.first and last <= axis.last:
        return filters.within("", "").address()
    return filters.within(start.isoformat(), last.isoformat()).address()


def _bars(unsure: list[tuple[Event, date, date]], axis: _Axis, words: Words) -> tuple[tuple[Bar, ...], int]:
    """Spans in as few lanes as they need; and how many found no room."""
    ends = [-1.0] * LANES
    bars, more = [], 0
    for event, first, last in sorted(unsure, key=lambda u: (u[1], u[2], u[0].id)):
        start, end = (
            axis.x(first),
            max(axis.x(last + timedelta(days=1)) if last < date.max else WIDTH, axis.x(first) + 6),
        )
        lane = next((n for n, taken in enumerate(ends) if taken < start), None)
        if lane is None:
            more += 1
            continue
        ends[lane] = end + 2
        left = event.date.earliest is None or first < axis.first
        right = event.date.latest is None or last > axis.last
        label = f"{between(event.date.earliest, event.date.latest, event.date.precision, words)}: {event.label}"
        bars.append(Bar(start, BASE + lane * LANE, round(end - start, 1), label, event.id, left, right))
    return tuple(bars), more
