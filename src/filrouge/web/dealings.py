"""Who deals with whom, for better or worse: pairs of actors and what passed between them.

Cooperation and conflict are PLOVER's quads (https://osf.io/dm2c8/): 1 and 2 are words and deeds of
cooperation, 3 and 4 words and deeds of conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from filrouge.export.coding import QUADS
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind, Status
from filrouge.model.story import Actor, Event

NOT_YET = frozenset({Status.ANNOUNCED, Status.CONDITIONAL, Status.REQUESTED, Status.UNCERTAIN})
LEAST_SIDE, LEAST_GAP = 2, 1.0  # acts on either side of a turn; means of -1 to 1 have to lie further apart than that


@dataclass(frozen=True, slots=True)
class Dealing:
    """One event between two actors; ``quad`` is 0 outside of PLOVER's categories."""

    event: Event
    doer: str
    other: str
    quad: int

    @property
    def sign(self) -> int:
        """1 for cooperation, -1 for conflict, 0 for neither."""
        return 0 if not self.quad else 1 if self.quad < 3 else -1

    @property
    def done(self) -> bool:
        """Whether it has happened, and is not only announced, asked for or supposed."""
        return self.event.status not in NOT_YET


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors by id, with how many acts of cooperation and of conflict passed between them."""

    first: str
    second: str
    good: int
    bad: int
    other: int

    @property
    def total(self) -> int:
        return self.good + self.bad + self.other


@dataclass(frozen=True, slots=True)
class Turn:
    """The day from which two actors deal otherwise: acts of cooperation out of all, before and since."""

    day: str
    before: tuple[int, int]
    since: tuple[int, int]

    @property
    def worse(self) -> bool:
        return self.before[0] * self.since[1] > self.since[0] * self.before[1]


def dealings(events: Iterable[Event], known: Iterable[str]) -> list[Dealing]:
    """What every event makes of those who take part: doers among themselves, and with whom they do it to."""
    names = set(known)
    return [d for event in events if event.status is not Status.DENIED for d in _of(event, names)]


def _of(event: Event, known: set[str]) -> Iterator[Dealing]:
    doers = list(dict.fromkeys(p.actor for p in event.participants if p.role == "agent" and p.actor in known))
    others = [p.actor for p in event.participants if p.role in ("recipient", "party") and p.actor in known]
    quad = QUADS.get(event.type, 0)
    for n, doer in enumerate(doers):
        for other in dict.fromkeys((*doers[n + 1 :], *(o for o in others if o not in doers))):
            yield Dealing(event, doer, other, quad)


def pairs(found: Iterable[Dealing]) -> list[Pair]:
    """Every pair, those with most between them first."""
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for dealing in found:
        first, second = sorted((dealing.doer, dealing.other))
        counted[first, second][{1: 0, -1: 1, 0: 2}[dealing.sign]] += 1
    made = (Pair(a, b, *numbers) for (a, b), numbers in counted.items())
    return sorted(made, key=lambda p: (-p.total, -p.good - p.bad, p.first, p.second))


def side(actor: Actor, actors: Iterable[Actor], *, alone: bool) -> frozenset[str]:
    """The ids that stand for one side: of a state, its people and bodies too, unless it is wanted alone."""
    if alone or actor.kind is not ActorKind.STATE or not actor.country:
        return frozenset({actor.id})
    every = list(actors)
    bodies = [a for a in every if a.country == actor.country]
    names = {bare(form) for a in (actor, *bodies) for form in (a.name, *a.aliases)}
    serving = (a.id for a in every if any(bare(r.organisation or "") in names for r in a.roles))
    return frozenset({actor.id, *(a.id for a in bodies), *serving})


def between(found: Iterable[Dealing], one: frozenset[str], two: frozenset[str]) -> list[Dealing]:
    """What passed between two sides, each event once, in the order given."""
    kept: dict[str, Dealing] = {}
    for dealing in found:
        ends = (dealing.doer, dealing.other)
        if (ends[0] in one and ends[1] in two) or (ends[0] in two and ends[1] in one):
            kept.setdefault(dealing.event.id, dealing)
    return list(kept.values())


def turn(found: Sequence[Dealing]) -> Turn | None:
    """The one day that best parts what happened into two times of unlike dealings, if any does.

    Of all days the one at which the sums of squares around the two means are least (Fisher 1958,
    doi:10.1080/01621459.1958.10501479), where the means lie clearly apart.
    """
    dated = sorted((d.event.date.earliest, d.sign) for d in found if d.sign and d.done and d.event.date.earliest)
    signs = [sign for _, sign in dated]
    sums = [0, *accumulate(signs)]
    count = len(signs)
    best: tuple[float, int] | None = None
    for n in range(LEAST_SIDE, count - LEAST_SIDE + 1):
        if dated[n][0] == dated[n - 1][0]:
            continue
        gap = abs(sums[n] / n - (sums[-1] - sums[n]) / (count - n))
        if gap > LEAST_GAP and (best is None or gap * gap * n * (count - n) > best[0]):
            best = (gap * gap * n * (count - n), n)
    if best is None:
        return None
    n = best[1]
    good = [sum(s > 0 for s in part) for part in (signs[:n], signs[n:])]
    return Turn(str(dated[n][0]), (good[0], n), (good[1], count - n))
