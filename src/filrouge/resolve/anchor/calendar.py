"""Placing dates, weekdays, periods, eras and feasts: where a year or a direction is missing, which one is meant.

Tense and closeness to the day of publication (in a narrative, to the day told) decide; where nothing
is known, the answer is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from filrouge.model.expression import Calendar, Direction, Era, Feast, Period, Tense, Unit, Weekday
from filrouge.resolve.anchor.cells import Cell, cell, day_cell, later, months_later, safe, season
from filrouge.resolve.anchor.feasts import feasts

AGAINST_PAST, AGAINST_FUTURE = 5.0, 8.0
SURELY = 100.0  # where the parse gives the tense
# first month and length in months
NAMED: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"school-year": (9, 12), "school-start": (9, 1), "sports-season": (7, 12)}
)
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
    sure: bool = False  # of the tense
    narrative: bool = False
    weekdays: tuple[date, ...] = ()

    @property
    def here(self) -> date | None:
        """The day from which nearness is judged."""
        if self.narrative and self.told is not None:
            return self.told.start
        return self.today


def whole_year(year: int, *, short: bool, around: Around) -> int:
    """A year told by two digits: the one nearest to publication, not more than 20 years ahead."""
    if not short:
        return year
    near = around.here.year if around.here else 2000
    century = near // 100 * 100
    full = century + year
    return full - 100 if full > near + 20 else full


def calendar(told: Calendar, around: Around) -> Cell | None:
    """The day, month or year meant by a date of which parts may be missing."""
    if told.year is not None:
        whole = whole_year(told.year, short=told.short, around=around)
        return None if told.year < 0 else _dated(whole, told.month, told.day)
    if told.month is None:
        return None if told.day is None else _day_of_month(told, around)
    if around.year is not None and told.direction is None:
        there = _dated(around.year, told.month, told.day)
        if there is None or told.weekday in {None, there.start.isoweekday()}:
            return there
    here = _counted_from(told.direction, around)
    return None if here is None else _without_year(told, here, around)


def _counted_from(direction: Direction | None, around: Around) -> date | None:
    """The day from which nearness is judged: that of the time told for ``suivant`` and ``précédent``."""
    if direction in {Direction.FOLLOWING, Direction.PRECEDING} and around.told is not None:
        return around.told.start
    return around.here


def _without_year(told: Calendar, here: date, around: Around) -> Cell | None:
    """``le 3 mars``, ``mardi 10 août``: the year in which the weekday fits, or the one that the tense asks for."""
    found = [c for c in (_dated(here.year + k, told.month, told.day) for k in (-1, 0, 1)) if c is not None]
    if told.weekday is None:
        return _chosen(found, here, told.direction, around)
    wide = [_dated(here.year + k, told.month, told.day) for k in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5)]
    right = [c for c in wide if c is not None and c.start.isoweekday() == told.weekday]
    close = [c for c in found if abs((c.start - here).days) <= MISNAMED]
    found = found if close and not set(right) & set(close) else right or found
    return min(found, key=lambda c: abs((c.start - here).days), default=None)


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
    return min(found, key=lambda c: _distance(c, here) * _against(c, here, around))


def _against(c: Cell, here: date, around: Around) -> float:
    """A date that goes against the tense must be nearer by so much to be the one meant."""
    if around.tense is Tense.PAST and c.start > here:
        return SURELY if around.sure else AGAINST_PAST
    return AGAINST_FUTURE if around.tense is Tense.FUTURE and c.end <= here else 1.0


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
    months = (0,) if told.direction is Direction.THIS else (-1, 0, 1)
    for k in range(-12, 13) if told.weekday is not None else months:
        first = months_later(base.replace(day=1), k)
        here = _dated(first.year, first.month, told.day)
        if here is not None and (told.weekday is None or here.start.isoweekday() == told.weekday):
            found.append(here)
    return _chosen(found, base, told.direction, around)


def weekday(told: Weekday, around: Around) -> Cell | None:
    """The day meant by a weekday."""
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
    """The season, quarter, half or week meant."""
    here = _counted_from(told.direction, around)
    if around.year is not None and told.direction is None:
        return period_of(told, around.year)
    if here is None:
        return None
    found = [c for c in (period_of(told, here.year + k) for k in (-2, -1, 0, 1)) if c is not None]
    return _chosen(found, here, told.direction, around)


def period_of(told: Period, year: int) -> Cell | None:
    """The n-th quarter, half, season or week of a year."""
    if not 1 <= year < date.max.year - 1:
        return None
    if told.name is not None or told.unit is Unit.SEASON:
        return season(year, told.n) if told.name is None else _named(told.name, year)
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


def _named(name: str, year: int) -> Cell | None:
    """A period of its own kind that begins in a year: a school year, a sports season, the weeks after the holidays."""
    if name not in NAMED:
        return None
    first, months = NAMED[name]
    start = date(year, first, 1)
    return Cell(None, start, months_later(start, months))


def era(told: Era, around: Around) -> Cell | None:
    """The decade or century meant."""
    if told.first < 0:
        return None
    first = told.first
    if told.short:
        first = 1900 + told.first
        if around.here is not None and first + 100 <= around.here.year + 5:
            first = first + 100 if told.first < 20 else first
    return cell(told.unit, safe(max(first, 1)))


def feast_day(told: Feast, around: Around) -> Cell | None:
    """The day of the feast meant, or the days that it lasts."""
    year = told.year if told.year is not None else (around.year if told.direction is None else None)
    if year is not None:
        found = feasts(told.name, year)
        return _feast(found[0]) if found else None
    here = around.here
    if here is None:
        return None
    days = [_feast(s) for k in (-1, 0, 1) for s in feasts(told.name, here.year + k)]
    return _chosen(days, here, told.direction, around)


def _feast(days: tuple[date, date]) -> Cell:
    first, last = days
    return day_cell(first) if first == last else Cell(None, first, later(last, 1))
