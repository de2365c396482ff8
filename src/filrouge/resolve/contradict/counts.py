"""Two numbers of one thing told under two verbs: ``400 pompiers mobilisés``, ``500 pompiers ont lutté``.

No event joins them, so more is asked: each article counts the thing once, both on the same days, and
somebody or some place is told in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from filrouge.lang.fold import bare
from filrouge.model.mark import Mark
from filrouge.model.mentions import FigureKind, Quantity, Status
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.figures import exclude
from filrouge.resolve.merge.apart import SAYING
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import Wording, thing, wording
from filrouge.resolve.timing import gap, width

NARROW = 4  # days within which both count
MOMENTARY = frozenset({"BUSINESS", "CONTEST"})  # whose numbers stand for a moment only
GROWING = frozenset({"COERCE", "JUSTICE", "LIFE"})
TOLD = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, with the telling that counts them and its line."""

    line: Line
    telling: Telling
    mark: Mark[Quantity]


def counts(found: Sequence[Line], pile: Pile) -> Iterator[tuple[Count, Count]]:
    """The pairs of counts of one thing of which only one can be right, one a thing."""
    held: dict[str, list[Count]] = defaultdict(list)
    for line in found:
        for telling in line.tellings:
            words = wording(pile.packs[telling.language])
            for mark in telling.figures:
                thing = _thing(mark.value, words)
                if thing is not None and telling.type not in MOMENTARY | {SAYING} and telling.mention.status in TOLD:
                    held[thing].append(Count(line, telling, mark))
    for _, told in sorted(held.items()):
        pair = next((p for p in combinations(_only(told), 2) if _quarrel(*p, pile)), None)
        if pair is not None:
            yield pair


def _thing(figure: Quantity, words: Wording) -> str | None:
    """What is counted, by the stem of its noun; null for people as such, parts, changes, and single ones."""
    if figure.kind is not FigureKind.COUNT or figure.change or figure.per or figure.outcome or figure.low == 1:
        return None
    named = thing(figure.unit, words)
    return None if named is None or named in words.people or bare(named).isdigit() else named


def _only(told: Sequence[Count]) -> list[Count]:
    """Those whose article counts the thing but once, or always the same."""
    values: dict[str, set[tuple[float | None, float | None]]] = defaultdict(set)
    for each in told:
        values[each.telling.article].add((each.mark.value.low, each.mark.value.high))
    return [c for c in told if len(values[c.telling.article]) == 1]


def _quarrel(one: Count, other: Count, pile: Pile) -> bool:
    a, b = one.telling, other.telling
    independent = a.article != b.article and pile.source(a) != pile.source(b)
    if not independent or a.renews or b.renews or not exclude(one.mark.value, other.mark.value):
        return False
    shared = (a.actors | a.places) & (b.actors | b.places)
    return bool(shared) and _at_once(a, b) and not _counted_anew(a, b)


def _counted_anew(one: Telling, other: Telling) -> bool:
    """Whether the thing goes on being counted from one printing to the next: those arrested, those hurt."""
    return one.issued != other.issued and bool({one.type, other.type} & GROWING)


def _at_once(one: Telling, other: Telling) -> bool:
    """Whether both are of the same days; of those that no words of theirs date, whether printed within a few days."""
    if one.firm and other.firm:
        narrow = max(width(one.when), width(other.when)) <= NARROW
        return narrow and one.when is not None and other.when is not None and gap(one.when, other.when) == 0
    return one.issued is not None and other.issued is not None and abs((one.issued - other.issued).days) <= NARROW
