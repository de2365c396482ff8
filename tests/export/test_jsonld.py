"""schema.org JSON-LD, read by rdflib with the vocabulary set here, for no network is used."""

import json

import pytest
from rdflib import Graph, URIRef

from filrouge.export.jsonld import render
from filrouge.words import words
from tests.builders import FRENCH, chronology

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader

S = "https://schema.org/"


def graph():
    raw = json.loads(render(chronology(), words("fr")))
    assert raw["@context"] == "https://schema.org"
    raw["@context"] = {"@vocab": S}
    return Graph().parse(data=json.dumps(raw), format="json-ld")


def test_every_event_leads_to_words_and_article():
    rows = graph().query(
        """PREFIX s: <https://schema.org/>
        SELECT ?name ?text ?path WHERE {
          ?e a s:Event; s:name ?name; s:subjectOf ?q. ?q a s:Quotation; s:text ?text; s:isPartOf ?a.
          ?a a s:NewsArticle; s:name ?path }"""
    )
    found = {(str(r.name), str(r.path)): str(r.text) for r in rows}
    assert set(found) == {
        ("La ministre Ana Solé a appelé Oslo", "appel.txt"),
        ("La ministre Ana Solé a appelé Oslo", "call.txt"),
        ("Elle [Ana Solé] a promis 40 camions", "appel.txt"),
    }
    assert found["La ministre Ana Solé a appelé Oslo", "appel.txt"] == FRENCH[6:59]


def test_references_lead_to_nodes():
    made = graph()
    named = set(made.subjects())
    for term in ("organizer", "attendee", "location", "about", "spokenByCharacter"):
        assert set(made.objects(predicate=URIRef(S + term))) <= named


def test_offsets_in_names_give_the_words():
    for node in json.loads(render(chronology(), words("fr")))["@graph"]:
        for report in node.get("subjectOf", []):
            text = {a.article.id: a.article.text for a in chronology().articles}[
                report["@id"].split(":")[3].split("#")[0]
            ]
            start, end = map(int, report["@id"].rsplit("=", 1)[1].split(","))
            assert text[start:end] == report["text"]
