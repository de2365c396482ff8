"""What was announced, promised, threatened, asked for or made conditional, and whether it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from filrouge.model.mentions import Status
from filrouge.model.story import FollowUp, Place
from filrouge.model.text import Span
from filrouge.model.time import When
from filrouge.resolve import choosing
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.follow.closing import Index, Plan
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.timing import event_date

AHEAD = {Status.ANNOUNCED: "announcement", Status.CONDITIONAL: "condition", Status.REQUESTED: "request"}
PROMISE = "promise"
HISTORY = 366  # days before publication: what was asked for or planned longer ago is told as background
SET_TODAY = frozenset({"threat", "condition"})  # their day is mostly that of the saying

Tellings = Mapping[tuple[str, Span], Telling]


def follow_ups(found: Sequence[Line], pile: Pile) -> tuple[FollowUp, ...]:
    """Everything that lay ahead when it was told, in the order of the chronology."""
    index = Index(found, pile)
    last = max(pile.issued.values(), default="")
    at = {(t.article, t.mark.span): t for line in found for t in line.tellings}
    ahead = ((line, [t for t in line.tellings if _set(t)]) for line in found)
    return tuple(_follow_up(line, told, index, (last, at)) for line, told in ahead if told)


def _set(telling: Telling) -> bool:
    """Somebody set it ahead, and not in a past that the article only looks back on."""
    if telling.mention.status not in AHEAD or telling.mention.idle:
        return False
    latest = telling.when.latest if telling.when is not None and telling.firm else None
    return latest is None or telling.issued is None or (telling.issued - latest).days <= HISTORY


def _follow_up(line: Line, told: Sequence[Telling], index: Index, beside: tuple[str, Tellings]) -> FollowUp:
    last, at = beside
    kind = _kind(told, at)
    due = _due(told, kind)
    state, closed_by, closing = index.outcome(line, [Plan(t, due, kind == "request") for t in told])
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
