"""How much an event matters in its pile, from evidence: who reports it, how often, how prominently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from filrouge.model.mentions import Status
from filrouge.resolve.merge.tellings import Telling

# The weight of each sign; they are added.
SOURCES, REPORTS, LATER, HEADLINE, CAST, FIGURE, DATED = 3.0, 1.0, 1.5, 2.0, 0.4, 0.3, 0.5
WORDS_ONLY = 0.6  # what a statement weighs beside a deed
UNSURE = 0.8  # and what did not, or not yet, happen
PASSING = 0.7  # and what is only named within what else is told
ASIDE = 3  # so far from the main clause (`Shown.aside`)
_STATEMENTS = frozenset({"DECLARE", "OTHER"})
_DEEDS = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Weighed:
    """What ranking looks at."""

    tellings: tuple[Telling, ...]
    type: str
    status: Status
    sources: int
    dated: bool


def weight(event: Weighed, issued: Mapping[str, str]) -> float:
    """The evidence for an event's importance, by itself, whatever its day."""
    told = event.tellings
    days = {issued[t.article] for t in told if issued.get(t.article)}
    cast = len({actor for t in told for actor in t.actors})
    total = (
        SOURCES * log2(1 + event.sources)
        + REPORTS * log2(1 + len(told))
        + LATER * log2(len(days) or 1)  # spoken of again on later days
        + HEADLINE * any(t.headline for t in told)
        + CAST * min(cast, 4)
        + FIGURE * any(t.figures for t in told)
        + DATED * event.dated
    )
    total *= WORDS_ONLY if event.type in _STATEMENTS else 1.0
    total *= PASSING if all(map(_in_passing, told)) else 1.0
    return total * (1.0 if event.status in _DEEDS else UNSURE)


def _in_passing(telling: Telling) -> bool:
    shown = telling.mention.shown
    return shown is not None and shown.aside >= ASIDE and not telling.headline
