"""A page of the chronology with the counts beside each filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from filrouge.export.report.shown import Choice, Day
from filrouge.export.when import said
from filrouge.model.story import Event
from filrouge.web.facets import CHOICES, TICKS, Filters
from filrouge.web.strip import Strip, strip
from filrouge.web.view import DeskView

PER_PAGE = 50
MOST_CHOICES = 60  # in one list of choices; more are found by the search


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the chronology and what surrounds it.

    ``choices`` and ``ticks`` give for each filter what it could be set to now, with the number of
    events that would be kept; ``strip`` draws the whole period, not only this page.
    """

    days: tuple[Day, ...]
    found: int
    number: int
    pages: int
    choices: dict[str, tuple[Choice, ...]]
    ticks: dict[str, int]
    strip: Strip | None


def page(view: DeskView, filters: Filters, number: int, holding: set[str] | None) -> Slice:
    """A page of the events that pass; ``holding`` are the ids whose words were found, null without words."""
    words = None if holding is None else view.facets.holding(holding)
    around = view.remembered(("around", filters, words), lambda: _around(view, filters, words))
    pages = max(1, -(-len(around.events) // PER_PAGE))
    number = min(max(number, 1), pages)
    return Slice(
        days=tuple(_days(view, around.events[(number - 1) * PER_PAGE : number * PER_PAGE])),
        found=len(around.events),
        number=number,
        pages=pages,
        choices=around.choices,
        ticks=around.ticks,
        strip=around.strip,
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What every page under the same filters shows besides its own events."""

    events: list[Event]
    choices: dict[str, tuple[Choice, ...]]
    ticks: dict[str, int]
    strip: Strip | None


def _around(view: DeskView, filters: Filters, words: int | None) -> _Around:
    facets = view.facets
    events = facets.listed(facets.kept(filters, words))
    if filters.since and filters.until:  # what surely lies in the period comes before what only may
        events.sort(key=lambda e: not _inside(e, filters))
    kept = {name: facets.kept(filters, words, name) for name in (*CHOICES, *TICKS)}
    return _Around(
        events,
        {name: _choices(view, name, kept[name], getattr(filters, name)) for name in CHOICES},
        {name: facets.ticked(name, kept[name]) for name in TICKS},
        strip(events, filters, view.words),
    )


def _inside(event: Event, filters: Filters) -> bool:
    first, last = event.date.earliest, event.date.latest
    return first is not None and last is not None and filters.since <= first and last <= filters.until


def _days(view: DeskView, events: list[Event]) -> Iterable[Day]:
    for name, of_day in groupby(events, key=lambda e: said(e.date, view.words)):
        yield Day(name, tuple(view.line(e) for e in of_day))


def _choices(view: DeskView, name: str, kept: int, chosen: str) -> tuple[Choice, ...]:
    """What a filter may be set to, the most frequent first, the one chosen always among them."""
    named = _names(view, name)
    ranked = sorted(((-n, shown, v) for v, n in view.facets.counts(name, kept) if (shown := named(v))))
    cut = [item for place, item in enumerate(ranked) if place < MOST_CHOICES or item[2] == chosen]
    return tuple(Choice(value, shown, -n) for n, shown, value in cut)


def _names(view: DeskView, name: str) -> Callable[[str], str]:
    words = view.words
    if name in ("actor", "place"):
        return lambda v: view.names.get(v, "")
    if name == "source":
        return str
    if name == "story":
        titles = {s.id: s.title for s in view.chronology.stories}
        return lambda v: titles.get(v, "")
    return lambda v: words.get(f"{name}.{v}", v)
