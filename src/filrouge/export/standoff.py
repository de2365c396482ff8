"""One article for linguists: the events, times and quotations that the chronology found in it, by place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from filrouge.export.citing import Sources
from filrouge.export.dealings import legal
from filrouge.model.story import Event, Place, Quote, ReadArticle, Report
from filrouge.model.text import Span

_WHOLE = re.compile(r"-?\d{4}(?:-\d\d){0,2}")  # EDTF that is TIMEX3 as well
_FILE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event in this article; ``times`` are the words that date it."""

    event: Event
    report: Report
    times: tuple[Span, ...]

    @property
    def value(self) -> str | None:
        """Its date as TIMEX3 writes it, where that can be said."""
        return timex(self.report.date.value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article with what was found in it, in the order of the text."""

    read: ReadArticle
    text: str  # as XML can hold it, of equal length
    told: tuple[Told, ...]
    quotes: tuple[Quote, ...]
    people: tuple[Place, ...]

    @property
    def name(self) -> str:
        """A file name that is one: of its path what is harmless, and its id."""
        return f"{_FILE.sub('_', self.read.article.path)}-{_FILE.sub('_', self.read.article.id)}"


def timex(edtf: str | None) -> str | None:
    """A TIMEX3 value of a whole day, month or year."""
    return edtf if edtf and _WHOLE.fullmatch(edtf) else None


def sheets(sources: Sources) -> list[Sheet]:
    """A sheet for each article of the chronology."""
    return [_sheet(read, sources) for read in sources.chronology.articles]


def _sheet(read: ReadArticle, sources: Sources) -> Sheet:
    identity = read.article.id
    told = [Told(c.event, c.report, _times(c.report)) for c in sources.told_in(identity)]
    told.sort(key=lambda t: (t.report.trigger, t.event.id))
    quotes = sorted((q for q in sources.chronology.quotes if q.article == identity), key=lambda q: (q.content, q.id))
    people = {p.span.span: p.span for t in told for p in t.event.participants if p.span.article == identity}
    ordered = tuple(people[span] for span in sorted(people))
    return Sheet(read, legal(read.article.text), tuple(told), tuple(quotes), ordered)


def _times(report: Report) -> tuple[Span, ...]:
    spans = [
        b.place.span for b in report.because if b.about == "date" and b.place and b.place.article == report.article
    ]
    return tuple(dict.fromkeys(spans))
