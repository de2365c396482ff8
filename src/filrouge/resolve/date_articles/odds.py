"""How far before or after publication the times lie that a text tells, as odds for each distance.

The shares are round figures for press prose: news agencies tell of today and yesterday by weekday,
of the last month by day and month, of older things by month and year or year alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

_FLOOR = 2e-7  # odds of any distance that no row names
NOWHERE = -17.0  # log odds of a day near which nothing told returns
_NEAR = 400  # days round a day and month without a year
_FIRST, _LAST = -16_000, 46_000  # days after what is told: 40 years ahead to 125 years back

Logs: TypeAlias = NDArray[np.float64]  # the log odds of each day of a range

# (from, to, share): days from the time told to publication; negative where it lies ahead.
Rows = tuple[tuple[int, int, float], ...]

NEWEST_DAY: Rows = (
    (0, 0, 0.08), (1, 1, 0.05), (2, 7, 0.10), (8, 31, 0.06), (32, 92, 0.07), (93, 365, 0.28), (366, 730, 0.16),
    (731, 1460, 0.05), (1461, 11000, 0.08), (11001, 40000, 0.03), (-7, -1, 0.02), (-400, -8, 0.02),
)  # fmt: skip
NEWEST_WEEKDAY: Rows = (
    (0, 0, 0.40), (1, 1, 0.20), (2, 7, 0.17), (8, 31, 0.07), (32, 365, 0.06), (366, 11000, 0.04), (-7, -1, 0.04),
    (-31, -8, 0.02),
)  # fmt: skip
NEWEST_MONTH: Rows = (
    (-30, 31, 0.07), (32, 92, 0.08), (93, 365, 0.29), (366, 730, 0.26), (731, 1460, 0.13), (1461, 11000, 0.09),
    (11001, 40000, 0.04), (-400, -31, 0.04),
)  # fmt: skip
NEWEST_YEAR: Rows = (
    (-365, 0, 0.20), (1, 365, 0.23), (366, 730, 0.12), (731, 1095, 0.08), (1096, 1460, 0.05), (1461, 3650, 0.12),
    (3651, 11000, 0.09), (11001, 40000, 0.03), (-1100, -366, 0.06), (-4000, -1101, 0.02),
)  # fmt: skip
AHEAD: Rows = (
    (-31, 0, 0.07), (-366, -32, 0.31), (-1100, -367, 0.24), (-4000, -1101, 0.11), (-15000, -4001, 0.01),
    (1, 365, 0.10), (366, 3650, 0.08), (3651, 40000, 0.06),
)  # fmt: skip
DATED_WEEKDAY: Rows = (
    (0, 0, 0.50), (1, 1, 0.22), (2, 2, 0.08), (3, 7, 0.09), (8, 31, 0.04), (32, 183, 0.015), (-1, -1, 0.02),
    (-7, -2, 0.02), (-31, -8, 0.01),
)  # fmt: skip
DATED_WEEKDAY_AHEAD: Rows = (
    (0, 0, 0.25), (-1, -1, 0.30), (-7, -2, 0.17), (-31, -8, 0.10), (-120, -32, 0.03), (1, 1, 0.07), (2, 7, 0.05),
    (8, 31, 0.02),
)  # fmt: skip
THIS_DAY: Rows = ((0, 0, 0.90), (1, 1, 0.05), (-1, -1, 0.02), (2, 7, 0.01), (-7, -2, 0.01))
DATELINE_DAY: Rows = ((0, 0, 0.88), (1, 1, 0.08), (2, 3, 0.02))
DAY: Rows = (
    (0, 0, 0.05), (1, 1, 0.05), (2, 7, 0.17), (8, 31, 0.36), (32, 92, 0.15), (93, 330, 0.07), (-7, -1, 0.03),
    (-31, -8, 0.04), (-183, -32, 0.06),
)  # fmt: skip
# Who calls the days of the last week by their names gives a number to those before.
DAY_BESIDE_WEEKDAYS: Rows = (
    (0, 0, 0.012), (1, 1, 0.012), (2, 6, 0.09), (7, 31, 0.50), (32, 92, 0.16), (93, 330, 0.07), (-7, -1, 0.03),
    (-31, -8, 0.05), (-183, -32, 0.06),
)  # fmt: skip
DAY_AHEAD: Rows = (
    (0, 0, 0.03), (-7, -1, 0.17), (-31, -8, 0.25), (-183, -32, 0.28), (-300, -184, 0.05), (1, 7, 0.06),
    (8, 31, 0.08), (32, 300, 0.07),
)  # fmt: skip
SAME_EVENT: Rows = (
    (0, 0, 0.36), (1, 1, 0.16), (2, 2, 0.06), (3, 7, 0.06), (-1, -1, 0.02), (-31, 31, 0.18), (32, 200, 0.08),
    (-200, -32, 0.04),
)  # fmt: skip
# An event told by its weekday: which week it was; how near in it, the weekday itself says.
WEEK_OF_EVENT: Rows = ((0, 6, 0.72), (-31, 31, 0.16), (32, 200, 0.08), (-200, -32, 0.04))
# An event that two sources put on neighbouring days: it may be another one.
WEEK_OF_ANOTHER: Rows = ((0, 6, 0.60), (-31, 31, 0.22), (32, 200, 0.10), (-200, -32, 0.08))
SAME_STORY: Rows = (
    (-2, 2, 0.22), (-7, -3, 0.17), (3, 7, 0.17), (-31, -8, 0.12), (8, 31, 0.12), (-183, -32, 0.08), (32, 183, 0.08),
)  # fmt: skip
# An article somewhat alike, as those of one pile mostly tell one story.
LIKE_STORY: Rows = (
    (-2, 2, 0.16), (-7, -3, 0.13), (3, 7, 0.13), (-31, -8, 0.11), (8, 31, 0.11), (-183, -32, 0.09), (32, 183, 0.09),
    (-1100, -184, 0.06), (184, 1100, 0.06), (-4000, 4000, 0.05),
)  # fmt: skip
DAY_LAST: Rows = ((3, 31, 0.50), (32, 183, 0.33), (184, 366, 0.16))
DAY_NEXT: Rows = ((-31, -1, 0.50), (-183, -32, 0.33), (-366, -184, 0.16))

# Days since the weekday named, 0 to 6.
WEEKDAY_LEAD = (0.54, 0.30, 0.08, 0.03, 0.01, 0.01, 0.03)
WEEKDAY = (0.38, 0.37, 0.13, 0.05, 0.02, 0.02, 0.03)
WEEKDAY_AHEAD_LEAD = (0.43, 0.11, 0.06, 0.05, 0.05, 0.08, 0.22)
WEEKDAY_AHEAD = (0.17, 0.11, 0.08, 0.07, 0.10, 0.16, 0.31)
THIS_WEEKDAY = (0.86, 0.08, 0.01, 0.01, 0.01, 0.01, 0.02)

# Months since the month named, 0 to 11.
MONTH = (0.06, 0.15, 0.14, 0.15, 0.12, 0.09, 0.07, 0.06, 0.05, 0.04, 0.04, 0.03)
MONTH_AHEAD = (0.10, 0.08, 0.05, 0.03, 0.03, 0.04, 0.06, 0.08, 0.10, 0.12, 0.14, 0.17)


@cache
def exactly(days: int) -> Rows:
    """Where the words themselves count: *hier, le 9 juin* is told one day after."""
    return ((-days, -days, 0.96), (-days + 1, -days + 1, 0.02), (-days - 1, -days - 1, 0.01))


@cache
def by_distance(rows: Rows) -> Logs:
    """Log odds a day for each distance from `_FIRST` to `_LAST`."""
    odds = [_FLOOR] * (_LAST - _FIRST + 1)
    for start, end, share in rows:
        for distance in range(max(start, _FIRST), min(end, _LAST) + 1):
            odds[distance - _FIRST] += share / (end - start + 1)
    known = {share: math.log(share) for share in set(odds)}  # a few dozen over all the days
    return np.array([known[share] for share in odds])


def spread(rows: Rows, start: int, days: range) -> Logs:
    """The log odds of every day of a range, by its distance from ``start``."""
    table = by_distance(rows)
    low, high = days.start - start - _FIRST, days.stop - start - _FIRST
    before = np.full(min(max(-low, 0), len(days)), table[0])
    found = np.concatenate([before, table[max(low, 0) : max(high, 0)]])
    return np.concatenate([found, np.full(len(days) - len(found), table[-1])])


def returning(rows: Rows, starts: Iterable[int], days: range) -> Logs:
    """The log odds of every day by the likeliest of several days told, none further off than a year or so."""
    table, found = by_distance(rows), np.full(len(days), NOWHERE)
    for start in starts:
        first, last = max(days.start, start - _NEAR), min(days.stop, start + _NEAR)
        if first < last:
            near = found[first - days.start : last - days.start]
            np.maximum(near, table[first - start - _FIRST : last - start - _FIRST], out=near)
    return found


def weekly(shares: tuple[float, ...], weekday: int, days: range) -> Logs:
    """The log odds of every day by the days passed since a weekday (ISO)."""
    table = logs(shares)
    week = [table[((day - 1) % 7 + 1 - weekday) % 7] for day in days[:7]]
    return np.array((week * (len(days) // 7 + 1))[: len(days)])


def monthly(shares: tuple[float, ...], month: int, days: range) -> Logs:
    """The log odds of every day by the months passed since a month."""
    found: Logs = np.array(logs(shares))[(months(days) - month) % 12]
    return found


@lru_cache(maxsize=64)
def months(days: range) -> NDArray[np.int64]:
    """The month of every day of a range."""
    return np.array([date.fromordinal(day).month for day in days])


def steps(days: range, at: int, before: float, after: float = 0.0) -> Logs:
    """One value before a day and another from it on."""
    found = np.full(len(days), after)
    found[: max(at - days.start, 0)] = before
    return found


@cache
def logs(shares: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(map(math.log, shares))
