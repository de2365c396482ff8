"""The line of a story: the time that it has reached, apart from what it names in passing or looks back on.

``mercredi … l'attaque du 28 octobre … la veille`` is Tuesday: a day in the name of something, one
set for later and one of the pluperfect leave the story where it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from filrouge.model.expression import (
    Aside,
    Between,
    Calendar,
    Expression,
    Shift,
    Tense,
    Told,
    Unit,
    Within,
)
from filrouge.model.mark import Layer, Mark
from filrouge.model.text import Span
from filrouge.resolve.anchor.calendar import Around
from filrouge.resolve.anchor.cells import Cell
from filrouge.resolve.anchor.place import place

SENTENCE_END = re.compile(r"(?:(?<!\b[A-ZÀ-Ý])(?<!\b[A-ZÀ-Ý][A-Za-z])\.|[!?…])\s")  # not after « M. »
WEEK_AWAY = 10  # days from publication within which a date names a bare weekday
WIDEST = 14  # days of a stretch from which weeks can be counted


@dataclass(frozen=True, slots=True)
class Reached:
    """A stretch told: where, and in which paragraph."""

    cell: Cell
    span: Span
    paragraph: int


class Line:
    """The last stretch of the story itself, the last one looked back on, the last one named in passing.

    A narrative has one line only: every time told moves it.
    """

    def __init__(self, text: str, *, narrative: bool) -> None:
        self._text = text
        self._narrative = narrative
        self._main: Reached | None = None
        self._back: Reached | None = None
        self._passing: Reached | None = None

    def reach(self, here: Reached, value: Expression, *, passing: bool = False) -> bool:
        """Take in a stretch told; true where the story itself has come to it."""
        main = self._narrative
        if not main and (passing or value.in_passing or _ahead(value)):
            self._passing = here
        elif not main and value.aside is Aside.EARLIER:
            self._back = here
        else:
            self._main, main = here, True
        return main

    def of(self, mark: Mark[Expression]) -> Reached | None:
        """The stretch from which an expression counts."""
        value = mark.value
        if value.tense is Tense.FUTURE:
            return _last(self._main, self._passing) or self._back
        if self._back is not None and _last(self._main, self._back) is self._back and self._looks_back(mark):
            return self._back
        return self._main or _last(self._back, self._passing)

    def _looks_back(self, mark: Mark[Expression]) -> bool:
        """Whether the look back goes on: in the pluperfect, or in the sentence after it."""
        assert self._back is not None
        further = mark.value.paragraph - self._back.paragraph
        if mark.value.aside is Aside.EARLIER:
            return further <= 1
        return further == 0 and len(SENTENCE_END.findall(self._text, self._back.span.end, mark.span.start)) <= 1


def _ahead(value: Expression) -> bool:
    return value.tense is Tense.FUTURE and value.aside is None


def _last(one: Reached | None, other: Reached | None) -> Reached | None:
    """The one that stands later in the text."""
    if one is None or other is None:
        return one or other
    return one if one.span > other.span else other


def too_wide(told: Told, base: Cell) -> bool:
    """Whether a stretch is none from which an expression can count: two weeks before a month is no time."""
    return isinstance(told, Shift) and told.by.unit is Unit.WEEK and (base.end - base.start).days > WIDEST


def named_days(layer: Layer[Expression], start: Around) -> tuple[date, ...]:
    """The days of the text told with weekday and number, near publication."""
    if start.today is None:
        return ()
    found: dict[date, None] = {}
    for mark in layer.marks:
        told = mark.value.told
        ends = (told.start.value.told, told.end.value.told) if isinstance(told, Between) else (told,)
        for each in ends:
            inner = each.outer if isinstance(each, Within) else each
            if isinstance(inner, Calendar) and inner.weekday is not None and inner.day is not None:
                cell = place(inner, start)
                if cell is not None and abs((cell.start - start.today).days) <= WEEK_AWAY:
                    found[cell.start] = None
    return tuple(sorted(found))
