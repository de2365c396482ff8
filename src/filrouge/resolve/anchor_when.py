"""From a place on the calendar to the interval shown: modifiers, bounds, precision, EDTF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from filrouge.model.expression import Bound, Expression, Modifier, Shift, Unit
from filrouge.model.time import When
from filrouge.resolve.anchor_cells import Cell, later, season
from filrouge.resolve.anchor_kinds import counts_from
from filrouge.resolve.anchor_place import shifted_from
from filrouge.resolve.anchor_walk import Placed

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
    counted = placed.around.day if from_ == "narration" and placed.around.day else None
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
    return _bounded(_modified(made, expression, cell), expression, placed)


def after_event(expression: Expression, event: When) -> When | None:
    """When an expression counted from an event (``au lendemain de l'attentat``) was, once the event is dated."""
    told = expression.told
    if not isinstance(told, Shift) or event.earliest is None or event.before is None:
        return None
    base = Cell(Unit.DAY, event.earliest, event.before)
    first = shifted_from(told, base)
    last = shifted_from(told, replace(base, start=later(event.before, -1)))
    cell = Cell(first.unit if first == last else None, first.start, last.end)
    return When(cell.start, cell.end, _precision(cell), "relative", edtf(cell), from_="event", reference=event.earliest)


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


def _modified(made: When, expression: Expression, cell: Cell) -> When:
    """A third of the stretch for its beginning, middle or end; a month or more either side for `vers`."""
    modifier = expression.modifier
    if cell.unit is Unit.DAY or modifier not in {Modifier.START, Modifier.MID, Modifier.END}:
        return replace(made, value=made.value + "~") if modifier is Modifier.APPROX else made
    days = (cell.end - cell.start).days
    third = max(1, -(-days // 3))
    start = {Modifier.START: 0, Modifier.MID: third - 1, Modifier.END: days - third}[modifier]
    length = third + 2 if modifier is Modifier.MID else third
    first = later(cell.start, start)
    before = min(later(first, length), cell.end)
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
    last = made.before if bound in {Bound.BY, Bound.UNTIL} else made.earliest
    assert last is not None
    first = placed.around.today if bound is Bound.BY else None
    if first is not None and first >= last:
        first = None
    shown = later(last, -1)
    return replace(made, earliest=first, before=last, precision="range", value=f"{first or '..'}/{shown}")
