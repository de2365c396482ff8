"""From what a rule captured to a value: one builder for each constructor that rules may name.

An argument is taken from the rule's ``with`` (``$name`` refers to a capture), else from the capture
of the same name. A builder answers None where the values make no date (``le 31 février``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from filrouge.annotate.dates.clocks import clock
from filrouge.annotate.dates.intervals import completed, interval
from filrouge.annotate.dates.values import NOTHING, Args, Blurred, Perhaps, Value, bare_told, modifier_of
from filrouge.model.expression import (
    After,
    Age,
    Amount,
    Anchor,
    Calendar,
    DayPart,
    Direction,
    Duration,
    End,
    Era,
    Expression,
    Feast,
    Modifier,
    Ordinal,
    Part,
    Period,
    Recurrent,
    Reference,
    Shift,
    Told,
    Unit,
    Vague,
    Weekday,
    Window,
    Within,
)

FIRST_IN_WORDS, LAST_IN_WORDS = 1000, 2200  # « mille » alone is no year
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _kept(told: Told, *parts: Value | None) -> Value:
    """A time made of others, with the first modifier among them."""
    modifier = next((m for m in map(modifier_of, parts) if m is not None), None)
    return told if modifier is None else Expression(told, modifier)


def _number(a: Args) -> Value | None:
    text = str(a.get("value"))
    decimal = str(a.get("decimal") or ",")
    other = "." if decimal == "," else ","
    digits = text.replace(" ", "").replace(other, "").replace(decimal, ".")
    return float(digits) if digits.count(".") <= 1 else None


def _words(a: Args) -> Value | None:
    span = a.span("value")
    return a.words.number(span) if span else None


def _amount(a: Args) -> Value | None:
    n, high = a.get("n"), a.get("high")
    unit = a.get("unit")
    if unit is None:
        return None
    more = float(a.get("plus") or 0) + float(a.get("sixtieths") or 0) / 60
    n = None if n is None or n == "few" else float(n) * float(a.get("times") or 1) + more
    return Amount(n, Unit(unit), None if high is None else float(high))


def _calendar(a: Args) -> Value | None:
    year, short, month, day = a.get("year"), False, a.get("month"), a.get("day")
    if year is None and a.get("yy") is not None:
        year, short = a.get("yy"), True
    if a.get("bc"):
        year = -int(year)
    if isinstance(year, float):  # in words
        if not FIRST_IN_WORDS < year < LAST_IN_WORDS:
            return None
        year = int(year)
    if isinstance(day, float):
        day = int(day)
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= (31 if month is None else LONGEST_MONTH[month - 1]):
        return None
    return Calendar(year, month, day, a.get("weekday"), short, a.direction())


def _dated(a: Args) -> Value | None:
    value = a.get("date")
    told = bare_told(value)
    if isinstance(told, Calendar) and told.day is not None:
        return _kept(replace(told, weekday=a.get("weekday")), value)
    return None


def _weekday(a: Args) -> Value | None:
    count = a.get("count")  # « three Fridays from now »
    weeks = a.get("weeks") or 0 if count is None else int(count) - 1
    return Weekday(a.get("weekday"), a.direction(), weeks) if weeks >= 0 else None


def _period(a: Args) -> Value | None:
    n = a.get("n")
    return None if n is None else Period(Unit(a.get("unit")), int(n), a.direction(), a.get("name"))


def _era(a: Args) -> Value | None:
    unit = Unit(a.get("unit"))
    first, n = a.get("first"), a.get("n")
    if first is None:
        first = -100 * int(n) if a.get("bc") else 100 * (int(n) - 1)
    first = int(first)
    if unit is Unit.DECADE and first % 10:
        return None
    return Era(unit, first, short=first < 100 and unit is Unit.DECADE)


def _feast(a: Args) -> Value | None:
    return Feast(str(a.get("name")), a.get("year"), a.direction())


def _ordinal(a: Args) -> Value | None:
    n = a.get("n")
    weekday, unit = a.get("weekday"), a.get("unit")
    return None if n is None else Ordinal(int(n), Unit(unit or "day"), weekday)


def _daypart(a: Args) -> Value | None:
    return DayPart(Part(a.get("part")))


def _anchor(a: Args) -> Anchor | After | Told | None:
    name = a.given.get("anchor", "publication")
    if name in {"publication", "narration"}:
        return Anchor(name)
    if name == "$event":
        span = a.span("anchor")
        return None if span is None else After(span)
    return a.told("anchor")


_STEPS: Mapping[Direction, tuple[int, Anchor]] = MappingProxyType(
    {
        Direction.LAST: (-1, Anchor.PUBLICATION),
        Direction.THIS: (0, Anchor.PUBLICATION),
        Direction.NEXT: (1, Anchor.PUBLICATION),
        Direction.PRECEDING: (-1, Anchor.NARRATION),
        Direction.FOLLOWING: (1, Anchor.NARRATION),
    }
)


def _shift(a: Args) -> Value | None:
    direction = a.direction()
    if direction is not None:
        n, from_ = _STEPS[direction]
        return Shift(Amount(float(n), Unit(a.get("unit"))), from_)
    anchor = _anchor(a)
    amount = a.amount()
    if amount is None:
        n = a.get("n")
        amount = Amount(float(n), Unit(a.get("unit"))) if n is not None else None
    sign = int(a.get("sign") or 1)
    if anchor is None or amount is None:
        return None
    by = Amount(None if amount.n is None else sign * amount.n, amount.unit, amount.high)
    made = Shift(by, anchor, whole=bool(a.get("whole")), back=sign < 0)
    if a.get("otherwise") == "duration":
        return Perhaps(replace(made, length=True), Duration((amount,)))
    return _kept(made, a.get("amount"), a.get("anchor"))


def _window(a: Args) -> Value | None:
    anchor, amount = _anchor(a), a.amount()
    if anchor is None or amount is None:
        return None
    return _kept(Window(amount, bool(a.get("back")), anchor), a.get("amount"))


def _within(a: Args) -> Value | None:
    inner, outer = a.told("inner"), a.told("outer")
    if inner is None or outer is None:
        return None
    following = a.told("completed")
    if a.get("before"):
        outer = Shift(Amount(-1, Unit.DAY), outer)  # « overnight into Wednesday » begins on Tuesday
    if isinstance(outer, Calendar) and isinstance(following, Calendar):
        outer = completed(outer, following)
    if following is not None and isinstance(inner, DayPart):
        inner = replace(inner, into=True)
    if isinstance(inner, Calendar) and isinstance(outer, Calendar) and _completes(inner, outer):
        year = replace(inner, year=outer.year, short=outer.short, month=inner.month or outer.month)
        return _kept(year, a.get("inner"), a.get("outer"))
    return _kept(Within(inner, outer), a.get("inner"), a.get("outer"))


def _completes(inner: Calendar, outer: Calendar) -> bool:
    return inner.year is None and outer.day is None and (inner.month is None or outer.month is None)


def _between(a: Args) -> Value | None:
    first, last = a.span("start"), a.span("end")
    start, end = a.get("start"), a.get("end")
    if first is None or last is None or bare_told(start) is None or bare_told(end) is None:
        return None
    made = interval(End(first, _expression(start)), End(last, _expression(end)), each=bool(a.get("each")))
    return replace(made, first=a.get("first"), last=a.get("last"))


def _expression(value: Any) -> Expression:  # noqa: ANN401
    return value if isinstance(value, Expression) else Expression(value)


def _duration(a: Args) -> Value | None:
    amounts = tuple(found for found in map(a.amount, ("amount", "b", "c")) if found is not None)
    return Duration(amounts) if amounts else None


def _age(a: Args) -> Value | None:
    amount = a.amount()
    return None if amount is None else Age(amount)


def _recurrent(a: Args) -> Value | None:
    every = a.amount() or Amount(float(a.get("n") or 1), Unit(a.get("unit")))
    return Recurrent(every, a.told("of"), a.get("times"))


def _vague(a: Args) -> Value | None:
    return Vague(Reference[str(a.get("reference")).upper()])


def _modified(a: Args) -> Value | None:
    value = a.get("of")
    if isinstance(value, Amount):
        return Blurred(value, Modifier(a.get("modifier")))
    told = bare_told(value)
    return None if told is None else Expression(told, Modifier(a.get("modifier")))


def _alike(a: Args) -> Value | None:
    value: Value | None = a.get("of")
    return value


_BUILDERS: Mapping[str, Callable[[Args], Value | None]] = MappingProxyType(
    {
        "age": _age,
        "alike": _alike,
        "amount": _amount,
        "between": _between,
        "calendar": _calendar,
        "clock": clock,
        "dated": _dated,
        "daypart": _daypart,
        "duration": _duration,
        "era": _era,
        "feast": _feast,
        "modified": _modified,
        "nothing": lambda _: NOTHING,
        "number": _number,
        "ordinal": _ordinal,
        "period": _period,
        "recurrent": _recurrent,
        "shift": _shift,
        "vague": _vague,
        "weekday": _weekday,
        "window": _window,
        "within": _within,
        "words": _words,
    }
)


def build(give: str, args: Args) -> Value | None:
    """The value of a rule's match, or null when there is none."""
    return _BUILDERS[give](args) if args.fits() else None
