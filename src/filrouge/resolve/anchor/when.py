"""From a place on the calendar to the interval shown: modifiers, bounds, precision, EDTF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from filrouge.model.expression import Bound, Expression, Modifier, Shift, Tense, Unit, Within, into_next_day
from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve.anchor.cells import Cell, later, months_later, season, slack
from filrouge.resolve.anchor.cells import counted as step
from filrouge.resolve.anchor.kinds import counts_from, counts_from_day
from filrouge.resolve.anchor.place import shifted_from
from filrouge.resolve.anchor.walk import Placed

COMPARED = frozenset({Modifier.MORE_THAN, Modifier.LESS_THAN})
_THIRDS = frozenset({Modifier.START, Modifier.MID, Modifier.END})
_ABOUT_DAY = 3  # days either side of `vers le 20 mai`
_PRECISION: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.DAY: "day",
        Unit.WEEKEND: "week",
        Unit.WEEK: "week",
        Unit.MONTH: "month",
        Unit.SEASON: "season",
        Unit.YEAR: "year",
    }
)


def when(placed: Placed) -> When | None:
    """The interval of a placed expression, or null."""
    if placed.cell is None or not placed.expression.dates_events:
        return None
    cell, expression = placed.cell, placed.expression
    from_ = "quotation" if placed.frozen else counts_from(expression.told)
    base = placed.around.day if counts_from_day(expression.told) else placed.around.told
    counted = base if from_ == "narration" else None
    reference = counted.start if counted else placed.around.today
    made = When(
        cell.start,
        cell.end,
        _precision(cell),
        "explicit" if from_ == "text" else "relative",
        edtf(cell),
        clock(cell),
        cell.part.value if cell.part else None,
        from_,
        None if from_ == "text" else reference,
        placed.source,
    )
    made = _modified(_nightly(made, expression), expression, cell)
    return _bounded(_blurred(made, expression, cell), expression, placed)


def _nightly(made: When, expression: Expression) -> When:
    """A night of two days holds both: the last one for `cette nuit` told as past, else the one that begins."""
    told = expression.told
    if not into_next_day(told) or made.earliest is None or made.before is None:
        return made
    assert isinstance(told, Within)
    today = isinstance(told.outer, Shift) and told.outer.by.n == 0
    back = today and expression.tense is not Tense.FUTURE
    first = later(made.earliest, -1) if back else made.earliest
    before = made.before if back else later(made.before, 1)
    value = f"{first.isoformat()}/{later(before, -1).isoformat()}"
    return replace(made, earliest=first, before=before, precision="range", value=value)


def after_event(expression: Expression, event: When, words: Span | None = None) -> When | None:
    """When an expression counted from an event (``au lendemain de l'attentat``) was, once the event is dated.

    ``words`` name the event.
    """
    told = expression.told
    if not isinstance(told, Shift) or event.earliest is None or event.before is None:
        return None
    base = Cell(Unit.DAY, event.earliest, event.before)
    first = shifted_from(told, base)
    last = shifted_from(told, replace(base, start=later(event.before, -1)))
    cell = Cell(first.unit if first == last else None, first.start, last.end)
    made = When(cell.start, cell.end, _precision(cell), "relative", edtf(cell), from_="event")
    return replace(made, reference=event.earliest, source=words)


def _precision(cell: Cell) -> str:
    if cell.clock is not None:
        return "time"
    return _PRECISION.get(cell.unit, "range") if cell.unit is not None else "range"


def clock(cell: Cell) -> str | None:
    """The time of day as it is shown, or null."""
    if cell.clock is None:
        return None
    return f"{cell.clock.hour:02d}:{cell.clock.minute or 0:02d}"


def edtf(cell: Cell) -> str:
    """The stretch in EDTF (ISO 8601-2:2019)."""
    start = cell.start.isoformat()
    single = cell.unit is not Unit.DAY or (cell.end - cell.start).days == 1
    whole = cell.unit in {Unit.DAY, Unit.SEASON} or (cell.start.day == 1 and cell.end.day == 1)
    shown = {
        Unit.DAY: start,
        Unit.MONTH: start[:7],
        Unit.SEASON: _season(cell),
        Unit.YEAR: start[:4],
        Unit.DECADE: f"{start[:3]}X",
        Unit.CENTURY: f"{start[:2]}XX",
    }
    known = shown.get(cell.unit) if cell.unit is not None and single and whole else None
    return known or f"{start}/{later(cell.end, -1).isoformat()}"


def _season(cell: Cell) -> str | None:
    """Spring is 21 in EDTF, winter 24."""
    year = cell.start.year
    return next(
        (f"{year:04d}-{20 + n}" for n in (1, 2, 3, 4) if season(year, n) == Cell(Unit.SEASON, cell.start, cell.end)),
        None,
    )


def third(cell: Cell, modifier: Modifier) -> tuple[date, date]:
    """The beginning, middle or end of a stretch, half open: of a year its months, else so many days."""
    if cell.unit in {Unit.DECADE, Unit.CENTURY}:
        years = -(-(cell.end.year - cell.start.year) // 3)
        low = {Modifier.START: 0, Modifier.MID: years - 1, Modifier.END: cell.end.year - cell.start.year - years}
        first = months_later(cell.start, 12 * low[modifier])
        return first, months_later(first, 12 * years)
    if cell.unit in {Unit.YEAR, Unit.HALF, Unit.QUARTER}:
        months = (cell.end.year - cell.start.year) * 12 + cell.end.month - cell.start.month
        step = months // 3
        month = {Modifier.START: 0, Modifier.MID: step, Modifier.END: months - step}[modifier]
        return months_later(cell.start, month), months_later(cell.start, month + step)
    days = (cell.end - cell.start).days
    step = max(1, -(-days // 3))
    first = later(cell.start, {Modifier.START: 0, Modifier.MID: step - 1, Modifier.END: days - step}[modifier])
    return first, min(later(first, step + (modifier is Modifier.MID)), cell.end)


def _compared(made: When, told: Shift, modifier: Modifier) -> When:
    """``il y a plus de trois ans``: beyond the count by less than one unit; less than, short of it."""
    unit, off = told.by.unit, slack(told.by.unit)
    assert made.earliest is not None
    assert told.by.n is not None
    exact = later(made.earliest, off)
    further = (modifier is Modifier.MORE_THAN) == (told.by.n > 0)
    other = step(exact, 1 if further else -1, unit)
    first, last = min(exact, other), max(exact, other)
    value = f"{first.isoformat()}/{last.isoformat()}"
    return replace(made, earliest=first, before=later(last, 1), precision="range", value=value)


def _blurred(made: When, expression: Expression, cell: Cell) -> When:
    """``vers 1850``: half its length more either side (a count in that unit has it already), and `~` in EDTF."""
    if not expression.approximate or made.earliest is None or made.before is None:
        return made
    value = "/".join(f"{end}~" for end in made.value.split("/"))
    off = _about(expression, cell)
    first, before = later(made.earliest, -off), later(made.before, off)
    precision = made.precision if off == 0 else "range"
    return replace(made, earliest=first, before=before, precision=precision, value=value)


def _about(expression: Expression, cell: Cell) -> int:
    """How many days either side of a stretch a word like `vers` may mean."""
    told = expression.told
    if cell.clock or cell.part:
        return 0
    if isinstance(told, Shift) and not told.whole:
        return min(_ABOUT_DAY, max(1, int(abs(told.by.n or 0)) // 2)) if told.by.unit is Unit.DAY else 0
    off = max(_ABOUT_DAY, (cell.end - cell.start).days // 2)
    return off // 3 if expression.modifier in _THIRDS else off


def _modified(made: When, expression: Expression, cell: Cell) -> When:
    """A third of the stretch for its beginning, middle or end."""
    modifier, told = expression.modifier, expression.told
    if modifier in COMPARED and isinstance(told, Shift) and not told.whole and told.by.n and slack(told.by.unit):
        return _compared(made, told, modifier)
    if cell.unit is Unit.DAY or modifier not in _THIRDS:
        return made
    first, before = third(cell, modifier)
    return replace(
        made,
        earliest=first,
        before=before,
        precision="range",
        value=f"{first.isoformat()}/{later(before, -1).isoformat()}",
    )


def _bounded(made: When, expression: Expression, placed: Placed) -> When:
    """``avant mars``, ``d'ici à 2030``: open on one side; ``depuis`` and ``dès`` keep the day on which it began."""
    bound = expression.bound
    timed = made.clock is not None or made.part is not None
    if bound in {None, Bound.SINCE, Bound.FROM} or made.earliest is None or timed:
        return made
    if bound is Bound.AFTER:
        opened = replace(made, earliest=made.before, before=None)
        return replace(opened, precision="range", value=f"{made.before}/..")
    due = bound is Bound.BY or (bound is Bound.BEFORE and expression.modifier is Modifier.END)
    last = made.before if due or bound is Bound.UNTIL else made.earliest
    assert last is not None
    first = placed.around.today if due else None
    if first is not None and first >= last:
        first = None
    shown = later(last, -1)
    return replace(made, earliest=first, before=last, precision="range", value=f"{first or '..'}/{shown}")
