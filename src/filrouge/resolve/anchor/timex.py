"""TIMEX3 of an article's expressions: types and values of ISO-TimeML (ISO 24617-1:2012).

A profile follows a corpus where it departs from the standard: ``french-timebank`` gives vague
references the type TIME, as its annotators did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypedDict

from filrouge.model.expression import (
    Age,
    Amount,
    Anchor,
    Between,
    Calendar,
    Clock,
    DayPart,
    Duration,
    Era,
    Expression,
    Ordinal,
    Part,
    Period,
    Recurrent,
    Reference,
    Shift,
    Tense,
    Told,
    Unit,
    Vague,
    Weekday,
    Window,
    Within,
)
from filrouge.model.mark import Layer
from filrouge.model.text import Article, Span
from filrouge.resolve.anchor.cells import Cell, season
from filrouge.resolve.anchor.place import place
from filrouge.resolve.anchor.walk import Placed, walk


@dataclass(frozen=True, slots=True)
class Profile:
    """How values are written where annotators of a corpus agreed on something of their own."""

    masked: bool = False  # decades and centuries as 199X, 19XX
    ages: bool = True  # ages are durations; without, they are left out
    vague: str = "DATE"  # the type of PRESENT_REF and its like


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "timeml": Profile(),
        "timeml-masked": Profile(masked=True, ages=False),
        "french-timebank": Profile(masked=True, ages=False, vague="TIME"),
    }
)
_LETTER = {
    Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEKEND: "WE", Unit.WEEK: "W",
    Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.HALF: "H", Unit.SEASON: "SN", Unit.YEAR: "Y", Unit.DECADE: "DE",
    Unit.CENTURY: "CE", Unit.MILLENNIUM: "ML",
}  # fmt: skip
_TODAY = Shift(Amount(0, Unit.DAY), Anchor.PUBLICATION)
_NO_DAY = "XXXX-XX-XX"
_CLOCK_UNITS = {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
_SEASONS = ("SP", "SU", "FA", "WI")


class Timex(TypedDict):
    start: int
    end: int
    type: str
    value: str


def timex(
    layer: Layer[Expression],
    article: Article,
    dct: date | None,
    *,
    narrative: bool | None = None,
    profile: str = "timeml",
) -> list[Timex]:
    """The TIMEX3 expressions of an article, in text order."""
    found: list[Timex] = []
    chosen = PROFILES[profile]
    for placed in walk(layer, article.text, dct, narrative=narrative):
        for span, type_, value in _of(placed, chosen):
            kind = chosen.vague if value.endswith("_REF") else type_
            found.append({"start": span.start, "end": span.end, "type": kind, "value": value})
    return found


def _of(placed: Placed, profile: Profile) -> Iterator[tuple[Span, str, str]]:
    told = placed.expression.told
    if isinstance(told, Age) and not profile.ages:
        return
    if isinstance(told, Vague) and told.reference is Reference.FUTURE and placed.expression.tense is Tense.PAST:
        return  # « soon he was gone » tells no future
    if isinstance(told, Between):
        for end in (told.start, told.end):
            cell = place(end.value.told, placed.around)
            yield end.span, *_dated(end.value.told, cell, x=profile.masked)
        return
    if placed.around.narrative and told == _TODAY:
        yield placed.span, "DATE", Reference.PRESENT.value
        return
    if isinstance(told, Within) and isinstance(told.inner, Ordinal) and placed.cell and placed.cell.unit is None:
        outer = place(told.outer, placed.around)  # half a month or a decade has the value of the whole
        yield placed.span, *_dated(told.outer, outer, x=profile.masked)
        return
    yield placed.span, *value(told, placed.cell, x=profile.masked)


def value(told: Told, cell: Cell | None, *, x: bool = False) -> tuple[str, str]:
    """Type and value of one expression; ``x`` writes decades and centuries as ``196X``, ``18XX``."""
    length = _length(told, cell)
    if length is not None:
        return "DURATION", period(length)
    if isinstance(told, Recurrent):
        return "SET", _set(told)
    if isinstance(told, Vague):
        return "DATE", told.reference.value
    if isinstance(told, Shift) and told.by.n is None:
        return _few(told)
    return _dated(told, cell, x=x)


def _length(told: Told, cell: Cell | None) -> tuple[Amount, ...] | None:
    """How long, for what is annotated as a duration; a count from what is not dated is its length."""
    if isinstance(told, Duration):
        return told.amounts
    if isinstance(told, Age):
        return (told.amount,)
    if isinstance(told, Window):
        return (told.length,)
    counted = isinstance(told, Shift) and told.by.n and (cell is None or told.length or told.by.unit in _CLOCK_UNITS)
    return (Amount(abs(told.by.n or 0), told.by.unit),) if counted and isinstance(told, Shift) else None


def _few(told: Shift) -> tuple[str, str]:
    if told.anchor is Anchor.PUBLICATION:
        return "DATE", "PAST_REF" if told.back else "FUTURE_REF"
    return "DURATION", period((told.by,))


def period(amounts: tuple[Amount, ...]) -> str:
    """``P2Y``, ``PT30M``, ``PXD``."""
    days = "".join(_amount(a) for a in amounts if a.unit not in _CLOCK_UNITS)
    clock = "".join(_amount(a) for a in amounts if a.unit in _CLOCK_UNITS)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _amount(amount: Amount) -> str:
    n, unit = amount.n, amount.unit
    if n is not None and n != int(n) and unit is Unit.HOUR:
        return f"{int(n)}H{round((n - int(n)) * 60)}M" if int(n) else f"{round(n * 60)}M"
    if n == 0.5 and unit in {Unit.CENTURY, Unit.DECADE}:
        return "50Y" if unit is Unit.CENTURY else "5Y"
    shown = "X" if n is None else f"{n:g}"
    return shown + _LETTER[unit]


def _set(told: Recurrent) -> str:
    if isinstance(told.of, Weekday):
        return f"XXXX-WXX-{told.of.day}"
    if isinstance(told.of, Period):
        return _unplaced(told.of)
    return period((told.every,))


def _dated(told: Told, cell: Cell | None, *, x: bool) -> tuple[str, str]:
    timed = cell is not None and (cell.part is not None or cell.clock is not None)
    kind = "TIME" if timed or isinstance(told, Clock | DayPart) else "DATE"
    if cell is None:
        return kind, _unplaced(told)
    return kind, _value(cell, x=x) + _time(cell)


def _time(cell: Cell) -> str:
    if cell.clock is not None:
        zone = "Z" if cell.clock.zone == "Z" else ""
        return f"T{cell.clock.hour:02d}:{cell.clock.minute or 0:02d}{zone}"
    return f"T{cell.part.value}" if cell.part else ""


def _value(cell: Cell, *, x: bool) -> str:  # noqa: PLR0911 - one line a unit reads best
    day = cell.start
    year, week, _ = day.isocalendar()
    middle = day + (cell.end - day) / 2
    match cell.unit:
        case Unit.WEEK:
            return f"{_week(cell)}"
        case Unit.WEEKEND:
            return f"{year:04d}-W{week:02d}-WE"
        case Unit.MONTH:
            return middle.isoformat()[:7]
        case Unit.QUARTER:
            return f"{middle.year:04d}-Q{(middle.month - 1) // 3 + 1}"
        case Unit.HALF:
            return f"{day.year:04d}-H{(day.month - 1) // 6 + 1}"
        case Unit.SEASON:
            n = next((k for k in (1, 2, 3, 4) if season(day.year, k).start == day), 1)
            return f"{day.year:04d}-{_SEASONS[n - 1]}"
        case Unit.YEAR:
            return f"{middle.year:04d}"
        case Unit.DECADE:
            return f"{middle.year // 10:03d}" + ("X" if x else "")
        case Unit.CENTURY:
            return f"{middle.year // 100:02d}" + ("XX" if x else "")
        case _:
            return day.isoformat()


def _week(cell: Cell) -> str:
    year, week, _ = (cell.start + (cell.end - cell.start) / 2).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _unplaced(told: Told) -> str:
    """What is known of a date that nothing places."""
    if isinstance(told, Within):
        return _unplaced(told.outer).partition("T")[0] + _unplaced(told.inner)[len(_NO_DAY) :]
    if isinstance(told, Calendar):
        return _partial(told)
    if isinstance(told, Clock | DayPart):
        return _NO_DAY + _time(Cell(None, date.min, date.min, *_parts(told)))
    if isinstance(told, Era):
        return f"BC{-told.first // 100:02d}" if told.first < 0 else f"{told.first}"
    return _returning(told)


def _returning(told: Told) -> str:
    """A weekday, season or quarter of no known date."""
    if isinstance(told, Weekday):
        return f"XXXX-WXX-{told.day}"
    if isinstance(told, Period):
        season_told = told.unit is Unit.SEASON
        return f"XXXX-{_SEASONS[told.n - 1]}" if season_told else f"XXXX-{_LETTER[told.unit]}{told.n}"
    return _NO_DAY


def _parts(told: Clock | DayPart) -> tuple[Part | None, Clock | None]:
    return (None, told) if isinstance(told, Clock) else (told.part, None)


def _partial(told: Calendar) -> str:
    if told.year is not None and told.year < 0:
        return f"BC{-told.year:04d}"
    parts = [f"{told.year:04d}" if told.year is not None else "XXXX"]
    if told.month is not None or told.day is not None:
        parts.append(f"{told.month:02d}" if told.month else "XX")
    if told.day is not None:
        parts.append(f"{told.day:02d}")
    return "-".join(parts)
