"""A dossier's file that is missing, foreign, newer, damaged or not writable: a sentence each, never a traceback."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from filrouge.store import database, schema
from filrouge.store.faults import SENTENCES, StoreError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "d.filrouge"
    database.create(path).close()
    return path


def fault(path: Path, *, writable: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        database.opened(path, writable=writable).close()
    assert str(caught.value) == SENTENCES[caught.value.fault].format(path=path, reason=caught.value.reason)
    return caught.value.fault


def test_a_new_file_is_one_file(file: Path) -> None:
    assert [p.name for p in file.parent.iterdir()] == ["d.filrouge"]
    with database.opened(file) as opened:
        assert database.sound(opened) is None


def test_missing_foreign_and_newer_files_are_told_apart(file: Path, tmp_path: Path) -> None:
    assert fault(tmp_path / "none") == "missing"
    (tmp_path / "text").write_text("Un article. " * 99, "utf-8")
    assert fault(tmp_path / "text") == "foreign"
    (tmp_path / "empty").write_bytes(b"")
    assert fault(tmp_path / "empty") == "foreign"
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    assert fault(tmp_path / "other.db") == "foreign"
    newer = sqlite3.connect(file)
    newer.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    newer.close()
    assert fault(file) == "newer"


def test_a_second_file_never_takes_the_first_ones_place(file: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("À garder.", "utf-8")
    for path in (file, tmp_path / "note.txt", tmp_path):
        with pytest.raises(StoreError) as caught:
            database.create(path)
        assert caught.value.fault == "exists"
    with pytest.raises(StoreError) as caught:
        database.create(tmp_path / "nowhere" / "d.filrouge")
    assert caught.value.fault == "unreachable"
    assert (tmp_path / "note.txt").read_text("utf-8") == "À garder."


def test_a_file_whose_making_was_killed_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "d.filrouge"
    half = sqlite3.connect(path)
    half.execute("PRAGMA journal_mode = WAL")
    half.close()
    database.create(path).close()
    database.opened(path).close()


def test_a_damaged_file_is_found(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:4096] = b"\xff" * 3996
    file.write_bytes(data)
    assert fault(file) in {"damaged", "foreign"}


def test_readers_leave_one_file_behind(file: Path) -> None:
    with database.opened(file) as opened, opened.writing():
        opened.do("INSERT INTO content VALUES ('a', 'b')")
    with database.opened(file, writable=False) as opened:
        opened.rows("SELECT * FROM content")
    assert [p.name for p in file.parent.iterdir()] == ["d.filrouge"]


def test_a_table_or_trigger_smuggled_in_is_found(file: Path) -> None:
    strange = sqlite3.connect(file)
    strange.execute("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM journal; END")
    strange.close()
    assert fault(file) == "damaged"


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_file_that_cannot_be_written_can_be_read(file: Path, locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:  # permissions do not bind root: the connection is refused writing instead
        plainly = database._plainly
        monkeypatch.setattr(database, "_plainly", lambda path, mode: plainly(path, mode.replace("rw", "ro")))
    elif locked == "file":
        file.chmod(0o444)
    else:
        file.parent.chmod(0o555)
    try:
        if locked == "file" or os.geteuid() == 0:
            assert fault(file) == "readonly"
        with database.opened(file, writable=False) as opened:
            assert opened.rows("SELECT COUNT(*) FROM article") == [(0,)]
            with pytest.raises(StoreError):
                opened.do("DELETE FROM article")
            with pytest.raises(StoreError), opened.writing():
                pass
    finally:
        file.parent.chmod(0o755)


def test_a_transaction_is_all_or_nothing(file: Path) -> None:
    with database.opened(file) as opened:
        with pytest.raises(StoreError), opened.writing():
            opened.each("INSERT INTO content VALUES (?, ?)", [("a", "b"), ("a", "twice")])
        assert opened.rows("SELECT * FROM content") == []


def test_a_full_disk_is_said_and_loses_nothing(file: Path) -> None:
    with database.opened(file) as opened:
        with opened.writing():
            opened.do("INSERT INTO content VALUES ('kept', 'b')")
        opened.do(f"PRAGMA max_page_count = {opened.rows('PRAGMA page_count')[0][0]}")
        with pytest.raises(StoreError) as caught, opened.writing():
            opened.do("INSERT INTO content VALUES ('a', ?)", (b"x" * 100_000,))
        assert caught.value.fault == "full"
        assert opened.rows("SELECT sha256 FROM content") == [("kept",)]
