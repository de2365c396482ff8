"""Anchoring: from what a text says of time to when that was, given when it was published.

Each expression is placed in text order. In the press a time counts from the day of publication
unless its words count from the day told; in a narrative the day told moves on with every date.
Inside a quotation, `hier` counts from the day of saying where the sentence names one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.text import UNKNOWN_DATE, Article, Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor.walk import walk
from filrouge.resolve.anchor.when import when

__all__ = ["anchored"]

NOTHING: Mapping[Span, When] = MappingProxyType({})


def anchored(
    layer: Layer[Expression],
    article: Article,
    published: Published = UNKNOWN_DATE,
    *,
    narrative: bool | None = None,
    events: Mapping[Span, When] = NOTHING,
) -> Mapping[Span, When]:
    """The interval of every expression that can be placed, by its span.

    With an interval of publication days, what counts from them becomes the interval that follows;
    with none, only what the text itself dates is placed. ``events`` are the times of expressions
    counted from other events, which only a pile can tell.
    """
    days = _days(published)
    runs = [walk(layer, article.text, day, narrative=narrative, events=events) for day in days]
    found: dict[Span, When] = {}
    for placed in zip(*runs, strict=True):
        made = _hull([when(p) for p in placed])
        if made is not None:
            found[placed[0].span] = events.get(placed[0].span, made)
    return found


def _days(published: Published) -> tuple[date | None, ...]:
    """The days to count from: the day, or both ends of what is known."""
    ends = [published.earliest or published.date, published.latest or published.date]
    known = tuple(dict.fromkeys(date.fromisoformat(e) for e in ends if e is not None))
    return known if len(known) == len({e for e in ends if e}) and all(ends) and known else (None,)


def _hull(found: list[When | None]) -> When | None:
    """One interval that holds all placements; null when one of them is unknown."""
    first = found[0]
    if first is None or any(w is None for w in found):
        return None
    others = [w for w in found[1:] if w is not None]
    if all((w.earliest, w.before) == (first.earliest, first.before) for w in others):
        return first
    known = [first, *others]
    starts = [w.earliest for w in known if w.earliest is not None]
    ends = [w.before for w in known if w.before is not None]
    earliest = min(starts) if len(starts) == len(known) else None
    before = max(ends) if len(ends) == len(known) else None
    joined = replace(first, earliest=earliest, before=before, precision="range")
    return replace(joined, value=f"{earliest or '..'}/{joined.latest or '..'}")
