"""Explicit dates, to the day, as publication lines write them: `05 juillet 2018`, `Apr. 11, 2023`, `2018-07-05`.

Month names are those of the CLDR, by Babel, so that a new language needs none of its own here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack
from filrouge.model.text import Span

_SHORTEST = 3  # letters of an abbreviated month
_CENTURY = 70  # years of two digits from here on are of the last century, as POSIX has it
_ISO = re.compile(r"(?<!\d)(\d{4})( ?[-./] ?)(\d\d)\2(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})( ?[/.-] ?)(\d{1,2})\2(\d{4}|\d\d)(?!\d|[./-]\d)")
_SUFFIX = r"(?:[^\W\d_]{1,2}|º|°)?\.?"
_DAY = rf"(?<!\d)(\d{{1,2}}){_SUFFIX}"
_YEAR = r"(\d{4})(?!\d)"
_COMMA = r"(?:[ \t]*[,-])?[ \t]+"
_LINK = r"(?:[ \t]*[-/,][ \t]*|[ \t]+)(?:[^\W\d_]{2}[ \t]+)?"  # `5 de julio`, `5 of July`, `5-Jul-2018`


@dataclass(frozen=True, slots=True)
class Stated:
    """A day written out in a text."""

    span: Span
    day: date


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    yearless: re.Pattern[str]


def stated_days(text: str, pack: Pack, order: str = "") -> Iterator[Stated]:
    """The explicit days of a text in order of place; a date that no calendar has is left out.

    Args:
        text: a line or the like; years of two digits count only in figures.
        pack: names the months, and the order of figures where the language has one.
        order: ``dmy`` or ``mdy`` where something else tells it.
    """
    folded, calendar = bare(text), _calendar(pack.language)
    order = str(pack.settings.get("read", {}).get("numeric_dates", "")) or order
    found = [
        *_named(folded, calendar.day_first, calendar.months, (2, 1, 3)),
        *_named(folded, calendar.month_first, calendar.months, (1, 2, 3)),
        *(_built(m, int(m[1]), int(m[3]), int(m[4])) for m in _ISO.finditer(folded)),
        *(_numeric(m, order) for m in _NUMERIC.finditer(folded)),
    ]
    yield from sorted((s for s in found if s is not None), key=lambda s: (s.span.start, -s.span.end))


def month_days(text: str, pack: Pack) -> Iterator[tuple[Span, int, int]]:
    """Where a text names a day of a month, with or without its year: the span, the month, the day."""
    calendar = _calendar(pack.language)
    for match in calendar.yearless.finditer(bare(text)):
        month = match["after"] or match["before"]
        yield Span(*match.span()), calendar.months[month], int(match["first"] or match["second"])


def month_names(language: str) -> dict[str, int]:
    """Every month by name and by unambiguous beginning, without accents."""
    return _calendar(language).months


@cache
def weekday_names(language: str) -> frozenset[str]:
    """Every weekday by name and abbreviation, without accents."""
    locale = _locale(language)
    found = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            found |= {bare(name).rstrip(".") for name in (locale.days[context][width].values() if locale else ())}
    return frozenset(found)


def _named(
    text: str, pattern: re.Pattern[str], months: dict[str, int], order: tuple[int, int, int]
) -> Iterator[Stated | None]:
    month, day, year = order
    for match in pattern.finditer(text):
        yield _built(match, int(match[year]), months[match[month]], int(match[day]))


def _numeric(match: re.Match[str], order: str) -> Stated | None:
    """A date in figures, where the language, the line or a day above 12 says which figure is the day."""
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    if second > 12 or (order == "mdy" and first <= 12):
        first, second = second, first
    elif not order and first <= 12 and first != second:
        return None
    return _built(match, year, second, first)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _CENTURY else 2000)


def _built(match: re.Match[str], year: int, month: int, day: int) -> Stated | None:
    try:
        return Stated(Span(*match.span()), date(year, month, day))
    except ValueError:
        return None


@cache
def _calendar(language: str) -> _Calendar:
    months = _months(language)
    names = "|".join(sorted(map(re.escape, months), key=lambda n: (-len(n), n))) or r"(?!)"
    named = rf"({names})(?![^\W\d_])\.?"
    return _Calendar(
        months,
        re.compile(rf"{_DAY}{_LINK}{named}{_LINK}{_YEAR}"),
        re.compile(rf"(?<![^\W\d_]){named}[ \t]+{_DAY}{_COMMA}{_YEAR}"),
        re.compile(
            rf"(?<!\d)(?P<first>\d{{1,2}}){_SUFFIX}[ \t]+(?P<after>{names})(?![^\W\d_])\.?"
            rf"|(?<![^\W\d_])(?P<before>{names})(?![^\W\d_])\.?[ \t]+(?P<second>\d{{1,2}}){_SUFFIX}(?!\d)"
        ),
    )


def _months(language: str) -> dict[str, int]:
    locale = _locale(language)
    if locale is None:
        return {}
    names = locale.months
    full: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in names[context][width].items():
                full.setdefault(bare(name).rstrip("."), number)
    wide = {bare(name): number for number, name in names["format"]["wide"].items()}
    return full | _beginnings(wide) | wide


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _beginnings(wide: dict[str, int]) -> dict[str, int]:
    """`sept`, `févr`: beginnings that only one month has."""
    owners: dict[str, set[int]] = {}
    for name, number in wide.items():
        for size in range(_SHORTEST, len(name)):
            owners.setdefault(name[:size], set()).add(number)
    return {start: min(numbers) for start, numbers in owners.items() if len(numbers) == 1}
