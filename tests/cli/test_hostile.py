"""A folder of everything that goes wrong: all is listed, nothing escapes, the good articles come out."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from filrouge.cli import main  # noqa: F401 - registers the commands
from filrouge.cli.app import app

GOOD = (
    "Le ministre Paul Ardoin a annoncé lundi 3 mars 2025 la fermeture du port de Brestal.\nIl a rencontré les dockers."
)
ENGLISH = (
    "Minister Paul Ardoin announced on Monday, March 3, 2025 that the port of Brestal would close. He met dockers."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "good.txt").write_text(GOOD, "utf-8")
    (pile / "cp1252.txt").write_bytes((GOOD + " « Assez ! »").encode("cp1252"))
    (pile / "utf16.txt").write_text(ENGLISH, "utf-16")
    (pile / "empty.txt").write_bytes(b"")
    (pile / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pile / "long.txt").write_text("mot " * 1_250_000, "utf-8")
    (pile / "broken.zip").write_bytes(b"PK\x03\x04 no archive at all")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../escaped.txt", GOOD)
        archive.writestr("/tmp/escaped.txt", GOOD)
        archive.writestr("inside.txt", ENGLISH + " It was raining.")
    (pile / "climbing.zip").write_bytes(held.getvalue())
    return pile


def test_the_bad_are_listed_and_the_good_come_out(folder: Path, tmp_path: Path) -> None:
    before = sorted(p for p in tmp_path.rglob("*"))
    out = tmp_path / "out.json"
    result = CliRunner().invoke(app, ["build", str(folder), "-o", str(out)])
    assert result.exit_code == 1
    made = json.loads(out.read_bytes())
    assert sorted(a["path"] for a in made["articles"]) == [
        "climbing.zip!inside.txt",
        "cp1252.txt",
        "good.txt",
        "utf16.txt",
    ]
    texts = {a["path"]: a["text"] for a in made["articles"]}
    assert texts["good.txt"] == GOOD
    assert texts["cp1252.txt"].endswith("« Assez ! »")
    refused = {r["path"].split("!")[0] for r in made["rejected"]}
    assert refused == {"empty.txt", "binary.txt", "long.txt", "broken.zip", "climbing.zip"}
    assert all(r["reason"] for r in made["rejected"])
    assert sum(r["path"].startswith("climbing.zip") for r in made["rejected"]) == 2
    for name in ("empty.txt", "binary.txt", "long.txt", "broken.zip", "climbing.zip"):
        assert name in result.stderr
    assert sorted(p for p in tmp_path.rglob("*") if p != out) == before
