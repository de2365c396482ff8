"""The CoNLL score of coreference: the mean F1 of MUC, B³ and CEAF-e over given mentions.

MUC: Vilain and others 1995; B³: Bagga and Baldwin 1998; CEAF-e: Luo 2005, with the similarity φ4.
The mean as Pradhan and others (2012) define it; singletons count. Mentions are the same on both sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

Cluster = Hashable
Clusters = Mapping[Hashable, Cluster]  # the cluster of each mention


class Score(NamedTuple):
    """Precision, recall and their F1, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def conll(gold: Clusters, made: Clusters) -> dict[str, Score | float]:
    """MUC, B³ and CEAF-e by name, and ``conll``, the mean of their F1.

    Raises:
        ValueError: the two sides do not hold the same mentions.
    """
    if gold.keys() != made.keys():
        raise ValueError("both sides must hold the same mentions")
    scores = {"muc": muc(gold, made), "b3": b_cubed(gold, made), "ceafe": ceafe(gold, made)}
    return {**scores, "conll": sum(s.f1 for s in scores.values()) / len(scores)}


def muc(gold: Clusters, made: Clusters) -> Score:
    """Links kept: of each cluster, its size less the pieces that the other side cuts it into."""
    return Score(_links(made, gold), _links(gold, made))


def _links(whole: Clusters, cut: Clusters) -> float:
    sizes, pieces = Counter(whole.values()), {(whole[m], cut[m]) for m in whole}
    parts = Counter(cluster for cluster, _ in pieces)
    wanted = sum(size - 1 for size in sizes.values())
    return sum(size - parts[c] for c, size in sizes.items()) / wanted if wanted else 0.0


def b_cubed(gold: Clusters, made: Clusters) -> Score:
    """The mean over mentions of how much of its cluster each finds again."""
    both = Counter((gold[m], made[m]) for m in gold)
    golden, found, count = Counter(gold.values()), Counter(made.values()), len(gold) or 1
    precision = sum(n * n / found[m] for (_, m), n in both.items()) / count
    return Score(precision, sum(n * n / golden[g] for (g, _), n in both.items()) / count)


def ceafe(gold: Clusters, made: Clusters) -> Score:
    """The best one-to-one pairing of clusters, each pair weighed by the share of mentions that it has in common."""
    both = Counter((gold[m], made[m]) for m in gold)
    golden, found = Counter(gold.values()), Counter(made.values())
    alike = {(g, m): 2 * n / (golden[g] + found[m]) for (g, m), n in both.items()}
    total = sum(_best(block) for block in _connected(alike))
    return Score(total / (len(found) or 1), total / (len(golden) or 1))


def _connected(alike: Mapping[tuple[Cluster, Cluster], float]) -> Iterator[dict[tuple[Cluster, Cluster], float]]:
    """The pairs that hang together: each such block can be paired by itself."""
    mine, theirs = defaultdict(list), defaultdict(list)
    for pair in alike:
        mine[pair[0]].append(pair)
        theirs[pair[1]].append(pair)
    seen: set[tuple[Cluster, Cluster]] = set()
    for first in alike:
        block, todo = {}, [first]
        while todo:
            pair = todo.pop()
            if pair not in seen:
                seen.add(pair)
                block[pair] = alike[pair]
                todo += [*mine[pair[0]], *theirs[pair[1]]]
        if block:
            yield block


def _best(block: Mapping[tuple[Cluster, Cluster], float]) -> float:
    """The greatest sum of a one-to-one pairing."""
    rows, columns = list(dict.fromkeys(g for g, _ in block)), list(dict.fromkeys(m for _, m in block))
    if len(rows) == 1 or len(columns) == 1:
        return max(block.values())
    if len(rows) > len(columns):
        rows, columns, block = columns, rows, {(b, a): value for (a, b), value in block.items()}
    gains = [[block.get((r, c), 0.0) for c in columns] for r in rows]
    return sum(gains[row][column] for row, column in _assigned(gains))


def _assigned(gains: list[list[float]]) -> list[tuple[int, int]]:
    """Kuhn's assignment in Jonker and Volgenant's form (1987): shortest augmenting paths; rows ≤ columns."""
    height, width = len(gains), len(gains[0])
    above, beside = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)  # rows count from 1; 0 is free
    for row in range(1, height + 1):
        row_of[0], column = row, 0
        least, before, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            done[column] = True
            here, step, after = row_of[column], float("inf"), 0
            for c in range(1, width + 1):
                if not done[c]:
                    cost = -gains[here - 1][c - 1] - above[here] - beside[c]
                    if cost < least[c]:
                        least[c], before[c] = cost, column
                    if least[c] < step:
                        step, after = least[c], c
            for c in range(width + 1):
                if done[c]:
                    above[row_of[c]] += step
                    beside[c] -= step
                else:
                    least[c] -= step
            column = after
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return [(row_of[c] - 1, c - 1) for c in range(1, width + 1) if row_of[c]]
