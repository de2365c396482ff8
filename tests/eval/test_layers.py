"""The sentences that single layers are scored on are well formed, and the score counts as it says."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
import layers
from layers import LAYERS, Tally, lines

PLENTY = {"actors": 20}  # each with several references; of the others forty a language


@pytest.mark.parametrize("layer", LAYERS)
def test_there_are_enough_in_both_languages_and_none_twice(layer: str) -> None:
    given = lines(layer)
    counts = Counter(line.language for line in given)
    assert set(counts) == {"fr", "en"}
    assert min(counts.values()) >= PLENTY.get(layer, 40)
    assert len({(line.text, *line.fields[:-1]) for line in given}) == len(given)


@pytest.mark.parametrize("layer", ["dates", "figures", "quotes"])
def test_every_place_has_its_answer(layer: str) -> None:
    for line in lines(layer):
        answers = [part for part in line.fields[-1].split("|") if part]
        assert len(line.places) == len(answers), line.text


def test_a_report_of_a_pair_has_one_trigger() -> None:
    for line in lines("merging"):
        assert line.fields[0] in {"same", "other"}
        assert [field.count("⟦") for field in line.fields[1:]] == [1, 1], line


def test_f1_counts_things_and_shares_count_answers() -> None:
    errors: list[str] = []
    tally = Tally("en", errors)
    tally.things("found", {1, 2}, {2, 3}, "one of two")
    tally.things("found", {4}, {4}, "all")
    tally.answer("kinds", right=True, text="yes")
    tally.answer("kinds", right=False, text="no")
    assert tally.figures() == {"found": pytest.approx(2 * 2 / 6), "kinds": 0.5}
    assert errors == ["en found: 'one of two': missed {1}, wrong {3}", "en kinds: no"]


def test_letters_name_the_actors_of_places() -> None:
    text, places = layers._keyed("⟦a:Ana Roy⟧ met ⟦b:Paul⟧; ⟦a:she⟧ left.")
    assert text == "Ana Roy met Paul; she left."
    assert {text[slice(*place)]: key for place, key in places.items()} == {"Ana Roy": "a", "Paul": "b", "she": "a"}


@pytest.mark.parametrize(("told", "low", "high", "right"), [
    ("12..", 12.0, None, True), ("..12", None, 12.0, True), ("12", 12.0, 12.0, True), ("12", 12.0, None, False),
    ("0.3333", 0.333333333, 0.333333333, True), ("12", 13.0, 13.0, False),
])  # fmt: skip
def test_an_open_end_is_no_number(told, low, high, right):
    assert layers._ends(told, {"low": low, "high": high}) is right
