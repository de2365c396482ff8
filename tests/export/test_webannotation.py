"""Web Annotations: against the model's rules as a schema, and both selectors against the texts."""

import json

import jsonschema
import pytest
from rdflib import Graph

from filrouge.export.webannotation import render
from filrouge.words import words
from tests.builders import chronology

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader

SELECTOR = {
    "type": "object",
    "required": ["type"],
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer"},
                "end": {"type": "integer"},
            },
            "required": ["start", "end"],
        },
        {"properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}}, "required": ["exact"]},
    ],
}
RULES = {
    "type": "object",
    "required": ["@context", "type", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "first": {
            "properties": {
                "items": {
                    "items": {
                        "required": ["id", "type", "target"],
                        "properties": {
                            "type": {"const": "Annotation"},
                            "motivation": {"enum": ["describing", "assessing", "tagging", "identifying"]},
                            "target": {
                                "required": ["source", "selector"],
                                "properties": {
                                    "source": {"type": "string", "format": "uri"},
                                    "selector": {"items": SELECTOR},
                                },
                            },
                        },
                    }
                }
            }
        },
    },
}


def made():
    return json.loads(render(chronology(), words("en")))


def test_the_model_s_rules_hold():
    jsonschema.Draft202012Validator(RULES).validate(made())


def test_both_selectors_find_the_same_words():
    texts = {a.article.path: a.article.text for a in chronology().articles}
    items = made()["first"]["items"]
    assert len(items) == made()["total"] == 4
    for item in items:
        position, quote = item["target"]["selector"]
        text = texts[item["target"]["filrouge:file"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_ids_are_unique():
    ids = [item["id"] for item in made()["first"]["items"]]
    assert len(ids) == len(set(ids))


def test_rdflib_reads_it_as_json_ld():
    raw = made() | {"@context": {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}}
    assert len(Graph().parse(data=json.dumps(raw), format="json-ld")) > 30
