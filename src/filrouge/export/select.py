"""Choosing events: by day, actor, type, status or salience; the rest of the chronology follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from filrouge.lang.fold import bare
from filrouge.model.story import Chronology, Event, Quote, SameQuote


@dataclass(frozen=True, slots=True)
class Choice:
    """What to keep; empty and null keep everything. Days are ISO and inclusive."""

    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    top: int | None = None


def selected(chronology: Chronology, choice: Choice) -> Chronology:
    """The chronology with the chosen events only, and what hangs on them."""
    named = _named(chronology, choice.actors)
    found = [e for e in chronology.events if _fits(e, choice) and (named is None or _has(e, named))]
    if choice.top is not None:
        found = sorted(found, key=lambda e: (-e.salience, e.id))[: choice.top]
    return kept(chronology, {e.id for e in found})


def kept(chronology: Chronology, ids: set[str]) -> Chronology:
    """The chronology with the events of these ids only, and what hangs on them."""
    if len(ids) == len(chronology.events):
        return chronology
    quotes = tuple(q for q in chronology.quotes if q.event in ids)
    return replace(
        chronology,
        events=tuple(e for e in chronology.events if e.id in ids),
        quotes=quotes,
        same_quotes=tuple(_still_repeated(chronology, quotes)),
        figures=tuple(f for f in chronology.figures if f.event in ids),
        contradictions=tuple(c for c in chronology.contradictions if ids & set(c.events)),
        follow_ups=tuple(f for f in chronology.follow_ups if f.event in ids),
    )


def _still_repeated(chronology: Chronology, quotes: tuple[Quote, ...]) -> Iterator[SameQuote]:
    """The quotations that the chosen ones still have in two articles or more."""
    articles = {q.id: q.article for q in quotes}
    for same in chronology.same_quotes:
        left = tuple(q for q in same.quotes if q in articles)
        if len({articles[q] for q in left}) > 1:
            yield replace(same, quotes=left)


def _named(chronology: Chronology, names: tuple[str, ...]) -> set[str] | None:
    """The ids of the actors that carry one of the names, in part, case and accents aside."""
    if not names:
        return None
    wanted = [bare(name) for name in names]
    return {a.id for a in chronology.actors if any(w in bare(form) for w in wanted for form in (a.name, *a.aliases))}


def _has(event: Event, actors: set[str]) -> bool:
    return any(p.actor in actors for p in event.participants)


def _fits(event: Event, choice: Choice) -> bool:
    return (
        (not choice.types or event.type in choice.types)
        and (not choice.statuses or event.status.value in choice.statuses)
        and _within(event, choice)
    )


def _within(event: Event, choice: Choice) -> bool:
    """Undated events are kept only where no day was asked for."""
    earliest, latest = event.date.earliest, event.date.latest
    if choice.since and (latest or earliest) is None:
        return False
    if choice.until and (latest or earliest) is None:
        return False
    after = choice.since is None or latest is None or latest >= choice.since
    before = choice.until is None or earliest is None or earliest <= choice.until
    return after and before
