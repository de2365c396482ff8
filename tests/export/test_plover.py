"""PLOVER records against the manual's table of fields."""

import json

import jsonschema

from filrouge.export.plover import render
from filrouge.words import words
from tests.builders import FRENCH, chronology

ENTITY = {"type": "object", "properties": {"code": {"pattern": "^[A-Z]{3}$"}, "entity_text": {"type": "string"}}}
FIELDS = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "date": {"pattern": r"^\d{4}-\d\d-\d\d$"},
        "enddate": {"pattern": r"^\d{4}-\d\d-\d\d$"},
        "actor": {"type": "array", "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "minItems": 1, "items": {"pattern": "^[A-Z]+$"}},
        "mode": {"type": "array"},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "text_info": {"required": ["start", "end"]},
        "cite_info": {"required": ["citation", "url"]},
    },
}


def test_records_keep_to_the_manual():
    (record,) = [json.loads(line) for line in render(chronology(), words("fr")).splitlines()]  # the other has no day
    jsonschema.Draft202012Validator(FIELDS).validate(record)
    assert (record["id"], record["date"], record["enddate"]) == ("e-call", "2025-03-03", "2025-03-04")
    assert (record["event"], record["quad_code"]) == (["CONSULT"], 1)
    assert record["actor"] == [{"entity_text": "Ana Solé"}]
    assert record["recipient"] == [{"code": "NOR", "entity_text": "Norvège"}]
    info = record["text_info"]
    assert FRENCH[info["start"] : info["end"]] == record["text"]
    assert [r["cite_info"]["citation"] for r in record["reports"]] == ["call.txt"]
