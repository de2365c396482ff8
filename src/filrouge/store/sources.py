"""What was given and what reading made of it: documents with their bytes, articles, refusals."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from filrouge.model.text import Article, Rejected
from filrouge.store.codec import inflated, packed, unpacked
from filrouge.store.database import Database


class Stored(NamedTuple):
    """One article of one document; ``own_language`` is false where the whole pile decided it."""

    article: Article
    document: str
    own_language: bool
    annotation: str  # the key of its annotation


class Row(NamedTuple):
    """Where an article lies and under which key its annotation is."""

    path: str
    id: str
    annotation: str
    language: str
    document: str


class Given(NamedTuple):
    """One document: its path, the digest of its bytes, the options it was read with, and by which reader."""

    path: str
    sha256: str
    options: str
    stamp: str


def known(database: Database, path: str, sha256: str) -> Given | None:
    """A document that is in the dossier already."""
    row = database.row(
        "SELECT path, sha256, options, stamp FROM document WHERE path = ? AND sha256 = ?", (path, sha256)
    )
    return None if row is None else Given(*row)


def documents(database: Database) -> list[Given]:
    """All documents, by path and digest."""
    return [Given(*row) for row in database.rows("SELECT path, sha256, options, stamp FROM document ORDER BY 1, 2")]


def content(database: Database, sha256: str) -> bytes:
    """The bytes of a document."""
    row = database.row("SELECT data FROM content WHERE sha256 = ?", (sha256,))
    return b"" if row is None else inflated(row[0])


def put(database: Database, given: Given, data: bytes, at: str, found: Iterable[Stored | Rejected]) -> None:
    """Keep a document and what it holds; whatever was read from it before is replaced."""
    shown = (given.path, given.sha256)
    database.do(
        "INSERT INTO content VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", (given.sha256, zlib.compress(data, 6))
    )
    database.do(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (path, sha256) DO UPDATE SET options = excluded.options, stamp = excluded.stamp",
        (*given, at),
    )
    database.do("DELETE FROM article WHERE document = ? AND sha256 = ?", shown)
    database.do("DELETE FROM refusal WHERE path = ? AND sha256 = ''", (given.path,))
    database.do("DELETE FROM refusal WHERE path = ? AND sha256 = ?", shown)
    for item in found:
        if isinstance(item, Rejected):
            refuse(database, item, given.sha256)
        else:
            _article(database, item, given.sha256)


def refuse(database: Database, found: Rejected, sha256: str = "") -> int:
    """Keep what could not be read; without a digest, its bytes were never had. 1 if it is news."""
    values = (found.path, sha256, found.stage, found.reason)
    return database.do("INSERT INTO refusal VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", values)


def _article(database: Database, item: Stored, sha256: str) -> None:
    article = item.article
    shown = (article.id, article.path, item.document, sha256, article.language, int(item.own_language), item.annotation)
    database.do(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (path, id) DO UPDATE SET document = excluded.document, sha256 = excluded.sha256,"
        " language = excluded.language, own_language = excluded.own_language, annotation = excluded.annotation,"
        " data = excluded.data",
        (*shown, packed(article, Article)),
    )


def articles(database: Database) -> Iterator[tuple[Article, str]]:
    """Each article once with its annotation's key, by path and id; of several paths, the first."""
    seen: set[str] = set()
    for identity, key, data in database.rows("SELECT id, annotation, data FROM article ORDER BY path, id"):
        if identity not in seen:
            seen.add(identity)
            yield unpacked(data, Article), key


def placed(database: Database) -> list[Row]:
    """Where each article lies, as `articles` gives them."""
    found: dict[str, Row] = {}
    for row in database.rows("SELECT path, id, annotation, language, document FROM article ORDER BY path, id"):
        found.setdefault(row[1], Row(*row))
    return list(found.values())


def at(database: Database, row: Row) -> Article | None:
    """The article of a row; none where it has been read otherwise since."""
    sql = "SELECT data FROM article WHERE path = ? AND id = ? AND annotation = ?"
    found = database.row(sql, (row.path, row.id, row.annotation))
    return None if found is None else unpacked(found[0], Article)


def named(database: Database, identity: str) -> Article | None:
    """One article, without reading the rest."""
    row = database.row("SELECT data FROM article WHERE id = ? ORDER BY path LIMIT 1", (identity,))
    return None if row is None else unpacked(row[0], Article)


def document_of(database: Database, article: str) -> tuple[str, str] | None:
    """(path, digest) of the document that an article came from."""
    row = database.row("SELECT document, sha256 FROM article WHERE id = ? ORDER BY path LIMIT 1", (article,))
    return None if row is None else (str(row[0]), str(row[1]))


def refusals(database: Database) -> list[Rejected]:
    """What could not be read, in order."""
    sql = "SELECT DISTINCT path, stage, reason FROM refusal ORDER BY path, stage, reason"
    return [Rejected(*row) for row in database.rows(sql)]


def votes(database: Database) -> dict[str, int]:
    """How many articles are of each language by themselves."""
    sql = "SELECT language, COUNT(DISTINCT id) FROM article WHERE own_language = 1 GROUP BY language"
    return dict(database.rows(sql))


def swayed(database: Database, language: str) -> list[Given]:
    """Documents with an article whose language the pile decides, and decided otherwise than now."""
    sql = (
        "SELECT DISTINCT d.path, d.sha256, d.options, d.stamp FROM document d JOIN article a"
        " ON a.document = d.path AND a.sha256 = d.sha256"
        " WHERE a.own_language = 0 AND a.language <> ? ORDER BY 1, 2"
    )
    return [Given(*row) for row in database.rows(sql, (language,))]


def languages(database: Database) -> set[str]:
    """The languages of the articles."""
    return {row[0] for row in database.rows("SELECT DISTINCT language FROM article")}
