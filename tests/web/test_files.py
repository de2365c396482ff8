"""Files in and out: originals made harmless, uploads within bounds, nothing from outside near the file system."""

from __future__ import annotations

import struct
import threading
import time
import zlib
from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Work
from filrouge.web import adding, originals
from filrouge.web.adding import Upload, safe, sorted_out
from filrouge.web.originals import Original
from tests.read.test_pdf import AGAIN, LINES, pdf
from tests.web.conftest import NOW, Reader


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\fakepath\\a.txt", "a.txt"), (".hidden.txt", "hidden.txt"), ("a\x00b\n.txt", "a_b_.txt"),
     ("", "article.txt"), ("..", "article.txt"), ("x" * 300 + ".txt", "x" * 116 + ".txt"), ("漢" * 100 + ".txt", "漢" * 38 + ".txt"), ("a\udce9.txt", "a?.txt"), (
     "fil d’or.txt", "fil d’or.txt")],
)  # fmt: skip
def test_a_name_leads_nowhere(name: str, kept: str) -> None:
    assert safe(name) == kept
    assert Path(kept).name == kept


def test_files_keep_apart_and_unknown_ones_are_named() -> None:
    kept, unknown = sorted_out(
        [
            Upload(n, b"")
            for n in (
                "a.txt",
                "b/a.txt",
                "a.txt",
                "a.exe",
                "A.PDF",
                "x.warc.gz",
                "x.warc.gz",
                "p.tar.gz",
                "p.tar.gz",
                "zip",
            )
        ]
    )
    assert [u.name for u in kept] == [
        "a.txt",
        "a-2.txt",
        "a-3.txt",
        "A.PDF",
        "x.warc.gz",
        "x-2.warc.gz",
        "p.tar.gz",
        "p-2.tar.gz",
    ]
    assert unknown == ("a.exe", "zip")


def sent(reader: Reader, files: list[tuple[str, bytes]], **typed: str):
    given = {"author": "Ana", **reader.fields(reader.page("/add")), **typed}
    return reader.client.post("/add", data=given, files=[("files", f) for f in files], follow_redirects=False)


def finished(reader: Reader, path: str) -> str:
    until = time.monotonic() + 120
    while not reader.client.get(f"{path}/state").json()["over"]:
        assert time.monotonic() < until
        time.sleep(0.02)
    return reader.page(f"{path}?ui=en")


def test_an_addition_goes_on_in_the_background_and_says_what_came_of_it(reader: Reader, file: Path) -> None:
    text = "Le 2025-03-28, un accord a été conclu à Valmer devant la presse.\n".encode()
    answer = sent(reader, [("late.txt", text), ("empty.txt", b""), ("a.exe", b"MZ")], published="2025-03-29")
    assert answer.status_code == 303
    page = finished(reader, answer.headers["location"])
    assert "2 new files are in" in page
    assert "a.exe" in page
    assert "empty.txt" in page
    with Dossier.open(file) as dossier:
        read = next(a for a in dossier.chronology().articles if a.article.path == "late.txt")
        assert read.published.date == "2025-03-29"


@pytest.mark.parametrize(
    ("files", "typed", "status"),
    [([], {}, 422), ([("a.txt", b"x")], {"csrf": "0"}, 403), ([("a.txt", b"x")], {"author": ""}, 422), ([("a.txt", b"x")], {"published": "hier"}, 422)],
)  # fmt: skip
def test_what_cannot_be_added_is_said(reader: Reader, files, typed, status: int) -> None:
    assert sent(reader, files or [("", b"")], **typed).status_code == status


def test_too_much_is_refused_before_it_is_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.web.forms.LARGEST_UPLOAD", 1000)
    assert sent(reader, [("a.txt", b"x" * 2000)]).status_code == 413
    length = {"content-length": "200000000", "content-type": "multipart/form-data; boundary=x"}
    assert reader.client.post("/add", content=b"x", headers=length).status_code == 413
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert reader.client.post("/add", content=b"--x\r\nbroken", headers=broken).status_code in (400, 403)
    assert reader.client.post("/add", content=b"x", headers={"content-type": "text/plain"}).status_code == 415
    assert reader.page("/add/none", 404)
    assert reader.client.get("/add/none/state").status_code == 404


def test_what_waits_is_completed(reader: Reader) -> None:
    page = reader.page("/add")
    answer = reader.send("/add", page, update="1")
    assert "0 new files are in" in finished(reader, answer.headers["location"])


def test_an_original_is_given_back_byte_for_byte_and_shown_harmless(reader: Reader, file: Path) -> None:
    with Dossier.open(file) as dossier:
        read = next(a.article for a in dossier.chronology().articles if a.article.path == "hostile.txt")
        given = originals.original(dossier, read.id)
    answer = reader.client.get(f"/article/{read.id}/file")
    assert answer.content == given.data
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    shown = reader.client.get(f"/article/{read.id}/original")
    policy = shown.headers["content-security-policy"]
    assert "sandbox allow-same-origin;" in f"{policy};"
    assert "allow-scripts" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "&lt;script&gt;" in shown.text
    for path in ("/article/none/file", "/article/none/original", f"/article/{read.id}/page/1", "/article/none/page/1"):
        assert reader.client.get(path).status_code == 404


@pytest.mark.parametrize(
    "markup",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<a href="javascript:alert(1)">x</a>', "<svg onload=alert(1)>",
     '<p style="position:fixed" onclick=alert(1)>', "<iframe src=//evil.example>", "<math><mtext><style><img src=x onerror=alert(1)>",
     '<base href="//evil.example">', '<meta http-equiv=refresh content="0;url=//evil.example">', "<form action=//evil.example><button>",
     '<link rel=stylesheet href="//evil.example">', "<p id=main class=done data-row>", "<template><img src=x onerror=alert(1)></template>"],
)  # fmt: skip
def test_only_text_and_its_structure_are_let_through(markup: str) -> None:
    page = f"<html><body><h1>Pont</h1>{markup}<p>reste</p></body></html>".encode()
    shown = originals.harmless(Original("a.html", page))
    assert "<h1>Pont</h1>" in shown
    for forbidden in (
        "<script",
        "<img",
        "<a",
        "<svg",
        "<iframe",
        "<form",
        "<link",
        "<meta",
        "<base",
        "<style",
        "=",
        "javascript",
    ):
        assert forbidden not in shown.replace("alert(1)", "")


def test_an_original_keeps_its_structure() -> None:
    page = "<h1 lang=fr class=x>Pont &amp; port</h1><ul><li>un<li><em>deux</em></ul><table><tr><td colspan=2>3<br>4</table>"
    shown = originals.harmless(Original("a.html", page.encode()))
    assert '<h1 lang="fr">Pont &amp; port</h1>' in shown
    assert "<li><em>deux</em></li>" in shown
    assert '<td colspan="2">3<br>4</td>' in shown


@pytest.mark.parametrize(
    "page",
    ["<div>" * 300_000, "<p>" + "".join(f"<b lang=a{n}>" for n in range(500)) + "</p>" + "<p>x</p>" * 50_000,
     "<p>" + "".join(f"<b lang=a{n}>" for n in range(90)) + "<div>x</div>" * 50_000, "<table>" * 100_000],
    ids=["deep", "unclosed", "misnested", "tables"],
)  # fmt: skip
def test_no_page_costs_more_than_its_size(page: str) -> None:
    started = time.process_time()
    shown = originals.harmless(Original("a.html", f"<p>Le pont</p>{page}".encode()))
    assert time.process_time() - started < 20
    assert len(shown) < 5 * len(page)
    assert "Le pont" in shown


def test_a_large_text_is_not_cut_within_a_letter() -> None:
    text = "x" + "été " * (originals.LARGEST // 6 + 1)
    for more in ("", "x", "xx", "xxx", "xxxx"):
        assert "été été" in originals.harmless(Original("a.txt", (more + text).encode()))


def test_a_page_of_a_pdf_file_is_drawn(reader: Reader, file: Path, tmp_path: Path) -> None:
    (tmp_path / "bridge.pdf").write_bytes(pdf(LINES, AGAIN))
    with Dossier.open(file) as dossier:
        dossier.add([tmp_path / "bridge.pdf"], Work(NOW, "Ana"))
        read = next(a.article for a in dossier.chronology().articles if a.article.path == "bridge.pdf")
    answer = reader.client.get(f"/article/{read.id}/page/2")
    assert answer.headers["content-type"] == "image/png"
    width, height = struct.unpack(">II", answer.content[16:24])
    assert 500 < width <= originals.WIDEST
    assert width < height <= originals.HIGHEST
    start = answer.content.index(b"IDAT") + 4
    length = struct.unpack(">I", answer.content[start - 8 : start - 4])[0]
    assert len(zlib.decompress(answer.content[start : start + length])) == height * (1 + 3 * width)
    for number in ("0", "3", "x", "99999999"):
        assert reader.client.get(f"/article/{read.id}/page/{number}").status_code == 404
    assert "page 2 of 2" in reader.page(f"/article/{read.id}?original=1&sheet=9&ui=en")
    assert originals.drawn(b"%PDF-broken", 1) is None
    assert originals.pages(b"%PDF-broken") == 0


def test_no_more_jobs_wait_than_fit_in_memory(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, at_first = threading.Event(), adding._run
    monkeypatch.setattr(adding, "_run", lambda order: go_on.wait(60) and at_first(order))
    for _ in range(adding.MOST_WAITING):
        assert sent(reader, [("a.txt", b"")]).status_code == 303
    assert sent(reader, [("a.txt", b"")]).status_code == 503
    go_on.set()


def test_no_more_jobs_are_kept_than_can_be_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_run", lambda _order: None)
    jobs = adding.Jobs(file)
    made = [jobs.start([], Work(NOW, "Ana"), adding.ReadOptions(), 0).key for _ in range(adding.KEPT + 3)]
    assert jobs.get(made[0]) is None
    assert jobs.get(made[-1]) is not None
    jobs.close()
