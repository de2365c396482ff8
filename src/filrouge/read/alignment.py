"""Which blocks of a page are the article: those whose words the extractor kept, in its order.

The extractor's own text is not verbatim; it only judges. Runs of three words are looked up in its
text; of the blocks that are found there, the heaviest chain in the same order is kept, so that a
sentence printed twice on a page is taken once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from filrouge.lang.fold import bare

_WORD = re.compile(r"\w+")
_RUN = 3
_KEPT = 0.5  # share of a block's runs that the extractor must have kept
_ALIKE = 0.75  # share of words in common of two wordings of one title
_FREQUENT = 50  # a run found more often than this places nothing


class _Placed(NamedTuple):
    """A block found in the extractor's text: where, and how many words it weighs."""

    block: int
    at: int
    weight: int


class Kept(NamedTuple):
    """The blocks kept, and the share of the extractor's words that they cover."""

    blocks: tuple[int, ...]
    coverage: float


def kept(blocks: Sequence[str], judged: str) -> Kept:
    """The indices of the blocks that make up the article."""
    words = _WORD.findall(bare(judged))
    runs, lines = _runs(words), _lines(judged)
    placed = [
        found for index, block in enumerate(blocks) if (found := _place(index, _WORD.findall(bare(block)), runs, lines))
    ]
    chain = _heaviest(placed)
    covered = sum(found.weight for found in chain)
    return Kept(tuple(found.block for found in chain), min(1.0, covered / max(1, len(words))))


def resembles(line: str, told: str) -> bool:
    """The same words, nearly: a title or lead as shown, and as the metadata tells it."""
    shown, said = Counter(_WORD.findall(bare(line))), Counter(_WORD.findall(bare(told)))
    return 2 * (shown & said).total() > _ALIKE * (shown.total() + said.total()) > 0


def _runs(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    runs: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - _RUN + 1):
        runs.setdefault(tuple(words[at : at + _RUN]), []).append(at)
    return runs


def _lines(judged: str) -> dict[tuple[str, ...], int]:
    """Whole short lines and where they begin, counted in words."""
    lines: dict[tuple[str, ...], int] = {}
    at = 0
    for line in judged.splitlines():
        words = _WORD.findall(bare(line))
        if 0 < len(words) < _RUN:
            lines.setdefault(tuple(words), at)
        at += len(words)
    return lines


def _place(
    index: int, words: Sequence[str], runs: dict[tuple[str, ...], list[int]], lines: dict[tuple[str, ...], int]
) -> _Placed | None:
    if len(words) < _RUN:
        at = lines.get(tuple(words)) if words else None
        return None if at is None else _Placed(index, at, len(words))
    votes: Counter[int] = Counter()
    hits = 0
    for offset in range(len(words) - _RUN + 1):
        found = runs.get(tuple(words[offset : offset + _RUN]), ())
        hits += bool(found)
        if len(found) <= _FREQUENT:
            votes.update(at - offset for at in found)
    if hits < _KEPT * (len(words) - _RUN + 1) or not votes:
        return None
    best = min(votes, key=lambda at: (-votes[at], at))
    return _Placed(index, max(0, best), len(words))


def _heaviest(placed: Sequence[_Placed]) -> list[_Placed]:
    """The chain of blocks at growing places that weighs most (patience sorting with weights)."""
    places: list[int] = []  # growing; for each the best chain that ends there, weights growing too
    chains: list[tuple[int, int]] = []  # weight, index into `links`
    links: list[tuple[_Placed, int]] = []  # a block and the link before it
    for found in placed:
        slot = bisect_left(places, found.at)
        before, previous = chains[slot - 1] if slot else (0, -1)
        weight = before + found.weight
        if slot < len(places) and places[slot] == found.at and chains[slot][0] > weight:
            continue
        links.append((found, previous))
        _insert(places, chains, slot, (found.at, weight, len(links) - 1))
    chain: list[_Placed] = []
    at = chains[-1][1] if chains else -1
    while at >= 0:
        block, at = links[at]
        chain.append(block)
    return chain[::-1]


def _insert(places: list[int], chains: list[tuple[int, int]], slot: int, entry: tuple[int, int, int]) -> None:
    """Keeps weights growing with places: whatever lies further and weighs no more is beaten."""
    place, weight, link = entry
    end = slot
    while end < len(places) and chains[end][0] <= weight:
        end += 1
    places[slot:end] = [place]
    chains[slot:end] = [(weight, link)]
