"""The chronology's versions: each value stored once, with the versions from and up to which it stood."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable
from typing import NamedTuple

from filrouge.store.codec import inflated
from filrouge.store.database import Database

_COLUMNS = "number, inputs, made, author, articles, events, journal"


class Version(NamedTuple):
    """One state of the machine's chronology; ``inputs`` digests all that it was made from.

    ``journal`` is the last correction that was known when it was made.
    """

    number: int
    inputs: str
    made: str
    author: str
    articles: int
    events: int
    journal: int


class Line(NamedTuple):
    """One value of the chronology as JSON, with its kind (``events``, ``quotes`` …) and id."""

    kind: str
    id: str
    data: str


def newest(database: Database) -> Version | None:
    """The current version, if there is any."""
    row = database.row(f"SELECT {_COLUMNS} FROM version ORDER BY number DESC LIMIT 1")
    return None if row is None else Version(*row)


def versions(database: Database) -> list[Version]:
    """All versions, oldest first."""
    return [Version(*row) for row in database.rows(f"SELECT {_COLUMNS} FROM version ORDER BY number")]


def put(
    database: Database,
    version: Version,
    lines: Iterable[Line],
    placed: str,
    stand: Collection[tuple[str, str]] = (),
) -> None:
    """Replace the chronology by a new version; to be called inside a transaction.

    Args:
        database: the dossier.
        version: numbered one above the newest.
        lines: the values of the chronology, their ids unique within a kind.
        placed: what orders the lines into a chronology again.
        stand: (kind, id) of the other values, which are as they were.
    """
    stands = {
        (kind, i): digest for kind, i, digest in database.rows("SELECT kind, id, digest FROM line WHERE last IS NULL")
    }
    fresh, kept = [], set(stand)
    for line in lines:
        key, digest = (line.kind, line.id), _digest(line.data)
        if stands.get(key) == digest:
            kept.add(key)
        else:
            fresh.append((*key, version.number, digest, zlib.compress(line.data.encode("utf-8", "surrogatepass"))))
    over = [(version.number - 1, *key) for key in stands if key not in kept]
    database.each("UPDATE line SET last = ? WHERE kind = ? AND id = ? AND last IS NULL", over)
    database.each("INSERT INTO line (kind, id, first, digest, data) VALUES (?, ?, ?, ?, ?)", fresh)
    database.do(
        f"INSERT INTO version ({_COLUMNS}, placed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*version, zlib.compress(placed.encode("utf-8", "surrogatepass"))),
    )


def placed(database: Database, number: int) -> str | None:
    """What orders the lines of a version."""
    row = database.row("SELECT placed FROM version WHERE number = ?", (number,))
    return None if row is None else _text(row[0])


def lines(database: Database, number: int) -> dict[tuple[str, str], str]:
    """The values of a version, by kind and id."""
    sql = "SELECT kind, id, data FROM line WHERE first <= ? AND (last IS NULL OR last >= ?)"
    return {(kind, i): _text(data) for kind, i, data in database.rows(sql, (number, number))}


def _digest(data: str) -> str:
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _text(data: bytes) -> str:
    return inflated(data).decode("utf-8", "surrogatepass")
