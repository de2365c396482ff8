"""Going through an article's expressions in order, knowing at each what day is being told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from filrouge.model.expression import (
    After,
    Between,
    Calendar,
    Era,
    Expression,
    Shift,
    Tense,
    Unit,
    Weekday,
    Window,
    Within,
    counted_from,
    into_next_day,
)
from filrouge.model.mark import Layer, Mark
from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve.anchor.calendar import Around
from filrouge.resolve.anchor.cells import Cell, day_cell, later, stretch
from filrouge.resolve.anchor.history import tells_history
from filrouge.resolve.anchor.kinds import (
    counts_from_day,
    counts_from_publication,
    counts_from_told,
    deciding_tense,
    names_year,
    small_hours,
    time_only,
    unknown_few,
)
from filrouge.resolve.anchor.line import SENTENCE_END, Line, Reached, named_days, too_wide
from filrouge.resolve.anchor.place import place

NEAR = 120  # characters between a quotation and the day on which it was said
YEAR_REACH = 100  # characters within which a year told holds for a month without one
APPOSED = 6  # characters between two names of one day
FAR_YEARS = 12  # a bare year so far from the time told is named in passing
MONTHS_APART = 2  # between a full date and a month without a year that is of the same year
PARAGRAPHS = 2  # for how many further paragraphs a day told stays the day counted from
STORY = 31  # days before publication within which an article's own story lies


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression, what was known around it, and its place; ``source`` is the mark counted from."""

    span: Span
    expression: Expression
    around: Around
    cell: Cell | None
    source: Span | None = None
    frozen: bool = False


def walk(
    layer: Layer[Expression],
    text: str,
    today: date | None,
    *,
    narrative: bool | None = None,
    events: Mapping[Span, When] | None = None,
) -> tuple[Placed, ...]:
    """Every expression of a layer with its place.

    ``narrative`` null lets the years named decide; ``events`` are times counted from other events.
    """
    told = tells_history(layer, today) if narrative is None else narrative
    return _Walk(layer, text, Around(today, narrative=told), events or {}).run()


class _Walk:
    def __init__(self, layer: Layer[Expression], text: str, start: Around, events: Mapping[Span, When]) -> None:
        self._marks = layer.marks
        self._events = {span: stretch(when) for span, when in events.items()}
        self._text = text
        self._start = replace(start, weekdays=named_days(layer, start))
        self._days = Line(text, narrative=start.narrative)
        self._any = Line(text, narrative=start.narrative)
        self._year: Reached | None = None
        self._story: Reached | None = None  # the last day told near publication
        self._placed: list[Placed] = []

    def run(self) -> tuple[Placed, ...]:
        for i, mark in enumerate(self._marks):
            around, source, frozen = self._around(i, mark)
            cell = self._events.get(mark.span) or self._renamed(i) or place(mark.value.told, around)
            if cell is None or unknown_few(mark.value.told):
                cell = self._apposed(i, around) or cell
            self._placed.append(Placed(mark.span, mark.value, around, cell, source, frozen))
            if cell is not None and (mark.value.quoted is None or around.narrative):
                self._remember(mark, cell)
        return tuple(self._placed)

    def _around(self, i: int, mark: Mark[Expression]) -> tuple[Around, Span | None, bool]:
        value = mark.value
        day = self._told_day(i, mark)
        last = self._any.of(mark)
        last = self._reached(last if self._start.narrative or self._near(last, value) else self._story, mark)
        last = day if last is not None and too_wide(value.told, last.cell) else last
        around = replace(
            self._start,
            today=last.cell.start if self._start.narrative and last else self._start.today,
            told=last.cell if last else None,
            day=day.cell if day else None,
            year=self._context_year(mark),
            tense=deciding_tense(value, narrative=self._start.narrative),
            sure=value.sure,
        )
        saying = self._saying(i, mark)
        if saying is not None:
            return replace(around, today=saying.cell.start, weekdays=()), saying.span, True
        counted = day if counts_from_day(value.told) else last if counts_from_told(value.told) else None
        return around, counted.span if counted else None, False

    def _near(self, told: Reached | None, value: Expression) -> bool:
        return told is not None and value.paragraph - told.paragraph <= PARAGRAPHS

    def _told_day(self, i: int, mark: Mark[Expression]) -> Reached | None:
        """The day that `la veille` or `à 20 heures` counts from."""
        day = self._days.of(mark)
        timed = time_only(mark.value.told)
        if timed and i and self._named_just_before(self._placed[i - 1], mark):
            last = self._placed[i - 1]
            assert last.cell is not None
            if into_next_day(last.expression.told) and small_hours(mark.value.told):
                return Reached(day_cell(later(last.cell.start, 1)), last.span, last.expression.paragraph)
            return Reached(last.cell, last.span, last.expression.paragraph)
        if timed and (day is None or not self._same_sentence(day.span, mark.span)):
            ahead = self._next_day(i, mark)
            if ahead is not None:
                return ahead
        if day is None or self._start.narrative:
            return day
        if timed:
            return day if mark.value.paragraph == day.paragraph else self._evening(mark)
        return self._reached(day if self._near(day, mark.value) else self._story, mark)

    def _evening(self, mark: Mark[Expression]) -> Reached | None:
        """The day told last, of an hour of the past that stands in a paragraph without a day."""
        past = mark.value.tense is Tense.PAST and self._near(self._story, mark.value)
        return self._story if past else None

    def _reached(self, last: Reached | None, mark: Mark[Expression]) -> Reached | None:
        """The day last told; of a day long before publication, named in an earlier paragraph, the story's own."""
        if last is None or self._story is None or self._start.narrative:
            return last
        background = last.paragraph != mark.value.paragraph and not self._recent(last.cell)
        return self._story if background else last

    def _recent(self, cell: Cell) -> bool:
        """Whether a day lies so near before publication that the article tells its story of it."""
        today = self._start.today
        return today is not None and 0 <= (today - cell.start).days <= STORY

    def _named_just_before(self, last: Placed, mark: Mark[Expression]) -> bool:
        near = mark.span.start - last.span.end <= NEAR and self._same_sentence(last.span, mark.span)
        return near and last.cell is not None and last.cell.day and last.expression.quoted == mark.value.quoted

    def _same_sentence(self, a: Span, b: Span) -> bool:
        return b.start - a.end <= 300 and SENTENCE_END.search(self._text, a.end, b.start) is None

    def _next_day(self, i: int, mark: Mark[Expression]) -> Reached | None:
        """``At 16:15, June 1st``: the day that follows in the same sentence."""
        if i + 1 >= len(self._marks):
            return None
        after = self._marks[i + 1]
        if after.span.start - mark.span.end > 60 or not self._same_sentence(mark.span, after.span):
            return None
        cell = place(after.value.told, replace(self._start, tense=after.value.tense, year=self._context_year(after)))
        if cell is None or not cell.day or counts_from_day(after.value.told):
            return None
        return Reached(cell, after.span, after.value.paragraph)

    def _context_year(self, mark: Mark[Expression]) -> int | None:
        year = self._year
        if self._start.narrative:
            reached = self._any.of(mark)
            return reached.cell.start.year if reached else None
        if year is None or mark.value.paragraph != year.paragraph:
            return None
        if mark.span.start - year.span.end > YEAR_REACH or not self._same_sentence(year.span, mark.span):
            return None
        told = mark.value.told
        if year.cell.day and isinstance(told, Calendar) and told.month is not None:
            apart = abs(told.month - year.cell.start.month)
            return year.cell.start.year if min(apart, 12 - apart) <= MONTHS_APART else None
        return year.cell.start.year

    def _saying(self, i: int, mark: Mark[Expression]) -> Reached | None:
        """The day on which the quotation that holds this expression was said, where its sentence says it."""
        quoted = mark.value.quoted
        if quoted is None or not counts_from_publication(mark.value.told):
            return None
        for other in self._marks[i + 1 :]:
            if other.span.start - quoted.end > NEAR or other.value.paragraph != mark.value.paragraph:
                break
            if other.value.quoted is None:
                return self._said(other, Span(quoted.end, other.span.start), None)
        for k, other in reversed(list(enumerate(self._marks[:i]))):
            if quoted.start - other.span.end > NEAR or other.value.paragraph != mark.value.paragraph:
                break
            if other.value.quoted is None:
                return self._said(other, Span(other.span.end, quoted.start), self._placed[k].cell)
        return None

    def _said(self, other: Mark[Expression], between: Span, known: Cell | None) -> Reached | None:
        """The day of a saying; ``known`` is where one told before was placed."""
        if SENTENCE_END.search(self._text, between.start, between.end) or other.value.bound is not None:
            return None
        if not isinstance(other.value.told, Weekday | Shift | Calendar | Within) or not other.value.dates_events:
            return None
        day = self._days.of(other)
        if known is not None and counts_from_day(other.value.told):
            cell: Cell | None = known
        else:
            cell = place(other.value.told, replace(self._start, day=day.cell if day else None, tense=Tense.PAST))
        late = cell is not None and self._start.today is not None and cell.start > self._start.today
        return None if cell is None or not cell.day or late else Reached(cell, other.span, other.value.paragraph)

    def _renamed(self, i: int) -> Cell | None:
        """``jeudi, au lendemain d'une décision``, ``en 2019, six ans plus tard``: the date just named says when."""
        told = self._marks[i].value.told
        if i == 0 or not isinstance(told, Shift) or not (isinstance(told.anchor, After) or counts_from_told(told)):
            return None
        last, mark = self._placed[i - 1], self._marks[i]
        gap = self._text[last.span.end : mark.span.start]
        closed = isinstance(told.anchor, After) or self._text[mark.span.end : mark.span.end + 1] in {"", ",", ".", ")"}
        apposed = gap.startswith(",") and len(gap) <= APPOSED and last.expression.dates_events
        return last.cell if apposed and closed else None

    def _apposed(self, i: int, around: Around) -> Cell | None:
        """``Quelques jours plus tard, le 9 juillet``: the date that follows says when."""
        if i + 1 >= len(self._marks) or not isinstance(self._marks[i].value.told, Shift):
            return None
        mark, after = self._marks[i], self._marks[i + 1]
        gap = self._text[mark.span.end : after.span.start]
        if gap.strip(" ,(\u00a0") or len(gap) > 4 or not isinstance(after.value.told, Calendar | Weekday):
            return None
        return place(after.value.told, replace(around, tense=after.value.tense))

    def _remember(self, mark: Mark[Expression], cell: Cell) -> None:
        told = mark.value.told
        here = Reached(cell, mark.span, mark.value.paragraph)
        if isinstance(told, Window) or (time_only(told) and self._placed[-1].around.day is None):
            return
        passing = self._dates_the_event(mark)
        if cell.day:
            main = self._days.reach(here, mark.value, passing=passing)
            self._story = here if main and self._recent(cell) else self._story
        if (cell.unit is not None or isinstance(told, Between)) and not self._aside(mark, cell):
            ended = isinstance(told, Between) and self._start.narrative
            end = replace(here, cell=replace(cell, start=later(cell.end, -1)))
            self._any.reach(end if ended else here, mark.value, passing=passing)
        if names_year(told):
            self._year = here

    def _dates_the_event(self, mark: Mark[Expression]) -> bool:
        """``106 jours après l'échouement, le 23 mars``: the day of what is counted from, not of the story."""
        named = counted_from(self._placed[-2].expression.told) if len(self._placed) > 1 else None
        if named is None or not named.start <= mark.span.start <= named.end + APPOSED:
            return False
        return not set(self._text[named.end : mark.span.start]) & set(".!?\n")

    def _aside(self, mark: Mark[Expression], cell: Cell) -> bool:
        """In a narrative, what is named in passing does not move the time told: a far year or one in
        brackets, one that lies ahead, the year before.
        """
        last = self._any.of(mark)
        if not self._start.narrative or last is None:
            return False
        told, span = mark.value.told, mark.span
        bare = isinstance(told, Era) or (isinstance(told, Calendar) and told.month is None)
        far = abs(cell.start.year - last.cell.start.year) > FAR_YEARS
        bracketed = self._text[max(0, span.start - 1) : span.start] == "("
        ahead = mark.value.tense is Tense.FUTURE and cell.start > last.cell.start
        looked_back = isinstance(told, Shift) and told.by.unit is Unit.YEAR and cell.start < last.cell.start
        return looked_back or (bare and (far or bracketed or ahead))
