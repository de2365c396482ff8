"""What each article is about, and the parts of the pile as they were last resolved: both can be made anew."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

from filrouge.store.codec import inflated
from filrouge.store.database import Database


def traits(database: Database, stamp: str) -> dict[str, str]:
    """The traits of articles by the key of their annotation, as JSON, that today's program made."""
    return dict(database.rows("SELECT key, data FROM trait WHERE stamp = ?", (stamp,)))


def keep_traits(database: Database, stamp: str, made: Iterable[tuple[str, str]]) -> None:
    """Keep the traits of annotations; inside a transaction."""
    found = list(made)
    database.each("DELETE FROM trait WHERE key = ?", ((key,) for key, _ in found))
    database.each("INSERT INTO trait VALUES (?, ?, ?)", ((key, stamp, data) for key, data in found))


def parts(database: Database) -> dict[str, str]:
    """Every part of the newest chronology by its key, as JSON."""
    return {key: _text(data) for key, data in database.rows("SELECT key, data FROM part")}


def replace(database: Database, keys: Iterable[str], fresh: Mapping[str, str]) -> None:
    """Make these the parts, the fresh ones with what they hold; inside a transaction."""
    wanted = set(keys)
    over = [(key,) for (key,) in database.rows("SELECT key FROM part") if key not in wanted or key in fresh]
    database.each("DELETE FROM part WHERE key = ?", over)
    packed = ((key, zlib.compress(data.encode("utf-8", "surrogatepass"), 1)) for key, data in fresh.items())
    database.each("INSERT INTO part VALUES (?, ?)", packed)


def _text(data: bytes) -> str:
    return inflated(data).decode("utf-8", "surrogatepass")
