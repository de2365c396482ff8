"""Annotations, keyed by all they depend on; each is committed on its own, so that a kill costs none."""

from __future__ import annotations

from dataclasses import replace

from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected, Span
from filrouge.store.codec import packed, unpacked
from filrouge.store.database import Database

_NOBODY = Article("", "", "", "", "", Span(0, 0))


def to_bytes(made: Annotated) -> bytes:
    """The layers of an article without the article, compressed."""
    return packed(replace(made, article=_NOBODY), Annotated)


def from_bytes(data: bytes, article: Article) -> Annotated:
    """An article with the layers that `to_bytes` gave.

    Raises:
        DecodeError: the bytes are no layers.
    """
    return replace(unpacked(data, Annotated), article=article)


def has(database: Database, key: str) -> bool:
    """Whether this work is done."""
    return database.row("SELECT 1 FROM annotation WHERE key = ?", (key,)) is not None


def put(database: Database, key: str, made: Annotated | Rejected) -> None:
    """Keep the layers of an article, or why there are none; the first to bring them wins."""
    failed = made.reason if isinstance(made, Rejected) else None
    data = None if isinstance(made, Rejected) else to_bytes(made)
    with database.writing():
        database.do("INSERT INTO annotation VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", (key, failed, data))


def get(database: Database, key: str, article: Article) -> Annotated | Rejected | None:
    """The layers of an article, if they have been made."""
    row = database.row("SELECT failed, data FROM annotation WHERE key = ?", (key,))
    if row is None:
        return None
    failed, data = row
    return Rejected(article.path, "annotate", failed) if data is None else from_bytes(data, article)


def waiting(database: Database) -> set[str]:
    """The keys of annotations still to be made."""
    sql = (
        "SELECT DISTINCT a.annotation FROM article a LEFT JOIN annotation n ON n.key = a.annotation WHERE n.key IS NULL"
    )
    return {row[0] for row in database.rows(sql)}


def failures(database: Database) -> list[tuple[str, Rejected]]:
    """(document, rejection) of every article that could not be annotated."""
    sql = (
        "SELECT a.document, a.path, n.failed FROM article a JOIN annotation n ON n.key = a.annotation"
        " WHERE n.failed IS NOT NULL ORDER BY a.path, a.id"
    )
    return [(document, Rejected(path, "annotate", failed)) for document, path, failed in database.rows(sql)]


def failed(database: Database) -> dict[str, str]:
    """Why there are no layers, by key."""
    return dict(database.rows("SELECT key, failed FROM annotation WHERE failed IS NOT NULL"))


def forget_failures(database: Database) -> int:
    """Let what failed be tried again: a worker may have died of something else than its article."""
    with database.writing():
        return database.do("DELETE FROM annotation WHERE failed IS NOT NULL")


def clear_unused(database: Database) -> int:
    """Forget annotations that no article asks for any more."""
    return database.do("DELETE FROM annotation WHERE key NOT IN (SELECT annotation FROM article)")
