"""From a chronology to what the report's template shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from filrouge.export.folding import folded
from filrouge.export.report.passages import Marked, context, pieces
from filrouge.export.report.shown import (
    Choice,
    Cited,
    Conflict,
    Day,
    Due,
    Held,
    Line,
    Page,
    Person,
    Repeated,
    Saying,
    Source,
    Worded,
)
from filrouge.export.when import between, said
from filrouge.export.wordings import wordings
from filrouge.model.story import (
    Actor,
    Chronology,
    Claim,
    Contradiction,
    Event,
    FollowUp,
    Place,
    Quote,
    ReadArticle,
    Report,
    SameQuote,
)
from filrouge.model.text import Span
from filrouge.words import Words


def page(chronology: Chronology, words: Words) -> Page:
    """Everything that the report shows of a chronology."""
    view = ReportView(chronology, words)
    events = chronology.events
    return Page(
        days=tuple(_front(view) if chronology.front else _plain(view, events)),
        conflicts=tuple(view.conflict(c) for c in chronology.contradictions),
        dues=tuple(view.due(f) for f in chronology.follow_ups if f.event in view.events),
        sayings=tuple(view.saying(q) for q in chronology.quotes),
        repeated=tuple(view.repeated(s) for s in chronology.same_quotes),
        persons=tuple(view.person(a) for a in sorted(chronology.actors, key=lambda a: (-a.mentions, a.name, a.id))),
        sources=tuple(view.source(a) for a in chronology.articles),
        rejected=tuple((r.path, words.reason(r.reason)) for r in chronology.rejected),
        types=_choices((e.type for e in events), lambda v: words.get(f"type.{v}", v)),
        statuses=_choices((e.status.value for e in events), lambda v: words(f"status.{v}")),
        actors=_choices((n for e in events for n in view.acting(e)), str),
        counts=(
            words.count("count.event", len(events)),
            words.count("count.article", len(chronology.articles)),
            words.count("count.contradiction", len(chronology.contradictions)),
            words.count("count.follow_up", len(chronology.follow_ups)),
        ),
    )


def _plain(view: ReportView, events: Iterable[Event]) -> Iterator[Day]:
    for name, of_day in groupby(events, key=lambda e: said(e.date, view.words)):
        yield Day(name, tuple(view.line(e) for e in of_day))


def _front(view: ReportView) -> Iterator[Day]:
    """The key events, one a day, each with what follows up to the next folded below it."""
    for first, rest in folded(view.chronology):
        name = said(first.date, view.words) if first else ""
        lines = (view.line(first),) if first else ()
        more = view.words.count("report.more", len(rest)) if rest else ""
        yield Day(name, lines, tuple(_plain(view, rest)), more)


def _choices(values: Iterable[str], name: Callable[[str], str]) -> tuple[Choice, ...]:
    counted = Counter(values)
    return tuple(Choice(v, name(v), n) for v, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


class ReportView:
    """A chronology with the look-ups that its views share."""

    def __init__(self, chronology: Chronology, words: Words) -> None:
        self.words = words
        self.chronology = chronology
        self.events = {e.id: e for e in chronology.events}
        self.names = {a.id: a.name for a in chronology.actors}
        self.articles = {a.article.id: a for a in chronology.articles}
        self.figures = {f.id: f for f in chronology.figures}
        self.contested = {e for c in chronology.contradictions for e in c.events}

    def acting(self, event: Event) -> tuple[str, ...]:
        """The names of who acts and who undergoes, each once."""
        parts = (p for p in event.participants if p.role in {"agent", "recipient", "party"})
        return tuple(dict.fromkeys(self.names[p.actor] for p in parts if p.actor in self.names))

    def line(self, event: Event) -> Line:
        actors = self.acting(event)
        reports = self.reports(event)
        status = self.words(f"status.{event.status.value}")
        kind = self.words.get(f"type.{event.type}", event.type)
        return Line(
            id=event.id,
            label=self.label(event),
            day=said(event.date, self.words),
            extent=_extent(event),
            precision=self.words(f"precision.{event.date.precision}"),
            type=event.type,
            type_name=kind,
            status=event.status.value,
            status_name=status,
            actors=actors,
            sources=self.words.count("count.source", event.sources),
            contested=event.id in self.contested,
            reports=reports,
            figures=tuple(self.figure(f) for f in event.figures if f in self.figures),
            search=" ".join((event.label, kind, status, *actors, *(r.words for r in reports))),
        )

    def label(self, event: Event) -> tuple[str, str, str]:
        """The label cut around the word of the event, which tells apart two events of one sentence."""
        label = " ".join(event.label.split())
        for report in event.mentions:
            word = " ".join(report.trigger.of(self.articles[report.article].article.text).split())
            found = re.search(rf"\b{re.escape(word)}\b", label)
            if found:
                return label[: found.start()], found[0], label[found.end() :]
        return label, "", ""

    def reports(self, event: Event) -> tuple[Cited, ...]:
        """Every report of an event in its words."""
        return tuple(self.cited_report(r) for r in event.mentions)

    def figure(self, identity: str) -> str:
        found = self.figures[identity]
        return Span(found.start, found.end).of(self.articles[found.article].article.text)

    def cited(self, place: Place, within: Span | None = None) -> Cited:
        read = self.articles[place.article]
        before, words, after = context(read.article.text, place.span, within)
        day = self.words.day(read.published.date) if read.published.date else self.words("when.none")
        title = read.article.source or read.article.title or read.article.path
        return Cited(before, words, after, f"#{place.article}-{place.start}", title, day)

    def cited_report(self, report: Report) -> Cited:
        trigger = Place(report.article, report.trigger.start, report.trigger.end)
        return self.cited(trigger, Span(report.start, report.end))

    def conflict(self, found: Contradiction) -> Conflict:
        held = tuple(self.held(c) for c in found.claims)
        shown = tuple(e for e in found.events if e in self.events)
        return Conflict(self.words(f"contradiction.{found.kind}"), found.explanation, held, shown)

    def held(self, claim: Claim) -> Held:
        sources = self.words.count("count.source", claim.sources)
        return Held(claim.value, sources, tuple(self.cited(p) for p in claim.spans))

    def due(self, item: FollowUp) -> Due:
        event, closing = self.events[item.event], self.events.get(item.closed_by or "")
        when = between(item.earliest, item.latest, "range", self.words) if item.earliest or item.latest else ""
        return Due(
            kind=self.words(f"follow.{item.kind}"),
            state=item.state,
            state_name=self.words(f"follow.{item.standing}"),
            label=event.label,
            event=event.id,
            when=self.words("follow.due", when=when) if when else "",
            closed_by=closing.id if closing else None,
            closed_label=closing.label if closing else None,
        )

    def saying(self, quote: Quote) -> Saying:
        speaker = self.names.get(quote.speaker or "", "") or self.words("section.nobody")
        cited = self.cited(_content(quote))
        return Saying(speaker, self.words(f"kind.{quote.kind.value}"), said(quote.date, self.words), cited)

    def repeated(self, same: SameQuote) -> Repeated:
        found = wordings(self.chronology, same)
        worded = (Worded(w.pieces, tuple(self.cited(_content(q)) for q in w.quotes)) for w in found)
        articles = len({q.article for w in found for q in w.quotes})
        speaker = self.names.get(same.speaker or "", "") or self.words("section.nobody")
        return Repeated(speaker, self.words.count("count.article", articles), tuple(worded))

    def person(self, actor: Actor) -> Person:
        roles = tuple(
            (r.title, self.period(r.from_, r.to), self.cited(r.evidence[0]) if r.evidence else None)
            for r in actor.roles
        )
        aliases = ", ".join(a for a in actor.aliases if a != actor.name)
        return Person(actor.name, self.words(f"kind.{actor.kind.value}"), aliases, actor.mentions, roles)

    def period(self, earliest: str | None, latest: str | None) -> str:
        return between(earliest, latest, "range", self.words) if earliest or latest else ""

    def source(self, read: ReadArticle) -> Source:
        article, published = read.article, read.published
        copied = self.articles.get(read.copy_of or "")
        return Source(
            id=article.id,
            title=article.title or article.path,
            path=article.path,
            publisher=article.source or "",
            day=self.words.day(published.date) if published.date else self.words("when.none"),
            basis=self.words(f"basis.{published.basis.value}"),
            evidence=tuple(e.says for e in published.evidence),
            agency=article.agency,
            copy_of=copied.article.id if copied else None,
            copy_title=(copied.article.title or copied.article.path) if copied else None,
            paragraphs=pieces(article.text, self.marked(article.id)),
            language=article.language,
        )

    def marked(self, article: str) -> Iterator[Marked]:
        """All that is cited from an article: event words, quotations, claims, roles."""
        chronology = self.chronology
        yield from (Marked(r.trigger, e.id) for e in chronology.events for r in e.mentions if r.article == article)
        yield from (Marked(q.content) for q in chronology.quotes if q.article == article)
        claims = (p for c in chronology.contradictions for claim in c.claims for p in claim.spans)
        roles = (r.evidence[0] for a in chronology.actors for r in a.roles if r.evidence)
        yield from (Marked(p.span) for p in (*claims, *roles) if p.article == article)


def _content(quote: Quote) -> Place:
    return Place(quote.article, quote.content.start, quote.content.end)


def _extent(event: Event) -> str:
    if event.date.earliest is None and event.date.latest is None:
        return "none"
    return "day" if event.date.earliest == event.date.latest else "span"
