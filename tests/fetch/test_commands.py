"""`filrouge fetch` and `filrouge watch` as a user types them, against a site on the loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from filrouge.cli import watch as watching
from filrouge.dossier import Dossier
from tests.dossier import stand_ins
from tests.fetch.conftest import Site
from tests.running import here as run


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty dossier, with quick stages."""
    stand_ins.put_in(monkeypatch)
    Dossier.create(tmp_path / "d.filrouge").close()
    return tmp_path / "d.filrouge"


def line(folder: Path, name: str, words: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"La préfète a parlé devant la presse de la ville\n\nLe 2025-03-02, {words}\n", "utf-8")


def look(file: Path, *more: str):
    return run("watch", str(file), *more, "--once", "--private", "--delay", "0")


def test_fetch_tells_what_became_of_each(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "p.warc.gz"
    address = site.put("/a", "Un")
    done = run("fetch", address, site.url + "/none", "-o", str(out), "--private", "--delay", "0")
    assert done.returncode == 1
    assert f"saved {address}" in done.stderr.decode()
    assert "the server answered 404" in done.stderr.decode()
    assert done.stdout == b""
    assert out.stat().st_size > 200


def test_fetch_in_json(site: Site, tmp_path: Path) -> None:
    address = site.put("/a", "Un")
    done = run("fetch", address, "-o", str(tmp_path / "p.warc"), "--private", "--json")
    assert json.loads(done.stdout) == [{"address": address, "state": "saved", "reason": ""}]
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("example.org",), 2, "http://"),
        (("http://example.org", "-o", "x.zip"), 2, ".warc"),
        (("http://127.0.0.1:9/",), 4, "private network"),
        ((), 2, "URL"),
    ],
)
def test_wrong_use_of_fetch_is_told(arguments: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    done = run("fetch", *arguments, folder=tmp_path)
    assert done.returncode == code
    assert says in done.stderr.decode()


def test_watch_reports_only_what_is_news(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "arrivages"
    line(folder, "a.txt", "une frappe a fait 3 blessés, selon Ana Solé.")
    first = look(file, str(folder))
    assert first.returncode == 0, first.stderr
    assert "New events" in first.stdout.decode()
    assert look(file, str(folder)).stdout == b""
    line(folder, "b.txt", "une frappe a fait 5 blessés, selon Léo Mars.")
    told = look(file, str(folder)).stdout.decode()
    assert "New contradictions" in told
    assert "New events" not in told


def test_watch_tells_a_promise_kept(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "arrivages"
    line(folder, "a.txt", "une promesse fut faite aux élus.")
    look(file, str(folder))
    (folder / "b.txt").write_text("La ville attend devant la presse\n\nLe 2025-03-04, un accord fut conclu.\n", "utf-8")
    done = look(file, str(folder), "--json")
    (turn,) = json.loads(done.stdout)["follow_ups"]
    assert (turn["before"], turn["after"]) == ("open", "fulfilled")


def test_watch_fetches_a_feed_and_keeps_the_archive(site: Site, file: Path) -> None:
    site.put("/1", "La frappe du 2025-03-02")
    feed = site.feed("/fil", ("/1", ""))
    assert "New articles" in look(file, feed).stdout.decode()
    kept = list(file.with_name("d.filrouge.fetched").glob("*.warc.gz"))
    assert len(kept) == 1
    with Dossier.open(file) as dossier:
        assert [a.article.url for a in dossier.chronology().articles] == [site.url + "/1"]
    site.asked.clear()
    again = look(file, feed)
    assert (again.returncode, again.stdout) == (0, b"")
    assert site.paths() == ["/fil"]
    assert list(file.with_name("d.filrouge.fetched").glob("*.warc.gz")) == kept


def test_what_was_fetched_in_a_round_that_broke_off_is_added_by_the_next(
    site: Site, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/1", "La frappe du 2025-03-02")
    feed = site.feed("/fil", ("/1", ""))

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as broken:
        broken.setattr(Dossier, "add", full)
        assert look(file, feed).returncode != 0
    assert "New articles" in look(file, feed).stdout.decode()
    assert not list(file.with_name("d.filrouge.fetched").glob("*.waiting"))
    assert look(file, feed).stdout == b""


def test_a_page_that_is_not_there_is_told_and_the_rest_is_added(site: Site, file: Path) -> None:
    site.put("/1", "La frappe du 2025-03-02")
    done = look(file, site.feed("/fil", ("/1", ""), ("/2", "")))
    assert done.returncode == 1
    assert "404" in done.stderr.decode()
    assert "New articles" in done.stdout.decode()


def test_reports_go_to_a_file_and_to_a_webhook(site: Site, file: Path, tmp_path: Path) -> None:
    folder, report = tmp_path / "arrivages", tmp_path / "news.jsonl"
    for name, words in (("a.txt", "une frappe a fait 3 blessés."), ("b.txt", "un accord fut conclu.")):
        line(folder, name, words)
        assert look(file, str(folder), "--report", str(report), "--webhook", site.url + "/hook").returncode == 0
    written = [json.loads(text) for text in report.read_text("utf-8").splitlines()]
    assert [w["version"] for w in written] == [1, 2]
    assert [json.loads(body) for body in site.sent] == written
    assert written[1]["dossier"] == "d.filrouge"
    assert [e["label"] for e in written[1]["events"]] != []
    look(file, str(folder), "--report", str(tmp_path / "news.txt"))
    assert not (tmp_path / "news.txt").exists()  # nothing is new, nothing is written


def test_a_webhook_that_refuses_is_told(site: Site, file: Path, tmp_path: Path) -> None:
    line(tmp_path / "arrivages", "a.txt", "une frappe a fait 3 blessés.")
    done = look(file, str(tmp_path / "arrivages"), "--webhook", site.url + "/closed")
    assert done.returncode == 1
    assert "500" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [("none/",), (".", "--webhook", "example.org")])
def test_wrong_use_of_watch_is_told(file: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run("watch", str(file), *arguments, "--once", folder=tmp_path).returncode == 2
    assert run("watch", str(tmp_path / "none.filrouge"), ".", "--once").returncode == 2


def test_without_an_address_nothing_is_asked_of_the_network(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(**_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(watching, "online", never)
    line(tmp_path / "arrivages", "a.txt", "une frappe a fait 3 blessés.")
    assert look(file, str(tmp_path / "arrivages")).returncode == 0


def test_it_goes_on_after_a_bad_round_and_ends_quietly(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, slept = tmp_path / "arrivages", []
    line(folder, "a.txt", "une frappe a fait 3 blessés.")
    away = file.with_name("away")

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            file.rename(away)
            line(folder, "b.txt", "un accord fut conclu.")
        elif len(slept) == 2:
            away.rename(file)
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    done = run("watch", str(file), str(folder), "--every", "7")
    assert done.returncode == 0
    assert slept == [7, 7, 7]
    assert "no such dossier" in done.stderr.decode()
    assert done.stdout.decode().count("Version ") == 2
