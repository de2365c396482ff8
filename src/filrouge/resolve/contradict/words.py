"""A contradiction as one sentence, in the main language of the pile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import format_date

from filrouge.lang.pack import Pack
from filrouge.model.mentions import Quantity

_PLAIN = {"date": "{what}: {a} ({x}), {b} ({y})"}


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of one language: a sentence for each kind, a phrase for each status."""

    language: str
    templates: Mapping[str, str]
    statuses: Mapping[str, str]

    def sentence(self, kind: str, what: str, values: Sequence[str], voices: Sequence[str]) -> str:
        """What the first two voices say."""
        template = self.templates.get(kind, _PLAIN["date"])
        a, b = (self._value(kind, v) for v in values[:2])
        return template.format(what=what, a=a, b=b, x=voices[0], y=voices[1])

    def _value(self, kind: str, value: str) -> str:
        if kind == "status":
            return self.statuses.get(value, value)
        return "–".join(self._day(v) for v in value.split("/")) if kind == "date" else value

    def _day(self, value: str) -> str:
        try:
            return str(format_date(date.fromisoformat(value[:10]), "d MMMM y", locale=self.language))
        except (ValueError, UnknownLocaleError):
            return value


@cache
def compiled(pack: Pack | None) -> Words:
    """The words of a pack; bare values where it has none."""
    if pack is None:
        return Words("en", {}, {})
    table = pack.settings.get("contradictions", {})
    return Words(pack.language, {k: v for k, v in table.items() if isinstance(v, str)}, table.get("status_words", {}))


def amount(figure: Quantity) -> str:
    """A figure as short as it goes: ``550``, ``≥ 550``, ``60–90``."""
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.high is None:
        return f"≥ {_number(figure.low)}{unit}"
    if figure.low is None:
        return f"≤ {_number(figure.high)}{unit}"
    same = figure.low == figure.high
    return f"{_number(figure.low)}{'' if same else '–' + _number(figure.high)}{unit}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
