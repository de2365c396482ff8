"""Who deals with whom: one dealing for each pair that an event brings together, with its days and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filrouge.export.citing import Sources, line
from filrouge.model.story import Actor, Event

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Dealing(NamedTuple):
    """``mutual`` where both did it, as in a meeting."""

    event: Event
    source: Actor
    target: Actor
    mutual: bool
    evidence: str


def dealings(sources: Sources) -> Iterator[Dealing]:
    """The dealings of all events: those who act with each other, then with those to whom they do it."""
    for event in sources.chronology.events:
        doers = sources.who(event, "agent")
        others = [a for a in sources.who(event, "recipient", "party") if a not in doers]
        evidence = " | ".join(f"{c.where}: {line(c.words)}" for c in sources.cited(event))
        for number, doer in enumerate(doers):
            for other in doers[number + 1 :]:
                yield Dealing(event, doer, other, True, evidence)
            for other in others:
                yield Dealing(event, doer, other, False, evidence)


def those_who_deal(sources: Sources) -> list[Actor]:
    """The actors that any dealing joins, in the chronology's order."""
    found = {a.id for d in dealings(sources) for a in (d.source, d.target)}
    return [a for a in sources.chronology.actors if a.id in found]


def legal(text: str) -> str:
    """Text that XML can hold, of equal length."""
    return _ILLEGAL.sub(" ", text)
