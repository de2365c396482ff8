"""Where sources, or two voices in one, say of one event what cannot both be true.

Open bounds, roundings, wider statements and updates are none: "more than 500" and "550" agree, and
a toll that grows from one day to the next is a course, not a quarrel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from filrouge.lang.pack import Pack
from filrouge.model.story import Contradiction
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.amounts import amounts, held_count
from filrouge.resolve.contradict.answers import answers
from filrouge.resolve.contradict.beside import beside
from filrouge.resolve.contradict.counts import counts
from filrouge.resolve.contradict.days import days
from filrouge.resolve.contradict.held import Quarrel
from filrouge.resolve.contradict.parties import parties
from filrouge.resolve.contradict.statuses import statuses
from filrouge.resolve.contradict.words import compiled
from filrouge.resolve.contradict.writing import written

KINDS = ("date", "figure", "status", "place", "actor")


def contradictions(found: Sequence[Line], pile: Pile, pack: Pack | None) -> tuple[Contradiction, ...]:
    """The contradictions of a chronology, one of a kind an event, in the order of its events."""
    kept: dict[tuple[str, str], Quarrel] = {}
    for quarrel in (*_within(found, pile), *_between(found, pile)):
        keys = [(quarrel.kind, line.event.id) for line in quarrel.lines]
        if not any(key in kept for key in keys):
            kept |= dict.fromkeys(keys, quarrel)
    words, order = compiled(pack), {line.event.id: n for n, line in enumerate(found)}
    made = [written(q, pile, words) for q in {id(q): q for q in kept.values()}.values()]
    return tuple(sorted(made, key=lambda c: (order[c.events[0]], KINDS.index(c.kind))))


def _within(found: Sequence[Line], pile: Pile) -> Iterator[Quarrel]:
    """What the tellings of one event say against each other."""
    for line in found:
        for kind, held in (
            ("date", days(line, pile)),
            ("figure", amounts(line, pile)),
            ("status", statuses(line, pile)),
            ("place", parties("place", line, pile)),
            ("actor", parties("actor", line, pile)),
        ):
            if len(held) > 1:
                yield Quarrel(kind, (line,), tuple(held))


def _between(found: Sequence[Line], pile: Pile) -> Iterator[Quarrel]:
    """What is said against an event in other words, or in a sentence that tells none."""
    lines = {t.key: line for line in found for t in line.tellings}
    for one, other in counts(found, pile):
        held = tuple(held_count(c.telling, c.mark) for c in (one, other))
        yield Quarrel("figure", tuple(dict.fromkeys((one.line, other.line))), held)
    yield from beside(pile, lines)
    for answer in answers(pile):
        told = [lines[t.key] for t in (*answer.deeds[:1], *answer.denied) if t.key in lines]
        yield Quarrel("status", tuple(told), tuple(answer.held()))
