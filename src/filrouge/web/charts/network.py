"""Who deals with whom as arcs beside a list of names: nothing overlaps, and every name can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filrouge.web.dealings import Pair

ROW, TOP = 26, 20
LETTER, LONGEST = 7.8, 32  # the width of a letter, and letters of a name that are drawn
MOST = 18  # actors drawn
ROUNDS = 8  # of moving neighbours closer to each other


@dataclass(frozen=True, slots=True)
class Node:
    actor: str
    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """``path`` in SVG's terms; ``kind`` is ``good``, ``bad``, ``mixed`` or ``other``."""

    path: str
    width: float
    kind: str
    first: str
    second: str
    total: int


@dataclass(frozen=True, slots=True)
class Network:
    left: float  # where names end and arcs begin
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    width: float
    height: float


def network(pairs: Sequence[Pair], names: Mapping[str, str]) -> Network | None:
    """The arcs between those who deal most with others; nothing where fewer than two do."""
    weight: dict[str, int] = defaultdict(int)
    for pair in pairs:
        weight[pair.first] += pair.total
        weight[pair.second] += pair.total
    kept = sorted(weight, key=lambda a: (-weight[a], names[a], a))[:MOST]
    inner = [p for p in pairs if p.first in kept and p.second in kept]
    drawn = _ordered([a for a in kept if any(a in (p.first, p.second) for p in inner)], inner)
    if len(drawn) < 2:
        return None
    at = {actor: TOP + n * ROW for n, actor in enumerate(drawn)}
    left = round(16 + LETTER * max(min(len(names[a]), LONGEST) for a in drawn))
    most = max(p.total for p in inner)
    arcs = tuple(_arc(p, at, left + 14, p.total / most) for p in inner)
    reach = max(abs(at[p.first] - at[p.second]) for p in inner)
    nodes = tuple(Node(a, names[a], at[a]) for a in drawn)
    return Network(left, nodes, arcs, left + 26 + reach * 0.62, TOP * 2 + (len(drawn) - 1) * ROW)


def _ordered(actors: list[str], pairs: Sequence[Pair]) -> list[str]:
    """Those who deal with each other brought together: each moves to the mean place of its neighbours."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair in pairs:
        near[pair.first].append((pair.second, pair.total))
        near[pair.second].append((pair.first, pair.total))
    best, cost = actors, _cost(actors, pairs)
    for _ in range(ROUNDS):
        place = {a: n for n, a in enumerate(actors)}
        mean = {a: sum(place[b] * w for b, w in near[a]) / sum(w for _, w in near[a]) for a in actors}
        actors = sorted(actors, key=lambda a: (mean[a] + place[a], a))
        if (now := _cost(actors, pairs)) < cost:
            best, cost = actors, now
    return best


def _cost(actors: Sequence[str], pairs: Sequence[Pair]) -> int:
    place = {a: n for n, a in enumerate(actors)}
    return sum(abs(place[p.first] - place[p.second]) * p.total for p in pairs)


def _arc(pair: Pair, at: Mapping[str, float], x: float, share: float) -> Arc:
    high, low = sorted((at[pair.first], at[pair.second]))
    bend = round((low - high) * 0.8, 1)
    path = f"M{x} {high} C{x + bend} {high} {x + bend} {low} {x} {low}"
    width = round(1.2 + 5 * share**0.7, 1)
    return Arc(path, width, kind(pair), pair.first, pair.second, pair.total)


def kind(pair: Pair) -> str:
    """What prevails between two: a clear majority of cooperation or of conflict, both, or neither."""
    told = pair.good + pair.bad
    if not told:
        return "other"
    share = pair.good / told
    return "good" if share >= 0.65 else "bad" if share <= 0.35 else "mixed"
