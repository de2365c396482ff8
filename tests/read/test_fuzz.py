"""A sample of what `bench/fuzz.py` does at length: no file makes a reader raise, hang or lie."""

from __future__ import annotations

import pytest

from tests.read.fuzzing import SUFFIXES, giants, harm, mutated


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damaged_files_do_no_harm(suffix: str) -> None:
    found = {n: harm(f"a{suffix}", mutated(suffix, n)) for n in range(25)}
    assert {n: what for n, what in found.items() if what} == {}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_giants_do_no_harm(suffix: str) -> None:
    found = {kind: harm(f"a{suffix}", data) for kind, data in giants(suffix, 60_000)}
    assert {kind: what for kind, what in found.items() if what} == {}
