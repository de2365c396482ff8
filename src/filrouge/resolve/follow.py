"""What was announced, promised, threatened, asked for or made conditional, and whether it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from filrouge.model.mentions import Status
from filrouge.model.story import FollowUp, Place
from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve import choosing
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.timing import event_date, gap, known

AHEAD = {Status.ANNOUNCED: "announcement", Status.CONDITIONAL: "condition", Status.REQUESTED: "request"}
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
PROMISE = "promise"
WORDS_ONLY = frozenset({"DECLARE", "REQUEST", "THREATEN", "REJECT", "ACCUSE"})  # no deed fulfils a plan by these
SET_TODAY = frozenset({"threat", "condition"})  # their day is mostly that of the saying
UNDONE = frozenset({"cancel", "postpone", "suspend", "abandon", "reject", "prevent"})
"""Families of happenings that overtake a plan."""
SHARED = 2  # stems that what overtakes a plan must share with it

Tellings = Mapping[tuple[str, Span], Telling]
Outcome = tuple[str, str | None, Telling | None]


def follow_ups(found: Sequence[Line], pile: Pile) -> tuple[FollowUp, ...]:
    """Everything that lay ahead when it was told, in the order of the chronology."""
    index = _Index(found)
    last = max(pile.issued.values(), default="")
    at = {(t.article, t.mark.span): t for line in found for t in line.tellings}
    ahead = ((line, [t for t in line.tellings if t.mention.status in AHEAD]) for line in found)
    return tuple(_follow_up(line, told, index, (last, at)) for line, told in ahead if told)


def _follow_up(line: Line, told: Sequence[Telling], index: _Index, beside: tuple[str, Tellings]) -> FollowUp:
    last, at = beside
    kind = _kind(told, at)
    due = _due(told, kind)
    state, closed_by, closing = index.outcome(line, told, due)
    date = event_date(due)
    if state == "open" and date.latest is not None and date.latest < last:
        state = "lapsed"
    condition = next((p for t in told if (p := _place(t, t.mention.condition)) is not None), None)
    words = Place(told[0].article, told[0].mention.extent.start, told[0].mention.extent.end)
    shut = None if closing is None else _place(closing, closing.mention.extent)
    return FollowUp(line.event.id, kind, date.earliest, date.latest, condition, state, closed_by, words, shut)


def _due(told: Sequence[Telling], kind: str) -> When | None:
    """The day set for it, where its own words set one that still lay ahead.

    The day on which somebody threatens, or sets a condition, is not the day on which it falls due.
    """
    soonest = 1 if kind in SET_TODAY else 0
    return choosing.when([t for t in told if t.firm and _ahead(t, soonest)])


def _ahead(telling: Telling, soonest: int) -> bool:
    """Whether a time ends no sooner than so many days after its article came out."""
    if telling.when is None or telling.issued is None or telling.when.latest is None:
        return True
    return (telling.when.latest - telling.issued).days >= soonest - telling.slack


def _place(telling: Telling, span: Span | None) -> Place | None:
    return None if span is None else Place(telling.article, span.start, span.end)


def _kind(told: Sequence[Telling], at: Tellings) -> str:
    """By the act that it stands under, else by its own word, else by its status."""
    for telling in told:
        above = at.get((telling.article, telling.mention.governor)) if telling.mention.governor else None
        for act in (above, telling):
            if act is not None and act.type == "THREATEN":
                return "threat"
            if act is not None and PROMISE in act.families:
                return "promise"
    if any(t.mention.condition is not None for t in told):
        return "condition"
    return AHEAD[told[0].mention.status]


class _Index:
    """What has happened, by the kind of happening and who did it."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._done: dict[tuple[str, str], list[tuple[Line, Telling]]] = defaultdict(list)
        for line in found:
            for telling in line.tellings:
                if _done(telling):
                    for key in _keys(telling):
                        self._done[key].append((line, telling))

    def outcome(self, line: Line, told: Sequence[Telling], due: When | None) -> Outcome:
        """The state of a plan, the event that closed it and its words."""
        done = [t for t in line.tellings if _done(t)]
        if done:
            after = next((t for t in done if any(_after(t, plan) for plan in told)), done[0])
            return "fulfilled", line.event.id, after
        for plan in told:
            for closing, telling in self._done_later(plan, line):
                if _fits(telling, plan, due):
                    return "fulfilled", closing.event.id, telling
        for plan in told:
            for closing, telling in self._undone(plan, line):
                if len((plan.clause | {plan.stem}) & telling.clause) >= SHARED and _later(telling, plan):
                    return "overtaken", closing.event.id, telling
        return "open", None, None

    def _done_later(self, plan: Telling, line: Line) -> Iterator[tuple[Line, Telling]]:
        for key in _keys(plan):
            yield from (x for x in self._done.get(key, ()) if x[0] is not line and _later(x[1], plan))

    def _undone(self, plan: Telling, line: Line) -> Iterator[tuple[Line, Telling]]:
        for family in sorted(UNDONE):
            for actor in sorted(plan.actors):
                yield from (x for x in self._done.get((family, actor), ()) if x[0] is not line)


def _done(telling: Telling) -> bool:
    """Whether a deed is told as done; that it was asked for, threatened or announced does not do it."""
    return telling.mention.status in DONE and not telling.mention.anaphoric and telling.type not in WORDS_ONLY


def _after(telling: Telling, plan: Telling) -> bool:
    """Told after a plan: in a later article, or of a day that its own words name."""
    return _later(telling, plan) or (telling.article == plan.article and telling.firm)


def _keys(telling: Telling) -> Iterator[tuple[str, str]]:
    for name in [*sorted(telling.families), f"={telling.stem}"]:
        for actor in sorted(telling.actors):
            yield name, actor


def _later(telling: Telling, plan: Telling) -> bool:
    """Told in a later article, or of a later day: the pile is in order of publication."""
    return telling.article != plan.article and telling.number > plan.number


def _fits(telling: Telling, plan: Telling, due: When | None) -> bool:
    """The same doer, and not before it was due."""
    if plan.agents and telling.agents and not plan.agents & telling.agents:
        return False
    if due is None or telling.when is None or not known(telling.when):
        return bool(plan.clause & telling.clause)
    return gap(due, telling.when) == 0
