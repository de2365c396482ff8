"""Groups of like vectors, by average likeness of their members, without comparing all with all.

One pass in order puts each vector to the group it is most like (Allan and others 1998,
doi:10.1145/290941.290954); the groups are then joined, the likeliest first, while the mean likeness
of their members is high enough (average linkage). Only groups that share a trait few have are compared.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from filrouge.resolve.stories.traits import Vector

NEAR = 0.18  # mean likeness at which the first pass puts an article to a group
SAME = 0.04  # mean likeness at which two groups are one story
DOUBT = 0.16  # more is asked of a mean over few pairs: divided by the square root of their number
FEW = 50  # groups that have a trait: beyond, it proposes no pair
RARE = 20  # groups that have a trait: beyond, it does not lead an article to any of them
LOOKED_AT = 8  # groups that an article is compared with


@dataclass(slots=True)
class _Group:
    members: list[int]
    total: dict[str, float] = field(default_factory=dict)

    def take(self, other: Vector) -> None:
        for trait, value in other.items():
            self.total[trait] = self.total.get(trait, 0.0) + value

    def mean(self, vector: Vector) -> float:
        """The mean likeness of a vector to the members."""
        return self.dot(vector) / len(self.members)

    def dot(self, other: Vector) -> float:
        mine = self.total
        few, many = (other, mine) if len(other) < len(mine) else (mine, other)
        return sum(value * many[trait] for trait, value in few.items() if trait in many)


def grouped(vectors: Sequence[Vector]) -> list[list[int]]:
    """The numbers of like vectors together, each group in order, groups in order of their first."""
    groups = _gathered(vectors)
    joined = _Joining(groups).result()
    return sorted(sorted(g.members) for g in joined)


def _gathered(vectors: Sequence[Vector]) -> list[_Group]:
    """One pass: each vector to the group that it is most like, else to one of its own."""
    groups: list[_Group] = []
    having: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        mean, best = max(((groups[n].mean(vector), -n) for n in _close(vector, groups, having)), default=(0.0, 0))
        if mean < NEAR:
            best = -len(groups)
            groups.append(_Group([]))
        group = groups[-best]
        for trait in vector:
            if trait not in group.total:
                having[trait].append(-best)
        group.members.append(number)
        group.take(vector)
    return groups


def _close(vector: Vector, groups: Sequence[_Group], having: Mapping[str, Sequence[int]]) -> list[int]:
    """The groups that share most of the traits that few groups have."""
    shared: dict[int, float] = defaultdict(float)
    for trait, value in vector.items():
        held = having.get(trait, ())
        if len(held) <= RARE:
            for n in held:
                shared[n] += value * groups[n].total[trait] / len(groups[n].members)
    return heapq.nsmallest(LOOKED_AT, shared, key=lambda n: (-shared[n], n))


class _Joining:
    """Average linkage: the mean likeness of two groups is the product of their sums by their sizes."""

    def __init__(self, groups: list[_Group]) -> None:
        self._groups: dict[int, _Group] = dict(enumerate(groups))
        self._near: dict[int, set[int]] = defaultdict(set)
        self._heap: list[tuple[float, int, int]] = []
        for one, other in sorted(_candidates(groups)):
            self._near[one].add(other)
            self._near[other].add(one)
            self._offer(one, other)
        heapq.heapify(self._heap)

    def _offer(self, one: int, other: int) -> None:
        mine, theirs = self._groups[one], self._groups[other]
        pairs = len(mine.members) * len(theirs.members)
        mean = mine.dot(theirs.total) / pairs
        if mean >= SAME + DOUBT / pairs**0.5:
            heapq.heappush(self._heap, (-round(mean, 9), one, other))

    def result(self) -> list[_Group]:
        made = len(self._groups)
        while self._heap:
            _, one, other = heapq.heappop(self._heap)
            if one not in self._groups or other not in self._groups:
                continue
            mine, theirs = self._groups.pop(one), self._groups.pop(other)
            mine.members += theirs.members
            mine.take(theirs.total)
            self._groups[made] = mine
            near = {n for n in self._near.pop(one) | self._near.pop(other) if n in self._groups and n != made}
            self._near[made] = near
            for n in sorted(near):
                self._near[n].add(made)
                self._offer(n, made)
            made += 1
        return list(self._groups.values())


def _candidates(groups: Sequence[_Group]) -> set[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for trait in group.total:
            having[trait].append(number)
    return {pair for held in having.values() if len(held) <= FEW for pair in _pairs(held)}


def _pairs(held: Sequence[int]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            yield one, other
