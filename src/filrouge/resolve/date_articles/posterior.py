"""All clues together: which days they leave, how likely each is, and which clue says most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from filrouge.resolve.date_articles.clues import Clue

Odds: TypeAlias = NDArray[np.float64]  # one value a day
_NEIGHBOUR = 0.5
NARROW_SHARE, SHARE, WIDE_SHARE = 0.75, 0.90, 0.95  # of the odds in an interval of days, by which it is one, of years
_WIDE = 45  # days
_OLDEST = 1780  # the first year of any article
_FIRST = date(1990, 1, 1)  # where nothing older is told
_ARCHIVED = -4.0  # log odds of a text older than that: it is told of far more often than it is read
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
    total = -np.log1p(((np.arange(days.start, days.stop) - _MIDDLE) / _SPREAD) ** 2)
    total += np.where(np.arange(days.start, days.stop) < _FIRST.toordinal(), _ARCHIVED, 0.0)
    each = [clue.weight * clue.log(days) for clue in clues]
    for logs in each:
        total = total + logs
    odds = np.exp(total - total.max())
    best = _best(odds)
    low, high = _credible(odds, SHARE)
    low, high = _credible(odds, WIDE_SHARE if high - low > _WIDE else NARROW_SHARE)
    said = tuple((c, float(logs[best]) - _mean(logs)) for c, logs in zip(clues, each, strict=True))
    ranked = tuple(sorted(said, key=lambda s: (-round(s[1], 6), s[0].span is None, s[0].span, s[0].kind)))
    day, earliest, latest = (date.fromordinal(days[i]) for i in (best, low, high))
    share = float(odds[max(0, best - 3) : best + 4].sum() / odds.sum())
    return Finding(day, earliest, latest, share, ranked)


def _best(odds: Odds) -> int:
    """The day that with its neighbours holds most: a peak of three days beats a lone one."""
    before, after = np.r_[0.0, odds[:-1]], np.r_[odds[1:], 0.0]
    return int(np.argmax(odds + _NEIGHBOUR * (before + after)))


def _domain(past: int | None, newest: int | None) -> range:
    """The days that may be: back to the oldest past told alone, on beyond the horizon only for a day told."""
    first = _FIRST if past is None else min(_FIRST, date(max(past - 1, _OLDEST), 1, 1))
    last = HORIZON if newest is None else max(HORIZON, date(newest + 2, 1, 1))
    return range(first.toordinal(), last.toordinal())


def _credible(odds: Odds, share: float) -> tuple[int, int]:
    """The ends of the likeliest days that together hold a share of the odds."""
    order = np.argsort(-odds, kind="stable")
    held = np.cumsum(odds[order])
    enough = min(int(np.searchsorted(held, share * held[-1])), len(order) - 1)
    kept = order[: enough + 1]
    return int(kept.min()), int(kept.max())


def _mean(logs: Odds) -> float:
    """The log of the mean odds: what the clue says of no day in particular."""
    top = float(logs.max())
    return top + float(np.log(np.exp(logs - top).mean()))
