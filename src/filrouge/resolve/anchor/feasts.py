"""The days of feasts and commemorations, computed; their names are the packs' data.

Easter: anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from filrouge.resolve.anchor.feasts_moon import Stretch, stretches

# month, day
FIXED: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "new-year": (1, 1), "epiphany": (1, 6), "candlemas": (2, 2), "groundhog": (2, 2), "valentine": (2, 14),
        "womens-day": (3, 8), "saint-patrick": (3, 17), "april-fools": (4, 1), "saint-george": (4, 23),
        "anzac": (4, 25), "labour-day": (5, 1), "victory-1945": (5, 8), "music-day": (6, 21), "saint-john": (6, 24),
        "quebec-day": (6, 24), "canada-day": (7, 1), "independence-us": (7, 4), "bastille": (7, 14),
        "belgian-day": (7, 21), "swiss-day": (8, 1), "assumption": (8, 15), "nine-eleven": (9, 11),
        "halloween": (10, 31), "all-saints": (11, 1), "all-souls": (11, 2), "guy-fawkes": (11, 5),
        "armistice": (11, 11), "saint-andrew": (11, 30), "saint-nicholas": (12, 6), "immaculate": (12, 8),
        "christmas-eve": (12, 24), "christmas": (12, 25), "boxing-day": (12, 26), "new-years-eve": (12, 31),
        "juneteenth": (6, 19), "earth-day": (4, 22), "australia-day": (1, 26), "veterans-day": (11, 11),
        "orthodox-christmas": (1, 7), "russia-victory": (5, 9), "world-aids-day": (12, 1), "kings-day": (4, 27),
    }
)  # fmt: skip
# days after Easter Sunday
MOVABLE: Mapping[str, int] = MappingProxyType(
    {
        "shrove-tuesday": -47, "ash-wednesday": -46, "palm-sunday": -7, "maundy-thursday": -3, "good-friday": -2,
        "holy-saturday": -1, "easter": 0, "easter-monday": 1, "ascension": 39, "pentecost": 49, "whit-monday": 50,
        "trinity": 56, "corpus-christi": 60,
    }
)  # fmt: skip
# month, weekday (Monday 1), which one (-1 the last), days after it
NTH: Mapping[str, tuple[int, int, int, int]] = MappingProxyType(
    {
        "martin-luther-king": (1, 1, 3, 0), "presidents-day": (2, 1, 3, 0), "mothers-day-us": (5, 7, 2, 0),
        "memorial-day": (5, 1, -1, 0), "fathers-day": (6, 7, 3, 0), "mothers-day-fr": (5, 7, -1, 0),
        "labor-day-us": (9, 1, 1, 0), "columbus-day": (10, 1, 2, 0), "thanksgiving-ca": (10, 1, 2, 0),
        "thanksgiving-us": (11, 4, 4, 0), "black-friday": (11, 4, 4, 1), "cyber-monday": (11, 4, 4, 4),
        "early-may": (5, 1, 1, 0), "spring-bank": (5, 1, -1, 0), "summer-bank": (8, 1, -1, 0),
        "super-bowl": (2, 7, 2, 0), "election-day-us": (11, 1, 1, 1), "heritage-days": (9, 6, 3, 0),
    }
)  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of a year, in the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def feasts(name: str, year: int) -> tuple[Stretch, ...]:
    """The first and last days of a feast each time that it begins in a year; none where it is not known."""
    if not 1 <= year < date.max.year:
        return ()
    day = _solar(name, year)
    return stretches(name, year) if day is None else ((day, day),)


def _solar(name: str, year: int) -> date | None:
    """The day of a feast of the Gregorian calendar."""
    if name in FIXED:
        month, day = FIXED[name]
        return date(year, month, day)
    if name in MOVABLE:
        return easter(year) + timedelta(days=MOVABLE[name])
    if name in NTH:
        month, weekday, n, more = NTH[name]
        return nth_weekday(year, month, weekday, n) + timedelta(days=more)
    return None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month, or the last for -1."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-n - 1))
