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
from filrouge.resolve.merge.wording import Wording, stem, wording
from filrouge.resolve.timing import gap, known, width

NARROW = 4  # days within which both count
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
                if thing is not None and telling.type != SAYING and telling.mention.status in TOLD:
                    held[thing].append(Count(line, telling, mark))
    for _, told in sorted(held.items()):
        pair = next((p for p in combinations(_only(told), 2) if _quarrel(*p, pile)), None)
        if pair is not None:
            yield pair


def _thing(figure: Quantity, words: Wording) -> str | None:
    """What is counted, by the stem of its noun; null for people as such, parts, changes, and single ones."""
    if figure.kind is not FigureKind.COUNT or figure.change or figure.per or figure.outcome or figure.low == 1:
        return None
    named = stem((figure.unit or "").split(" ")[0])
    if not named or named in words.people or bare(named).isdigit():
        return None
    return words.notions.get(named, named)


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
    return _at_once(a, b) and bool(a.actors & b.actors or a.places & b.places)


def _at_once(one: Telling, other: Telling) -> bool:
    if one.when is None or other.when is None or not known(one.when) or not known(other.when):
        return False
    return gap(one.when, other.when) == 0 and max(width(one.when), width(other.when)) <= NARROW
