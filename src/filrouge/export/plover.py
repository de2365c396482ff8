"""PLOVER JSON lines: the dated events of PLOVER's sixteen categories, with text, place in it and citation."""

from __future__ import annotations

from typing import Any

from filrouge.export.citing import Cited, Sources
from filrouge.export.coding import QUADS, alpha3, sides
from filrouge.export.naming import as_json_lines, document
from filrouge.model.story import Actor, Chronology, Event
from filrouge.words import Words

NAME = "plover.jsonl"
MEDIA_TYPE = "application/x-ndjson"
_VERSION = "PLOVER 0.8"
Record = dict[str, Any]


def render(chronology: Chronology, _words: Words) -> bytes:
    """One record an event; PLOVER asks for a day, so what has none is left out."""
    sources = Sources(chronology)
    wanted = (e for e in chronology.events if e.type in QUADS and e.date.earliest and e.mentions)
    return as_json_lines(_record(e, sources) for e in wanted)


def _record(event: Event, sources: Sources) -> Record:
    actors, recipients = sides(event, sources)
    first, *others = sources.cited(event)
    record: Record = {"id": event.id, "date": event.date.earliest, "enddate": event.date.latest}
    record |= {"actor": [_entity(a) for a in actors], "recipient": [_entity(a) for a in recipients]}
    record |= {"event": [event.type], "mode": [event.mode] if event.mode else [], "quad_code": QUADS[event.type]}
    record |= {"event_loc": [_entity(a) for a in sources.who(event, "place")]}
    record |= {"event_text": [first.report.trigger.of(first.article.text)], **_cited(first)}
    record |= {"status": event.status.value, "reports": [_cited(c) for c in others], "comment": event.label}
    return {key: value for key, value in record.items() if value not in (None, [])} | {"actor": record["actor"]}


def _entity(actor: Actor) -> Record:
    code = {"code": alpha3(actor.country)} if alpha3(actor.country) else {}
    known = {"identifier_id": actor.wikidata, "identifier_text": "Wikidata"} if actor.wikidata else {}
    return code | {"entity_text": actor.name} | known


def _cited(cited: Cited) -> Record:
    article = cited.article
    cite = {"citation": article.path, "url": document(article), "title": article.title, "language": article.language}
    cite |= {"publication": article.source, "version": _VERSION, "coder": "filrouge", "sha256": article.sha256}
    info = {"start": cited.report.start, "end": cited.report.end}
    return {"text": cited.words, "text_info": info, "cite_info": {k: v for k, v in cite.items() if v}}
