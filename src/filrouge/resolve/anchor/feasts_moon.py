"""Feasts that follow the moon, as stretches of days in the Gregorian calendar.

Islamic: the tabular calendar of the astronomers (Reingold and Dershowitz, Calendrical Calculations,
ch. 7), which is within a day of the days proclaimed; a day either side is added. Jewish: computed
exactly (the same, ch. 8). Lunar New Year: conversion table of the Hong Kong Observatory. Diwali: the
days of Lakshmi Puja as the package `holidays` 0.8x lists them for India.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

Stretch = tuple[date, date]  # first and last day

# month, day, days that it lasts
ISLAMIC: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "islamic-new-year": (1, 1, 1), "ashura": (1, 10, 1), "mawlid": (3, 12, 1), "ramadan": (9, 1, 30),
        "eid-al-fitr": (10, 1, 1), "eid-al-adha": (12, 10, 1),
    }
)  # fmt: skip
# days from the Jewish New Year of the same autumn, the first and the last; what lasts begins on its eve
AUTUMN: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"rosh-hashanah": (0, 1), "yom-kippur": (9, 9), "sukkot": (13, 20), "simchat-torah": (22, 22)}
)
# days from the Jewish New Year of the next autumn
SPRING: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"purim": (-193, -193), "passover": (-164, -156), "shavuot": (-113, -113)}
)
HANUKKAH = "hanukkah"
LUNAR_NEW_YEAR, LUNAR_FROM = "lunar-new-year", 1950
# days after 20 January, year by year
_LUNAR = (
    28, 17, 7, 25, 14, 4, 23, 11, 29, 19, 8, 26, 16, 5, 24, 13, 1, 20, 10, 28, 17, 7, 26, 14, 3, 22, 11, 29, 18, 8,
    27, 16, 5, 24, 13, 31, 20, 9, 28, 17, 7, 26, 15, 3, 21, 11, 30, 18, 8, 27, 16, 4, 23, 12, 2, 20, 9, 29, 18, 6,
    25, 14, 3, 21, 11, 30, 19, 8, 27, 16, 5, 23, 12, 2, 21, 9, 28, 17, 6, 24, 14, 3, 22, 11, 30, 19, 8, 26, 15, 4,
    23, 12, 2, 21, 10, 28, 17, 6, 25, 13, 3,
)  # fmt: skip
DIWALI, DIWALI_FROM = "diwali", 2001
# days after 10 October, year by year
_DIWALI = (
    35, 25, 15, 33, 22, 11, 30, 18, 7, 26, 16, 34, 24, 13, 32, 20, 9, 28, 17, 35, 25, 14, 33, 21, 10, 29, 19, 7, 26,
    16, 35, 23, 12, 31, 20,
)  # fmt: skip
_ISLAMIC_EPOCH = 227014  # 15 July 622 (Julian), as Python counts days
_JEWISH_EPOCH = -1373427


def stretches(name: str, year: int) -> tuple[Stretch, ...]:
    """The stretches of a feast that begin in a Gregorian year; none for a feast or year not known here."""
    if name in ISLAMIC:
        return _islamic(name, year)
    new_year = _new_year(year + 3761)
    if name in AUTUMN or name in SPRING:
        return (_days(new_year, *(AUTUMN.get(name) or SPRING[name])),)
    if name == HANUKKAH:
        return (_days(new_year + 82 + _long_autumn(year + 3761), 0, 8),)
    return tuple((day, day) for day in _tabled(name, year))


def _tabled(name: str, year: int) -> tuple[date, ...]:
    """The day of a feast that a table gives, within its years."""
    if name == LUNAR_NEW_YEAR and LUNAR_FROM <= year < LUNAR_FROM + len(_LUNAR):
        return (date(year, 1, 20) + timedelta(days=_LUNAR[year - LUNAR_FROM]),)
    if name == DIWALI and DIWALI_FROM <= year < DIWALI_FROM + len(_DIWALI):
        return (date(year, 10, 10) + timedelta(days=_DIWALI[year - DIWALI_FROM]),)
    return ()


def _days(from_: int, first: int, last: int) -> Stretch:
    return date.fromordinal(from_ + first), date.fromordinal(from_ + last)


def _islamic(name: str, year: int) -> tuple[Stretch, ...]:
    month, day, lasts = ISLAMIC[name]
    about = (year - 622) * 33 // 32
    starts = (_hijri(y, month, day) for y in range(about - 1, about + 3) if y > 0)
    return tuple(_days(s, -1, lasts) for s in starts if date.fromordinal(s).year == year)


def _hijri(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the tabular Islamic calendar."""
    return _ISLAMIC_EPOCH - 1 + (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (month - 1) - (month - 1) // 2 + day


def _elapsed(year: int) -> int:
    """Days from the Jewish epoch to the new moon of a year's autumn, put off where it may not be its day."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _new_year(year: int) -> int:
    """The ordinal of the first day of a Jewish year."""
    before, now, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    return _JEWISH_EPOCH + now + (2 if after - now == 356 else int(now - before == 382))


def _long_autumn(year: int) -> int:
    """1 in a year whose second month has thirty days."""
    return int((_new_year(year + 1) - _new_year(year)) % 10 == 5)
