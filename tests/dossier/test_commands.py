"""The commands on dossiers as a user types them, with the quick stages: words, exit codes, errors."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from filrouge.cli import main
from tests.dossier import stand_ins

Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Typed:
    stand_ins.put_in(monkeypatch)
    monkeypatch.setenv("FILROUGE_AUTHOR", "Ana")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["filrouge", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except click.exceptions.Exit as end:
            code = end.exit_code
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def file(typed: Typed, tmp_path: Path) -> Path:
    stand_ins.pile(tmp_path / "pile", 4)
    code, _, err = typed("dossier", "new", tmp_path / "d.filrouge", tmp_path / "pile")
    assert code == 1
    assert "vide.txt" in err
    assert "zz.txt" in err
    return tmp_path / "d.filrouge"


def test_status_diff_and_log(typed: Typed, file: Path, tmp_path: Path) -> None:
    code, out, _ = typed("dossier", "status", file, "--json")
    state = json.loads(out)
    assert (code, state["articles"], state["version"], state["refused"], state["stale"]) == (0, 5, 1, 2, False)
    assert typed("dossier", "add", file, stand_ins.pile(tmp_path / "more", 1, seed=4))[0] == 0
    assert "art-004.txt" in typed("dossier", "diff", file)[1]
    assert json.loads(typed("dossier", "diff", file, "--since", "1", "--json")[1])["articles"] == ["art-004.txt"]
    assert [a["version"] for a in json.loads(typed("dossier", "log", file, "--json")[1])] == [1, 2]
    assert typed("dossier", "update", file)[0] == 0
    assert typed("dossier", "check", file)[0] == 0
    assert len(typed("dossier", "log", file)[1].splitlines()) == 2


def test_export_writes_any_format_and_any_version(typed: Typed, file: Path, tmp_path: Path) -> None:
    assert typed("check", file)[0] == 0
    for ending in ("json", "md", "html"):
        out = tmp_path / f"out.{ending}"
        assert typed("dossier", "export", file, "-o", out, "--top", "2")[0] == 0
        assert out.stat().st_size > 100
    assert len(json.loads((tmp_path / "out.json").read_bytes())["events"]) == 2
    whole = json.loads(typed("dossier", "export", file)[1])
    typed("review", file, "--do", "list", "--do", "reject all")
    assert json.loads(typed("dossier", "export", file)[1])["events"] == []
    assert json.loads(typed("dossier", "export", file, "--machine")[1]) == whole
    assert json.loads(typed("dossier", "export", file, "--version", "1")[1]) == whole
    assert typed("dossier", "export", file, "--version", "7")[0] == 2


def test_search_and_agenda(typed: Typed, file: Path) -> None:
    hits = json.loads(typed("search", file, "blesses valmer", "--in", "event", "--json")[1])
    assert len(hits) == 4
    assert "Valmer" in typed("search", file, "valmer", "--actor", "ana", "--until", "2025-03-01")[1]
    assert typed("search", file, "nulle part")[1] == ""
    items = json.loads(typed("agenda", file, "--on", "2025-03-20", "--json")[1])
    assert [(i["kind"], i["overdue"]) for i in items] == [("promise", True)]
    assert "4" in typed("agenda", file)[1]


def test_review_corrects_and_undoes(typed: Typed, file: Path) -> None:
    acts = ("list", "edit 1 date=2025-02 status=denied agent='Bo; Ana' figure=2:4..5 reason='vu'", "show 1")
    code, out, _ = typed("review", file, *(word for act in acts for word in ("--do", act)))
    assert code == 0
    assert "2025-03-01 → 2025-02-01/2025-02-28 · Ana" in out
    acts = (
        "list",
        "merge 1 2",
        "list",
        "split 1 1",
        "list status=announced",
        "accept 1",
        "note 1 l'agence n'a pas dit",
        "li",
    )
    assert typed("review", file, *(word for act in acts for word in ("--do", act)))[0] == 0
    added = 'add art-000.txt "les élus de la région" date=2025-03-01 label="Les élus"'
    assert typed("review", file, "--do", added)[0] == 0
    log = json.loads(typed("dossier", "log", file, "--json")[1])
    assert [a["done"][0]["do"] for a in log if "entry" in a] == ["edit", "merge", "split", "accept", "note", "add"]
    for _ in range(6):
        assert typed("review", file, "--do", "undo")[0] == 0
    assert typed("dossier", "export", file)[1] == typed("dossier", "export", file, "--machine")[1]
    assert typed("review", file, "--do", "undo")[0] == 2


@pytest.mark.parametrize(
    "act",
    [
        "nothing", "accept", "accept 1", 'list "open', "merge e1", "edit", "undo x", "add", "add none 'x'",
        "list since=hier", "list type=NONE", "show none", "split",
    ],
)  # fmt: skip
def test_what_review_cannot_do_is_a_sentence(typed: Typed, file: Path, act: str) -> None:
    code, _, err = typed("review", file, "--do", act)
    assert code == 2
    assert "Traceback" not in err
    assert err.strip()


@pytest.mark.parametrize(
    "act",
    [
        "edit 1",
        "edit 1 date=hier",
        "edit 1 x=2",
        "edit 1 status=x",
        "edit 1 figure=9:1",
        "split 1",
        "split 1 9",
        "merge 1",
        "accept 99",
    ],
)
def test_values_that_cannot_be_are_a_sentence(typed: Typed, file: Path, act: str) -> None:
    code, _, err = typed("review", file, "--do", "list", "--do", act)
    assert code == 2
    assert "Traceback" not in err
    assert err.strip()


def test_damage_inside_is_a_sentence(typed: Typed, file: Path, tmp_path: Path) -> None:
    typed("review", file, "--do", "list", "--do", "accept 1")
    for table, column in (("journal", "data"), ("event", "data"), ("line", "data"), ("article", "data")):
        damaged = tmp_path / table
        damaged.write_bytes(file.read_bytes())
        connection = sqlite3.connect(damaged)
        connection.execute(f"UPDATE {table} SET {column} = '{{}}'")
        connection.commit()
        connection.close()
        for words in (
            f"dossier status {damaged}",
            f"dossier check {damaged}",
            f"search {damaged} valmer",
            f"dossier update {damaged}",
        ):
            code, _, err = typed(*words.split())
            assert code in {0, 2}, (table, words, err)
            assert "Traceback" not in err
        assert typed("dossier", "check", damaged)[0] == (0 if table in {"event", "article"} else 2)


def test_files_that_are_no_dossiers_are_a_sentence(typed: Typed, file: Path, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("Un texte.", "utf-8")
    for arguments in (
        ("dossier", "status", tmp_path / "none"),
        ("dossier", "add", tmp_path / "note", tmp_path / "pile"),
        ("dossier", "new", file),
        ("dossier", "new", tmp_path / "fresh", tmp_path / "no-such-folder"),
        ("dossier", "add", file, tmp_path / "no-such-folder"),
        ("dossier", "diff", file, "--since", "hier"),
        ("search", tmp_path / "note", "x"),
        ("agenda", file, "--on", "x"),
        ("review", tmp_path / "note", "--do", "list"),
    ):
        code, _, err = typed(*arguments)
        assert code == 2, arguments
        assert "Traceback" not in err
        assert err.strip()
    assert not (tmp_path / "fresh").exists()
