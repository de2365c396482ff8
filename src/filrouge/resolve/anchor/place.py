"""Placing what was told: from a constructor and the days known around it to a stretch of days.

Nothing here reads text; where nothing is known, the answer is null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from filrouge.model.expression import (
    After,
    Amount,
    Anchor,
    Between,
    Calendar,
    Clock,
    DayPart,
    Era,
    Feast,
    Ordinal,
    Period,
    Shift,
    Tense,
    Told,
    Unit,
    Weekday,
    Window,
    Within,
)
from filrouge.resolve.anchor.calendar import Around, calendar, era, feast_day, period, period_of, weekday
from filrouge.resolve.anchor.cells import (
    SEASON_STARTS,
    Cell,
    cell,
    counted,
    day_cell,
    later,
    months_later,
    moved,
    safe,
    season,
    slack,
)

# An unknown few (`quelques jours`): from one to so many.
FRIDAY = 5
_FORTNIGHT, _YEAR = 15, 12  # days, months
_FEW = {Unit.HOUR: 1, Unit.DAY: 10, Unit.WEEK: 8, Unit.MONTH: 6, Unit.YEAR: 10, Unit.DECADE: 5, Unit.CENTURY: 9}


def place(told: Told, around: Around) -> Cell | None:
    """The stretch of days meant, or null."""
    placer = _PLACERS.get(type(told))
    return None if placer is None else placer(told, around)


def _today(around: Around) -> Cell | None:
    return None if around.today is None else day_cell(around.today)


def _with_time(day: Cell | None, time: Clock | DayPart) -> Cell | None:
    if day is None:
        return None
    if isinstance(time, Clock):
        return replace(day, clock=time)
    return replace(day, part=time.part)


def _time_of_day(told: Clock | DayPart, around: Around) -> Cell | None:
    return _with_time(around.day or _today(around), told)


def _base(anchor: Anchor | After | Told, around: Around) -> Cell | None:
    if anchor is Anchor.PUBLICATION:
        return _today(around)
    if anchor is Anchor.NARRATION:
        return around.told or _today(around)
    return None if isinstance(anchor, After | Anchor) else place(anchor, around)


def shifted(told: Shift, around: Around) -> Cell | None:
    """What lies so many units from the day told, the day of publication or another time."""
    small = told.by.unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE}
    from_day = told.anchor is Anchor.NARRATION and small
    base = around.day or _today(around) if from_day else _base(told.anchor, around)
    adrift = told.anchor is Anchor.NARRATION and around.told is None and not told.whole and not told.back
    if base is None or adrift:  # « dix ans plus tard » after nothing told is not ten years from now
        return None
    found = shifted_from(told, base)
    if told.by.unit is Unit.WEEKEND and told.by.n == 1 and base.start.isoweekday() <= FRIDAY:
        return moved(base, 0, Unit.WEEKEND)  # on a Tuesday the next weekend is the one that comes
    if told.by.unit is Unit.WEEKEND and told.by.n == 0 and around.tense is Tense.PAST and found.start > base.start:
        return moved(base, -1, Unit.WEEKEND)
    return found


def shifted_from(told: Shift, base: Cell) -> Cell:
    """A shift counted from a stretch of days that is already known."""
    by = told.by
    if by.n is None:
        return _few(by, base, back=told.back)
    if told.whole or by.unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        if by.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
            return Cell(None, *_ordered(base.start, counted(base.start, by.n, by.unit)))
        one = moved(base, round(by.n), by.unit)
        return one if by.high is None else _joined(one, moved(base, round(_signed(by)), by.unit))
    near, far = counted(base.start, by.n, by.unit), counted(base.start, _signed(by), by.unit)
    low, top = _ordered(near, far)
    unit = by.unit if by.high is None else None
    return Cell(unit, later(low, -slack(by.unit)), later(top, slack(by.unit)))


def _signed(by: Amount) -> float:
    """The far end of a count, in its direction."""
    n = by.n or 0.0
    high = abs(n if by.high is None else by.high)
    return high if n > 0 else -high


def _joined(one: Cell, other: Cell) -> Cell:
    return Cell(None, min(one.start, other.start), max(one.end, other.end))


def _ordered(a: date, b: date) -> tuple[date, date]:
    low, high = min(a, b), max(a, b)
    return low, later(high, 1)


def _few(by: Amount, base: Cell, *, back: bool) -> Cell:
    most = _FEW.get(by.unit, 5) * (-1 if back else 1)
    least = 0 if by.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND} else (-1 if back else 1)
    unit = Unit.DAY if by.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND} else by.unit
    last = later(base.end, -1)
    from_ = base.start if back else last
    return Cell(None, *_ordered(counted(from_, least, unit), counted(from_, most, unit)))


def window(told: Window, around: Around) -> Cell | None:
    """The stretch of so many units up to a day or from it."""
    base = _base(told.anchor, around)
    if base is None:
        return None
    n = told.length.n if told.length.n is not None else _FEW.get(told.length.unit, 5)
    far = counted(base.start, -n if told.back else n, told.length.unit)
    return Cell(None, *_ordered(base.start, far))


def within(told: Within, around: Around) -> Cell | None:
    """A time inside another one."""
    outer, inner = place(told.outer, around), told.inner
    if outer is None:
        return None
    if isinstance(inner, Clock | DayPart):
        return _with_time(outer, inner)
    if isinstance(inner, Calendar):
        return calendar(replace(inner, year=outer.start.year, month=inner.month or outer.start.month), around)
    if isinstance(inner, Feast):
        return feast_day(replace(inner, year=outer.start.year), around)
    return _unit_within(inner, outer)


def _unit_within(inner: Told, outer: Cell) -> Cell | None:
    """A weekday, a quarter, a season or the n-th unit inside a stretch."""
    if isinstance(inner, Ordinal):
        return nth(inner, outer)
    if isinstance(inner, Period):
        return period_of(inner, outer.start.year)
    if isinstance(inner, Weekday):
        return day_cell(later(outer.start, (inner.day - outer.start.isoweekday()) % 7))
    return outer


def nth(told: Ordinal, outer: Cell) -> Cell | None:
    """The n-th weekday or unit inside a stretch; weeks are whole ones."""
    start = outer.start
    if told.unit is Unit.HALF and told.weekday is None:
        return _half(told.n, outer)
    if outer.unit is Unit.SEASON:
        n = next(k for k in range(4) if season(outer.start.year, k + 1).start == outer.start)
        start = safe(outer.start.year, *SEASON_STARTS[n])
    found: list[Cell] = []
    day = start
    while day < outer.end and len(found) < 400:
        if told.weekday is not None:
            here = day_cell(day)
            fits, step = day.isoweekday() == told.weekday, 1
        else:
            here = cell(told.unit, day)
            fits, step = here.start >= start and here.end <= outer.end, max(1, (here.end - day).days)
        if fits:
            found.append(here)
        day = later(day, step)
    at = told.n - 1 if told.n > 0 else len(found) + told.n
    return found[at] if 0 <= at < len(found) else None


def _half(n: int, outer: Cell) -> Cell | None:
    """The first or second half of a stretch: of a year or more in months, else in days, a middle day in both."""
    if n not in {1, 2, -1}:
        return None
    months = (outer.end.year - outer.start.year) * 12 + outer.end.month - outer.start.month
    days = (outer.end - outer.start).days
    if outer.unit is Unit.YEAR:
        return cell(Unit.HALF, outer.start if n == 1 else months_later(outer.start, 6))
    if months >= _YEAR:
        middle = after = months_later(outer.start, months // 2)
    else:
        middle, after = later(outer.start, -(-days // 2)), later(outer.start, days // 2)
        if outer.unit is Unit.MONTH:  # « la première quinzaine » ends on the 15th
            middle, after = later(outer.start, _FORTNIGHT), later(outer.start, min(days // 2, _FORTNIGHT))
    return Cell(None, outer.start, middle) if n == 1 else Cell(None, after, outer.end)


def between(told: Between, around: Around) -> Cell | None:
    """From the beginning of one time to the end of another."""
    start, end = place(told.start.value.told, around), place(told.end.value.told, around)
    if start is None or end is None:
        return None
    if end.start < start.start:
        end = _after(told, start, around) or end
    low, high = min(start.start, end.start), max(start.end, end.end)
    if told.first is not None and told.last is not None:
        return Cell(None, safe(low.year, told.first), months_later(safe(later(high, -1).year, told.last), 1))
    same_day = start.day and end.day and start.start == end.start
    return Cell(Unit.DAY if same_day else None, low, high, start.part, start.clock)


def _after(told: Between, start: Cell, around: Around) -> Cell | None:
    """The end placed after the start, where its own words leave that open (``de lundi à mercredi``)."""
    ahead = replace(around, today=start.start, told=start, tense=Tense.FUTURE, weekdays=())
    return place(told.end.value.told, ahead)


_PLACERS: Mapping[type, Callable[[Any, Around], Cell | None]] = MappingProxyType(
    {
        Calendar: calendar,
        Weekday: weekday,
        Period: period,
        Era: era,
        Feast: feast_day,
        Shift: shifted,
        Window: window,
        Within: within,
        Between: between,
        Clock: _time_of_day,
        DayPart: _time_of_day,
    }
)
