"""The journal of corrections: entries are appended and never changed, taking one back is an entry too."""

from __future__ import annotations

from typing import NamedTuple

from filrouge.store.database import Database


class Written(NamedTuple):
    """One entry as stored; ``data`` is JSON, ``undoes`` the entry that it takes back."""

    seq: int
    made: str
    author: str
    reason: str
    undoes: int | None
    data: str


def append(database: Database, entry: Written) -> int:
    """Write an entry under the next free number, whatever number it carries; inside a transaction."""
    row = database.row("SELECT COALESCE(MAX(seq), 0) + 1 FROM journal")
    seq = 1 if row is None else int(row[0])
    database.do("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", (seq, *entry[1:]))
    return seq


def entries(database: Database, upto: int | None = None) -> list[Written]:
    """The entries in order, up to and with a number."""
    sql = "SELECT seq, made, author, reason, undoes, data FROM journal WHERE ? IS NULL OR seq <= ? ORDER BY seq"
    return [Written(*row) for row in database.rows(sql, (upto, upto))]


def last(database: Database) -> int:
    """The number of the newest entry; 0 without any."""
    row = database.row("SELECT COALESCE(MAX(seq), 0) FROM journal")
    return 0 if row is None else int(row[0])
