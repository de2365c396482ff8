"""A time axis: days to places on paper, and the ticks under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.model.story import EventDate
from filrouge.web.periods import day_of
from filrouge.words import Words


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last``, both inside, on ``left`` to ``right``."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The place at which a day begins, held within the axis."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def after(self, day: date) -> float:
        """The place at which a day ends."""
        return self.x(day + timedelta(days=1)) if day < date.max else self.right

    def span(self, when: EventDate) -> tuple[float, float] | None:
        """From where to where an event may lie; nothing where it has no day at all."""
        first, last = day_of(when.earliest), day_of(when.latest)
        if first is None and last is None:
            return None
        start = self.left if first is None else self.x(first)
        end = self.right if last is None else self.after(last)
        return (start, max(start, end))

    def ticks(self, words: Words) -> tuple[Tick, ...]:
        """Years, months or days, whichever are few enough to be read."""
        days = (self.last - self.first).days + 1
        step = "year" if days > 900 else "month" if days > 45 else "day"
        found = list(_starts(self.first, self.last, step))
        every = max(1, -(-len(found) // 9))
        shown = found[::every]
        years = [None, *(d.year for d in shown)]
        return tuple(
            Tick(self.x(d), _label(d, step, words, new_year=d.year != y)) for d, y in zip(shown, years, strict=False)
        )


def scale(days: Iterable[str | None], left: float, right: float) -> Scale | None:
    """The axis that holds all the days, with a little room around them; nothing without any."""
    known = [d for iso in days if (d := day_of(iso))]
    if not known:
        return None
    first, last = min(known), max(known)
    room = max(1, (last - first).days // 40)
    low = first - timedelta(days=room) if first - date.min > timedelta(days=room) else first
    high = last + timedelta(days=room) if date.max - last > timedelta(days=room) else last
    return Scale(low, high, left, right)


def _starts(first: date, last: date, step: str) -> Iterator[date]:
    if step == "day":
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        return
    for year in range(first.year, last.year + 1):
        for month in (1,) if step == "year" else range(1, 13):
            day = date(year, month, 1)
            if first <= day <= last:
                yield day


def _label(day: date, step: str, words: Words, *, new_year: bool) -> str:
    if step == "year":
        return str(day.year)
    short = words(f"month_short.{day.month}")
    if step == "month":
        return f"{short} {day.year}" if new_year else short
    return words("strip.day", day=day.day, month=short)
