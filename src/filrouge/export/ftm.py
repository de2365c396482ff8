"""FollowTheMoney JSON lines, for Aleph and OpenAleph: events with their actors, articles and proofs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from filrouge.export.citing import Sources, line
from filrouge.export.naming import as_json_lines
from filrouge.model.mentions import ActorKind
from filrouge.model.story import Actor, Chronology, Event, ReadArticle
from filrouge.words import Words

NAME = "ftm.json"
MEDIA_TYPE = "application/json+ftm"
_SCHEMAS = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.GROUP: "LegalEntity",
    ActorKind.PLACE: "Address",
}
Properties = dict[str, list[str]]


def render(chronology: Chronology, _words: Words) -> bytes:
    """One entity a line: articles, then actors, then events that point to both."""
    sources = Sources(chronology)
    return as_json_lines(_entities(sources))


def _entities(sources: Sources) -> Iterator[dict[str, Any]]:
    for read in sources.chronology.articles:
        yield _entity("article", read.article.id, "Article", _article(read))
    for actor in sources.chronology.actors:
        yield _entity("actor", actor.id, _SCHEMAS[actor.kind], _actor(actor))
    for event in sources.chronology.events:
        yield _entity("event", event.id, "Event", _event(event, sources))


def _key(kind: str, identity: str) -> str:
    """Ids as FollowTheMoney makes them: a hash of what the thing is."""
    return hashlib.sha1(f"filrouge.{kind}.{identity}".encode(), usedforsecurity=False).hexdigest()


def _entity(kind: str, identity: str, schema: str, properties: Properties) -> dict[str, Any]:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": _key(kind, identity), "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _article(read: ReadArticle) -> Properties:
    article = read.article
    return {
        "title": [line(article.title or "")],
        "fileName": [article.path],
        "author": list(article.authors),
        "publisher": [article.source or ""],
        "publishedAt": [read.published.date or ""],
        "sourceUrl": [article.url or ""] if (article.url or "").startswith(("http://", "https://")) else [],
        "bodyText": [article.text],
    }


def _actor(actor: Actor) -> Properties:
    if actor.kind is ActorKind.PLACE:
        return {"name": [actor.name], "full": [actor.name], "country": [(actor.country or "").lower()]}
    position = {"position": [r.title for r in actor.roles]} if actor.kind is ActorKind.PERSON else {}
    return {
        "name": [actor.name],
        "alias": [alias for alias in actor.aliases if alias != actor.name],
        "country": [(actor.country or "").lower()],
        "wikidataId": [actor.wikidata or ""],
        **position,
    }


def _event(event: Event, sources: Sources) -> Properties:
    involved = sources.who(event, "agent", "recipient", "party")
    cited = list(sources.cited(event))
    places = [_key("actor", a.id) for a in sources.who(event, "place") if a.kind is ActorKind.PLACE]
    return {
        "name": [line(event.label)],
        "recordId": [event.id],
        "startDate": [event.date.earliest or ""],
        "endDate": [event.date.latest or ""],
        "keywords": [event.type, event.status.value],
        "involved": [_key("actor", a.id) for a in involved if a.kind is not ActorKind.PLACE],
        "location": [a.name for a in sources.who(event, "place")],
        "addressEntity": places,
        "proof": [_key("article", c.article.id) for c in cited],
        "summary": [f"{c.where}: {line(c.words)}" for c in cited],
    }
