"""Comparators round an amount (*plus de*, *environ*, *or more*) and what they do to its bounds."""

from __future__ import annotations

from dataclasses import replace

from filrouge.annotate.figures._amounts import Amount
from filrouge.annotate.figures._terms import Terms, View

_MOST = 3  # comparators in a row: au moins quelque


def compared(view: View, amount: Amount, terms: Terms) -> Amount:
    """The amount with the comparators before it taken in."""
    for _ in range(_MOST):
        gap = 1 if amount.start and view.folded[amount.start - 1] in " \n" else 0
        found = terms.before.before(view, amount.start - gap)
        if found is None:
            break
        amount = bounded(replace(amount, start=found.start), found.value.kind)
    return amount


def compared_after(view: View, amount: Amount, terms: Terms) -> Amount:
    """The amount with a comparator behind it taken in: *450 km environ*, *50 or more*."""
    gap = 1 if view.folded[amount.end : amount.end + 1] == " " else 0
    found = terms.after.after(view, amount.end + gap)
    if found is None or _opens_another(view, (found.start, found.end), terms):
        return amount
    return bounded(replace(amount, end=found.end), found.value.kind)


def _opens_another(view: View, found: tuple[int, int], terms: Terms) -> bool:
    """Whether its words belong to the next number: *171 morts et ⟦plus de⟧ 6 500 blessés*."""
    starts = [i for i in range(*found) if view.folded[i] != " " and view.folded[i - 1] in " -"]
    return any((other := terms.before.after(view, i)) and other.end > found[1] for i in starts)


def bounded(amount: Amount, kind: str) -> Amount:
    """What one comparator does; a vague plural stays open above."""
    if kind == "more":
        return replace(amount, high=None, compared=True)
    if kind == "less":
        high = amount.high if amount.high is not None else amount.low
        return replace(amount, low=None, high=high, compared=True)
    return replace(amount, approximate=amount.approximate or kind == "about", compared=True)
