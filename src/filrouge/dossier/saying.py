"""Values of an event in one short form, the same in every language: for reasons, conflicts and the log."""

from __future__ import annotations

from collections.abc import Iterable

from filrouge.dossier.corrections import FigureValue, Party
from filrouge.model.story import EventDate


def date(value: EventDate) -> str:
    """An ISO day, an interval with a solidus as in EDTF, or a question mark."""
    if value.earliest is None and value.latest is None:
        return "?"
    if value.earliest == value.latest:
        return str(value.earliest)
    return f"{value.earliest or '..'}/{value.latest or '..'}"


def parties(values: Iterable[Party]) -> str:
    """Roles and names: ``agent Ana Solé, recipient Norvège``."""
    return ", ".join(f"{p.role} {p.name}" for p in values) or "?"


def figure(value: FigureValue) -> str:
    """Bounds and unit: ``40``, ``550.. missiles``, ``~80``."""
    low, high = (_number(n) for n in (value.low, value.high))
    bounds = low if value.low == value.high else f"{low}..{high}"
    return ("~" if value.approximate else "") + bounds + (f" {value.unit}" if value.unit else "")


def figures(values: Iterable[FigureValue]) -> str:
    """Several figures, with commas."""
    return ", ".join(figure(v) for v in values) or "?"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else str(int(value))
