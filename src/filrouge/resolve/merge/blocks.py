"""Which tellings are worth comparing: those that share a block, so that cost grows with the pile.

Within an article a block is a word family, a word, or a kind of act by one actor. Across articles,
each article is compared with its nearest kin by the same blocks; beyond these, a block also holds an
actor, a place, or a country's day. A crowded block compares only near neighbours in time (sorted neighbourhood,
Hernández and Stolfo 1995, doi:10.1145/568271.223807).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from filrouge.resolve.merge.apart import SAYING
from filrouge.resolve.merge.kinship import Kinship
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import STEMLESS, Weights
from filrouge.resolve.timing import width

CROWD = 40  # tellings of a block that are compared all with all
NEIGHBOURS = 12  # in a more crowded block, those next in time
TELLING_WORDS = 4  # of a clause, its rarest
NARROW = 3  # days of a time that is a block

Pair = tuple[int, int]
_Keys = Callable[[Telling], Iterator[Hashable]]
Blocks = Mapping[Hashable, list[Telling]]


def inside(found: Sequence[Telling]) -> list[Pair]:
    """The pairs of one article to compare, by their numbers, in order."""
    return sorted(_pairs(_blocks(found, _inside_keys).values()))


def across(found: Sequence[Telling], weights: Weights, kin: Kinship) -> list[Pair]:
    """The pairs of different articles to compare, by their numbers, in order."""
    far = _pairs(_blocks(found, _far_keys).values())
    near = _near(found, weights, kin)
    return sorted(near | {p for p in far if found[p[0]].article != found[p[1]].article})


def _blocks(found: Iterable[Telling], keys: _Keys) -> Blocks:
    blocks: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling in found:
        for key in keys(telling):
            blocks[key].append(telling)
    return blocks


def _near(found: Sequence[Telling], weights: Weights, kin: Kinship) -> set[Pair]:
    """The pairs that share a block and whose articles are kin."""
    keys = {t.number: tuple(_near_keys(t, weights)) for t in found}
    blocks: dict[str, dict[Hashable, list[int]]] = defaultdict(lambda: defaultdict(list))
    for telling in found:
        for key in keys[telling.number]:
            blocks[telling.article][key].append(telling.number)
    near = {article: [blocks[k] for k in kin.kin(article) if k in blocks] for article in blocks}
    return {
        (number, other) if number < other else (other, number)
        for number, own in keys.items()
        for block in near[found[number].article]
        for key in own
        if key in block
        for other in block[key]
    }


def _names(telling: Telling) -> list[str]:
    """What the happening may be called: families, and the word itself."""
    return [*sorted(telling.families), f"={telling.stem[:STEMLESS]}"]


def _inside_keys(telling: Telling) -> Iterator[Hashable]:
    yield from _names(telling)
    for actor in sorted(telling.actors):
        yield telling.type, actor
    if telling.mention.anaphoric or telling.headline:
        yield (telling.type,)


def _near_keys(telling: Telling, weights: Weights) -> Iterator[Hashable]:
    """Of a statement its word tells nothing: it is found by who speaks or by what is said."""
    if telling.type != SAYING:
        yield from _names(telling)
    for anchor in (*sorted(telling.actors), *_rarest(telling.clause, weights)):
        yield telling.type, anchor


def _far_keys(telling: Telling) -> Iterator[Hashable]:
    names, days = _names(telling), _days(telling)
    for name in names:
        for anchor in sorted(telling.actors | telling.places):
            yield name, anchor
        for country in sorted(telling.countries):
            for day in days:
                yield name, country, day
    for actor in sorted(telling.actors | telling.places):
        for day in days:
            yield telling.type, actor, day


def _rarest(words: Iterable[str], weights: Weights) -> list[str]:
    return sorted(words, key=lambda w: (-weights.of(w), w))[:TELLING_WORDS]


def _days(telling: Telling) -> list[int]:
    when = telling.when
    if when is None or when.earliest is None or width(when) > NARROW:
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
