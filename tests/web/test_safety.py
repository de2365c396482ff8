from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from filrouge.dossier import Dossier
from filrouge.web import Setting, application
from tests.web.conftest import Reader


@pytest.fixture
def event(file: Path) -> str:
    with Dossier.open(file) as dossier:
        return dossier.chronology().events[0].id


def written(file: Path) -> int:
    with Dossier.open(file) as dossier:
        return len(dossier.journal())


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "testserver.evil.example", "10.0.0.1", "", "[::1", "a b"]
)
def test_another_host_name_is_refused(reader: Reader, host: str) -> None:
    assert reader.client.get("/", headers={"host": host}).status_code == 421


def test_a_port_in_the_host_is_no_matter(reader: Reader) -> None:
    assert reader.client.get("/", headers={"host": "localhost:8765"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "http://[testserver"}, {"origin": "null"}, {"origin": "http://testserver:81"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
    ids=str,
)  # fmt: skip
def test_a_form_from_another_site_is_refused(reader: Reader, file: Path, event: str, headers: dict[str, str]) -> None:
    data = {"author": "Ana", **reader.fields(reader.page("/"))}
    assert reader.client.post(f"/event/{event}/accept", data=data, headers=headers).status_code == 403
    assert written(file) == 0


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_an_unsigned_form_is_refused(reader: Reader, file: Path, event: str, csrf: str) -> None:
    answer = reader.send(f"/event/{event}/accept", reader.page("/"), csrf=csrf)
    assert answer.status_code == 403
    assert reader.send("/undo", reader.page("/"), csrf=csrf, entry="1").status_code == 403
    assert written(file) == 0


def test_a_signature_is_good_for_its_own_session_only(reader: Reader, file: Path, event: str) -> None:
    page = reader.page("/")
    reader.client.cookies.clear()
    assert reader.send(f"/event/{event}/accept", page).status_code == 403
    assert written(file) == 0


def test_forms_are_small_and_of_one_kind(reader: Reader, event: str) -> None:
    path = f"/event/{event}/accept"
    assert reader.client.post(path, content=b"x" * 70_000).status_code == 413
    assert reader.client.post(path, content=iter([b"x"])).status_code == 413
    assert reader.client.post(path, files={"file": b"x"}).status_code == 415
    many = {"content-type": "application/x-www-form-urlencoded"}
    assert reader.client.post(path, content=b"a=1&" * 500, headers=many).status_code == 400
    assert reader.client.post(path, content="é=1".encode(), headers=many).status_code == 400


@pytest.mark.parametrize("path", ["/", "/log", "/nothing", "/assets/desk.js", "/event/none"])
def test_every_answer_is_fenced_in(reader: Reader, path: str) -> None:
    headers = reader.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


def test_cookies_are_out_of_reach_for_scripts_and_strangers(reader: Reader) -> None:
    given = reader.client.get("/?ui=fr").headers.get_list("set-cookie")
    assert len(given) == 2
    assert all("httponly" in c.lower() and "samesite" in c.lower() for c in given)


def test_what_only_changes_by_forms_cannot_be_fetched(reader: Reader, event: str) -> None:
    assert reader.client.get(f"/event/{event}/accept").status_code in (404, 405)
    assert reader.client.get("/undo").status_code in (404, 405)
    assert reader.client.delete("/").status_code in (405, 411, 413)


def test_a_desk_that_others_reach_asks_for_a_token(guarded: TestClient) -> None:
    for path in ("/", "/log", "/assets/desk.css", "/?token=faux", "/?token="):
        assert guarded.get(path).status_code == 401
    answer = guarded.get("/sources?page=1&token=jeton", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources?page=1")
    assert guarded.get("/log").status_code == 200
    assert guarded.get("/log", headers={"host": "192.0.2.7:8765"}).status_code == 200
    assert guarded.get("/log", headers={"host": "evil.example"}).status_code == 421


def test_a_token_leads_nowhere_else(guarded: TestClient) -> None:
    answer = guarded.get("http://testserver//evil.example/?token=jeton", follow_redirects=False)
    assert not answer.headers["location"].startswith("//")


def test_a_dossier_that_has_gone_is_told(setting: Setting, file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    with TestClient(application(setting)) as client:
        assert client.get("/").status_code == 503


def test_no_link_of_a_page_leads_to_the_host_in_a_path(reader: Reader) -> None:
    answer = reader.client.get("http://testserver//evil.example/x")
    assert answer.status_code == 404
    assert '"//evil.example' not in answer.text
