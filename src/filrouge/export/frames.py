"""A chronology as typed tables in Arrow's terms.

Every row that says something names the article and the code points that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from filrouge.export.citing import Sources, writable
from filrouge.export.json import SCHEMA
from filrouge.model.story import Chronology, EventDate, Place

if TYPE_CHECKING:
    import pyarrow as pa

Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A table's columns, as (name, kind) with kinds ``text``, ``day``, ``count``, ``number``, ``yes``; its rows."""

    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Sources], Iterator[Cells]]


def arrow(chronology: Chronology, table: str) -> pa.Table:
    """One of `TABLES`; pyarrow is there.

    Raises:
        KeyError: there is no such table.
    """
    frame = TABLES[table]
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only for those who ask

    kinds = {"text": pa.string(), "day": pa.date32(), "count": pa.int64(), "number": pa.float64(), "yes": pa.bool_()}
    rows = list(frame.rows(Sources(chronology)))
    held = [[_held(row[n]) for row in rows] for n in range(len(frame.columns))]
    arrays = [pa.array(c, kinds[kind]) for c, (_, kind) in zip(held, frame.columns, strict=True)]
    schema = pa.schema([(name, kinds[kind]) for name, kind in frame.columns], metadata={"filrouge": SCHEMA})
    return pa.Table.from_arrays(arrays, schema=schema)


def _held(value: object) -> object:
    return writable(value) if isinstance(value, str) else value


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None


def _when(when: EventDate) -> Cells:
    return when.value, _day(when.earliest), _day(when.latest), when.precision, when.basis


_WHEN = (("date", "text"), ("earliest", "day"), ("latest", "day"), ("precision", "text"), ("basis", "text"))
_AT = (("article", "text"), ("start", "count"), ("end", "count"))


def _at(place: Place, sources: Sources) -> Cells:
    return place.article, place.start, place.end, sources.words(place)


def _events(sources: Sources) -> Iterator[Cells]:
    contested = {e for c in sources.chronology.contradictions for e in c.events}
    for e in sources.chronology.events:
        agents, others = (", ".join(a.name for a in sources.who(e, *r)) for r in (("agent", "party"), ("recipient",)))
        told = (e.sources, len(e.mentions), e.salience, e.id in contested)
        yield (e.id, *_when(e.date), e.label, e.type, e.mode, e.status.value, agents, others, *told)


def _mentions(sources: Sources) -> Iterator[Cells]:
    for c in sources.all_cited():
        r, published = c.report, c.read.published.date
        said = (r.trigger.of(c.article.text), r.status.value, sources.name(r.attributed_to) or None, r.reported)
        yield (c.event.id, r.article, r.start, r.end, c.words, *said, *_when(r.date), c.article.source, _day(published))


def _participants(sources: Sources) -> Iterator[Cells]:
    names = sources.actors
    for event in sources.chronology.events:
        for p in event.participants:
            if p.actor in names:
                yield (event.id, p.actor, names[p.actor].name, names[p.actor].country, p.role, *_at(p.span, sources))


def _actors(sources: Sources) -> Iterator[Cells]:
    for a in sources.chronology.actors:
        yield (a.id, a.name, a.kind.value, a.country, a.wikidata, ", ".join(a.aliases), a.mentions)


def _roles(sources: Sources) -> Iterator[Cells]:
    for a in sources.chronology.actors:
        for r in a.roles:
            for place in r.evidence:
                yield (a.id, a.name, r.title, r.organisation, _day(r.from_), _day(r.to), *_at(place, sources))


def _quotes(sources: Sources) -> Iterator[Cells]:
    for q in sources.chronology.quotes:
        where = Place(q.article, q.content.start, q.content.end)
        yield (q.id, sources.name(q.speaker) or None, q.kind.value, *_at(where, sources), *_when(q.date), q.event)


def _figures(sources: Sources) -> Iterator[Cells]:
    for f in sources.chronology.figures:
        bounds = (f.low, f.high, f.unit, f.kind.value, f.approximate)
        yield (f.id, *bounds, *_at(Place(f.article, f.start, f.end), sources), f.event)


def _courses(sources: Sources) -> Iterator[Cells]:
    figures = {f.id: f for f in sources.chronology.figures}
    for c in sources.chronology.courses:
        for step in c.steps:
            figure = figures.get(step.figure)
            if figure is not None:
                where = _at(Place(figure.article, figure.start, figure.end), sources)
                yield (c.id, c.event, c.outcome, c.unit, _day(step.day), step.low, step.high, *where)


def _contradictions(sources: Sources) -> Iterator[Cells]:
    for c in sources.chronology.contradictions:
        for claim in c.claims:
            for place in claim.spans:
                yield (c.id, c.kind, c.explanation, claim.value, claim.sources, *_at(place, sources))


def _follow_ups(sources: Sources) -> Iterator[Cells]:
    for f in sources.chronology.follow_ups:
        label = sources.events[f.event].label if f.event in sources.events else None
        yield (f.event, label, f.kind, f.state, _day(f.earliest), _day(f.latest), f.closed_by)


def _articles(sources: Sources) -> Iterator[Cells]:
    for read in sources.chronology.articles:
        a, published = read.article, read.published
        days = (_day(published.date), _day(published.earliest), _day(published.latest), published.basis.value)
        named = (a.id, a.path, a.sha256, a.language, a.title, a.source, ", ".join(a.authors))
        yield (*named, *days, a.agency, read.copy_of, a.url, a.text)


def _columns(*parts: str | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Columns from ready groups and from ``name:kind`` words, ``text`` where no kind is written."""
    pairs = (p if isinstance(p, tuple) else tuple(_pair(word) for word in p.split()) for p in parts)
    return tuple(chain.from_iterable(pairs))


def _pair(word: str) -> tuple[str, str]:
    name, _, kind = word.partition(":")
    return name, kind or "text"


_WORDS = (*_AT, ("words", "text"))
TABLES: Mapping[str, Frame] = MappingProxyType(
    {
        "events": Frame(
            _columns(
                "id",
                _WHEN,
                "label type mode status agents recipients",
                "sources:count mentions:count salience:number contested:yes",
            ),
            _events,
        ),
        "mentions": Frame(
            _columns("event", _WORDS, "trigger status attributed_to reported:yes", _WHEN, "publisher published:day"),
            _mentions,
        ),
        "participants": Frame(_columns("event actor name country role", _WORDS), _participants),
        "actors": Frame(_columns("id name kind country wikidata aliases mentions:count"), _actors),
        "roles": Frame(_columns("actor name title organisation from:day to:day", _WORDS), _roles),
        "quotes": Frame(_columns("id speaker kind", _WORDS, _WHEN, "event"), _quotes),
        "figures": Frame(_columns("id low:number high:number unit kind approximate:yes", _WORDS, "event"), _figures),
        "courses": Frame(_columns("id event outcome unit day:day low:number high:number", _WORDS), _courses),
        "contradictions": Frame(_columns("id kind explanation value sources:count", _WORDS), _contradictions),
        "follow_ups": Frame(_columns("event label kind state earliest:day latest:day closed_by"), _follow_ups),
        "articles": Frame(
            _columns(
                "id path sha256 language title publisher authors",
                "published:day earliest:day latest:day basis agency copy_of url text",
            ),
            _articles,
        ),
    }
)
