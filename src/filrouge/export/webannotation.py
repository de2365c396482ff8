"""W3C Web Annotations: each report and quotation as a body on its exact characters, by position and by words."""

from __future__ import annotations

from typing import Any

from filrouge.export.citing import Cited, Sources
from filrouge.export.naming import as_json, document, uri
from filrouge.export.when import said
from filrouge.model.story import Chronology, Quote
from filrouge.model.text import Article, Span
from filrouge.words import Words

NAME = "anno.jsonld"
MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
_AROUND = 32  # characters of prefix and suffix
Node = dict[str, Any]


def render(chronology: Chronology, words: Words) -> bytes:
    """The annotations as one collection; positions are code points, as the model says."""
    sources = Sources(chronology)
    items = [_report(n, c, words) for n, c in enumerate(sources.all_cited(), 1)]
    items += [_quotation(q, sources) for q in chronology.quotes]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": uri("annotations", "all")}
    return as_json(head | {"type": "AnnotationCollection", "total": len(items), "first": page})


def _report(number: int, cited: Cited, words: Words) -> Node:
    report, event = cited.report, cited.event
    note = f"{event.label} ({said(report.date, words)}, {words(f'status.{report.status.value}')})"
    bodies = [
        {"type": "TextualBody", "purpose": "describing", "value": note, "format": "text/plain"},
        {"type": "TextualBody", "purpose": "tagging", "value": event.type},
        {"type": "SpecificResource", "purpose": "identifying", "source": uri("event", event.id)},
    ]
    identity = uri("annotation", f"{event.id}.{number}")
    return _annotation(identity, bodies, _target(cited.article, Span(report.start, report.end)))


def _quotation(quote: Quote, sources: Sources) -> Node:
    article = sources.articles[quote.article].article
    spoken = sources.name(quote.speaker)
    bodies: list[Node] = [{"type": "TextualBody", "purpose": "tagging", "value": f"quotation {quote.kind.value}"}]
    if spoken:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": spoken, "format": "text/plain"})
    return _annotation(uri("annotation", quote.id), bodies, _target(article, quote.content))


def _annotation(identity: str, bodies: list[Node], target: Node) -> Node:
    return {"id": identity, "type": "Annotation", "motivation": "describing", "body": bodies, "target": target}


def _target(article: Article, span: Span) -> Node:
    text = article.text
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    named = {"id": article.path, "sha256": article.sha256}
    return {"source": document(article), "selector": [position, exact], "filrouge:file": named}
