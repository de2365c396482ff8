from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from filrouge.dossier import Dossier
from filrouge.web import Setting, application
from filrouge.web.rest import description
from filrouge.web.rest.operations import ACTS, LISTS, THINGS
from tests.web.test_assistant import TOOLS

API = "/api/v1"


@pytest.fixture
def program(setting: Setting) -> Iterator[TestClient]:
    with TestClient(application(setting)) as client:
        yield client


def items(client: TestClient, path: str, **asked: object) -> list[dict]:
    """A whole list, page after page."""
    found, cursor = [], None
    while True:
        page = client.get(API + path, params={**asked, **({"cursor": cursor} if cursor else {})})
        assert page.status_code == 200, page.text
        found += page.json()["items"]
        cursor = page.json()["next"]
        if cursor is None:
            return found


def sent(client: TestClient, *corrections: dict, match: str | None = None, **headers: str):
    match = match or client.get(f"{API}/dossier").headers["etag"]
    batch = {"author": "Ana", "reason": "relu", "corrections": list(corrections)}
    return client.post(f"{API}/corrections", json=batch, headers={"If-Match": match, **headers})


def problem(answer, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("urn:filrouge:problem:")
    return told["detail"]


@pytest.mark.parametrize("path", [o.path for o in LISTS])
@pytest.mark.parametrize("limit", [1, 3, 200])
def test_pages_put_together_are_the_whole_list(program: TestClient, path: str, limit: int) -> None:
    asked = {"text": "Valmer"} if path == "/search" else {}
    whole = items(program, path, limit=200, **asked)
    assert items(program, path, limit=limit, **asked) == whole
    assert whole or path in ("/corrections", "/courses", "/stories", "/same-quotes")  # which the small pile has none of


@pytest.mark.parametrize("operation", [*LISTS, *THINGS], ids=lambda o: o.name)
def test_answers_are_as_described(program: TestClient, operation) -> None:
    path, shapes = operation.path, description()
    if getattr(operation, "what", ""):
        known = items(program, path.split("/{")[0])
        path = path.replace("{" + operation.what + "}", known[0]["id"])
    shape = shapes["paths"][operation.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**shape, "components": shapes["components"]}).validate(program.get(API + path).json())


def test_every_span_comes_with_its_words(program: TestClient) -> None:
    texts = {a["id"]: program.get(f"{API}/articles/{a['id']}").json()["text"] for a in items(program, "/articles")}
    seen = 0
    for path in ("/events", "/quotes", "/figures", "/contradictions", "/follow-ups"):
        for value in items(program, path):
            for place in places(value):
                seen += 1
                assert place["words"] == texts[place["article"]][place["start"] : place["end"]] != ""
    for hit in items(program, "/search", text="Valmer"):
        assert hit["words"] == texts[hit["article"]][hit["start"] : hit["end"]]
        assert all("valmer" in texts[hit["article"]][m["start"] : m["end"]].lower() for m in hit["marks"])
    assert seen > 20


def places(value: object, article: str | None = None) -> Iterator[dict]:
    if isinstance(value, list):
        for each in value:
            yield from places(each, article)
    elif isinstance(value, dict):
        article = value.get("article", article)
        if "start" in value and "end" in value:
            yield {**value, "article": article}
        for key, each in value.items():
            yield from places(each, article) if key != "words" else ()


def test_events_are_filtered(program: TestClient) -> None:
    every = items(program, "/events")
    one = next(e for e in every if e["date"]["earliest"] == "2025-03-02")
    on_the_day = items(program, "/events", since="2025-03-02", until="2025-03-02")
    assert one in on_the_day
    assert {e["date"]["earliest"] for e in on_the_day} == {"2025-03-02"}
    assert [e["status"] for e in items(program, "/events", status="announced")] != []
    assert items(program, "/events", type=["OTHER", "ASSAULT"]) == every
    assert items(program, "/events", type="ASSAULT") == []
    assert items(program, "/events", actor="ana") != []
    assert items(program, "/events", actor="personne") == []
    assert items(program, "/events", text="accord -accord") == []


def test_other_lists_are_filtered(program: TestClient) -> None:
    event = items(program, "/events")[0]
    figures = items(program, "/figures")
    assert items(program, "/figures", event=event["id"]) == [f for f in figures if f["event"] == event["id"]]
    article = figures[0]["article"]
    assert all(f["article"] == article for f in items(program, "/figures", article=article))
    assert [a["name"] for a in items(program, "/actors", name="SOLE")] == ["Solé"]
    assert items(program, "/actors", kind="state") == []
    assert items(program, "/articles", language="en") == []
    assert "text" not in items(program, "/articles", language="fr")[0]
    assert items(program, "/contradictions", kind="date") == []
    assert [q["content"]["words"] for q in items(program, "/quotes", speaker="sole")] == []
    assert [q["content"]["words"] for q in items(program, "/quotes", speaker="ANA")] == [
        "« Nous serons là le 2025-03-04 »"
    ]
    late = items(program, "/follow-ups", state="open", on="2030-01-01")
    assert late
    assert all(f["overdue"] for f in late)
    assert not any(f["overdue"] for f in items(program, "/follow-ups", state="open", on="2020-01-01"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/events?limit=0", "limit"),
        ("/events?limit=201", "limit"),
        ("/events?limit=٣", "limit"),
        ("/events?since=2025-02-30", "since"),
        ("/events?since=1700000000", "since"),
        ("/events?type=NOISE", "type.0"),
        ("/events?colour=red", "colour"),
        ("/events?cursor=zzz", "cursor"),
        ("/events?cursor=é", "cursor"),
        ("/changes?since=-1", "since"),
        ("/dossier?limit=3", "limit"),
    ],
)
def test_what_is_asked_wrongly_is_told(program: TestClient, path: str, told: str) -> None:
    assert problem(program.get(API + path), 400).startswith(told)


@pytest.mark.parametrize("path", ["/events/none", "/articles/none", "/actors/none", "/quotes/none", "/changes?since=99", "/nothing", "/"])  # fmt: skip
def test_what_is_not_there_is_told(program: TestClient, path: str) -> None:
    problem(program.get(API + path), 404)


def test_other_methods_are_refused_with_those_that_go(program: TestClient) -> None:
    answer = program.delete(f"{API}/corrections")
    problem(answer, 405)
    assert {"GET", "HEAD", "POST"} == set(answer.headers["allow"].split(", "))
    problem(program.put(f"{API}/events", json={}), 405)
    assert program.head(f"{API}/events").status_code == 200


def test_what_is_known_is_not_sent_again(program: TestClient) -> None:
    answer = program.get(f"{API}/events")
    tag = answer.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{24}"', tag)
    for known in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        again = program.get(f"{API}/events", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert program.get(f"{API}/events", headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_correction_rests_on_the_state_that_was_seen(program: TestClient, setting: Setting) -> None:
    first, second = items(program, "/events")[:2]
    before = program.get(f"{API}/dossier").headers["etag"]
    cursor = program.get(f"{API}/events?limit=1").json()["next"]
    done = sent(program, {"do": "edit", "event": first["id"], "status": "denied", "date": "2025-03"}, match=before)
    assert done.status_code == 201
    assert done.json()["author"] == "Ana"
    assert done.headers["etag"] != before
    now = program.get(f"{API}/events/{first['id']}").json()
    assert (now["status"], now["date"]["earliest"], now["date"]["latest"]) == ("denied", "2025-03-01", "2025-03-31")
    assert now["corrections"] == [1]
    problem(sent(program, {"do": "accept", "event": second["id"]}, match=before), 412)
    problem(program.get(f"{API}/events?limit=1&cursor={cursor}"), 410)
    assert [e["entry"] for e in items(program, "/corrections")] == [1]
    with Dossier.open(setting.path) as dossier:
        assert [e.reason for e in dossier.journal()] == ["relu"]


def test_without_a_state_nothing_is_written(program: TestClient) -> None:
    batch = {"author": "Ana", "corrections": [{"do": "accept", "event": items(program, "/events")[0]["id"]}]}
    problem(program.post(f"{API}/corrections", json=batch), 428)
    assert items(program, "/corrections") == []


def test_an_entry_is_taken_back(program: TestClient) -> None:
    event = items(program, "/events")[0]["id"]
    tag = sent(program, {"do": "reject", "event": event}).headers["etag"]
    problem(program.get(f"{API}/events/{event}"), 404)
    undone = program.post(f"{API}/corrections/1/undo", json={"author": "Bo"}, headers={"If-Match": tag})
    assert (undone.status_code, undone.json()["undoes"]) == (201, 1)
    assert program.get(f"{API}/events/{event}").status_code == 200
    again = {"If-Match": undone.headers["etag"]}
    problem(program.post(f"{API}/corrections/1/undo", json={"author": "Bo"}, headers=again), 422)
    problem(program.post(f"{API}/corrections/x/undo", json={"author": "Bo"}, headers=again), 404)


def test_each_kind_of_correction_is_taken(program: TestClient) -> None:
    every = items(program, "/events")
    many = next(e for e in every if len(e["mentions"]) > 1)
    report = many["mentions"][0]
    other = [e for e in every if e["id"] != many["id"]]
    off = {"article": report["article"], "start": report["trigger"]["start"], "end": report["trigger"]["end"]}
    article = program.get(f"{API}/articles/{report['article']}").json()
    passage = {"article": article["id"], "start": 0, "end": article["text"].index("\n")}
    figure = next(f for f in items(program, "/figures") if f["event"] == other[0]["id"])
    at = {"article": figure["article"], "start": figure["start"], "end": figure["end"]}
    kinds = [
        {"do": "note", "event": many["id"], "text": "à vérifier"},
        {"do": "split", "event": many["id"], "off": [off]},
        {"do": "merge", "events": [other[1]["id"], other[2]["id"]]},
        {"do": "add", "passage": passage, "trigger": {**passage, "start": 3, "end": 10}, "label": "La préfète parle", "date": "2025-03-01", "parties": [{"role": "agent", "name": "la préfète"}]},
        {"do": "edit", "event": other[0]["id"], "figures": [{"at": at, "low": 5, "high": None}], "label": "Autrement"},
        {"do": "accept", "event": other[3]["id"]},
        {"do": "reject", "event": other[4]["id"]},
    ]  # fmt: skip
    done = sent(program, *kinds)
    assert done.status_code == 201, done.text
    assert len(done.json()["done"]) == len(kinds)
    now = {e["id"]: e for e in items(program, "/events")}
    assert len(now) == len(every) + 1 - 1 + 1 - 1
    assert program.get(f"{API}/events/{other[2]['id']}").json()["id"] == other[1]["id"]
    assert now[other[0]["id"]]["label"] == "Autrement"
    changed = next(f for f in items(program, "/figures") if f["id"] == figure["id"])
    assert (changed["low"], changed["high"]) == (5, None)
    assert any(e["label"] == "La préfète parle" for e in now.values())


@pytest.mark.parametrize(
    ("sends", "status"),
    [
        ({"do": "accept", "event": "none"}, 422),
        ({"do": "edit", "event": "EVENT"}, 400),
        ({"do": "edit", "event": "EVENT", "date": "2025-02-30"}, 422),
        ({"do": "edit", "event": "EVENT", "colour": "red"}, 400),
        ({"do": "edit", "event": "EVENT", "status": "maybe"}, 400),
        ({"do": "merge", "events": ["EVENT", "EVENT"]}, 422),
        ({"do": "split", "event": "EVENT", "off": [{"article": "x", "start": 0, "end": 1}]}, 422),
        ({"do": "note", "event": "EVENT", "text": "   "}, 400),
        ({"do": "paint", "event": "EVENT"}, 400),
        ({"do": "add", "passage": {"article": "x", "start": 0, "end": 3}, "trigger": {"article": "x", "start": 0, "end": 3}, "label": "x"}, 422),
        ({"do": "add", "passage": {"article": "x", "start": 0, "end": 3}, "trigger": {"article": "y", "start": 0, "end": 3}, "label": "x"}, 422),
    ],
)  # fmt: skip
def test_what_cannot_be_done_leaves_nothing_behind(program: TestClient, sends: dict, status: int) -> None:
    events = items(program, "/events")
    sends = json.loads(json.dumps(sends).replace("EVENT", events[0]["id"]))
    problem(sent(program, {"do": "accept", "event": events[1]["id"]}, sends), status)
    assert items(program, "/corrections") == []


def test_bodies_are_json_and_of_a_size(program: TestClient) -> None:
    tag = {"If-Match": program.get(f"{API}/dossier").headers["etag"]}
    problem(program.post(f"{API}/corrections", data={"author": "Ana"}, headers=tag), 415)
    problem(program.post(f"{API}/corrections", content="{}", headers={**tag, "content-type": "text/plain"}), 415)
    sends = {**tag, "content-type": "application/json"}
    for body in (b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"author": "A", "corrections": []}'):
        problem(program.post(f"{API}/corrections", content=body, headers=sends), 400)
    problem(program.post(f"{API}/corrections", content=b" " * 1_100_000, headers=sends), 413)


def test_other_sites_and_other_hosts_are_refused(program: TestClient) -> None:
    event = items(program, "/events")[0]["id"]
    problem(sent(program, {"do": "accept", "event": event}, origin="https://evil.example"), 403)
    problem(program.get(f"{API}/events", headers={"host": "evil.example"}), 421)
    assert "set-cookie" not in program.get(f"{API}/events", headers={"cookie": ""}).headers


def test_a_token_comes_in_a_header_and_a_cookie_does_not_write(guarded: TestClient) -> None:
    refused = guarded.get(f"{API}/events")
    problem(refused, 401)
    assert refused.headers["www-authenticate"] == "Bearer"
    problem(guarded.get(f"{API}/events", headers={"authorization": "Bearer faux"}), 401)
    token = {"authorization": "Bearer jeton"}
    answer = guarded.get(f"{API}/events", headers=token)
    batch = {"author": "Ana", "corrections": [{"do": "accept", "event": answer.json()["items"][0]["id"]}]}
    match = {"If-Match": answer.headers["etag"]}
    assert guarded.get("/", headers=token).status_code == 401  # pages are for browsers
    guarded.get("/?token=jeton")
    assert guarded.get(f"{API}/events").status_code == 200
    problem(guarded.post(f"{API}/corrections", json=batch, headers=match), 403)
    assert guarded.post(f"{API}/corrections", json=batch, headers={**match, **token}).status_code == 201


def test_a_dossier_that_has_gone_is_told(setting: Setting) -> None:
    setting.path.rename(setting.path.with_name("elsewhere"))
    with TestClient(application(setting)) as client:
        problem(client.get(f"{API}/events"), 503)


def test_two_dossiers_never_share_a_tag(setting: Setting, program: TestClient) -> None:
    copy = setting.path.with_name("copy.filrouge")
    copy.write_bytes(setting.path.read_bytes())
    with TestClient(application(replace(setting, path=copy))) as other:
        assert other.get(f"{API}/dossier").headers["etag"] != program.get(f"{API}/dossier").headers["etag"]


def test_the_description_names_every_operation_once(program: TestClient) -> None:
    told = program.get(f"{API}/openapi.json").json()
    assert told == json.loads(json.dumps(description()))
    assert told["openapi"].startswith("3.1")
    named = [o["operationId"] for path in told["paths"].values() for o in path.values()]
    assert sorted(named) == sorted(o.name for o in (*LISTS, *THINGS, *ACTS))
    Draft202012Validator.check_schema({"$defs": told["components"]["schemas"]})


@pytest.mark.parametrize("page", ["programs.md", "programs.fr.md"])
def test_the_guide_names_every_address_and_every_tool(page: str) -> None:
    told = (Path(__file__).parents[2] / "docs" / "guide" / page).read_text("utf-8")
    assert [p for p in description()["paths"] if not re.search(rf"`{re.escape(p)}[?`]", told)] == []
    assert [t for t in TOOLS if f"`{t}`" not in told] == []
