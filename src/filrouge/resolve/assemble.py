"""From merged tellings to the lines of a chronology, and to its quotations and figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from filrouge.annotate.quotes import shown
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Mark
from filrouge.model.mentions import Quantity, Quotation, Reason
from filrouge.model.story import NO_DATE, Because, Event, EventDate, Figure, Place, Quote, Report
from filrouge.model.text import Span
from filrouge.resolve import choosing
from filrouge.resolve.anchor.dating import Back
from filrouge.resolve.anchor.says import reasoning
from filrouge.resolve.copies import Copies
from filrouge.resolve.key_days import Setting, saliences
from filrouge.resolve.labels import Told, best, line
from filrouge.resolve.merge import Merged
from filrouge.resolve.merge.tellings import Known, Telling
from filrouge.resolve.rank import Weighed, weight
from filrouge.resolve.timing import event_date, known


@dataclass(frozen=True, slots=True)
class Line:
    """An event of the chronology with the tellings behind it."""

    event: Event
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles of a chronology and what was resolved about them."""

    articles: Mapping[str, Annotated]
    known: Known
    copies: Copies
    packs: Mapping[str, Pack] = field(default_factory=dict)
    story: Mapping[str, int] = field(default_factory=dict)  # the number of each article's story
    told: Mapping[str, Sequence[Telling]] = field(default_factory=dict)  # by article, in order of the text
    issued: Mapping[str, str] = field(init=False)  # the publication day of each article that has one

    def __post_init__(self) -> None:
        days = {id_: p.date for id_, p in self.known.published.items() if p.date}
        object.__setattr__(self, "issued", days)

    def reckoned(self, article: str, span: Span | None, back: Back | None) -> str | None:
        """How a time of an article was reckoned, in a sentence of its language."""
        when = self.known.times.get(article, {}).get(span) if span is not None else None
        when = when if back is None or back.words != span else back.when
        read = self.articles[article].article
        if span is None or when is None or read.language not in self.packs:
            return None
        return reasoning(read.text, span, when, self.packs[read.language])

    def source(self, telling: Telling) -> str:
        """What counts as one source for a telling: the text that first printed it."""
        return self.copies.original(telling.article, telling.mark.span)


def identity(kind: str, *parts: object) -> str:
    """An id made of content and place, the same in every run."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{kind}-{digest[:12]}"


def lines(found: Iterable[Merged], pile: Pile) -> tuple[Line, ...]:
    """The events in date order, the undated last, each with its salience in its story."""
    made = _told_apart([Line(_event(m, pile), m.tellings) for m in found], pile)
    strengths = [_weight(line, pile) for line in made]
    setting = Setting(pile.issued, pile.copies.source, pile.story)
    values = saliences([line.event for line in made], strengths, setting)
    ranked = [Line(replace(line.event, salience=v), line.tellings) for line, v in zip(made, values, strict=True)]
    return tuple(sorted(ranked, key=lambda x: _order(x.event)))


def _told_apart(made: Sequence[Line], pile: Pile) -> list[Line]:
    """Lines of which none says word for word what an earlier one does: the later begins near its own word."""
    taken: set[str] = set()
    apart: dict[str, Event] = {}
    for one in sorted(made, key=lambda m: m.tellings[0].key):
        event = one.event
        if event.label in taken:
            told = best(one.tellings, Told(event.type, event.status, event.date), pile.articles)
            event = replace(event, label=line(told, pile.articles[told.article], apart=True))
        taken.add(event.label)
        apart[event.id] = event
    return [Line(apart[m.event.id], m.tellings) for m in made]


def _order(event: Event) -> tuple[str, str, str, int, str]:
    date, first = event.date, event.mentions[0]
    return (date.earliest or date.latest or "9", date.latest or "9", first.article, first.start, event.id)


def _weight(line: Line, pile: Pile) -> float:
    event = line.event
    dated = event.date.earliest is not None
    return weight(Weighed(line.tellings, event.type, event.status, event.sources, dated), pile.issued)


def _event(merged: Merged, pile: Pile) -> Event:
    tellings = merged.tellings
    kind, mode = choosing.kind(tellings)
    status = choosing.status(tellings, pile.source, pile.issued)
    first = min(tellings, key=lambda t: t.key)
    date = choosing.spread(tellings)
    figures = tuple(dict.fromkeys(figure_id(t.article, f) for t in tellings for f in t.figures))
    told = best(tellings, Told(kind, status, date), pile.articles)
    return Event(
        id=identity("e", *first.key, first.mention.lemma),
        label=line(told, pile.articles[told.article]),
        type=kind,
        mode=mode,
        date=date,
        status=status,
        participants=tuple(choosing.participants(tellings, pile.known.who, kind)),
        figures=figures,
        mentions=tuple(_report(t, tellings, date, pile) for t in tellings),
        sources=len({pile.source(t) for t in tellings}),
        salience=0.0,
        because=merged.because,
    )


def _report(telling: Telling, others: Sequence[Telling], date: EventDate, pile: Pile) -> Report:
    mention, back = telling.mention, pile.known.back.get((telling.article, telling.mark.span))
    told = [Reason("date", "counted back", back.words)] if back is not None else []
    reasons = (
        Because(
            r.about,
            r.rule,
            None if r.span is None else Place(telling.article, r.span.start, r.span.end),
            pile.reckoned(telling.article, r.span, back) if r.about == "date" else None,
        )
        for r in [*told, *(r for r in mention.reasons if not told or r.about != "date")]
    )
    return Report(
        telling.article,
        mention.extent.start,
        mention.extent.end,
        telling.mark.span,
        _dated(telling, others, date),
        mention.status,
        telling.speakers[0] if telling.speakers else None,
        bool(mention.attributed_to),
        tuple(reasons),
    )


def _dated(telling: Telling, others: Sequence[Telling], date: EventDate) -> EventDate:
    """The date in this source: the telling's own, else what the article says elsewhere, else what others say.

    Only where nobody dates the event by words does the day of publication stand.
    """
    if telling.when is not None and known(telling.when) and telling.firm:
        return event_date(telling.when)
    here = [t for t in others if t.article == telling.article and t.firm]
    told = event_date(choosing.when(here)) if here else NO_DATE
    if told.value is not None:
        return told
    worded = any(t.firm and t.when is not None and known(t.when) for t in others)
    if not worded and telling.when is not None and known(telling.when):
        return event_date(telling.when)
    return replace(date, basis="inferred") if date.value is not None else NO_DATE


def figure_id(article: str, mark: Mark[Quantity]) -> str:
    """The id of a figure."""
    return identity("f", article, mark.span.start, mark.span.end)


def figures(pile: Pile, found: Sequence[Line]) -> tuple[Figure, ...]:
    """Every figure of the pile, with the event that it is told of and the actor who is credited with it."""
    events = {id_: line.event.id for line in reversed(found) for id_ in line.event.figures}
    credited = {
        figure_id(t.article, f): t.speakers[0] for line in reversed(found) for t in line.tellings if t.speakers
        for f in t.figures
    }  # fmt: skip
    return tuple(
        _figure(annotated, mark, events.get(id_), _quoted_by(annotated, mark.span, pile) or credited.get(id_))
        for article, annotated in pile.articles.items()
        for mark in annotated.figures
        for id_ in (figure_id(article, mark),)
    )


def _figure(annotated: Annotated, mark: Mark[Quantity], event: str | None, credited: str | None) -> Figure:
    article, span, told = annotated.article.id, mark.span, mark.value
    return Figure(
        figure_id(article, mark), article, span.start, span.end, told.low, told.high, told.unit, told.kind,
        told.approximate, event, told.best, told.outcome, told.per, told.change, credited,
    )  # fmt: skip


def _quoted_by(annotated: Annotated, span: Span, pile: Pile) -> str | None:
    """Who says the quotation in which something stands, the innermost one."""
    around = [m for m in annotated.quotes if m.value.speaker and m.span.contains(span)]
    inner = min(around, key=lambda m: m.span.end - m.span.start, default=None)
    return pile.known.who.get((annotated.article.id, str(inner.value.speaker))) if inner is not None else None


def quotes(pile: Pile, found: Sequence[Line]) -> tuple[Quote, ...]:
    """Every quotation of the pile, with its speaker and the act of saying."""
    sayings = {
        (t.article, t.mention.quote): (line.event, t) for line in reversed(found) for t in line.tellings
        if t.mention.quote is not None
    }  # fmt: skip
    return tuple(
        _quote(Place(article, span.start, span.end), mark.value, pile, sayings.get((article, mark.span)))
        for article, annotated in pile.articles.items()
        for span, mark in shown(annotated.quotes)
    )


def _quote(place: Place, said: Quotation, pile: Pile, saying: tuple[Event, Telling] | None) -> Quote:
    article, who = place.article, pile.known.who
    date = NO_DATE if saying is None else event_date(saying[1].when)
    return Quote(
        identity("q", article, place.start, place.end), article, place.span, said.cue, said.kind,
        who.get((article, said.speaker)) if said.speaker else None, said.speaker_span,
        who.get((article, said.addressee)) if said.addressee else None,
        None if saying is None else saying[0].id, date,
    )  # fmt: skip
