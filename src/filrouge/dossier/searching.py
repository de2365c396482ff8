"""Search over articles, events and quotations, each hit with the words that made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.lang.fold import bare
from filrouge.model.story import Chronology, Event, Quote
from filrouge.model.text import Span
from filrouge.store import shown
from filrouge.store.database import Database
from filrouge.store.folding import key, terms
from filrouge.store.shown import Filter

KINDS = ("event", "quote", "article")
_AROUND = 90  # code points of text shown on either side
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; empty keeps everything. Days are ISO and inclusive, actors parts of names."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: the words of its article to show, and in them the words asked for.

    ``span`` and ``marks`` are places in the text of ``article``.
    """

    kind: str
    id: str
    article: str
    title: str
    event: Event | None
    quote: Quote | None
    day: str | None
    span: Span
    marks: tuple[Span, ...]
    text: str


def filter_of(chronology: Chronology, query: Query) -> Filter:
    """The filter of a query, its actors found by any form of their names, case and accents aside."""
    wanted = [bare(name) for name in query.actors]
    named = tuple(
        a.id for a in chronology.actors if any(w in bare(form) for w in wanted for form in (a.name, *a.aliases))
    )
    actors = named if wanted else None
    return Filter(query.kinds, actors, query.since, query.until, query.types, query.statuses)


def search(database: Database, chronology: Chronology, query: Query) -> tuple[Hit, ...]:
    """What a query finds, the best first; without words, all that passes the filters by day."""
    found = shown.search(database, query.text, filter_of(chronology, query), query.limit)
    finder = _Finder(chronology, query.text)
    return tuple(hit for hit in (finder.hit(f) for f in found) if hit is not None)


class _Finder:
    """Makes hits out of rows."""

    def __init__(self, chronology: Chronology, text: str) -> None:
        self.articles = {a.article.id: a for a in chronology.articles}
        self.events = {e.id: e for e in chronology.events}
        self.quotes = {q.id: q for q in chronology.quotes}
        asked = [(words, begins) for positive, words, begins in terms(text) if positive]
        self.exact = {key(w) for words, begins in asked for w in (words[:-1] if begins else words)}
        self.begun = tuple(key(words[-1]) for words, begins in asked if begins)

    def hit(self, found: shown.Found) -> Hit | None:
        """The hit of a row; null where the view is behind the chronology."""
        event, quote = self.events.get(found.event or ""), self.quotes.get(found.ref)
        place = self._place(found, event, quote)
        read = None if place is None else self.articles.get(place[0])
        if read is None or place is None:
            return None
        article, (_, within) = read.article, place
        marks = self._marks(article.text, within)
        span = _window(within, marks)
        marks = tuple(m for m in marks if span.contains(m))
        day = _day(found.kind, event, quote, read.published.date)
        title = article.title or article.path
        return Hit(found.kind, found.ref, article.id, title, event, quote, day, span, marks, span.of(article.text))

    def _place(self, found: shown.Found, event: Event | None, quote: Quote | None) -> tuple[str, Span] | None:
        """The article and passage to show: of an event, the first report that has the words."""
        if found.kind == "quote" and quote is not None:
            return quote.article, quote.content
        if found.kind == "event" and event is not None:
            places = [(m.article, Span(m.start, m.end)) for m in event.mentions if m.article in self.articles]
            held = (p for p in places if self._marks(self.articles[p[0]].article.text, p[1]))
            return next(held, places[0] if places else None)
        read = self.articles.get(found.ref)
        return None if read is None else (found.ref, Span(0, len(read.article.text)))

    def _marks(self, text: str, within: Span) -> tuple[Span, ...]:
        if not self.exact and not self.begun:
            return ()
        words = _WORD.finditer(text, within.start, within.end)
        return tuple(Span(*w.span()) for w in words if self._asked(key(w.group())))

    def _asked(self, word: str) -> bool:
        return word in self.exact or (bool(self.begun) and word.startswith(self.begun))


def _window(within: Span, marks: Sequence[Span]) -> Span:
    """The passage, or where it is long, the part round its first mark."""
    if len(within) <= 3 * _AROUND:
        return within
    first = marks[0] if marks else Span(within.start, within.start)
    return Span(max(within.start, first.start - _AROUND), min(within.end, first.end + 2 * _AROUND))


def _day(kind: str, event: Event | None, quote: Quote | None, published: str | None) -> str | None:
    if kind == "event" and event is not None:
        return event.date.earliest or event.date.latest
    if kind == "quote" and quote is not None:
        return quote.date.earliest or quote.date.latest or published
    return published
