"""Lines that bear a date and little else: `Posted: May 24, 2005`, `Tuesday 28 April 2009 22.34 BST`, `12.05.19 | 8h`.

What a line may hold beside its day is data: labels, hours and zones are the rules of the layer `stamps`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, cast, get_args

from filrouge.errors import PackError
from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack, Rule
from filrouge.model.text import Span
from filrouge.read.calendar import Stated, month_days, stated_days, weekday_names
from filrouge.read.labels import plain

Gives = Literal["published", "updated", "other", "clock", "month-first", "day-first"]

_ORDERS: dict[Gives, str] = {"month-first": "mdy", "day-first": "dmy"}
_SAYS = ("published", "updated", "other")
_BEFORE = 60  # code points of a name before the bar that parts it from a date
_ASIDE = 30  # code points behind the bar after it
_PIECES = 3
_NAMES = 3  # words beside a date: `Le Courrier`, `Paris`, `EDT`
_NAMES_YEARLESS = 2
_BAR = re.compile(r"\s[–—-]\s|[|•·()]")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = "\0"  # stands for a date in a line that is taken apart
_RECENT = timedelta(days=14)  # between a day that the text names and the one on which it came out


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that a line bears, and what the label before it says: ``published``, ``updated`` or nothing."""

    stated: Stated
    says: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of line it is: ``sure`` where a label or an hour says that the day is its own."""

    sure: bool
    dated: bool  # with a year


def stamps(line: str, pack: Pack, text: str = "") -> Iterator[Stamp]:
    """The days of a line in order of place; ``text`` may tell which figure of one is the day."""
    labels = [(m.end(), give) for give, m in _found(line, pack) if give in _SAYS]
    order = order_of(line, text, pack)
    end = 0
    for stated in stated_days(line, pack, order):
        if stated.span.start >= end:
            end = stated.span.end
            before = [(at, give) for at, give in labels if at <= stated.span.start]
            says = max(before)[1] if before else ""
            if says != "other":
                yield Stamp(stated, says)


def shape(line: str, pack: Pack) -> Shape | None:
    """What a line is that holds a date and only labels, hours, weekdays, places or names beside it; else null."""
    if not any(char.isdigit() for char in line):
        return None
    found = list(_found(line, pack))
    if any(give == "other" for give, _ in found):
        return None
    full = [s.span for order in _ORDERS.values() for s in stated_days(line, pack, order)]
    days = full or [span for span, _, _ in month_days(line, pack)]
    rest = _without(line, days, [Span(*m.span()) for give, m in found if give in _SAYS or give == "clock"])
    if _DAY not in rest or not _holds_little(rest, pack, dated=bool(full)):
        return None
    return Shape(any(give in _SAYS or give == "clock" for give, _ in found), bool(full))


def order_of(line: str, text: str, pack: Pack) -> str:
    """Which figure comes first, by the zone or the writing of a line, else by the days that its text names."""
    told = next((_ORDERS[give] for give, _ in _found(line, pack) if give in _ORDERS), "")
    return told or _by_values(line, text, pack)


def _by_values(line: str, text: str, pack: Pack) -> str:
    """The order that brings a date in figures behind a day that the text names, where the other one does not."""
    fitting = []
    for order in _ORDERS.values():
        days = [s.day for s in stated_days(line, pack, order)]
        if days and any(_just_before(month, number, days[0]) for _, month, number in month_days(text, pack)):
            fitting.append(order)
    return fitting[0] if len(fitting) == 1 else ""


def _just_before(month: int, number: int, day: date) -> bool:
    return any((day - timedelta(days=n)).timetuple()[1:3] == (month, number) for n in range(_RECENT.days))


def _without(line: str, days: list[Span], words: list[Span]) -> str:
    """The line with a mark for each day, and without its labels and hours."""
    chars = list(line)
    for span in (*words, *days):
        chars[span.start : span.end] = [" "] * len(span)
    for span in days:
        chars[span.start] = _DAY
    return "".join(chars)


def _holds_little(rest: str, pack: Pack, *, dated: bool) -> bool:
    pieces = _BAR.split(rest)
    for number, piece in enumerate(pieces[:_PIECES], 1):
        if _DAY in piece:
            return _says_little(piece, pack, _NAMES if dated else _NAMES_YEARLESS) and all(map(_aside, pieces[number:]))
        if len(piece) > _BEFORE:
            return False
    return False


def _aside(piece: str) -> bool:
    """What may follow a date behind a bar: another date or hour, a word or two."""
    ended = piece.rstrip(" »”\"')]")[-1:] in {".", "!", "?", "…", ":", ";", ","}
    return _DAY in piece or any(char.isdigit() for char in piece) or (len(piece) <= _ASIDE and not ended)


def _says_little(rest: str, pack: Pack, most: int) -> bool:
    words = [word for word in _WORD.findall(rest) if len(word) > 2 and bare(word) not in weekday_names(pack.language)]
    return len(words) <= most and all(word[0].isupper() for word in words)


def _found(line: str, pack: Pack) -> Iterator[tuple[Gives, re.Match[str]]]:
    view = plain(line)
    for give, pattern in _compiled(pack):
        yield from ((give, match) for match in pattern.finditer(view))


def marked(rule: Rule, line: str) -> list[tuple[int, int]]:
    """Where one rule holds in a line."""
    return [m.span() for m in _checked(rule)[1].finditer(plain(line))]


@cache
def _compiled(pack: Pack) -> tuple[tuple[Gives, re.Pattern[str]], ...]:
    return tuple(_checked(rule) for rule in pack.rules_of("stamps"))


def _checked(rule: Rule) -> tuple[Gives, re.Pattern[str]]:
    if rule.give not in get_args(Gives):
        raise PackError(f"{rule.file}: {rule.name}: {rule.give!r} is none of {', '.join(get_args(Gives))}")
    return cast("Gives", rule.give), re.compile(rule.match, re.IGNORECASE)
