"""Courses: how a figure of one event moved as it was counted anew (``le bilan passe de 100 à 190 morts``).

The tolls of one disaster stand in many lines, since each paper tells them beside another act. They are
one course where what caused them is named alike and no day and no place parts them, and all victims are
counted, not one group of them; any other figure moves within its own event, told by the same doers in
nearly the same words. A rounder number, or a bound that the number known before fulfils, is no move; a
newer count is no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from filrouge.model.mentions import FigureKind
from filrouge.model.story import Course, Step
from filrouge.resolve.assemble import Line, Pile, figure_id, identity
from filrouge.resolve.courses.counts import AGREED, Count, counted, moves, printed, unleapt
from filrouge.resolve.courses.disasters import tolls
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.merge.wording import meaning, stems, wording
from filrouge.resolve.timing import gap

OTHERS = frozenset({FigureKind.MONEY, FigureKind.MEASURE, FigureKind.COUNT})
ALIKE = 0.5  # share of the shorter one's words in which two tellings of one figure agree


def courses(found: Sequence[Line], pile: Pile) -> tuple[Course, ...]:
    """The courses of a chronology, in the order of their events."""
    order = {line.event.id: n for n, line in enumerate(found)}
    victims = _unrepeated([c for counts in tolls(found, pile) if (c := _course(counts, pile)) is not None])
    made = [*victims, *(c for counts in _others(found, pile) if (c := _course(counts, pile)) is not None)]
    return tuple(sorted(made, key=lambda c: (order[c.event], c.outcome or "", c.unit or "", c.id)))


def _unrepeated(made: Sequence[Course]) -> list[Course]:
    """Without those that only repeat values of a longer course of the same victims."""
    values = {c.id: {s.low or s.high for s in c.steps} for c in made}
    return [
        c for c in made
        if not any(o.outcome == c.outcome and values[c.id] < values[o.id] for o in made)
    ]  # fmt: skip


def _course(counts: Sequence[Count], pile: Pile) -> Course | None:
    """The steps of one figure by the day on which they were printed; null where it never moved."""
    dated = [c for c in counts if c.telling.article in pile.issued]
    ordered = unleapt(moves(sorted(dated, key=lambda c: printed(c, pile)), pile))
    days = [pile.issued[c.telling.article] for c in ordered]
    moved = len(ordered) > 1 and (len(set(days)) > 1 or any(c.renews for c in ordered))
    if not moved:
        return None
    first, value = ordered[0].line.event.id, ordered[-1].mark.value
    steps = tuple(
        Step(day, figure_id(c.telling.article, c.mark), *c.told, c.renews) for day, c in zip(days, ordered, strict=True)
    )
    events = tuple(dict.fromkeys(c.line.event.id for c in ordered))
    id_ = identity("u", first, value.outcome or "", value.unit or "", steps[0].figure)
    return Course(id_, first, events, value.outcome, value.unit, steps)


def _others(found: Sequence[Line], pile: Pile) -> Iterator[list[Count]]:
    """Any other figures of one event, by what they count and how it is told."""
    for line in found:
        held: dict[tuple[FigureKind, frozenset[str]], list[list[Count]]] = defaultdict(list)
        for c in counted([line]):
            value = c.mark.value
            if value.outcome is None and value.kind in OTHERS and value.unit and not value.per and value.low != 1:
                chains = held[value.kind, _unit(c, pile)]
                near = (x for x in chains if any(_one_telling(k.telling, c.telling) for k in x))
                fitting = next(near, None)
                if fitting is None:
                    chains.append([c])
                else:
                    fitting.append(c)
        yield from (_only(counts) for chains in held.values() for counts in chains)


def _unit(count: Count, pile: Pile) -> frozenset[str]:
    """What is counted, in no language."""
    known, unit = wording(pile.packs[count.telling.language]), count.mark.value.unit or ""
    return meaning(stems(unit, known), known) or frozenset([unit])


def _one_telling(one: Telling, other: Telling) -> bool:
    """The same doers do the same, on no other day, in nearly the same words: only the number is another."""
    if not one_word(one, other) or one.actors != other.actors:
        return False
    if one.firm and other.firm and one.when is not None and other.when is not None and gap(one.when, other.when):
        return False
    mine, theirs = (frozenset(w for w in t.meaning if not w.isdigit()) for t in (one, other))
    return len(mine & theirs) >= max(AGREED, ALIKE * min(len(mine), len(theirs)))


def _only(counts: Sequence[Count]) -> list[Count]:
    """Those whose telling gives no other figure of the kind, but to say that one has become the other."""
    several: dict[int, set[object]] = defaultdict(set)
    for c in counts:
        several[c.telling.number].add(c.told)
    return [c for c in counts if len(several[c.telling.number]) == 1 or c.renews]
