"""Dates in words, the same in the terminal, in Markdown and on pages."""

from __future__ import annotations

from filrouge.model.story import EventDate
from filrouge.words import Words


def said(date: EventDate, words: Words) -> str:
    """A date with its precision: ``3 juillet 2025``, ``juin 2025``, ``du 3 au 5 juillet 2025``."""
    return between(date.earliest, date.latest, date.precision, words)


def between(earliest: str | None, latest: str | None, precision: str, words: Words) -> str:
    """The words for an interval of inclusive ISO days."""
    if earliest is None and latest is None:
        return words("when.none")
    if earliest is None:
        return words("when.before", b=words.day(str(latest)))
    if latest is None:
        return words("when.after", a=words.day(earliest))
    if earliest == latest:
        return words.day(earliest)
    return _whole(earliest, latest, precision, words) or words(
        "when.between", a=_first(earliest, latest, words), b=words.day(latest)
    )


def _first(earliest: str, latest: str, words: Words) -> str:
    """The first day of an interval, without the month and year that its last day names anyway."""
    year, month, _ = earliest.split("-")
    last_year, last_month, _ = latest.split("-")
    day = words.day(earliest)
    if year != last_year:
        return day
    day = day.removesuffix(f" {year.lstrip('0') or '0'}")
    return day if month != last_month else day.removesuffix(f" {words(f'month.{int(month)}')}")


def _whole(earliest: str, latest: str, precision: str, words: Words) -> str | None:
    """A whole month or year by its name, where that is the precision told."""
    (year, month, day), (last_year, last_month, _) = earliest.split("-"), latest.split("-")
    if year != last_year or day != "01":
        return None
    if precision == "year" and (month, last_month) == ("01", "12"):
        return year
    if precision == "month" and month == last_month:
        return f"{words(f'month.{int(month)}')} {year}"
    return None
