"""How far two articles tell one story, by their words as wholes.

Each article is a vector of its stems, those that stand in one article only left out, names and
numbers weighed more; then each is drawn towards its nearest neighbours, as a search is widened by
its first results (Rocchio 1971), so that two articles of one story meet though they share few words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import fsum, log, sqrt

from filrouge.lang.fold import bare
from filrouge.model.text import Article, RegionKind
from filrouge.resolve.merge.wording import STEM, Wording

NAMES = 2.5  # what a name or number weighs beside a common word
MOSTLY = 0.8  # of a stem's uses that bear a capital, from which it counts as a name
LONGEST = 80  # stems kept of an article, the weightiest
RARE = 40  # articles that hold a stem, up to which it leads to neighbours
LEADS = 20  # articles looked at for neighbours
NEAREST = 5  # neighbours that an article is drawn towards
PULL = 2.0  # by how much, together
SHORT = 3  # letters of the shortest word that counts
BRIDGE = 0.6  # the power that brings likeness by names alone to the measure of that by all words
UNLIKE = 0.2  # a likeness below which two articles have no story in common
CLOSEST = 24  # kin of an article that are compared with it word for word
FOREMOST = 30  # stems of an article that lead to its kin
OUTSIDE = frozenset({RegionKind.RELATED, RegionKind.MENU, RegionKind.COPYRIGHT, RegionKind.BIOGRAPHY})
_WORD = re.compile(r"[^\W_]+")
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bag:
    """How often each stem stands in an article, and how often with a capital or as a number."""

    language: str
    counts: Mapping[str, int]
    raised: Mapping[str, int]


def bag(article: Article, known: Wording) -> Bag:
    """The words of an article's title and body, without what stands around it."""
    counts: dict[str, int] = {}
    raised: dict[str, int] = {}
    stops = known.stops
    for text in _stretches(article):
        for found in _WORD.finditer(bare(text)):
            word = found[0]
            if word in stops:
                continue
            number = word.isdigit()
            if len(word) < SHORT and not number:
                continue
            stem = word if number else word[:STEM]
            counts[stem] = counts.get(stem, 0) + 1
            if number or text[found.start()].isupper():
                raised[stem] = raised.get(stem, 0) + 1
    return Bag(article.language, counts, raised)


def _stretches(article: Article) -> Iterable[str]:
    if article.title_span is not None and not article.body.contains(article.title_span):
        yield article.title_span.of(article.text)
    at = article.body.start
    for region in article.regions:
        if region.kind in OUTSIDE and region.span.start >= at:
            yield article.text[at : min(region.span.start, article.body.end)]
            at = region.span.end
    yield article.text[at : article.body.end]


class Kinship:
    """The likeness of the articles of a pile, from 0 to 1; between two languages, that of their names and numbers."""

    def __init__(self, bags: Mapping[str, Bag]) -> None:
        weights, names = _weights(bags.values())
        self._space = _Space({id_: b.language for id_, b in bags.items()}, names)
        self._vectors = _drawn({id_: _vector(bags[id_], weights) for id_ in sorted(bags)}, self._space)
        self._named = {id_: self._space.named(v) for id_, v in self._vectors.items()} if self._space.mixed else {}
        self._alike: dict[tuple[str, str], float] = {}
        self._leads = _holders(self._vectors)

    def alike(self, one: str, other: str) -> float:
        """The cosine of two articles; of one story, mostly above a half."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._alike:
            apart = self._space.apart(one, other)
            vectors = self._named if apart else self._vectors
            likeness = product(vectors[pair[0]], vectors[pair[1]])
            self._alike[pair] = likeness**BRIDGE if apart else likeness
        return self._alike[pair]

    def kin(self, article: str) -> list[str]:
        """The articles that most likely tell the same story, the likeliest first."""
        likely = _led_to(self._vectors, article, self._leads)[:CLOSEST]
        return [o for o in likely if self.alike(article, o) >= UNLIKE]


@dataclass(frozen=True, slots=True)
class _Space:
    """The language of each article, and the stems that are names or numbers in every one."""

    languages: Mapping[str, str]
    names: frozenset[str]

    @property
    def mixed(self) -> bool:
        return len(set(self.languages.values())) > 1

    def apart(self, one: str, other: str) -> bool:
        return self.languages[one] != self.languages[other]

    def named(self, vector: Vector) -> Vector:
        return _normed({stem: weight for stem, weight in vector.items() if stem in self.names})


def _weights(bags: Iterable[Bag]) -> tuple[dict[str, float], frozenset[str]]:
    """The inverse document frequencies, smoothed, of the stems of several articles, names raised; and the names."""
    held, counts, raised = Counter[str](), Counter[str](), Counter[str]()
    total = 0
    for each in bags:
        total += 1
        held.update(each.counts.keys())
        counts.update(each.counts)
        raised.update(each.raised)
    names = frozenset(s for s, n in held.items() if n > 1 and raised[s] > MOSTLY * counts[s])
    known = ((s, log(1 + (total + 1) / (n + 0.5))) for s, n in held.items() if n > 1)
    return {s: weight * (NAMES if s in names else 1.0) for s, weight in known}, names


def _vector(bag_: Bag, weights: Mapping[str, float]) -> Vector:
    return _normed({s: (1 + log(n)) * weights[s] for s, n in bag_.counts.items() if s in weights})


def _drawn(vectors: Mapping[str, Vector], space: _Space) -> dict[str, Vector]:
    """Each vector with its nearest neighbours' added, by how near they are."""
    leads = _holders(vectors)
    named = {id_: space.named(v) for id_, v in vectors.items()} if space.mixed else {}

    def likeness(one: str, other: str) -> float:
        kept = named if space.apart(one, other) else vectors
        return product(kept[one], kept[other])

    found: dict[str, Vector] = {}
    for id_ in vectors:
        near = sorted((-likeness(id_, o), o) for o in _led_to(vectors, id_, leads)[:LEADS])[:NEAREST]
        found[id_] = _towards(vectors, id_, near)
    return found


def _holders(vectors: Mapping[str, Vector]) -> dict[str, list[str]]:
    """By stem, the articles that hold it among their weightiest; of those that too many hold, none."""
    found: dict[str, list[str]] = defaultdict(list)
    for id_, vector in vectors.items():
        for stem in islice(vector, FOREMOST):
            found[stem].append(id_)
    return {stem: ids for stem, ids in found.items() if 1 < len(ids) <= RARE}


def _led_to(vectors: Mapping[str, Vector], id_: str, leads: Mapping[str, Sequence[str]]) -> list[str]:
    """The articles that share the weightiest stems of one, those that share most of their weight first."""
    own, shared = vectors[id_], defaultdict[str, float](float)
    for stem in islice(own, FOREMOST):
        for other in leads.get(stem, ()):
            shared[other] += own[stem] * vectors[other][stem]
    shared.pop(id_, None)
    return sorted(shared, key=lambda o: (-shared[o], o))


def _towards(vectors: Mapping[str, Vector], id_: str, near: Sequence[tuple[float, str]]) -> Vector:
    drawn = dict(vectors[id_])
    for farness, other in near:
        for stem, weight in vectors[other].items():
            drawn[stem] = drawn.get(stem, 0.0) - PULL * farness * weight
    return _normed(drawn)


def _normed(vector: Mapping[str, float]) -> Vector:
    """The weightiest stems of a vector, in order of weight, brought to length one."""
    kept = sorted(vector.items(), key=lambda x: (-x[1], x[0]))[:LONGEST]
    length = sqrt(fsum(w * w for _, w in kept))
    return {stem: weight / length for stem, weight in kept} if length else {}


def product(one: Vector, other: Vector) -> float:
    """The scalar product; summed exactly, so that it is the same from both sides."""
    if len(one) > len(other):
        one, other = other, one
    return fsum([weight * other[stem] for stem, weight in one.items() if stem in other])
