"""All clues together: which days they leave, how likely each is, and which clue says most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from filrouge.resolve.date_articles.clues import Clue

_NEIGHBOUR = 0.5
SHARE, WIDE_SHARE = 0.90, 0.95  # of the odds, in a stated interval of days and in one of months or years
_WIDE = 45  # days
_OLDEST = 1780  # the first year of any article
_FIRST = date(1990, 1, 1)  # where nothing older is told
HORIZON = date(2027, 1, 1)  # where nothing newer is told: the core knows no clock
_MIDDLE, _SPREAD = date(2017, 1, 1).toordinal(), 6 * 365.25  # of the years from which the press is online


@dataclass(frozen=True, slots=True)
class Finding:
    best: date
    earliest: date
    latest: date
    share: float  # of the odds, within three days of the best one
    strongest: tuple[tuple[Clue, float], ...]


def finding(clues: Sequence[Clue], years: tuple[int | None, int | None]) -> Finding:
    """The best day and the interval; ``years`` are the newest one told as past and the newest of a day told."""
    days = _domain(*years)
    total = [-math.log1p(((day - _MIDDLE) / _SPREAD) ** 2) for day in days]
    each = []
    for clue in clues:
        logs = [clue.weight * log for log in clue.log(days)]
        each.append(logs)
        total = [a + b for a, b in zip(total, logs, strict=True)]
    top = max(total)
    odds = [math.exp(t - top) for t in total]
    best = _best(odds)
    low, high = _credible(odds, SHARE)
    if high - low > _WIDE:
        low, high = _credible(odds, WIDE_SHARE)
    said = tuple((c, logs[best] - _mean(logs)) for c, logs in zip(clues, each, strict=True))
    ranked = tuple(sorted(said, key=lambda s: (-round(s[1], 6), s[0].span is None, s[0].span, s[0].kind)))
    day, earliest, latest = (date.fromordinal(days[i]) for i in (best, low, high))
    return Finding(day, earliest, latest, math.fsum(odds[max(0, best - 3) : best + 4]) / math.fsum(odds), ranked)


def _best(odds: Sequence[float]) -> int:
    """The day that with its neighbours holds most: a peak of three days beats a lone one."""
    padded = [0.0, *odds, 0.0]
    three = [padded[i] + _NEIGHBOUR * (padded[i - 1] + padded[i + 1]) for i in range(1, len(odds) + 1)]
    return three.index(max(three))


def _domain(past: int | None, newest: int | None) -> range:
    """The days that may be: back to the oldest past told alone, on beyond the horizon only for a day told."""
    first = _FIRST if past is None else min(_FIRST, date(max(past - 1, _OLDEST), 1, 1))
    last = HORIZON if newest is None else max(HORIZON, date(newest + 2, 1, 1))
    return range(first.toordinal(), last.toordinal())


def _credible(odds: Sequence[float], share: float) -> tuple[int, int]:
    """The ends of the likeliest days that together hold a share of the odds."""
    order = sorted(range(len(odds)), key=lambda i: (-odds[i], i))
    wanted, held = share * math.fsum(odds), 0.0
    low = high = order[0]
    for i in order:
        held += odds[i]
        low, high = min(low, i), max(high, i)
        if held >= wanted:
            break
    return low, high


def _mean(logs: Sequence[float]) -> float:
    """The log of the mean odds: what the clue says of no day in particular."""
    top = max(logs)
    return top + math.log(math.fsum(math.exp(x - top) for x in logs) / len(logs))
