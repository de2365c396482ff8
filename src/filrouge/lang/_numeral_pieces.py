"""The pieces that a number in words or digits is read from, and a reading of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """One reading of a word: its class in the lexicon, value, room, and whether a bare plural is vague."""

    kind: str
    value: float
    room: float = 0.0
    plural: bool = False


class Piece(NamedTuple):
    """A word or a number in digits with its readings; ``bound`` is false where what follows forbids a fraction."""

    start: int
    end: int
    readings: tuple[Word, ...]
    glued: bool = False  # letters follow at once
    bound: bool = True
    prefixed: bool = False  # letters stand right before

    def reading(self, *kinds: str) -> Word | None:
        for word in self.readings:
            if word.kind in kinds:
                return word
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and the first piece after it."""

    value: float
    after: int
    shape: str = "cardinal"
    about: bool = False
    scaled: bool = False
    room: float = 0.0
    unit: float = 1.0
    lone: bool = False  # centaine, score without a number or article before it


Run = Sequence[Piece]
