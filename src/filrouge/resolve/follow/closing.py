"""What closes a plan: the act itself, told as done later than it was set; a refusal; a cancellation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from filrouge.lang.fold import bare
from filrouge.model.mentions import FigureKind, Status
from filrouge.model.time import When
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.merge.apart import MEETING, overlap, same_thing
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.merge.wording import meaning, stems_of, wording
from filrouge.resolve.timing import gap, known

DONE = frozenset({Status.HAPPENED, Status.ONGOING})
WORDS_ONLY = frozenset({"DECLARE", "REQUEST", "THREATEN", "REJECT", "ACCUSE"})  # no deed fulfils a plan by these
UNDONE = frozenset({"cancel", "postpone", "suspend", "abandon", "reject", "prevent"})
"""Families of happenings that overtake a plan."""
REFUSAL = "reject"
COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
SHARED = 2  # words of content in which two tellings must agree
PART = 0.34  # share of the shorter one's words that agree, at least
HALF = 0.5  # share of the words that a cancellation, or an act under another name, says again
PARTIES = 2  # of a meeting
LATE = 14  # days after the last one set on which a plan may still come about

Outcome = tuple[str, str | None, Telling | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """A telling of what lies ahead, with the day set for it."""

    telling: Telling
    due: When | None
    request: bool


class Index:
    """What has happened, by the kind of happening and who had a part in it."""

    def __init__(self, found: Sequence[Line], pile: Pile) -> None:
        self._pile = pile
        self._done: dict[tuple[str, str], list[tuple[Line, Telling]]] = defaultdict(list)
        self._contents: dict[int, frozenset[str]] = {}
        for line in found:
            for telling in line.tellings:
                if telling.mention.status in DONE and not telling.mention.anaphoric:
                    for key in _keys(telling):
                        self._done[key].append((line, telling))

    def outcome(self, line: Line, plans: Iterable[Plan]) -> Outcome:
        """The state of a plan, the event that closed it and its words."""
        for plan in plans:
            for closing, telling in self._acts(line, plan.telling):
                if self._fulfils(telling, plan):
                    return "fulfilled", closing.event.id, telling
            for closing, telling in self._undone(line, plan.telling):
                if self._undoes(telling, plan):
                    refused = plan.request and REFUSAL in telling.families
                    return "lapsed" if refused else "overtaken", closing.event.id, telling
        return "open", None, None

    def _acts(self, line: Line, plan: Telling) -> Iterator[tuple[Line, Telling]]:
        """The tellings of the kind of act that was to come."""
        own = [(line, t) for t in line.tellings if t.mention.status in DONE]
        for found in (own, *(self._done.get(key, ()) for key in _keys(plan))):
            yield from (x for x in found if x[1] is not plan and _deed(x[1], plan))

    def _undone(self, line: Line, plan: Telling) -> Iterator[tuple[Line, Telling]]:
        for family in sorted(UNDONE):
            for actor in sorted(plan.actors):
                yield from (x for x in self._done.get((family, actor), ()) if x[0] is not line)

    def _fulfils(self, done: Telling, plan: Plan) -> bool:
        """The same act, of the same doer and object, in words that agree, told as done after it was set."""
        told = plan.telling
        if not (_after(done, told) and _in_time(done, plan) and _one_doer(done, told) and _one_number(done, told)):
            return False
        return self._agree(done, told)

    def _undoes(self, undone: Telling, plan: Plan) -> bool:
        """What overtakes a plan names it: it cannot have been told before."""
        told = plan.telling
        here = undone.article == told.article
        if (here and told.mark.span.overlaps(undone.mark.span)) or not (here or _after(undone, told)):
            return False
        named = any(word.startswith(told.stem) or told.stem.startswith(word) for word in undone.clause)
        shared = len(self._shared(undone, told))
        return shared >= (1 if named else max(SHARED, HALF * len(self._content(told))))

    def _agree(self, done: Telling, plan: Telling) -> bool:
        """Objects, places and other words agree: two tellings of one verb may be of two deeds."""
        if _part_ways(done.recipients, plan.recipients) or _places_differ(done, plan):
            return False
        shared = self._shared(done, plan)
        fewer = min(len(self._content(done)), len(self._content(plan)))
        addressed = bool(done.recipients & plan.recipients)
        if not one_word(done, plan):  # only a word of the kind: doer and object must both be the same
            return addressed and bool(done.agents & plan.agents) and len(shared) >= max(SHARED, HALF * fewer)
        enough = len(shared) >= SHARED and len(shared) >= PART * fewer
        return enough or (addressed and (bool(shared) or fewer <= 1))

    def _shared(self, one: Telling, other: Telling) -> frozenset[str]:
        return self._content(one) & self._content(other)

    def _content(self, telling: Telling) -> frozenset[str]:
        """What a clause says beside who acts and its own verb, in no language."""
        if telling.number not in self._contents:
            actors = self._pile.known.actors
            known_words = wording(self._pile.packs[telling.language])
            names = (bare(name) for i in telling.agents if i in actors for name in (actors[i].name, *actors[i].aliases))
            named = frozenset(s for name in names for s in stems_of(name, known_words))
            words = frozenset(s for s in telling.clause - named - {telling.stem} if not s.isdigit())
            self._contents[telling.number] = meaning(words, known_words)
        return self._contents[telling.number]


def _deed(done: Telling, plan: Telling) -> bool:
    """That it was asked for, threatened or announced does not do it, unless the plan was of words itself."""
    return done.type not in WORDS_ONLY or (done.type == plan.type and done.type == "DECLARE" and one_word(done, plan))


def _keys(telling: Telling) -> Iterator[tuple[str, str]]:
    for name in [*sorted(telling.families), f"={telling.stem}"]:
        for actor in sorted(telling.actors):
            yield name, actor


def _after(done: Telling, plan: Telling) -> bool:
    """Told in a later article, and of no day before the plan was set."""
    if done.article == plan.article or done.number < plan.number:
        return False
    if plan.issued is None or done.issued is None:
        return False
    if done.issued < plan.issued or (done.issued == plan.issued and not done.firm):
        return False
    latest = done.when.latest if done.when is not None else None
    soonest = 0 if plan.firm else 1  # what was to come without a day had not come on that day
    return latest is None or (latest - plan.issued).days >= soonest - done.slack


def _in_time(done: Telling, plan: Plan) -> bool:
    """On the day set, or at most some days late; where nobody says when, printed once that day has come."""
    due = plan.due
    if due is None:
        return True
    if done.when is not None and known(done.when) and done.firm:
        late = gap(due, done.when)
        return late == 0 or (due.earliest is not None and late <= LATE and not _earlier(done.when, due))
    return done.issued is None or due.earliest is None or due.earliest <= done.issued + timedelta(days=done.slack)


def _earlier(one: When, other: When) -> bool:
    return one.before is not None and other.earliest is not None and one.before <= other.earliest


def _one_doer(done: Telling, plan: Telling) -> bool:
    """Who undertook it, or was asked, did it; a passive may leave the doer out, but not both sides of it."""
    if MEETING in {plan.type, done.type} and len(plan.actors) >= PARTIES:
        return len(plan.actors & done.actors) >= PARTIES
    doers = plan.agents | plan.recipients if plan.mention.status is Status.REQUESTED else plan.agents
    if doers and done.agents:
        return bool(doers & done.agents)
    return bool(plan.actors & done.actors)


def _one_number(done: Telling, plan: Telling) -> bool:
    """Numbers of one thing agree."""
    pairs = [
        (a.value, b.value) for a in done.figures for b in plan.figures
        if a.value.kind in COUNTED and same_thing(a.value, b.value)
    ]  # fmt: skip
    return not pairs or any(overlap(a, b) for a, b in pairs)


def _part_ways(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _places_differ(one: Telling, other: Telling) -> bool:
    """Two named places of one kind, or of two countries, where neither telling names the other's."""
    mine = [n for n in one.names if n.actor in one.places]
    theirs = [n for n in other.names if n.actor in other.places]
    alike = any(a.actor == b.actor or a.same(b) or not a.beside(b) for a in mine for b in theirs)
    return bool(mine) and bool(theirs) and not alike
