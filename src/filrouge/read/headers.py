"""Days in the headers of press databases, in the languages that those write; never by the process locale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from filrouge.lang.fold import bare
from filrouge.read.calendar import month_names

_LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pt")
_COMPACT = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_NEAR = 400  # characters of a header that are searched


def day_in(header: str) -> date | None:
    """The first whole day that a header names: `mardi 14 mars 2006`, `July 1, 2019`, `20060315`."""
    folded = bare(header[:_NEAR])
    found = sorted(_found(folded), key=lambda pair: pair[0])
    return found[0][1] if found else None


def _found(text: str) -> Iterator[tuple[int, date]]:
    day_first, month_first, months = _patterns()
    for match in day_first.finditer(text):
        yield from _day(match.start(), int(match[3]), months[match[2]], int(match[1]))
    for match in month_first.finditer(text):
        yield from _day(match.start(), int(match[3]), months[match[1]], int(match[2]))
    for match in _COMPACT.finditer(text):
        yield from _day(match.start(), int(match[1]), int(match[2]), int(match[3]))


def _day(at: int, year: int, month: int, day: int) -> Iterator[tuple[int, date]]:
    try:
        yield at, date(year, month, day)
    except ValueError:
        return


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    months: dict[str, int] = {}
    for language in _LANGUAGES:
        for name, number in month_names(language).items():
            months.setdefault(name, number)
    names = "|".join(sorted(map(re.escape, months), key=lambda n: (-len(n), n)))
    name = rf"({names})(?![^\W\d_])\.?"
    day = r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|\.|º)?[ \u00a0](?:de[ \u00a0])?"
    day_first = rf"{day}{name}[ \u00a0](?:de[ \u00a0])?(\d{{4}})(?!\d)"
    month_first = rf"(?<![^\W\d_]){name}[ \u00a0](\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0](\d{{4}})(?!\d)"
    return re.compile(day_first), re.compile(month_first), months
