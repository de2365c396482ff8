"""What can still be read of a damaged file: every document whose bytes are whole, every correction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from filrouge.store.codec import DecodeError, inflated
from filrouge.store.faults import StoreError, told
from filrouge.store.journal import Written
from filrouge.store.sources import Given


def documents(path: Path) -> Iterator[tuple[Given, bytes | None]]:
    """Each document that the damaged file still names, with its bytes where they are still there.

    Raises:
        StoreError: it is no database at all any more.
    """
    with closing(_ajar(path)) as damaged:
        for row in _rows(damaged, "document", "path, sha256, options, stamp"):
            given = Given(*row)
            yield given, _content(damaged, given.sha256)


def corrections(path: Path) -> list[Written]:
    """The journal, as far as it can be read, in order."""
    with closing(_ajar(path)) as damaged:
        found = [Written(*row) for row in _rows(damaged, "journal", "seq, made, author, reason, undoes, data")]
    return sorted(found)


def _ajar(path: Path) -> sqlite3.Connection:
    """The file as it stands, without the checks that a sound one passes."""
    if not path.is_file():
        raise StoreError("missing", path)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("SELECT name FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        raise told(error, path) from error
    return connection


def _rows(damaged: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table from its start up to the first damage, then from its end back to it."""
    seen: set[tuple[Any, ...]] = set()
    for direction in ("ASC", "DESC"):
        try:
            for row in damaged.execute(f"SELECT {columns} FROM {table} ORDER BY 1 {direction}"):
                if row in seen:
                    break
                seen.add(row)
                yield row
        except sqlite3.Error:
            continue


def _content(damaged: sqlite3.Connection, sha256: str) -> bytes | None:
    try:
        row = damaged.execute("SELECT data FROM content WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else inflated(row[0])
    except (sqlite3.Error, DecodeError):
        return None
