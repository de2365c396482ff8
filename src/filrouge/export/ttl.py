"""RDF in Turtle: events in SEM, where each was read in GAF and RFC 5147, where all comes from in PROV-O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from filrouge.export.citing import Cited, Sources, writable
from filrouge.export.extras import require
from filrouge.export.naming import characters, document, uri
from filrouge.model.story import Actor, Chronology, Event, Participant, Quote, ReadArticle
from filrouge.words import Words

if TYPE_CHECKING:
    from rdflib import URIRef

NAME = "ttl"
MEDIA_TYPE = "text/turtle"
EXTRA = "rdf"
_SPACES = {
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "fr": "urn:filrouge:term:",
}
_TYPES = {"person": "Actor", "state": "Actor", "organisation": "Actor", "group": "Actor", "place": "Place"}


def render(chronology: Chronology, words: Words) -> bytes:
    """The chronology as triples; every node has a name of its own, so that the bytes never change."""
    require(EXTRA, words)
    return _Graph(Sources(chronology)).written()


class _Graph:
    def __init__(self, sources: Sources) -> None:
        from rdflib import Graph, Namespace  # noqa: PLC0415 - heavy, and only for this format

        self.sources, self.graph = sources, Graph()
        self.spaces = {prefix: Namespace(address) for prefix, address in _SPACES.items()}
        for prefix, space in self.spaces.items():
            self.graph.bind(prefix, space)

    def written(self) -> bytes:
        made = self.sources.chronology
        self._run()
        for read in made.articles:
            self._article(read)
        for actor in made.actors:
            self._actor(actor)
        for event in made.events:
            self._event(event)
        for quotation in made.quotes:
            self._quotation(quotation)
        return self.graph.serialize(format="turtle", encoding="utf-8")

    def _says(self, subject: URIRef, term: str, value: object, kind: str | None = None) -> None:
        """One triple; ``kind`` is a datatype of XML Schema, and null says nothing."""
        from rdflib import XSD, Literal  # noqa: PLC0415 - as above
        from rdflib.term import URIRef as Reference  # noqa: PLC0415 - as above

        if value is None or value == "":
            return
        told = writable(value) if isinstance(value, str) else value
        shown: Any = value if isinstance(value, Reference) else Literal(told, datatype=XSD[kind] if kind else None)
        self.graph.add((subject, self._term(term), shown))

    def _term(self, term: str) -> URIRef:
        from rdflib import RDF, RDFS  # noqa: PLC0415 - as above

        prefix, name = term.split(":")
        return {"rdf": RDF, "rdfs": RDFS}[prefix][name] if prefix in {"rdf", "rdfs"} else self.spaces[prefix][name]

    def _name(self, text: str) -> URIRef:
        from rdflib import URIRef as Reference  # noqa: PLC0415 - as above

        return Reference(text)

    def _run(self) -> None:
        generator = self.sources.chronology.generator
        run, tool = self._name(uri("run", "build")), self._name(uri("tool", f"filrouge-{generator.version}"))
        self._says(run, "rdf:type", self._term("prov:Activity"))
        self._says(run, "prov:wasAssociatedWith", tool)
        self._says(tool, "rdf:type", self._term("prov:SoftwareAgent"))
        self._says(tool, "rdfs:label", f"filrouge {generator.version}")
        for name, version in (*generator.packs, *generator.models):
            self._says(run, "fr:used", f"{name} {version}")

    def _article(self, read: ReadArticle) -> None:
        article, name = read.article, self._name(document(read.article))
        self._says(name, "rdf:type", self._term("prov:Entity"))
        told = {"dct:title": article.title, "dct:publisher": article.source, "dct:language": article.language}
        told |= {"dct:identifier": article.path, "fr:sha256": article.sha256}
        for term, value in told.items():
            self._says(name, term, value)
        for author in article.authors:
            self._says(name, "dct:creator", author)
        self._says(name, "dct:issued", read.published.date, "date")
        if read.copy_of in self.sources.articles:
            original = self.sources.articles[read.copy_of].article
            self._says(name, "prov:wasDerivedFrom", self._name(document(original)))

    def _actor(self, actor: Actor) -> None:
        name = self._name(uri("actor", actor.id))
        self._says(name, "rdf:type", self._term(f"sem:{_TYPES[actor.kind.value]}"))
        self._says(name, "rdfs:label", actor.name)
        self._says(name, "fr:kind", actor.kind.value)
        self._says(name, "fr:country", actor.country)
        if actor.wikidata:
            same = self._name(f"http://www.wikidata.org/entity/{actor.wikidata}")
            self._says(name, "dct:relation", same)

    def _event(self, event: Event) -> None:
        name = self._name(uri("event", event.id))
        for kind in ("sem:Event", "prov:Entity"):
            self._says(name, "rdf:type", self._term(kind))
        told: dict[str, str | None] = {
            "rdfs:label": event.label,
            "dct:identifier": event.id,
            "fr:status": event.status.value,
        }
        told |= {"fr:edtf": event.date.value, "fr:precision": event.date.precision}
        for term, value in told.items():
            self._says(name, term, value)
        self._says(name, "sem:eventType", self._term(f"fr:{quote(event.type)}"))
        self._says(name, "sem:hasEarliestBeginTimeStamp", event.date.earliest, "date")
        self._says(name, "sem:hasLatestEndTimeStamp", event.date.latest, "date")
        self._says(name, "fr:independentSources", event.sources, "integer")
        self._says(name, "prov:wasGeneratedBy", self._name(uri("run", "build")))
        for part in event.participants:
            self._takes_part(name, part)
        for cited in self.sources.cited(event):
            self._report(name, cited)

    def _takes_part(self, event: URIRef, part: Participant) -> None:
        actor = self._name(uri("actor", part.actor))
        self._says(event, "sem:hasPlace" if part.role == "place" else "sem:hasActor", actor)
        self._says(event, f"fr:{part.role}", actor)

    def _report(self, event: URIRef, cited: Cited) -> None:
        place = self._name(characters(cited.article, cited.report.start, cited.report.end))
        view = self._name(f"{place}&view={event}")
        self._says(event, "gaf:denotedBy", place)
        self._says(event, "prov:hadPrimarySource", self._name(document(cited.article)))
        self._passage(place, cited.words, self._name(document(cited.article)))
        self._says(view, "rdf:type", self._term("sem:View"))
        self._says(view, "fr:of", event)
        self._says(view, "fr:status", cited.report.status.value)
        self._says(view, "fr:edtf", cited.report.date.value)
        holder = cited.report.attributed_to
        authority = uri("actor", holder) if holder else document(cited.article)
        self._says(view, "sem:accordingTo", self._name(authority))

    def _passage(self, place: URIRef, words: str, article: URIRef) -> None:
        self._says(place, "rdf:type", self._term("prov:Entity"))
        self._says(place, "fr:words", words)
        self._says(place, "prov:wasQuotedFrom", article)

    def _quotation(self, quotation: Quote) -> None:
        article = self.sources.articles[quotation.article].article
        place = self._name(characters(article, quotation.content.start, quotation.content.end))
        self._passage(place, quotation.content.of(article.text), self._name(document(article)))
        self._says(place, "rdf:type", self._term("fr:Quotation"))
        self._says(place, "fr:kind", quotation.kind.value)
        if quotation.speaker:
            self._says(place, "prov:wasAttributedTo", self._name(uri("actor", quotation.speaker)))
        if quotation.event:
            self._says(place, "fr:about", self._name(uri("event", quotation.event)))
