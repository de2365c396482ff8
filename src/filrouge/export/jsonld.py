"""JSON-LD with schema.org's words: events, the articles about them, quotations, people."""

from __future__ import annotations

from typing import Any

from filrouge.export.citing import Cited, Sources
from filrouge.export.naming import as_json, characters, document, uri
from filrouge.model.mentions import ActorKind
from filrouge.model.story import Actor, Chronology, Event, Quote, ReadArticle
from filrouge.words import Words

NAME = "jsonld"
MEDIA_TYPE = "application/ld+json"
Node = dict[str, Any]
_KINDS = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "Country",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.GROUP: "Organization",
    ActorKind.PLACE: "Place",
}


def render(chronology: Chronology, _words: Words) -> bytes:
    """The chronology as one graph."""
    sources = Sources(chronology)
    graph = [_article(a) for a in chronology.articles]
    graph += [_actor(a) for a in chronology.actors]
    graph += [_event(e, sources) for e in chronology.events]
    graph += [_quotation(q, sources) for q in chronology.quotes]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _known(**values: object) -> Node:
    return {key.replace("at_", "@"): value for key, value in values.items() if value not in (None, "", [], ())}


def _ref(kind: str, identity: str) -> Node:
    return {"@id": uri(kind, identity)}


def _article(read: ReadArticle) -> Node:
    article = read.article
    return _known(
        at_type="NewsArticle",
        at_id=document(article),
        identifier=[article.id, f"sha256:{article.sha256}"],
        name=article.path,
        headline=article.title,
        inLanguage=article.language,
        datePublished=read.published.date,
        author=[{"@type": "Person", "name": name} for name in article.authors],
        publisher=_known(at_type="Organization", name=article.source) if article.source else None,
        isBasedOn=_ref("article", read.copy_of) if read.copy_of else None,
        url=article.url,
    )


def _actor(actor: Actor) -> Node:
    same = f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None
    others = [alias for alias in actor.aliases if alias != actor.name]
    return _known(
        at_type=_KINDS[actor.kind],
        at_id=uri("actor", actor.id),
        name=actor.name,
        alternateName=others,
        sameAs=same,
        jobTitle=[r.title for r in actor.roles] if actor.kind is ActorKind.PERSON else None,
    )


def _event(event: Event, sources: Sources) -> Node:
    places = [_ref("actor", a.id) for a in sources.who(event, "place")]
    doers = [_ref("actor", a.id) for a in sources.who(event, "agent")]
    return _known(
        at_type="Event",
        at_id=uri("event", event.id),
        identifier=event.id,
        name=event.label,
        startDate=event.date.earliest,
        endDate=event.date.latest,
        temporalCoverage=event.date.value,
        additionalType=event.type,
        keywords=[event.type, event.status.value],
        eventStatus="https://schema.org/EventScheduled" if event.status.value == "announced" else None,
        organizer=doers,
        attendee=[_ref("actor", a.id) for a in sources.who(event, "recipient", "party")],
        location=places,
        subjectOf=[_report(c) for c in sources.cited(event)],
    )


def _report(cited: Cited) -> Node:
    return _known(
        at_type="Quotation",
        at_id=characters(cited.article, cited.report.start, cited.report.end),
        text=cited.words,
        isPartOf={"@id": document(cited.article)},
    )


def _quotation(quote: Quote, sources: Sources) -> Node:
    article = sources.articles[quote.article].article
    return _known(
        at_type="Quotation",
        at_id=characters(article, quote.content.start, quote.content.end),
        identifier=quote.id,
        text=quote.content.of(article.text),
        spokenByCharacter=_ref("actor", quote.speaker) if quote.speaker else None,
        about=_ref("event", quote.event) if quote.event else None,
        isPartOf={"@id": document(article)},
    )
