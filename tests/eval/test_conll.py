"""The score of coreference, against figures reckoned by hand."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
from conll import b_cubed, ceafe, conll, muc

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
MADE = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3}


def test_the_same_on_both_sides_is_perfect() -> None:
    assert conll(GOLD, GOLD)["conll"] == pytest.approx(1.0)


def test_muc_counts_links() -> None:
    assert muc(GOLD, MADE) == pytest.approx((2 / 3, 2 / 3))


def test_b_cubed_counts_mentions() -> None:
    precision = (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6
    assert b_cubed(GOLD, MADE) == pytest.approx((precision, recall))


def test_ceafe_pairs_clusters() -> None:
    total = 2 * 2 / 5 + 2 * 2 / 5 + 1
    assert ceafe(GOLD, MADE) == pytest.approx((total / 3, total / 3))


@pytest.mark.parametrize("seed", range(20))
def test_no_other_pairing_is_better(seed: int) -> None:
    random = Random(seed)
    gold = {n: random.randrange(4) for n in range(12)}
    made = {n: random.randrange(5) for n in range(12)}
    golds, mades = sorted(set(gold.values())), sorted(set(made.values()))

    def alike(g: int, m: int) -> float:
        mine, theirs = ({n for n, c in side.items() if c == k} for side, k in ((gold, g), (made, m)))
        return 2 * len(mine & theirs) / (len(mine) + len(theirs))

    few, many = (golds, mades) if len(golds) <= len(mades) else (mades, golds)
    best = max(
        sum(alike(a, b) if few is golds else alike(b, a) for a, b in zip(few, order, strict=False))
        for order in permutations(many)
    )
    assert ceafe(gold, made) == pytest.approx((best / len(mades), best / len(golds)))


def test_both_sides_must_hold_the_same_mentions() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        conll({"a": 1}, {"b": 1})
