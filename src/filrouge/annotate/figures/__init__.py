"""The figures layer: how many of what, with bounds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from filrouge.annotate.figures._amounts import Amount, amounts
from filrouge.annotate.figures._build import Here, figure
from filrouge.annotate.figures._terms import View, terms
from filrouge.lang.fold import bare
from filrouge.lang.numerals import Numeral, numerals
from filrouge.lang.pack import Pack
from filrouge.model.expression import Age, Expression, Shift
from filrouge.model.mark import Layer, Mark, layer
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def figures(article: Article, pack: Pack, parse: Parse, dates: Layer[Expression]) -> Layer[Quantity]:
    """The figures of an article; numbers of dates are left to the dates layer, of web addresses out."""
    view, known = View(article.text, bare(article.text)), terms(pack)
    placed = [m.span for m in dates if m.value.dates_events and not _counts_back(m.value)]
    ages = [m.span for m in dates if isinstance(m.value.told, Age)]
    found = amounts(view, _outside(numerals(article.text, pack), sorted([*placed, *_addresses(article.text)])), known)
    marks: list[Mark[Quantity]] = []
    taken = 0
    for i, amount in enumerate(found):
        if amount.start < taken:
            continue
        here = _here(Here(view, parse, known, len(article.text)), found, i, placed)
        mark = figure(here, amount, in_age=_covered(amount, ages))
        if mark is not None:
            marks.append(mark)
            taken = mark.span.end
    return layer("figures", marks)


def _here(here: Here, found: Sequence[Amount], i: int, placed: Sequence[Span]) -> Here:
    """What building reads at one amount: up to the next number or date, and that number if it counts nothing."""
    stop = _stop(found, i, placed, here.stop)
    after = found[i + 1] if i + 1 < len(found) else None
    if after is None or after.start != stop or after.kind is not FigureKind.COUNT:
        return replace(here, stop=stop)
    token = here.parse.token_at(after.end)
    counts = token is not None and token.pos in {"NOUN", "ADJ", "PROPN", "SYM"}
    return replace(here, stop=stop, next_number=None if counts else after.value, next_end=after.end)


def figure_rows(found: Layer[Quantity]) -> list[dict[str, Any]]:
    """The layer as FORMAT.md's ``annotate --layers figures`` writes it."""
    return [
        {
            "start": m.span.start,
            "end": m.span.end,
            "low": m.value.low,
            "high": m.value.high,
            "unit": m.value.unit,
            "kind": m.value.kind.value,
            "approximate": m.value.approximate,
        }
        for m in found
    ]


def _counts_back(told: Expression) -> bool:
    """*il y a 108 ans* dates and tells a length too; *l'an dernier* only dates."""
    return isinstance(told.told, Shift) and not told.told.whole


def _addresses(text: str) -> list[Span]:
    return [Span(*m.span()) for m in _ADDRESS.finditer(text)]


def _outside(found: Sequence[Numeral], placed: Sequence[Span]) -> list[Numeral]:
    return [n for n in found if not _overlapped(n.span, placed)]


def _overlapped(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span touches one of others that are sorted and do not overlap much."""
    i = bisect_left(others, Span(span.end, 0))
    return any(span.overlaps(other) for other in others[max(0, i - 3) : i])


def _covered(amount: Amount, ages: Sequence[Span]) -> bool:
    return _overlapped(Span(*amount.ends), ages)


def _stop(found: Sequence[Amount], i: int, placed: Sequence[Span], size: int) -> int:
    """Where what is counted must end: at the next number or date."""
    after = found[i].end
    k = bisect_left(placed, Span(after, 0))
    date = placed[k].start if k < len(placed) else size
    return min(found[i + 1].start if i + 1 < len(found) else size, date)
