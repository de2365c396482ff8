"""The chronology filtered and cut into pages on the server, with the counts beside each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from filrouge.export.report.shown import Choice, Day
from filrouge.export.when import said
from filrouge.model.story import Event
from filrouge.web.view import DeskView

PER_PAGE = 50
MOST_ACTORS = 60  # in the list of choices; more are found by the search


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked of the chronology; empty keeps everything."""

    text: str = ""
    actor: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    contested: str = ""
    single: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """The filters of an address."""
        return cls(**{name: asked.get(name, "").strip()[:200] for name in cls.__dataclass_fields__})

    def address(self, **others: object) -> str:
        """The address of the chronology under these filters."""
        pairs = [(name, value) for name in self.__dataclass_fields__ if (value := getattr(self, name))]
        pairs += [(name, str(value)) for name, value in others.items()]
        return "/?" + urlencode(pairs) if pairs else "/"

    @property
    def any(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of the chronology and what surrounds it."""

    days: tuple[Day, ...]
    found: int
    number: int
    pages: int
    actors: tuple[Choice, ...]
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    contested: int
    single: int
    periods: tuple[Choice, ...]


def page(view: DeskView, filters: Filters, number: int, holding: set[str] | None) -> Slice:
    """A page of the events that pass; ``holding`` are the ids whose words were found, null without words."""
    tests = _tests(view, filters, holding)
    kept = _kept(view, tests, "")
    pages = max(1, -(-len(kept) // PER_PAGE))
    number = min(max(number, 1), pages)
    shown = kept[(number - 1) * PER_PAGE : number * PER_PAGE]
    words = view.words
    return Slice(
        days=tuple(_days(view, shown)),
        found=len(kept),
        number=number,
        pages=pages,
        actors=_actors(view, _kept(view, tests, "actor"), filters.actor),
        types=_choices((e.type for e in _kept(view, tests, "type")), lambda v: words.get(f"type.{v}", v)),
        statuses=_choices((e.status.value for e in _kept(view, tests, "status")), lambda v: words(f"status.{v}")),
        contested=sum(e.id in view.contested for e in _kept(view, tests, "contested")),
        single=sum(e.sources == 1 for e in _kept(view, tests, "single")),
        periods=_periods(view, kept),
    )


Test = Callable[[Event], bool]


def _tests(view: DeskView, filters: Filters, holding: set[str] | None) -> dict[str, Test]:
    """A test for each filter that is set, by the filter's name."""
    acting = {e.id for e, _ in view.acts_of.get(filters.actor, ())}
    tests: dict[str, Test] = {
        "actor": lambda e: e.id in acting,
        "type": lambda e: e.type == filters.type,
        "status": lambda e: e.status.value == filters.status,
        "since": lambda e: (e.date.latest or e.date.earliest or "") >= filters.since,
        "until": lambda e: "" < (e.date.earliest or e.date.latest or "") <= filters.until,
        "contested": lambda e: e.id in view.contested,
        "single": lambda e: e.sources == 1,
    }
    asked = {name: test for name, test in tests.items() if getattr(filters, name)}
    return asked if holding is None else {**asked, "text": lambda e: e.id in holding}


def _kept(view: DeskView, tests: Mapping[str, Test], but: str) -> list[Event]:
    wanted = [test for name, test in tests.items() if name != but]
    return [e for e in view.chronology.events if all(test(e) for test in wanted)]


def _days(view: DeskView, events: list[Event]) -> Iterable[Day]:
    for name, of_day in groupby(events, key=lambda e: said(e.date, view.words)):
        yield Day(name, tuple(view.line(e) for e in of_day))


def _choices(values: Iterable[str], name: Callable[[str], str]) -> tuple[Choice, ...]:
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return tuple(Choice(v, name(v), n) for v, n in counted)


def _actors(view: DeskView, events: list[Event], chosen: str) -> tuple[Choice, ...]:
    counted = Counter(a for e in events for a in dict.fromkeys(p.actor for p in e.participants) if a in view.names)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], view.names[item[0]], item[0]))
    kept = [(a, n) for place, (a, n) in enumerate(ranked) if place < MOST_ACTORS or a == chosen]
    return tuple(Choice(a, view.names[a], n) for a, n in kept)


def _periods(view: DeskView, events: list[Event]) -> tuple[Choice, ...]:
    """Years, or within one year its months, with how many events each holds."""
    days = [e.date.earliest for e in events if e.date.earliest]
    years = sorted({d[:4] for d in days})
    if len(years) > 1:
        return tuple(Choice(y, y, sum(d[:4] == y for d in days)) for y in years)
    months = Counter(d[:7] for d in days)
    named = ((m, view.words(f"month.{int(m[5:])}")) for m in sorted(months))
    return tuple(Choice(m, name, months[m]) for m, name in named)


def within(filters: Filters, period: str) -> Filters:
    """The filters narrowed to a year or a month."""
    start, end = ("-01-01", "-12-31") if len(period) == 4 else ("-01", "-31")
    return replace(filters, since=period + start, until=period + end)
