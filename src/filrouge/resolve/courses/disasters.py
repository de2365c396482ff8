"""The counts of the victims of each disaster: what a toll is of, and whether it is of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from filrouge.lang.pack import Pack
from filrouge.model.mentions import ActorKind
from filrouge.model.time import When
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.courses.counts import Count, counted, printed
from filrouge.resolve.merge.apart import TOLL
from filrouge.resolve.merge.tellings import TOLLS, Name
from filrouge.resolve.merge.wording import stem, stems, wording
from filrouge.resolve.stories import story_of
from filrouge.resolve.timing import gap, width

CAUSES = frozenset({"ACCIDENT", "DISASTER", "ASSAULT"})  # what has victims
RESULTS = frozenset({TOLL, *(f for names in TOLLS.values() for f in names)})  # families that say only that
REACH = 800  # code points before a toll in which its cause is told, where its own sentence names none
NEAR = 1  # days between two tellings of one disaster
NARROW = 3  # days: a wider date parts nothing
LEAST = 3  # victims: fewer are told one by one
PART = 0.5  # share of the victims known before, below which a count is of some of them
SPREADING = frozenset({"killed", "injured", "missing", "displaced"})  # counted for a disaster as a whole, in many lines
WHERE = frozenset({ActorKind.PLACE, ActorKind.STATE})


@dataclass(frozen=True, slots=True)
class Cause:
    """What a toll is of: what it may be called, its day where words name it, and its events."""

    families: frozenset[str]
    when: When | None
    events: frozenset[str]
    places: tuple[Name, ...] = ()

    def elsewhere(self, other: Cause) -> bool:
        """Whether both name places or states, and none that can be the other's."""
        alike = any(a.actor == b.actor or a.same(b) or not a.beside(b) for a in self.places for b in other.places)
        return bool(self.places) and bool(other.places) and not alike


@dataclass(slots=True)
class Toll:
    """The counts of one disaster."""

    cause: Cause
    counts: list[Count]

    def takes(self, cause: Cause) -> bool:
        mine = self.cause
        if mine.when is not None and cause.when is not None and gap(mine.when, cause.when) > NEAR:
            return False
        return not mine.elsewhere(cause) and bool(mine.events & cause.events or mine.families & cause.families)

    def take(self, count: Count, cause: Cause) -> None:
        mine = self.cause
        self.counts.append(count)
        known = mine.families | cause.families if cause.when is not None else mine.families
        self.cause = Cause(known, mine.when or cause.when, mine.events | cause.events, mine.places or cause.places)


def tolls(found: Sequence[Line], pile: Pile) -> Iterator[list[Count]]:
    """The counts of the victims of each disaster, by what became of them."""
    event_of = {t.number: line.event.id for line in found for t in line.tellings}
    counts: dict[tuple[int, str, str], list[tuple[Count, Cause]]] = defaultdict(list)
    for c in counted(found):
        outcome = c.mark.value.outcome
        if outcome is not None and c.size >= LEAST:
            within = "" if outcome in SPREADING else c.line.event.id
            key = story_of(c.line.event, pile.story), outcome, f"{_victims(c, pile)} {within}"
            counts[key].append((c, _cause(c, pile, event_of)))
    for _, held in sorted(counts.items()):
        yield from (_wholes(toll.counts, pile) for toll in _disasters(held))


def _victims(count: Count, pile: Pile) -> str:
    """The group that a count of victims is of (firemen, Syrians); empty where it is of all."""
    pack = pile.packs[count.telling.language]
    said = stems(count.mark.value.unit or "", wording(pack))
    return "" if not said or said & _everyone(pack) else " ".join(sorted(said))


@cache
def _everyone(pack: Pack) -> frozenset[str]:
    """The stems of what a count of all victims is called: dead, persons."""
    return frozenset(stem(r["form"]) for r in pack.lexicon("outcomes") if r["slot"] in {"self", "everyone"})


def _wholes(counts: Sequence[Count], pile: Pile) -> list[Count]:
    """The counts of all victims: of one article the greatest, and none of less than half of what was known before."""
    most: dict[str, float] = defaultdict(float)
    for c in counts:
        most[c.telling.article] = max(most[c.telling.article], c.size)
    kept, known = [], 0.0
    for c in sorted(counts, key=lambda c: printed(c, pile)):
        whole = c.size == most[c.telling.article] or c.renews
        if whole and c.size >= PART * known:
            kept.append(c)
            known = max(known, c.size)
    return kept


def _disasters(counts: Sequence[tuple[Count, Cause]]) -> list[Toll]:
    """Counts by disaster: those whose day is known first, then each to the one most told that it can be of."""
    made: list[Toll] = []
    for count, cause in sorted(counts, key=lambda k: (k[1].when is None, k[0].telling.number, k[0].mark.span)):
        fitting = [t for t in made if t.takes(cause)]
        if fitting:
            max(fitting, key=lambda t: len(t.counts)).take(count, cause)
        elif cause.events:
            made.append(Toll(cause, [count]))
    return made


def _cause(count: Count, pile: Pile, event_of: Mapping[int, str]) -> Cause:
    """What the sentence of a toll says that it is of, else what was told last before it."""
    telling, at = count.telling, count.mark.span.start
    told = [t for t in pile.told.get(telling.article, ()) if t.type in CAUSES and t.families - RESULTS]
    here = [t for t in told if t.bounds.overlaps(telling.bounds)]
    before = [t for t in told if 0 <= telling.bounds.start - t.mark.span.end <= REACH]
    causes = sorted(here, key=lambda t: (abs(t.mark.span.start - at), t.number)) or before[-1:]
    dated = (t.when for t in (telling, *causes) if t.firm and t.when is not None)
    return Cause(
        frozenset(f for t in causes for f in t.families) - RESULTS,
        next((w for w in dated if width(w) <= NARROW or w.basis == "explicit"), None),
        frozenset(event_of[t.number] for t in causes[:1]),
        tuple(n for t in (telling, *causes) for n in t.names if n.kind in WHERE),
    )
