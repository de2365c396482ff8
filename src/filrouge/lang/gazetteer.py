"""Large lexicons: every form of thousands found in one pass, longest first, at word boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    start: int
    end: int
    value: T


class Gazetteer(Generic[T]):
    """Forms (already folded as the texts will be) with a value each; built once, then read only."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for form, value in forms:
            if form and form not in self._automaton:
                self._automaton.add_word(form, (len(form), value))
        self._ready = len(self._automaton) > 0
        if self._ready:
            self._automaton.make_automaton()

    def find(self, folded: str) -> Iterator[Found[T]]:
        """The longest matches from left to right that do not overlap and begin and end at words."""
        if not self._ready:
            return
        best: Found[T] | None = None
        for last, (size, value) in self._automaton.iter(folded):
            found = Found(last + 1 - size, last + 1, value)
            if not _at_words(folded, found.start, found.end):
                continue
            if best is None or found.start >= best.end:
                if best is not None:
                    yield best
                best = found
            elif found.end - found.start > best.end - best.start and found.start <= best.start:
                best = found
        if best is not None:
            yield best


def _at_words(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after
