"""Units of the calendar as half-open stretches of days, and counting in them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.model.expression import Clock, Part, Unit
from filrouge.model.time import When

DAY = timedelta(days=1)
FIRST, LAST = date.min, date.max
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
# Astronomical seasons begin about the 21st, meteorological ones on the 1st: a season told is both together.
_SEASONS = ((3, 1, 6, 21), (6, 1, 9, 23), (9, 1, 12, 22), (12, 1, 3, 21))
SEASON_STARTS = ((3, 20), (6, 21), (9, 22), (12, 21))


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit of the calendar (or, with ``unit`` null, any stretch), with a part of day or a clock time."""

    unit: Unit | None
    start: date
    end: date
    part: Part | None = None
    clock: Clock | None = None

    @property
    def day(self) -> bool:
        return self.unit is Unit.DAY


def stretch(when: When) -> Cell | None:
    """An interval closed on both sides as a stretch; a single day is a day."""
    if when.earliest is None or when.before is None:
        return None
    return Cell(Unit.DAY if later(when.earliest, 1) == when.before else None, when.earliest, when.before)


def safe(year: int, month: int = 1, day: int = 1) -> date:
    """A date, kept within the years that dates can hold."""
    if year < FIRST.year:
        return FIRST
    if year > LAST.year:
        return LAST
    return date(year, month, min(day, monthrange(year, month)[1]))


def later(day: date, days: int) -> date:
    """The day so many days on, kept within what dates can hold."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return LAST if days > 0 else FIRST


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    return safe(total // 12, total % 12 + 1, day.day)


def day_cell(day: date) -> Cell:
    """One day."""
    return Cell(Unit.DAY, day, later(day, 1))


def cell(unit: Unit, day: date) -> Cell:
    """The unit that holds a day."""
    if unit is Unit.WEEK:
        monday = later(day, 1 - day.isoweekday())
        return Cell(unit, monday, later(monday, 7))
    if unit is Unit.WEEKEND:
        saturday = later(day, 6 - day.isoweekday())
        return Cell(unit, saturday, later(saturday, 2))
    if unit in _MONTHS:
        width = _MONTHS[unit]
        first = safe(day.year, (day.month - 1) // width * width + 1)
        return Cell(unit, first, months_later(first, width))
    if unit is Unit.SEASON:
        n = _season_of(day)
        return season(day.year - (n == 4 and day.month < 4), n)
    if unit in _YEARS:
        width = _YEARS[unit]
        year = day.year // width * width
        return Cell(unit, safe(max(year, 1)), safe(year + width))
    return day_cell(day)


def _season_of(day: date) -> int:
    return next((n for n, start in enumerate(SEASON_STARTS, 1) if (day.month, day.day) < start), 1) - 1 or 4


def season(year: int, n: int) -> Cell:
    """The n-th season of a year (spring 1); winter runs into the next year."""
    first_month, first_day, month, day = _SEASONS[n - 1]
    return Cell(Unit.SEASON, safe(year, first_month, first_day), safe(year + (n == 4), month, day))


def moved(from_: Cell, n: int, unit: Unit) -> Cell:
    """The unit so many units after the one that holds the first day of a cell."""
    here = cell(unit, from_.start)
    if unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        return day_cell(later(from_.start, n))
    if unit in {Unit.WEEK, Unit.WEEKEND}:
        return cell(unit, later(here.start, 7 * n))
    if unit in _MONTHS:
        return cell(unit, months_later(here.start, n * _MONTHS[unit]))
    if unit is Unit.SEASON:
        return cell(unit, months_later(here.start, n * 3 + 1))
    return cell(unit, safe(here.start.year + n * _YEARS[unit]))


def counted(day: date, n: float, unit: Unit) -> date:
    """The day so many units after another, fractions in days."""
    whole, rest = int(n), n - int(n)
    if unit in _MONTHS:
        return later(months_later(day, whole * _MONTHS[unit]), round(rest * 30 * _MONTHS[unit]))
    if unit in _YEARS:
        return months_later(day, round(n * 12 * _YEARS[unit]))
    if unit is Unit.SEASON:
        return months_later(day, 3 * whole)
    days = {Unit.WEEK: 7.0, Unit.WEEKEND: 7.0, Unit.HOUR: 1 / 24, Unit.MINUTE: 0.0, Unit.SECOND: 0.0}.get(unit, 1.0)
    return later(day, round(n * days))


def slack(unit: Unit) -> int:
    """Half a unit in days: how far a count in that unit may be off (`three weeks ago`)."""
    return {
        Unit.WEEK: 3,
        Unit.WEEKEND: 1,
        Unit.MONTH: 15,
        Unit.QUARTER: 45,
        Unit.HALF: 90,
        Unit.SEASON: 45,
        Unit.YEAR: 183,
        Unit.DECADE: 1826,
        Unit.CENTURY: 18262,
    }.get(unit, 0)
