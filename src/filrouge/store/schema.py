"""The tables of a dossier, and how one file is told from any other.

`document` and `content` keep what was given, byte for byte; `article` what reading made of it;
`annotation` is keyed by everything it depends on; `trait` is what an article is about, and `part` where
the lines of each part of the pile go. A `line` is one value of the chronology with the versions
between which it stood, so that any version can be read again; `journal` holds corrections,
only ever appended. `event`, `event_actor`, `event_article`, `actor`, `passage` and `words` are the current view,
for filters and search, and can be made anew from the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

APPLICATION = 0x46494C52  # "FILR", SQLite's application_id
FORMAT = 4  # SQLite's user_version; raised with a migration below

_PARTS = (
    "CREATE TABLE trait (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, data TEXT NOT NULL)",
    "CREATE TABLE part (key TEXT PRIMARY KEY, data BLOB NOT NULL)",
)
# each holds all that a filter asks of an event, so that rows are read for the page alone
_PAGES = (
    "CREATE INDEX event_by_place ON event (place, latest, earliest)",
    "CREATE INDEX event_by_type ON event (type, place, latest, earliest)",
    "CREATE INDEX event_by_kind ON event (type, status, place, latest, earliest)",
    "CREATE INDEX event_by_status ON event (status, place, latest, earliest)",
)
_BY_EVENT = "CREATE INDEX IF NOT EXISTS passage_by_event ON passage (event, kind)"
_OLD_PAGES = tuple(f"DROP INDEX IF EXISTS event_by_{name}" for name in ("place", "type", "kind", "status"))
MIGRATIONS: Mapping[int, tuple[str, ...]] = MappingProxyType(  # format → what leads to the next one
    {1: _PARTS, 2: (*_OLD_PAGES, *_PAGES), 3: (_BY_EVENT,)}
)

TABLES: tuple[str, ...] = (
    "CREATE TABLE content (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID",
    (
        "CREATE TABLE document (path TEXT NOT NULL, sha256 TEXT NOT NULL, options TEXT NOT NULL, stamp TEXT NOT NULL,"
        " added TEXT NOT NULL, PRIMARY KEY (path, sha256)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE article (id TEXT NOT NULL, path TEXT NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL,"
        " language TEXT NOT NULL, own_language INTEGER NOT NULL, annotation TEXT NOT NULL, data BLOB NOT NULL,"
        " PRIMARY KEY (path, id))"
    ),
    (
        "CREATE TABLE refusal (path TEXT NOT NULL, sha256 TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,"
        " PRIMARY KEY (path, sha256, stage, reason)) WITHOUT ROWID"
    ),
    "CREATE TABLE annotation (key TEXT PRIMARY KEY, failed TEXT, data BLOB)",
    *_PARTS,
    (
        "CREATE TABLE version (number INTEGER PRIMARY KEY, inputs TEXT NOT NULL, made TEXT NOT NULL,"
        " author TEXT NOT NULL, articles INTEGER NOT NULL, events INTEGER NOT NULL,"
        " journal INTEGER NOT NULL, placed BLOB NOT NULL)"
    ),
    (
        "CREATE TABLE line (kind TEXT NOT NULL, id TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER,"
        " digest TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, id, first))"
    ),
    (
        "CREATE TABLE journal (seq INTEGER PRIMARY KEY, made TEXT NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,"
        " undoes INTEGER, data TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE event (id TEXT PRIMARY KEY, place INTEGER NOT NULL, earliest TEXT, latest TEXT,"
        " type TEXT NOT NULL, status TEXT NOT NULL, sources INTEGER NOT NULL, salience REAL NOT NULL,"
        " digest TEXT NOT NULL, data BLOB NOT NULL)"
    ),
    "CREATE TABLE event_actor (event TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (event, actor)) WITHOUT ROWID",
    (
        "CREATE TABLE event_article (event TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (event, article))"
        " WITHOUT ROWID"
    ),
    (
        "CREATE TABLE passage (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL, article TEXT NOT NULL,"
        " event TEXT, speaker TEXT, earliest TEXT, latest TEXT,"
        " start INTEGER NOT NULL, finish INTEGER NOT NULL, digest TEXT NOT NULL)"
    ),
    "CREATE TABLE actor (id TEXT PRIMARY KEY, names TEXT NOT NULL) WITHOUT ROWID",
)
INDEXES: tuple[str, ...] = (
    "CREATE INDEX article_by_id ON article (id)",
    "CREATE INDEX article_by_annotation ON article (annotation)",
    "CREATE INDEX article_by_document ON article (document, sha256)",
    "CREATE INDEX line_now ON line (last, kind, id)",
    *_PAGES,
    "CREATE INDEX event_by_actor ON event_actor (actor, event)",
    "CREATE INDEX event_by_article ON event_article (article, event)",
    "CREATE INDEX passage_by_ref ON passage (kind, ref)",
    _BY_EVENT,
)
# the full-text index: PostgreSQL's is in `postgres`
WORDS = "CREATE VIRTUAL TABLE words USING fts5(said, tokenize = 'unicode61 remove_diacritics 2')"


def upgrade(version: int) -> Iterator[str]:
    """The statements that lead from a format to today's."""
    for each in range(version, FORMAT):
        yield from MIGRATIONS[each]
