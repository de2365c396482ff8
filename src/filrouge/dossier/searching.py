"""Search over articles, events and quotations, each hit with the words that made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.lang.fold import bare
from filrouge.model.story import Event, Place
from filrouge.model.text import Article, Span
from filrouge.store import shown, sources
from filrouge.store.codec import unpacked
from filrouge.store.database import Database
from filrouge.store.filters import Filter
from filrouge.store.folding import key, terms

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

    ``span`` and ``marks`` are places in the text of ``article``; ``event`` is the one found or the one
    that a quotation belongs to; ``day`` the event's or quotation's, else the article's publication.
    """

    kind: str
    id: str
    article: str
    title: str
    event: Event | None
    day: str | None
    span: Span
    marks: tuple[Span, ...]
    text: str


def filter_of(database: Database, query: Query) -> Filter:
    """The filter of a query, its actors found by any form of their names, case and accents aside."""
    wanted = [bare(name) for name in query.actors]
    named = None
    if wanted:
        every = ((i, bare(names)) for i, names in shown.actors(database))
        named = tuple(i for i, names in every if any(w in names for w in wanted))
    return Filter(query.kinds, named, query.since, query.until, query.types, query.statuses)


def search(database: Database, query: Query) -> tuple[Hit, ...]:
    """What a query finds, the best first; without words, all that passes the filters by day."""
    with database.reading():
        found = shown.search(database, query.text, filter_of(database, query), query.limit)
        finder = _Finder(database, query.text)
        return tuple(hit for hit in map(finder.hit, found) if hit is not None)


class _Finder:
    """Makes hits out of rows, reading only the articles that they lie in."""

    def __init__(self, database: Database, text: str) -> None:
        self.database = database
        self.known: dict[str, Article | None] = {}
        asked = [(words, begins) for positive, words, begins in terms(text) if positive]
        self.exact = {key(w) for words, begins in asked for w in (words[:-1] if begins else words)}
        self.begun = tuple(key(words[-1]) for words, begins in asked if begins)

    def hit(self, found: shown.Found) -> Hit | None:
        """The hit of a row; null where its article is gone."""
        event = None if found.event is None else unpacked(found.event, Event)
        place = self._place(found, event)
        article = self._article(place.article)
        if article is None:
            return None
        marks = self._marks(article.text, place.span)
        span = _window(place.span, marks)
        return Hit(
            kind=found.kind,
            id=found.ref,
            article=article.id,
            title=article.title or article.path,
            event=event,
            day=found.earliest or found.latest,
            span=span,
            marks=tuple(m for m in marks if span.contains(m)),
            text=span.of(article.text),
        )

    def _article(self, identity: str) -> Article | None:
        if identity not in self.known:
            self.known[identity] = sources.named(self.database, identity)
        return self.known[identity]

    def _place(self, found: shown.Found, event: Event | None) -> Place:
        """The passage to show: of an event, the first report that has the words."""
        reports = event.mentions if event is not None and found.kind == "event" and (self.exact or self.begun) else ()
        for report in reports:
            article = self._article(report.article)
            if article is not None and self._marks(article.text, Span(report.start, report.end)):
                return Place(report.article, report.start, report.end)
        return Place(found.article, found.start, found.finish)

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
