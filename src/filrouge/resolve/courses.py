"""Courses: how a figure of one event moved as it was counted anew (``le bilan passe de 100 à 190 morts``).

The tolls of one disaster stand in many lines, since each paper tells them beside another act. They are
one course where what caused them is named alike and no day parts them; any other figure moves within
its own event. A newer count is no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from filrouge.model.mark import Mark
from filrouge.model.mentions import FigureKind, Quantity, Status
from filrouge.model.story import Course, Step
from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve.assemble import Line, Pile, figure_id, identity
from filrouge.resolve.merge.apart import TOLL
from filrouge.resolve.merge.tellings import TOLLS, Telling
from filrouge.resolve.merge.wording import thing, wording
from filrouge.resolve.stories import story_of
from filrouge.resolve.timing import gap, width

CAUSES = frozenset({"ACCIDENT", "DISASTER", "ASSAULT"})  # what has victims
RESULTS = frozenset({TOLL, *(f for names in TOLLS.values() for f in names)})  # families that say only that
REACH = 800  # code points before a toll in which its cause is told, where its own sentence names none
NEAR = 1  # days between two tellings of one disaster
NARROW = 3  # days: a wider date parts nothing
LEAST = 3  # victims: fewer are told one by one
UPDATE = "update"
PART = 0.5  # share of the victims known before, below which a count is of some of them
TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.UNCERTAIN})
OTHERS = frozenset({FigureKind.MONEY, FigureKind.MEASURE, FigureKind.COUNT})


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure as a telling gives it."""

    line: Line
    telling: Telling
    mark: Mark[Quantity]

    @property
    def told(self) -> tuple[float | None, float | None]:
        return self.mark.value.low, self.mark.value.high

    @property
    def size(self) -> float:
        return self.mark.value.low or self.mark.value.high or 0.0


@dataclass(frozen=True, slots=True)
class _Cause:
    """What a toll is of: what it may be called, its day where words name it, and its events."""

    families: frozenset[str]
    when: When | None
    events: frozenset[str]


@dataclass(slots=True)
class _Toll:
    """The counts of one disaster."""

    cause: _Cause
    counts: list[_Count]

    def takes(self, cause: _Cause) -> bool:
        mine = self.cause
        if mine.when is not None and cause.when is not None and gap(mine.when, cause.when) > NEAR:
            return False
        return bool(mine.events & cause.events or mine.families & cause.families)

    def take(self, count: _Count, cause: _Cause) -> None:
        mine = self.cause
        self.counts.append(count)
        known = mine.families | cause.families if cause.when is not None else mine.families
        self.cause = _Cause(known, mine.when or cause.when, mine.events | cause.events)


def courses(found: Sequence[Line], pile: Pile) -> tuple[Course, ...]:
    """The courses of a chronology, in the order of their events."""
    order = {line.event.id: n for n, line in enumerate(found)}
    made = [c for counts in (*_tolls(found, pile), *_others(found, pile)) if (c := _course(counts, pile)) is not None]
    return tuple(sorted(made, key=lambda c: (order[c.event], c.outcome or "", c.unit or "", c.id)))


def _course(counts: Sequence[_Count], pile: Pile) -> Course | None:
    """The steps of one figure by the day on which they were printed; null where it never moved."""
    ordered = _moves(sorted(counts, key=lambda c: _printed(c, pile)))
    days = [pile.issued.get(c.telling.article) for c in ordered]
    moved = len(ordered) > 1 and (len(set(days)) > 1 or any(c.telling.renews == UPDATE for c in ordered))
    if not moved:
        return None
    first, value = ordered[0].line.event.id, ordered[-1].mark.value
    steps = tuple(
        Step(day, figure_id(c.telling.article, c.mark), *c.told, c.telling.renews == UPDATE)
        for day, c in zip(days, ordered, strict=True)
    )
    events = tuple(dict.fromkeys(c.line.event.id for c in ordered))
    id_ = identity("u", first, value.outcome or "", value.unit or "", steps[0].figure)
    return Course(id_, first, events, value.outcome, value.unit, steps)


def _moves(ordered: Sequence[_Count]) -> list[_Count]:
    """Each value where it is first printed, without those of papers that lag behind: a greater one is told again."""
    first: dict[float, _Count] = {}
    last: dict[float, int] = {}
    for n, c in enumerate(ordered):
        first.setdefault(c.size, c)
        last[c.size] = n
    made: list[_Count] = []
    for n, c in enumerate(ordered):
        lags = any(size > c.size and ordered.index(f) < n < last[size] for size, f in first.items())
        if first[c.size] is c and (not lags or c.telling.renews == UPDATE):
            made.append(c)
    return made


def _printed(count: _Count, pile: Pile) -> tuple[str, int, Span]:
    return pile.issued.get(count.telling.article, "9"), count.telling.number, count.mark.span


def _tolls(found: Sequence[Line], pile: Pile) -> Iterator[list[_Count]]:
    """The counts of the victims of each disaster, by what became of them."""
    event_of = {t.number: line.event.id for line in found for t in line.tellings}
    counts: dict[tuple[int, str], list[tuple[_Count, _Cause]]] = defaultdict(list)
    for c in _counts(found):
        outcome = c.mark.value.outcome
        if outcome is not None and c.size >= LEAST:
            counts[story_of(c.line.event, pile.story), outcome].append((c, _cause(c, pile, event_of)))
    for _, held in sorted(counts.items()):
        yield from (_wholes(toll.counts, pile) for toll in _disasters(held))


def _wholes(counts: Sequence[_Count], pile: Pile) -> list[_Count]:
    """The counts of all victims: of one article the greatest, and none of less than half of what was known before."""
    most: dict[str, float] = defaultdict(float)
    for c in counts:
        most[c.telling.article] = max(most[c.telling.article], c.size)
    kept, known = [], 0.0
    for c in sorted(counts, key=lambda c: _printed(c, pile)):
        whole = c.size == most[c.telling.article] or c.telling.renews == UPDATE
        if whole and c.size >= PART * known:
            kept.append(c)
            known = max(known, c.size)
    return kept


def _disasters(counts: Sequence[tuple[_Count, _Cause]]) -> list[_Toll]:
    """Counts by disaster: those whose day is known first, then each to the one most told that it can be of."""
    made: list[_Toll] = []
    for count, cause in sorted(counts, key=lambda k: (k[1].when is None, k[0].telling.number, k[0].mark.span)):
        fitting = [t for t in made if t.takes(cause)]
        if fitting:
            max(fitting, key=lambda t: len(t.counts)).take(count, cause)
        elif cause.events:
            made.append(_Toll(cause, [count]))
    return made


def _cause(count: _Count, pile: Pile, event_of: Mapping[int, str]) -> _Cause:
    """What the sentence of a toll says that it is of, else what was told last before it."""
    telling, at = count.telling, count.mark.span.start
    told = [t for t in pile.told.get(telling.article, ()) if t.type in CAUSES and t.families - RESULTS]
    here = [t for t in told if t.bounds.overlaps(telling.bounds)]
    before = [t for t in told if 0 <= telling.bounds.start - t.mark.span.end <= REACH]
    causes = sorted(here, key=lambda t: (abs(t.mark.span.start - at), t.number)) or before[-1:]
    dated = (t.when for t in (telling, *causes) if t.firm and t.when is not None)
    return _Cause(
        frozenset(f for t in causes for f in t.families) - RESULTS,
        next((w for w in dated if width(w) <= NARROW or w.basis == "explicit"), None),
        frozenset(event_of[t.number] for t in causes[:1]),
    )


def _others(found: Sequence[Line], pile: Pile) -> Iterator[list[_Count]]:
    """Any other figures of one event, by what they count."""
    for line in found:
        held: dict[tuple[FigureKind, str], list[_Count]] = defaultdict(list)
        for c in _counts([line]):
            value = c.mark.value
            if value.outcome is None and value.kind in OTHERS and value.unit and not value.per and value.low != 1:
                counted = thing(value.unit, wording(pile.packs[c.telling.language]))
                held[value.kind, counted or ""].append(c)
        yield from (_only(counts) for _, counts in sorted(held.items()))


def _only(counts: Sequence[_Count]) -> list[_Count]:
    """Those whose telling gives no other figure of the kind, but to say that one has become the other."""
    several: dict[int, set[object]] = defaultdict(set)
    for c in counts:
        several[c.telling.number].add(c.told)
    return [c for c in counts if len(several[c.telling.number]) == 1 or c.telling.renews == UPDATE]


def _counts(found: Iterable[Line]) -> Iterator[_Count]:
    for line in found:
        for telling in line.tellings:
            if telling.mention.status in TOLD:
                yield from (_Count(line, telling, mark) for mark in telling.figures)
