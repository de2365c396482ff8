"""From the dossier to what an assistant is told: every answer is built here, none of it written anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from filrouge.dossier import Dossier, Query
from filrouge.dossier.agenda import Item
from filrouge.model.story import Because, Contradiction, Event, Figure, Place, Quote, Report
from filrouge.web.assistant.shapes import (
    Agenda,
    Conflict,
    Conflicts,
    Count,
    Due,
    Evidence,
    Found,
    Held,
    Hits,
    Line,
    Lines,
    Overview,
    Part,
    Passage,
    Reason,
    Saying,
    Sayings,
    Text,
    Told,
)

T = TypeVar("T")
PAGE = 20
MOST_TEXT = 6000  # code points of an article at once


class Teller:
    """Tells of one dossier as it stands."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.done = dossier.corrected()
        self.chronology = self.done.chronology
        self.articles = {a.article.id: a for a in self.chronology.articles}
        self.events = {e.id: e for e in self.chronology.events}
        self.names = {a.id: a.name for a in self.chronology.actors}
        self.figures = {f.id: f for f in self.chronology.figures}
        self.contested = {e for c in self.chronology.contradictions for e in c.events}

    def overview(self) -> Overview:
        """The dossier at a glance."""
        told, versions = self.chronology, self.dossier.versions()
        days = sorted(d for e in told.events for d in (e.date.earliest, e.date.latest) if d)
        acting = Counter(p.actor for e in told.events for p in e.participants if p.actor in self.names)
        ranked = sorted(acting, key=lambda a: (-acting[a], self.names[a]))
        return Overview(
            version=versions[-1].number if versions else 0,
            made=versions[-1].made if versions else None,
            articles=len(told.articles),
            events=len(told.events),
            quotations=len(told.quotes),
            contradictions=len(told.contradictions),
            open_follow_ups=sum(f.waits for f in told.follow_ups),
            corrections=sum(len(e.corrections) for e in self.dossier.journal()),
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
            languages=tuple(sorted({a.article.language for a in told.articles})),
            main_actors=tuple(self.names[a] for a in ranked[:PAGE]),
            not_read=tuple(f"{r.path}: {r.reason}" for r in told.rejected[:PAGE]),
        )

    def lines(self, query: Query, page: int) -> Lines:
        """A page of the chronology."""
        found = self.dossier.events(query, (page - 1) * PAGE)
        events = tuple(self.line(e) for e in found[:PAGE])
        return Lines(events, page + 1 if len(found) > PAGE else None)

    def hits(self, query: Query) -> Hits:
        """What a search finds."""
        return Hits(
            tuple(
                Found(
                    hit.kind,
                    hit.id,
                    None if hit.event is None else hit.event.id,
                    hit.day,
                    self.passage(Place(hit.article, hit.span.start, hit.span.end)),
                    tuple(self.passage(Place(hit.article, m.start, m.end)) for m in hit.marks),
                )
                for hit in self.dossier.search(query)
            )
        )

    def evidence(self, identity: str) -> Evidence | None:
        """Everything that an event rests on; null where there is none of that id."""
        event = self.events.get(self.done.bench.last(identity))
        if event is None:
            return None
        known = (self.figures[f] for f in event.figures if f in self.figures)
        return Evidence(
            event=self.line(event),
            reports=tuple(self.report(r) for r in event.mentions),
            participants=tuple(Part(self.name(p.actor), p.role, self.passage(p.span)) for p in event.participants),
            figures=tuple(self.count(f) for f in known),
            quotations=tuple(self.saying(q) for q in self.chronology.quotes if q.event == event.id),
            contradictions=tuple(self.conflict(c) for c in self.chronology.contradictions if event.id in c.events),
            why_one_event=self.reasons(event.because),
        )

    def conflicts(self, kind: str, page: int) -> Conflicts:
        """Where sources do not agree."""
        kept = [c for c in self.chronology.contradictions if kind in ("", c.kind)]
        found, following = paged(kept, page)
        return Conflicts(tuple(self.conflict(c) for c in found), following)

    def agenda(self, on: str, page: int) -> Agenda:
        """What to check as of a day."""
        found, following = paged(self.dossier.agenda(on), page)
        return Agenda(on, tuple(self.due(i) for i in found), following)

    def sayings(self, speakers: set[str] | None, page: int) -> Sayings:
        """Quotations, of these speakers where any are named."""
        kept = [q for q in self.chronology.quotes if speakers is None or q.speaker in speakers]
        found, following = paged(kept, page)
        return Sayings(tuple(self.saying(q) for q in found), following)

    def text(self, identity: str, start: int) -> Text | None:
        """A part of an article; null where there is no such article, or no such place in it."""
        read = self.articles.get(identity)
        if read is None or not 0 <= start < max(1, len(read.article.text)):
            return None
        end = min(len(read.article.text), start + MOST_TEXT)
        return Text(
            passage=self.passage(Place(identity, start, end)),
            source=read.article.source or "",
            published=read.published.date,
            published_from=read.published.basis.value,
            copy_of=read.copy_of,
            next_start=end if end < len(read.article.text) else None,
        )

    def passage(self, place: Place) -> Passage:
        article = self.articles[place.article].article
        title = article.title or article.path
        return Passage(article.id, title, place.start, place.end, place.span.of(article.text))

    def name(self, actor: str | None) -> str:
        return self.names.get(actor or "", actor or "")

    def line(self, event: Event) -> Line:
        first = event.mentions[0]
        return Line(
            id=event.id,
            label=" ".join(event.label.split()),
            type=event.type,
            status=event.status.value,
            date=event.date.value or "",
            earliest=event.date.earliest,
            latest=event.date.latest,
            participants=tuple(dict.fromkeys(f"{p.role}: {self.name(p.actor)}" for p in event.participants)),
            sources=event.sources,
            contested=event.id in self.contested,
            evidence=self.passage(Place(first.article, first.start, first.end)),
        )

    def report(self, report: Report) -> Told:
        read = self.articles[report.article]
        return Told(
            source=read.article.source or read.article.path,
            published=read.published.date,
            passage=self.passage(Place(report.article, report.start, report.end)),
            event_word=self.passage(Place(report.article, report.trigger.start, report.trigger.end)),
            date=report.date.value or "",
            status=report.status.value,
            attributed_to=self.name(report.attributed_to),
            reasons=self.reasons(report.because),
        )

    def reasons(self, because: Iterable[Because]) -> tuple[Reason, ...]:
        return tuple(
            Reason(b.about, b.rule, b.says or "", None if b.place is None else self.passage(b.place)) for b in because
        )

    def count(self, figure: Figure) -> Count:
        place = Place(figure.article, figure.start, figure.end)
        return Count(figure.low, figure.high, figure.unit, figure.approximate, self.passage(place))

    def saying(self, quote: Quote) -> Saying:
        by = quote.speaker_span
        return Saying(
            speaker=self.name(quote.speaker),
            kind=quote.kind.value,
            date=quote.date.value or "",
            quotation=self.passage(Place(quote.article, quote.content.start, quote.content.end)),
            said_by=None if by is None else self.passage(Place(quote.article, by.start, by.end)),
        )

    def conflict(self, found: Contradiction) -> Conflict:
        claims = tuple(Held(c.value, c.sources, tuple(self.passage(p) for p in c.spans)) for c in found.claims)
        return Conflict(found.id, found.kind, found.explanation, found.events, claims)

    def due(self, item: Item) -> Due:
        line, condition = self.line(item.event), item.item.condition
        return Due(
            event=line.id,
            label=line.label,
            kind=item.item.kind,
            state=item.item.state,
            day=item.day,
            overdue=item.overdue,
            evidence=line.evidence,
            condition=None if condition is None else self.passage(condition),
        )


def paged(things: Sequence[T], page: int) -> tuple[Sequence[T], int | None]:
    """A page of things, from 1, and the number of the one after it."""
    return things[(page - 1) * PAGE : page * PAGE], page + 1 if len(things) > page * PAGE else None
