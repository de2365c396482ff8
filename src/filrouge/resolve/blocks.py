"""Which tellings are worth comparing: those that share a block, so that cost grows with the pile.

Within an article a block is a word family, a word, or a kind of act by one actor; across articles
it also holds an actor, a day or a telling word. A crowded block compares only near neighbours in
time (sorted neighbourhood, Hernández and Stolfo 1995, doi:10.1145/568271.223807).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from filrouge.resolve.tellings import Telling
from filrouge.resolve.timing import width
from filrouge.resolve.wording import STEMLESS, Weights

CROWD = 40  # tellings of a block that are compared all with all
NEIGHBOURS = 12  # in a more crowded block, those next in time
TELLING_WORDS = 8  # of a sentence, its rarest

Pair = tuple[int, int]


def inside(found: Sequence[Telling]) -> list[Pair]:
    """The pairs of one article to compare, by their numbers, in order."""
    blocks: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in found:
        for key in _inside_keys(telling):
            blocks[key].append(telling)
    return sorted(_pairs(blocks.values()))


def across(found: Sequence[Telling], weights: Weights) -> list[Pair]:
    """The pairs of different articles to compare, by their numbers, in order."""
    blocks: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in found:
        for key in _across_keys(telling, weights):
            blocks[key].append(telling)
    return sorted(p for p in _pairs(blocks.values()) if found[p[0]].article != found[p[1]].article)


def _names(telling: Telling) -> list[str]:
    """What the happening may be called: families, and the word itself."""
    return [*sorted(telling.families), f"={telling.stem[:STEMLESS]}"]


def _inside_keys(telling: Telling) -> Iterator[Hashable]:
    yield from _names(telling)
    kind = telling.mention.type
    for actor in sorted(telling.actors):
        yield kind, actor
    if telling.mention.anaphoric or telling.headline:
        yield (kind,)


def _across_keys(telling: Telling, weights: Weights) -> Iterator[Hashable]:
    names, kind = _names(telling), telling.mention.type
    yield from names
    words = _rarest(telling.sentence, weights)
    for anchor in [*sorted(telling.actors | telling.countries), *_days(telling), *words]:
        for name in names:
            yield name, anchor
    for actor in sorted(telling.actors | telling.places):
        for day in _days(telling):
            yield kind, actor, day
    for word in _rarest(telling.clause, weights)[: TELLING_WORDS // 2]:
        yield kind, word


def _rarest(words: Iterable[str], weights: Weights) -> list[str]:
    return sorted(words, key=lambda w: (-weights.of(w), w))[:TELLING_WORDS]


def _days(telling: Telling) -> list[int]:
    when = telling.when
    if when is None or when.earliest is None or width(when) > 3:
        return []
    return [when.earliest.toordinal() + n for n in range(-1, width(when) + 1)]


def _pairs(blocks: Iterable[list[Telling]]) -> set[Pair]:
    found: set[Pair] = set()
    for block in blocks:
        if len(block) <= CROWD:
            found.update((a.number, b.number) for a, b in combinations(block, 2))
            continue
        ordered = sorted(block, key=_moment)
        for n, one in enumerate(ordered):
            found.update(
                (min(one.number, b.number), max(one.number, b.number)) for b in ordered[n + 1 : n + 1 + NEIGHBOURS]
            )
    return found


def _moment(telling: Telling) -> tuple[int, int]:
    when = telling.when
    return (when.earliest.toordinal() if when is not None and when.earliest is not None else 0, telling.number)
