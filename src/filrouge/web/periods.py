"""Periods as steps of years, months, days or hours: which is fine enough, and where each begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 960  # that periods are drawn on
MOST = {"day": 62, "month": 60}  # steps of one period; of longer ones
MOST_LONG = 70
LEAST_BULK, FAR, WIDER = 12, 2, 3  # of so many events, so many hundredths are left out where that narrows so much
_DAYS = {"century": 36525, "decade": 3653, "year": 366, "month": 31, "day": 1}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def day_of(iso: str | None) -> date | None:
    """An ISO day; nothing for what is none, such as a year before our era."""
    try:
        return None if not iso else date.fromisoformat(iso)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that are drawn, and the first day of each step; of a single day, its hours."""

    first: date
    last: date
    unit: str
    steps: tuple[date, ...]

    def x(self, day: date) -> float:
        """The place at which a day begins, held within the period."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)


def axis(since: date | None, until: date | None, spans: list[tuple[date, date]]) -> Axis:
    """The steps of a period, or where an end is not given of that in which the events lie."""
    low, high = _bulk(spans)
    first, last = since or low, until or high
    if last < first:
        first, last = last, first
    unit = _unit((last - first).days + 1)
    first, last = _whole(first, last, unit)
    return Axis(first, last, unit, tuple(_steps(first, last, unit)))


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
    fitting = (unit for unit in ("day", "month", "year", "decade") if days / _DAYS[unit] <= MOST.get(unit, MOST_LONG))
    return next(fitting, "century")


def _whole(first: date, last: date, unit: str) -> tuple[date, date]:
    """The period widened to whole steps, where these are longer than days."""
    if unit in ("hour", "day"):
        return first, last
    return start(first, unit), end(start(last, unit), unit)


def start(day: date, unit: str) -> date:
    """The first day of the step in which a day lies."""
    years = _YEARS.get(unit)
    if years:
        return date(max(1, day.year - day.year % years), 1, 1)
    return day.replace(day=1) if unit == "month" else day


def end(begun: date, unit: str) -> date:
    """The last day of the step that begins on a day."""
    after = following(begun, unit)
    return after - timedelta(days=1) if after else date.max


def following(begun: date, unit: str) -> date | None:
    """The first day of the following step; nothing past the end of the calendar."""
    if unit in ("hour", "day"):
        return begun + timedelta(days=1) if begun < date.max else None
    years = _YEARS.get(unit)
    if years:
        year, month = begun.year - begun.year % years + years, 1
    else:
        year, month = begun.year + begun.month // 12, begun.month % 12 + 1
    return date(year, month, 1) if year < date.max.year else None


def _steps(first: date, last: date, unit: str) -> Iterator[date]:
    step: date | None = first
    while step is not None and step <= last:
        yield step
        step = following(step, unit)
