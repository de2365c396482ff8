"""What a voice holds of an event: a value, who tells it, and the words that say so."""

from __future__ import annotations

from typing import NamedTuple

from filrouge.model.mentions import Status
from filrouge.model.story import Place
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.merge.tellings import Telling

DEEDS = frozenset({Status.HAPPENED, Status.ONGOING})
TOLD = DEEDS | {Status.UNCERTAIN}
NARROW = 7  # days: a wider date is no claim about the day
Held = tuple[str, tuple[Telling, ...], tuple[Place, ...]]  # a value, who holds it, its words


class Quarrel(NamedTuple):
    """What cannot all be true, with the lines that it is about."""

    kind: str
    lines: tuple[Line, ...]
    held: tuple[Held, ...]


def voice(telling: Telling, pile: Pile) -> tuple[str, str]:
    """Who stands behind a telling: the person or body that it is credited to, else the source itself."""
    return (pile.source(telling), telling.speakers[0] if telling.speakers else "")


def two_voices(one: Telling, other: Telling, pile: Pile) -> bool:
    """Whether two vouch for two tellings; one person's two numbers in two papers are two moments."""
    mine, theirs = voice(one, pile), voice(other, pile)
    return mine != theirs and not (mine[1] and mine[1] == theirs[1])
