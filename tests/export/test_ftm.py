"""FollowTheMoney: every line validated by the library's own model."""

import json

from followthemoney import model

from filrouge.export.ftm import render
from filrouge.words import words
from tests.builders import FRENCH, chronology


def entities():
    return [json.loads(line) for line in render(chronology(), words("fr")).splitlines()]


def test_the_model_takes_every_value():
    for raw in entities():
        proxy = model.get_proxy(raw)
        assert {p: sorted(v) for p, v in raw["properties"].items()} == {
            p: sorted(v) for p, v in proxy.to_dict()["properties"].items()
        }
        assert all(proxy.get(name) for name in proxy.schema.required)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop.name, value)


def test_events_point_to_actors_and_articles():
    found = {raw["id"]: raw for raw in entities()}
    (call,) = [raw for raw in found.values() if raw["properties"].get("recordId") == ["e-call"]]
    assert [found[i]["properties"]["name"] for i in call["properties"]["involved"]] == [["Ana Solé"], ["Norvège"]]
    assert [found[i]["properties"]["fileName"] for i in call["properties"]["proof"]] == [["appel.txt"], ["call.txt"]]
    assert call["properties"]["summary"][0] == f"appel.txt [6–59]: {FRENCH[6:59]}"
    for raw in found.values():
        proxy = model.get_proxy(raw)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert model.get(found[value]["schema"]).is_a(prop.range), prop.name
