"""Clues of two times that explain each other: a length since a dated start, *last month* and a day of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from filrouge.model.expression import (
    Amount,
    Anchor,
    Bound,
    Calendar,
    Duration,
    Expression,
    Modifier,
    Shift,
    Unit,
    Within,
)
from filrouge.model.mark import Layer, Mark
from filrouge.model.text import Article
from filrouge.resolve.date_articles import odds
from filrouge.resolve.date_articles.clues import TRAPS, Clue, Odds, Told, interval, occurrence, told_times

_DAYS = {Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25, Unit.DECADE: 3652.5}
_FITS = 3.0  # log odds of a day on which a length told equals the time since a start told
_SAME = 1.2  # log odds of a day whose last month or week holds a day told
_OLDEST_START = 60  # years


def coupled_clues(article: Article, dates: Layer[Expression]) -> Iterator[Clue]:
    """The clues of all pairs of times in one article."""
    told = told_times(article, dates)
    marks = [m for m in dates if article.region_at(m.span.start) not in TRAPS]
    yield from _lengths(marks, told)
    yield from _neighbours(marks, told)


def _lengths(marks: Sequence[Mark[Expression]], told: Sequence[Told]) -> Iterator[Clue]:
    """*depuis plus de trois ans* beside *en février 2022*."""
    starts = sorted({i[0] for t in told if isinstance(t.value, Calendar) and not t.ahead and (i := _start(t.value))})
    seen: set[tuple[float, Unit]] = set()
    for mark in marks:
        amount = _since(mark.value)
        if amount is None or amount.n is None or not starts or (amount.n, amount.unit) in seen:
            continue
        seen.add((amount.n, amount.unit))
        low, high = _length(amount, mark.value.modifier)
        yield Clue("length", mark.span, _fits(starts, low, high), weight=1.0)


def _start(value: Calendar) -> tuple[date, date] | None:
    return interval(value) if value.month else None


def _since(expression: Expression) -> Amount | None:
    """The amount of a length that ends at publication."""
    told = expression.told
    if isinstance(told, Duration) and expression.bound is Bound.SINCE and len(told.amounts) == 1:
        amount = told.amounts[0]
    elif isinstance(told, Shift) and told.anchor is Anchor.PUBLICATION and not told.whole and (told.by.n or 0) < 0:
        amount = Amount(-(told.by.n or 0), told.by.unit)
    elif isinstance(told, Duration) and len(told.amounts) == 1 and expression.modifier is Modifier.MORE_THAN:
        amount = told.amounts[0]
    else:
        return None
    return amount if amount.unit in {Unit.MONTH, Unit.YEAR} and amount.n and amount.n <= _OLDEST_START else None


def _length(amount: Amount, modifier: Modifier | None) -> tuple[float, float]:
    """The days that an amount may cover: *plus de trois ans* three to four, *trois ans* round three."""
    n, unit = amount.n or 0.0, _DAYS[amount.unit]
    if modifier in {Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE}:
        return n * unit, (n + 1) * unit
    if modifier in {Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS}:
        return (n - 0.5) * unit, n * unit
    slack = 0.45 if n < 3 or modifier is Modifier.APPROX else 0.6
    return (n - slack) * unit, (n + slack) * unit


def _fits(starts: Sequence[date], low: float, high: float) -> Odds:
    spans = [(s.toordinal() + low - 16, s.toordinal() + high + 16) for s in starts]

    def log(days: range) -> odds.Logs:
        each = np.arange(days.start, days.stop)
        inside = [(a <= each) & (each <= b) for a, b in spans]
        return np.where(np.any(inside, axis=0), _FITS, 0.0)

    return log


def _neighbours(marks: Sequence[Mark[Expression]], told: Sequence[Told]) -> Iterator[Clue]:
    """*le mois dernier*, *la semaine dernière*, *hier* with a day told elsewhere that they may name."""
    days = [t.value for t in told if isinstance(t.value, Calendar) and t.value.month and t.value.day and not t.ahead]
    seen: set[Unit] = set()
    for mark in marks:
        unit = _last(mark.value)
        if unit is None or unit in seen or not days:
            continue
        seen.add(unit)
        yield Clue("last-" + unit.value, mark.span, _holds(days, unit), weight=1.0)


def _last(expression: Expression) -> Unit | None:
    """The unit of *last week*, *last month*; null for every other time."""
    told = expression.told
    told = told.outer if isinstance(told, Within) else told
    whole = isinstance(told, Shift) and told.whole and told.anchor is Anchor.PUBLICATION and told.by.n == -1
    assert not whole or isinstance(told, Shift)
    return told.by.unit if isinstance(told, Shift) and whole and told.by.unit in {Unit.WEEK, Unit.MONTH} else None


def _holds(days: Sequence[Calendar], unit: Unit) -> Odds:
    if unit is Unit.MONTH:
        months = sorted({(d.month or 0) % 12 + 1 for d in days})
        return lambda range_: np.where(np.isin(odds.months(range_), months), _SAME, 0.0)
    return lambda range_: _weeks_after(days, range_)


def _weeks_after(told: Sequence[Calendar], days: range) -> odds.Logs:
    """The days of each week that follows one with a day told."""
    found = np.zeros(len(days))
    for year in range(date.fromordinal(days.start).year - 1, date.fromordinal(days.stop).year + 1):
        for value in told:
            day = occurrence(value, year)
            if day is None:
                continue
            monday = day - (day - 1) % 7 + 7
            found[max(monday - days.start, 0) : max(monday + 7 - days.start, 0)] = _SAME
    return found
