"""`filrouge/1` JSON, as FORMAT.md and the published schema have it: out and in again.

The same chronology gives the same bytes; reading them back gives an equal chronology.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from filrouge.export.jsonpieces import Each, pieces
from filrouge.export.jsonwholes import course, number, same_quote, story
from filrouge.model.story import (
    Actor,
    Because,
    Chronology,
    Claim,
    Contradiction,
    Course,
    Event,
    EventDate,
    Figure,
    FollowUp,
    Participant,
    Place,
    Quote,
    ReadArticle,
    Report,
    SameQuote,
    Story,
)
from filrouge.model.text import Evidence, Published, Span

NAME = "json"
MEDIA_TYPE = "application/json"
SCHEMA = "filrouge/1"
Json = dict[str, Any]


def render(chronology: Chronology) -> bytes:
    """The chronology as UTF-8 JSON with one-space indents and a final newline."""
    return b"".join(chunks(chronology))


def chunks(chronology: Chronology) -> Iterator[bytes]:
    """What `render` gives, piece by piece."""
    return pieces(_whole(chronology))


@cache
def schema() -> Json:
    """The published JSON Schema of the format."""
    return dict(json.loads(files("filrouge.export").joinpath("filrouge-1.schema.json").read_bytes()))


def _whole(chronology: Chronology) -> Json:
    """The chronology as plain values, keys in FORMAT.md's order; its parts are made as they are read."""
    made = chronology.generator
    versions = {"version": made.version, "packs": dict(made.packs), "models": dict(made.models)}
    return {
        "schema": SCHEMA,
        "generator": {"name": "filrouge", **versions},
        "articles": Each(_article, chronology.articles),
        "actors": Each(_actor, chronology.actors),
        "events": Each(_event, chronology.events),
        "quotes": Each(_quote, chronology.quotes),
        "stories": Each(story, chronology.stories),
        "same_quotes": Each(same_quote, chronology.same_quotes),
        "figures": Each(_figure, chronology.figures),
        "courses": Each(course, chronology.courses),
        "contradictions": Each(_contradiction, chronology.contradictions),
        "follow_ups": Each(_follow_up, chronology.follow_ups),
        "rejected": Each(lambda r: {"path": r.path, "stage": r.stage, "reason": r.reason}, chronology.rejected),
    }


def plain(value: object) -> Json:
    """One part of a chronology (an article, actor, event, quotation …) as plain values."""
    return _PARTS[type(value)](value)


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _optional(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def _place(place: Place) -> Json:
    return {"article": place.article, "start": place.start, "end": place.end}


def _article(read: ReadArticle) -> Json:
    article = read.article
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "language": article.language,
        "title": article.title,
        "source": article.source,
        "authors": list(article.authors),
        "url": article.url,
        "text": article.text,
        "body": _span(article.body),
        "title_span": _optional(article.title_span),
        "regions": [{"kind": r.kind.value, **_span(r.span)} for r in article.regions],
        "published": _published(article.id, read.published),
        "stated": _published(article.id, article.published),
        "copy_of": read.copy_of,
        "shared": [{"start": p.start, "end": p.end, "first": _place(p.first)} for p in read.shared],
        "agency": article.agency,
    }


def _published(article: str, published: Published) -> Json:
    return {
        "date": published.date,
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis.value,
        "evidence": [_evidence(article, e) for e in published.evidence],
    }


def _evidence(article: str, evidence: Evidence) -> Json:
    place = None if evidence.span is None else {"article": article, **_span(evidence.span)}
    return {"span": place, "says": evidence.says}


def _date(date: EventDate) -> Json:
    return {
        "value": date.value,
        "earliest": date.earliest,
        "latest": date.latest,
        "precision": date.precision,
        "basis": date.basis,
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "aliases": list(actor.aliases),
        "roles": [
            {
                "title": r.title,
                "organisation": r.organisation,
                "from": r.from_,
                "to": r.to,
                "evidence": [_place(p) for p in r.evidence],
            }
            for r in actor.roles
        ],
        "mentions": actor.mentions,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "mode": event.mode,
        "date": _date(event.date),
        "status": event.status.value,
        "participants": [_participant(p) for p in event.participants],
        "figures": list(event.figures),
        "mentions": [_report(r) for r in event.mentions],
        "sources": event.sources,
        "salience": event.salience,
        "because": [_because(b) for b in event.because],
    }


def _participant(participant: Participant) -> Json:
    return {"actor": participant.actor, "role": participant.role, "span": _place(participant.span)}


def _report(report: Report) -> Json:
    return {
        "article": report.article,
        "start": report.start,
        "end": report.end,
        "trigger": _span(report.trigger),
        "date": _date(report.date),
        "status": report.status.value,
        "attributed_to": report.attributed_to,
        "reported": report.reported,
        "because": [_because(b) for b in report.because],
    }


def _because(because: Because) -> Json:
    place = None if because.place is None else _place(because.place)
    return {"about": because.about, "rule": because.rule, "span": place, "says": because.says}


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "article": quote.article,
        "content": _span(quote.content),
        "cue": _optional(quote.cue),
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "speaker_span": _optional(quote.speaker_span),
        "addressee": quote.addressee,
        "event": quote.event,
        "date": _date(quote.date),
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "article": figure.article,
        "start": figure.start,
        "end": figure.end,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "kind": figure.kind.value,
        "approximate": figure.approximate,
        "event": figure.event,
        "best": number(figure.best),
        "outcome": figure.outcome,
        "per": figure.per,
        "change": figure.change,
        "attributed_to": figure.attributed_to,
    }


def _claim(claim: Claim) -> Json:
    held = {"value": claim.value, "sources": claim.sources, "spans": [_place(p) for p in claim.spans]}
    voices = {"voices": list(claim.voices), "first": claim.first, "last": claim.last}
    return held | voices | {key: number(getattr(claim, key)) for key in ("low", "best", "high")}


def _contradiction(found: Contradiction) -> Json:
    return {
        "id": found.id,
        "kind": found.kind,
        "events": list(found.events),
        "claims": [_claim(c) for c in found.claims],
        "explanation": found.explanation,
    }


def _follow_up(item: FollowUp) -> Json:
    due = None if item.earliest is None and item.latest is None else {"earliest": item.earliest, "latest": item.latest}
    return {
        "event": item.event,
        "kind": item.kind,
        "due": due,
        "condition": None if item.condition is None else _place(item.condition),
        "state": item.state,
        "closed_by": item.closed_by,
    } | {key: place and _place(place) for key, place in (("words", item.words), ("closing", item.closing))}


_PARTS: dict[type, Callable[[Any], Json]] = {
    ReadArticle: _article,
    Actor: _actor,
    Event: _event,
    Quote: _quote,
    Figure: _figure,
    Contradiction: _contradiction,
    FollowUp: _follow_up,
    Story: story,
    SameQuote: same_quote,
    Course: course,
}
