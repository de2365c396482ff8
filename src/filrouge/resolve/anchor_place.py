"""Placing what was told: from a constructor and the days known around it to a stretch of days.

Nothing here reads text. Where a year, a month or a direction is missing, tense and closeness to the
day of publication (in a narrative, to the day told) decide; where nothing is known, the answer is null.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from filrouge.model.expression import (
    After,
    Amount,
    Anchor,
    Between,
    Calendar,
    Clock,
    DayPart,
    Direction,
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
from filrouge.resolve.anchor_cells import (
    SEASON_STARTS,
    Cell,
    cell,
    counted,
    day_cell,
    later,
    moved,
    months_later,
    safe,
    season,
    slack,
)
from filrouge.resolve.anchor_feasts import feast

# An unknown few (`quelques jours`): from one to so many.
_FEW = {Unit.HOUR: 1, Unit.DAY: 10, Unit.WEEK: 8, Unit.MONTH: 6, Unit.YEAR: 10, Unit.DECADE: 5, Unit.CENTURY: 9}


AGAINST_TENSE = 1.8
MISNAMED = 15  # days from publication within which a date holds although its weekday is wrong


@dataclass(frozen=True, slots=True)
class Around:
    """What is known where an expression stands.

    ``today`` is the day of publication, ``told`` the stretch last told, ``day`` the day last told,
    ``year`` the year that the context sets for months without one.
    """

    today: date | None
    told: Cell | None = None
    day: Cell | None = None
    year: int | None = None
    tense: Tense | None = None
    narrative: bool = False
    weekdays: tuple[date, ...] = ()

    @property
    def here(self) -> date | None:
        """The day from which nearness is judged."""
        if self.narrative and self.told is not None:
            return self.told.start
        return self.today


def place(told: Told, around: Around) -> Cell | None:
    """The stretch of days meant, or null."""
    match told:
        case Calendar():
            return calendar(told, around)
        case Weekday():
            return weekday(told, around)
        case Period():
            return period(told, around)
        case Era():
            return era(told, around)
        case Feast():
            return feast_day(told, around)
        case Shift():
            return shifted(told, around)
        case Window():
            return window(told, around)
        case Within():
            return within(told, around)
        case Between():
            return between(told, around)
        case Clock():
            return _with_time(around.day or _today(around), told)
        case DayPart():
            return _with_time(around.day or _today(around), told)
        case _:
            return None


def _today(around: Around) -> Cell | None:
    return None if around.today is None else day_cell(around.today)


def _with_time(day: Cell | None, time: Clock | DayPart) -> Cell | None:
    if day is None:
        return None
    if isinstance(time, Clock):
        return replace(day, clock=time)
    return replace(day, part=time.part)


def whole_year(year: int, *, short: bool, around: Around) -> int:
    """A year told by two digits: the one nearest to publication, not more than 20 years ahead."""
    if not short:
        return year
    near = around.here.year if around.here else 2000
    century = near // 100 * 100
    full = century + year
    return full - 100 if full > near + 20 else full


def calendar(told: Calendar, around: Around) -> Cell | None:
    if told.year is not None and told.year < 0:
        return None
    if told.year is not None:
        return _dated(whole_year(told.year, short=told.short, around=around), told.month, told.day)
    if told.month is None:
        return None if told.day is None else _day_of_month(told, around)
    if around.year is not None and told.direction is None:
        return _dated(around.year, told.month, told.day)
    here = around.here
    if here is None:
        return None
    near = [_dated(here.year + k, told.month, told.day) for k in (-1, 0, 1)]
    found = [c for c in near if c is not None]
    if told.weekday is not None:
        wide = [_dated(here.year + k, told.month, told.day) for k in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5)]
        right = [c for c in wide if c is not None and c.start.isoweekday() == told.weekday]
        close = [c for c in found if abs((c.start - here).days) <= MISNAMED]
        found = found if close and not set(right) & set(close) else right or found
        return min(found, key=lambda c: abs((c.start - here).days), default=None)
    return _chosen(found, here, told.direction, around)


def _dated(year: int, month: int | None, day: int | None) -> Cell | None:
    if not 1 <= year < date.max.year:
        return None
    if month is None:
        return cell(Unit.YEAR, safe(year))
    if day is None:
        return cell(Unit.MONTH, safe(year, month))
    try:
        return day_cell(date(year, month, day))
    except ValueError:
        return None


def _chosen(found: list[Cell], here: date, direction: Direction | None, around: Around) -> Cell | None:
    """Of the same day or month in several years: the one that direction, tense or nearness asks for."""
    if not found:
        return None
    if direction in {Direction.LAST, Direction.PRECEDING}:
        before = [c for c in found if c.end <= here]
        return max(before or found, key=lambda c: c.start)
    if direction in {Direction.NEXT, Direction.FOLLOWING}:
        after = [c for c in found if c.start > here]
        return min(after or found, key=lambda c: c.start)
    return min(found, key=lambda c: _distance(c, here) * _against(c, here, around.tense))


def _against(c: Cell, here: date, tense: Tense | None) -> float:
    """A date that goes against the tense must be nearer by so much to be the one meant."""
    wrong = (tense is Tense.PAST and c.start > here) or (tense is Tense.FUTURE and c.end <= here)
    return AGAINST_TENSE if wrong else 1.0


def _distance(c: Cell, here: date) -> int:
    if c.start <= here < c.end:
        return 0
    return min(abs((c.start - here).days), abs((c.end - here).days - 1))


def _day_of_month(told: Calendar, around: Around) -> Cell | None:
    month = around.told if around.narrative else None
    base = month.start if month else around.here
    if base is None or told.day is None:
        return None
    found = []
    for k in range(-12, 13) if told.weekday is not None else (-1, 0, 1):
        first = months_later(base.replace(day=1), k)
        here = _dated(first.year, first.month, told.day)
        if here is not None and (told.weekday is None or here.start.isoweekday() == told.weekday):
            found.append(here)
    return _chosen(found, base, told.direction, around)


def weekday(told: Weekday, around: Around) -> Cell | None:
    here = around.here
    if told.direction in {Direction.FOLLOWING, Direction.PRECEDING}:
        here = around.day.start if around.day else here
    if here is None:
        return None
    back = (here.isoweekday() - told.day) % 7
    if told.direction in {Direction.LAST, Direction.PRECEDING}:
        found = later(here, -(back or 7))
    elif told.direction in {Direction.NEXT, Direction.FOLLOWING}:
        found = later(here, 7 - back)
    else:
        found = _bare_weekday(told.day, here, back, around)
    return day_cell(later(found, 7 * told.weeks))


def _bare_weekday(wanted: int, here: date, back: int, around: Around) -> date:
    """A date of the text on that weekday, else the last such day, or the next where the tense is future."""
    named = [d for d in around.weekdays if d.isoweekday() == wanted]
    if named:
        return min(named, key=lambda d: abs((d - here).days))
    if around.tense is Tense.FUTURE:
        return later(here, -back % 7)
    return later(here, -back)


def period(told: Period, around: Around) -> Cell | None:
    here = around.here
    if around.year is not None and told.direction is None:
        return period_of(told, around.year)
    if here is None:
        return None
    found = [c for c in (period_of(told, here.year + k) for k in (-1, 0, 1)) if c is not None]
    return _chosen(found, here, told.direction, around)


def period_of(told: Period, year: int) -> Cell | None:
    """The n-th quarter, half, season or week of a year."""
    if not 1 <= year < date.max.year - 1:
        return None
    if told.unit is Unit.SEASON:
        return season(year, told.n)
    if told.unit is Unit.WEEK:
        try:
            return cell(Unit.WEEK, date.fromisocalendar(year, told.n, 1))
        except ValueError:
            return None
    width = {Unit.QUARTER: 3, Unit.HALF: 6}.get(told.unit)
    if width is None:
        return None
    n = told.n if told.n > 0 else 12 // width + 1 + told.n
    return cell(told.unit, date(year, (n - 1) * width + 1, 1)) if 1 <= n <= 12 // width else None


def era(told: Era, around: Around) -> Cell | None:
    if told.first < 0:
        return None
    first = told.first
    if told.short:
        first = 1900 + told.first
        if around.here is not None and first + 100 <= around.here.year + 5:
            first = first + 100 if told.first < 20 else first
    return cell(told.unit, safe(max(first, 1)))


def feast_day(told: Feast, around: Around) -> Cell | None:
    year = told.year if told.year is not None else (around.year if told.direction is None else None)
    if year is not None:
        day = feast(told.name, year)
        return None if day is None else day_cell(day)
    here = around.here
    if here is None:
        return None
    days = [d for d in (feast(told.name, here.year + k) for k in (-1, 0, 1)) if d is not None]
    return _chosen([day_cell(d) for d in days], here, told.direction, around)


def _base(anchor: Anchor | After | Told, around: Around) -> Cell | None:
    if anchor is Anchor.PUBLICATION:
        return _today(around)
    if anchor is Anchor.NARRATION:
        return around.told or _today(around)
    return None if isinstance(anchor, After | Anchor) else place(anchor, around)


def shifted(told: Shift, around: Around) -> Cell | None:
    small = told.by.unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE}
    if told.anchor is Anchor.NARRATION and small:
        base = around.day or _today(around)
    else:
        base = _base(told.anchor, around)
    if base is None:
        return None
    found = shifted_from(told, base)
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
        return moved(base, round(by.n), by.unit)
    high = by.high if by.high is not None else by.n
    near, far = counted(base.start, by.n, by.unit), counted(base.start, high if by.n > 0 else -abs(high), by.unit)
    low, top = _ordered(near, far)
    unit = by.unit if by.high is None else None
    return Cell(unit, later(low, -slack(by.unit)), later(top, slack(by.unit)))


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
    base = _base(told.anchor, around)
    if base is None:
        return None
    n = told.length.n if told.length.n is not None else _FEW.get(told.length.unit, 5)
    far = counted(base.start, -n if told.back else n, told.length.unit)
    return Cell(None, *_ordered(base.start, far))


def within(told: Within, around: Around) -> Cell | None:
    outer = place(told.outer, around)
    inner = told.inner
    if outer is None:
        return None
    if isinstance(inner, Clock | DayPart):
        return _with_time(outer, inner)
    if isinstance(inner, Ordinal):
        return nth(inner, outer)
    if isinstance(inner, Period):
        return period_of(inner, outer.start.year)
    if isinstance(inner, Weekday):
        return day_cell(later(outer.start, (inner.day - outer.start.isoweekday()) % 7))
    if isinstance(inner, Feast):
        return place(replace(inner, year=outer.start.year), around)
    if isinstance(inner, Calendar):
        return calendar(replace(inner, year=outer.start.year, month=inner.month or outer.start.month), around)
    return outer


def nth(told: Ordinal, outer: Cell) -> Cell | None:
    """The n-th weekday or unit inside a stretch; weeks are whole ones."""
    start = outer.start
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


def between(told: Between, around: Around) -> Cell | None:
    start, end = place(told.start.value.told, around), place(told.end.value.told, around)
    if start is None or end is None:
        return None
    if end.start < start.start:
        end = _after(told, start, around) or end
    low, high = min(start.start, end.start), max(start.end, end.end)
    same_day = start.day and end.day and start.start == end.start
    return Cell(Unit.DAY if same_day else None, low, high, start.part, start.clock)


def _after(told: Between, start: Cell, around: Around) -> Cell | None:
    """The end placed after the start, where its own words leave that open (``de lundi à mercredi``)."""
    ahead = replace(around, today=start.start, told=start, tense=Tense.FUTURE, weekdays=())
    return place(told.end.value.told, ahead)
