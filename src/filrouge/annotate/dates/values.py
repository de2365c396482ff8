"""What rules capture and build: values, the arguments of a rule, and what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from filrouge.lang.fold import bare
from filrouge.model.expression import (
    Amount,
    Anchor,
    DayPart,
    Direction,
    Expression,
    Modifier,
    Part,
    Shift,
    Told,
    Unit,
)
from filrouge.model.text import Span


class Nothing:
    """What looks like a date and is none: it is passed over, and nothing inside it is read."""


NOTHING: Final = Nothing()


class Blurred(NamedTuple):
    """An amount with its comparator: ``plus de trois ans``."""

    amount: Amount
    modifier: Modifier


class Perhaps(NamedTuple):
    """What holds in the future tense, and what otherwise: ``in three weeks`` is a day, or how long."""

    future: Told
    otherwise: Told


Value: TypeAlias = Told | Expression | Amount | Blurred | Perhaps | Nothing | float | int | str


class Capture(NamedTuple):
    value: Value
    span: Span


class Words:
    """The text, for its capitals, and the number words of the language."""

    def __init__(self, text: str, numbers: Mapping[str, float], forms: re.Pattern[str], common: frozenset[str]) -> None:
        self.text = text
        self.common = common
        self._numbers = numbers
        self._forms = forms

    def number(self, span: Span) -> float:
        """The number that words say: units and tens add up, hundreds and thousands multiply."""
        total = current = 0.0
        for match in self._forms.finditer(bare(span.of(self.text))):
            value = self._numbers[match[0]]
            if value >= 1000:
                total, current = total + (current or 1) * value, 0.0
            elif value == 100:
                current = (current or 1) * value
            else:
                current += value
        return total + current


class Args:
    """The arguments of one use of a rule."""

    def __init__(self, given: Mapping[str, Any], captures: Mapping[str, Capture], words: Words) -> None:
        self.given = given
        self.captures = captures
        self.words = words

    def get(self, name: str) -> Any:  # noqa: ANN401 - a rule's argument is any TOML value
        """The value of an argument, null when the rule does not give it."""
        value = self.given.get(name)
        if value is None:
            found = self.captures.get(name)
        elif isinstance(value, str) and value.startswith("$"):
            found = self.captures.get(value[1:])
        else:
            return value
        return None if found is None else found.value

    def span(self, name: str) -> Span | None:
        value = self.given.get(name, name)
        found = self.captures.get(str(value).removeprefix("$"))
        return None if found is None else found.span

    def told(self, name: str) -> Told | None:
        """An argument that is a time, without its modifier."""
        value = self.get(name)
        if isinstance(value, str):
            return CONSTANTS.get(value)
        return bare_told(value)

    def direction(self) -> Direction | None:
        value = self.get("direction")
        return None if value is None else Direction(value)

    def amount(self, name: str = "amount") -> Amount | None:
        value = self.get(name)
        if isinstance(value, Blurred):
            return value.amount
        return value if isinstance(value, Amount) else None

    def fits(self) -> bool:
        """Whether the groups named in ``capital``, ``lower``, ``titled`` and ``alone`` are written so.

        Only words that are also common words need their capital (``may``, ``march``).
        """
        for test, name in self.given.items():
            check, found = _CHECKS.get(test), self.captures.get(str(name))
            if check is None or found is None:
                continue
            common = test != "capital" or bare(found.span.of(self.words.text)) in self.words.common
            if common and not check(self.words.text, found.span):
                return False
        return True


def _alone(text: str, span: Span) -> bool:
    """No capital follows: ``Noël`` is a feast, ``Noël Durand`` a name."""
    return not (text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper())


_CHECKS: Mapping[str, Callable[[str, Span], bool]] = MappingProxyType(
    {
        "capital": lambda text, span: text[span.start].isupper(),
        "lower": lambda text, span: text[span.start].islower(),
        "alone": _alone,
        "titled": lambda text, span: text[span.start].isupper() and text[span.start + 1].islower(),
    }
)
CONSTANTS: Mapping[str, Told] = MappingProxyType(
    {
        "today": Shift(Amount(0, Unit.DAY), Anchor.PUBLICATION),
        "yesterday": Shift(Amount(-1, Unit.DAY), Anchor.PUBLICATION),
        "that-day": Shift(Amount(0, Unit.DAY), Anchor.NARRATION),
        "next-week": Shift(Amount(1, Unit.WEEK), Anchor.PUBLICATION, whole=True),
        "next-day": Shift(Amount(1, Unit.DAY), Anchor.NARRATION),
        "day-before": Shift(Amount(-1, Unit.DAY), Anchor.NARRATION),
        "night": DayPart(Part.NIGHT),
        "night-into": DayPart(Part.NIGHT, into=True),
    }
)


def bare_told(value: Value | None) -> Told | None:
    """A time without its modifier; null for what is no time."""
    if isinstance(value, Expression):
        return value.told
    return (
        None if value is None or isinstance(value, Amount | Blurred | Perhaps | Nothing | float | int | str) else value
    )


def modifier_of(value: Value | None) -> Modifier | None:
    return value.modifier if isinstance(value, Expression | Blurred) else None
