"""When two figures of one event cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from filrouge.lang.fold import bare
from filrouge.model.mark import Mark
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.resolve.merge.apart import same_thing
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import akin

ROUNDING = 0.1  # a tenth: what "about", or a round number, leaves open
BESIDE = 12  # code points between a verb and its bare number: "at least", "environ"
COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
_WORD = re.compile(r"[^\W\d_]{3,}")
Marks = tuple[Mark[Quantity], Mark[Quantity]]


def quarrels(one: Telling, other: Telling, issued: Mapping[str, str]) -> Marks | None:
    """Two figures that exclude each other, where neither is an update of the other."""
    mine, theirs = _only(one), _only(other)
    for mark in mine:
        for rival in theirs:
            bare_ = _of_the_deed(mark, one) and _of_the_deed(rival, other)
            if not (bare_ or _same_counted(mark.value, rival.value)) or not exclude(mark.value, rival.value):
                continue
            if not _update(one, other, mark.value, issued):
                return mark, rival
    return None


def _of_the_deed(mark: Mark[Quantity], telling: Telling) -> bool:
    """A number without a noun beside a verb (``captured seven``, ``seven were captured``) counts whom it befell."""
    plain = mark.value.kind is FigureKind.COUNT and mark.value.unit is None and mark.value.outcome is None
    verb = telling.mark.span
    return plain and 0 < max(mark.span.start - verb.end, verb.start - mark.span.end) <= BESIDE


def _only(telling: Telling) -> list[Mark[Quantity]]:
    """The figures of which a telling has only one of their kind: of several, nobody knows which is which.

    "One" is left out: it presents somebody more often than it counts.
    """
    found = [f for f in telling.figures if f.value.kind in COUNTED and not f.value.change and f.value.low != 1]
    return [f for f in found if not any(g is not f and same_thing(f.value, g.value) for g in found)]


def _same_counted(one: Quantity, other: Quantity) -> bool:
    """Whether the same people or things are counted: rebels are not soldiers."""
    if not same_thing(one, other):
        return False
    words = [set(_WORD.findall(bare(unit))) for unit in (one.unit, other.unit) if unit]
    return len(words) < 2 or any(akin(a, b) for a in words[0] for b in words[1])


def exclude(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies within both, allowing for roundings."""
    low, high = bounds(one)
    below, above = bounds(other)
    return high < below or above < low


def bounds(figure: Quantity) -> tuple[float, float]:
    """The least and greatest number that a figure can mean."""
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    slack = ROUNDING if figure.approximate or _round(figure) else 0.0
    return low - slack * abs(low) if low != float("-inf") else low, high + slack * abs(high) if high != float(
        "inf"
    ) else high


def _round(figure: Quantity) -> bool:
    """A number of one or two digits and zeros stands for those near it."""
    number = figure.low
    if number is None or number != figure.high or number < 100 or number != int(number):
        return False
    return len(str(int(number)).rstrip("0")) <= 2


def estimate(told: Sequence[Quantity]) -> tuple[float | None, float | None, float | None]:
    """The least, the best and the most of several figures, in the order told; null where open."""
    lows, highs = [f.low for f in told if f.low is not None], [f.high for f in told if f.high is not None]
    latest = told[-1]
    best = latest.best if latest.best is not None else latest.low if latest.low is not None else latest.high
    high = max(highs) if len(highs) == len(told) else None
    return min(lows, default=None), best, high


def _update(one: Telling, other: Telling, figure: Quantity, issued: Mapping[str, str]) -> bool:
    """A toll told on another day, or by another article with no day known, is a newer count."""
    if one.article == other.article or figure.outcome is None:
        return False
    days = (issued.get(one.article), issued.get(other.article))
    return None in days or days[0] != days[1]
