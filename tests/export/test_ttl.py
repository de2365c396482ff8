"""Turtle, read by rdflib and asked in SPARQL."""

from rdflib import BNode, Graph

from filrouge.export.ttl import render
from filrouge.words import words
from tests.builders import FRENCH, chronology

PREFIXES = """PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX gaf: <http://groundedannotationframework.org/gaf#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX fr: <urn:filrouge:term:> PREFIX dct: <http://purl.org/dc/terms/> """


def ask(query):
    return [
        tuple(None if v is None else str(v) for v in row)
        for row in Graph().parse(data=render(chronology(), words("fr"))).query(PREFIXES + query)
    ]


def test_events_have_actors_bounds_and_type():
    rows = ask(
        """SELECT ?label ?from ?to ?who WHERE { ?e a sem:Event; rdfs:label ?label; sem:eventType fr:CONSULT;
        sem:hasEarliestBeginTimeStamp ?from; sem:hasLatestEndTimeStamp ?to; sem:hasActor/rdfs:label ?who } ORDER BY ?who"""
    )
    call = ("La ministre Ana Solé a appelé Oslo", "2025-03-03", "2025-03-04")
    assert rows == [(*call, "Ana Solé"), (*call, "Norvège")]


def test_every_event_is_denoted_by_words_of_an_article():
    rows = ask(
        """SELECT ?place ?words ?path WHERE { ?e gaf:denotedBy ?place. ?place fr:words ?words;
        prov:wasQuotedFrom/dct:identifier ?path }"""
    )
    texts = {a.article.path: a.article.text for a in chronology().articles}
    assert len(rows) == 3
    for place, shown, path in rows:
        start, end = map(int, place.rsplit("=", 1)[1].split(","))
        assert texts[path][start:end] == shown


def test_no_event_lacks_its_source():
    assert ask("SELECT ?e WHERE { ?e a sem:Event FILTER NOT EXISTS { ?e prov:hadPrimarySource ?s } }") == []


def test_each_source_keeps_its_view():
    rows = ask(
        """SELECT ?when ?who WHERE { ?v a sem:View; fr:of ?e; sem:accordingTo ?a. ?e dct:identifier "e-call".
        OPTIONAL { ?v fr:edtf ?when } OPTIONAL { ?a dct:identifier ?who } } ORDER BY ?when"""
    )
    assert rows == [("2025-03-03", "appel.txt"), ("2025-03-04", "call.txt")]


def test_quotations_are_attributed():
    rows = ask("SELECT ?w ?who WHERE { ?q a fr:Quotation; fr:words ?w; prov:wasAttributedTo/rdfs:label ?who }")
    assert rows == [("Rien n’est réglé", "Ana Solé")]
    assert rows[0][0] in FRENCH


def test_nodes_have_names():
    made = Graph().parse(data=render(chronology(), words("fr")))
    assert not [n for triple in made for n in triple if isinstance(n, BNode)]
