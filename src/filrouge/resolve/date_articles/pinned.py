"""Undated articles dated more closely by what other articles tell of the same events.

An article says *jeudi* of a call that a dated one puts on 4 July: of the days on which it may have
come out, those stay that bring its Thursday nearest to that day. What sources say is not made to
agree: a difference of a day stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from filrouge.model.annotated import Annotated
from filrouge.model.text import Basis, Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import anchored
from filrouge.resolve.merge import Merged
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.timing import gap, width

LONGEST = 62  # days of doubt: beyond, too much would hang on one match
SHARED = 2  # named actors, or one person, without whom a match is no witness
NEAR = 3  # days by which sources may differ on one event
Witness = tuple[Span, When]  # words of the undated article, and when another puts their event


def pinned(
    found: Iterable[Merged], pile: Mapping[str, Annotated], published: Mapping[str, Published]
) -> dict[str, Published]:
    """The publication dates that the first merging narrows, by article."""
    doubtful = {id_: p for id_, p in published.items() if _doubtful(p)}
    witnesses: dict[str, list[Witness]] = {}
    for event in found:
        for telling in event.tellings:
            if telling.article in doubtful:
                witnesses.setdefault(telling.article, []).extend(_witnesses(telling, event))
    return {
        id_: narrowed
        for id_, seen in sorted(witnesses.items())
        if seen and (narrowed := _narrowed(pile[id_], doubtful[id_], seen)) is not None
    }


def _doubtful(told: Published) -> bool:
    if told.basis is not Basis.INFERRED or told.earliest is None or told.latest is None:
        return False
    return 0 < (date.fromisoformat(told.latest) - date.fromisoformat(told.earliest)).days <= LONGEST


def _witnesses(telling: Telling, event: Merged) -> Iterable[Witness]:
    if not telling.own or telling.when is None or telling.when.basis not in {"relative", "inferred"}:
        return
    for other in event.tellings:
        if other.article == telling.article or not other.own or other.when is None:
            continue
        shared = _cast(event, telling) & _cast(event, other)
        if width(other.when) <= NEAR and (shared & (telling.people | other.people) or len(shared) >= SHARED):
            yield from ((span, other.when) for span in telling.mention.dates[:1])


def _cast(event: Merged, telling: Telling) -> frozenset[str]:
    """Those named in the event by the telling's article."""
    return frozenset(actor for t in event.tellings if t.article == telling.article for actor in t.named)


def _narrowed(annotated: Annotated, told: Published, seen: list[Witness]) -> Published | None:
    """The days that bring the article's words nearest to what others say; null where they do not help."""
    first, last = date.fromisoformat(told.earliest or ""), date.fromisoformat(told.latest or "")
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    scores = {day: _agreement(annotated, day, seen) for day in days}
    best = max(scores.values())
    if best <= 0 or best == min(scores.values()):
        return None
    kept = [day for day in days if scores[day] == best]
    chosen = told.date if told.date in {d.isoformat() for d in kept} else kept[0].isoformat()
    return replace(told, date=chosen, earliest=kept[0].isoformat(), latest=kept[-1].isoformat())


def _agreement(annotated: Annotated, day: date, seen: list[Witness]) -> float:
    iso = day.isoformat()
    times = anchored(annotated.dates, annotated.article, Published(iso, iso, iso, Basis.INFERRED))
    gaps = [gap(times[span], when) for span, when in seen if span in times]
    return sum(NEAR + 1 - g for g in gaps if g <= NEAR)
