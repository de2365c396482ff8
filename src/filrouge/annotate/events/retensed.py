"""The tense of a time, as the event that it dates tells it: the parse knows more than the nearest word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from filrouge.model.expression import Aside, Expression, Tense
from filrouge.model.mark import Layer, Mark
from filrouge.model.mentions import Mention, Status
from filrouge.model.text import Span

_AHEAD = frozenset({Status.ANNOUNCED, Status.REQUESTED, Status.CONDITIONAL})
_APART = frozenset({Aside.AHEAD, Aside.NAMED})
_DONE = frozenset({Status.HAPPENED, Status.UNCERTAIN, Status.DENIED})


def retensed(dates: Layer[Expression], events: Layer[Mention]) -> Layer[Expression]:
    """The dates layer with the tenses that the events of its times have.

    ``s'est engagé à livrer``, ``la catastrophe de mardi``: what came about lies behind, what is planned
    ahead, whatever verb stands nearest.
    """
    told = _tenses(events)
    return replace(dates, marks=tuple(_mended(m, told.get(m.span)) for m in dates.marks))


def _mended(mark: Mark[Expression], tense: Tense | None) -> Mark[Expression]:
    """A time with the tense of its event, unless words beside it say where it lies (``avant``, ``prévu``)."""
    value = mark.value
    if tense is None or value.bound is not None or value.aside in _APART:
        return mark
    return replace(mark, value=replace(value, tense=tense, sure=True))


def _tenses(events: Layer[Mention]) -> Mapping[Span, Tense]:
    found: dict[Span, Tense] = {}
    for mark in events.marks:
        mention = mark.value
        tense = _tense(mention) if mention.date_rule == "adjunct" else None
        if tense is not None:
            found |= {span: tense for span in mention.dates if span not in found}
    return found


def _tense(mention: Mention) -> Tense | None:
    """Where its time lies; null of the present, in which appointments are told too."""
    if mention.status in _AHEAD and mention.tense == "future":
        return Tense.FUTURE
    if mention.status in _DONE and mention.tense == "past":
        return Tense.PAST
    return None
