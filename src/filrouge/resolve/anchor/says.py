"""The reasoning behind a date, as a sentence that a reporter can check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve.anchor.cells import months_later


class Pack(Protocol):
    """What is needed of a language pack (`filrouge.lang.pack.Pack`), which resolving does not load itself."""

    @property
    def settings(self) -> Mapping[str, Any]: ...

    def lexicon(self, name: str) -> Iterable[Mapping[str, str]]: ...


def reasoning(text: str, span: Span, when: When, pack: Pack) -> str:
    """``« lundi », article du lundi 4 mars 2024 → lundi 4 mars 2024``, in the language of ``pack``.

    ``text`` is the article's, ``span`` the expression's; the pack is that of the reader's language.
    """
    words = _settings(pack)
    reasons = words.get("reasons", {})
    from_ = when.from_ if when.reference is not None or when.from_ == "text" else "text"
    source = when.source
    named = reasons.get("source", "").format(words=source.of(text)) if source is not None else ""
    return str(reasons.get(from_, "{words} → {when}")).format(
        words=" ".join(span.of(text).split()),
        when=interval(when, pack),
        reference=day(when.reference, pack) if when.reference else "",
        source=named,
    )


def interval(when: When, pack: Pack) -> str:
    """An interval in words: a day, a month, a year, or from one day to another."""
    words = _settings(pack)
    first, last = when.earliest, when.latest
    if first is None or last is None:
        key, known = ("from", first) if first is not None else ("until", last)
        return str(words.get(key, "{first}")).format(first=_day(known, pack), last=_day(known, pack))
    if first == last:
        return day(first, pack) + (f", {when.clock}" if when.clock else "")
    if first.day == 1 and when.before == months_later(first, 1):
        return _with(str(words.get("month", "{month} {year}")), first, pack)
    if (first.month, first.day) == (1, 1) and when.before == months_later(first, 12):
        return f"{first.year}"
    return str(words.get("between", "{first} – {last}")).format(first=day(first, pack), last=day(last, pack))


def day(when: date, pack: Pack) -> str:
    """A day with its weekday, in the words of the pack."""
    return _with(str(_settings(pack).get("day", "{day} {month} {year}")), when, pack)


def _day(when: date | None, pack: Pack) -> str:
    return "…" if when is None else day(when, pack)


def _with(pattern: str, when: date, pack: Pack) -> str:
    month = _names(pack, "date-monthname").get(when.month, f"{when.month:02d}")
    weekday = _names(pack, "date-weekday").get(when.isoweekday(), "")
    return pattern.format(
        weekday=weekday,
        Weekday=weekday.capitalize(),
        day=when.day,
        month=month,
        Month=month.capitalize(),
        year=when.year,
    ).strip()


def _settings(pack: Pack) -> Mapping[str, Any]:
    settings = pack.settings.get("dates", {})
    return settings if isinstance(settings, Mapping) else {}


def _names(pack: Pack, lexicon: str) -> Mapping[int, str]:
    """The first form of each number in a lexicon of months or weekdays."""
    names: dict[int, str] = {}
    for row in pack.lexicon(lexicon):
        names.setdefault(int(row["value"]), row["form"])
    return names
