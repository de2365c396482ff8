"""Taking documents in: their bytes kept, their articles read, nothing read twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from filrouge.dossier import stamps
from filrouge.engine import keys
from filrouge.lang.pack import Pack, shipped
from filrouge.model.text import Article, Basis, Rejected
from filrouge.read.document import Document, digest
from filrouge.read.options import ReadOptions
from filrouge.read.piecewise import Read, majority, read_document
from filrouge.read.reading import given
from filrouge.store import sources
from filrouge.store.database import Database
from filrouge.store.sources import Given, Stored


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in: documents by their paths, how many of them are new, and what was refused."""

    documents: tuple[str, ...] = ()
    new: int = 0
    rejected: tuple[Rejected, ...] = ()


def take(
    database: Database, paths: Sequence[Path | str], *, stdin: bytes | None, options: ReadOptions, at: str
) -> Taken:
    """Read documents into the dossier; one that is there already is left as it is."""
    new, paths_in = 0, []
    rejected: list[Rejected] = []
    for document in given(paths, stdin, options):
        if isinstance(document, Rejected):
            rejected.append(document)
            with database.writing():
                sources.refuse(database, document)
            continue
        before = sources.known(database, document.path, digest(document.data))
        new += before is None
        paths_in.append(document.path)
        rejected += _in(database, document, before, options, at)
    settle(database, at)
    return Taken(tuple(paths_in), new, tuple(rejected))


def _in(database: Database, document: Document, before: Given | None, options: ReadOptions, at: str) -> list[Rejected]:
    told = bool(options.language or options.published or options.published_default or options.columns)
    if before is not None and not told:
        if before.stamp == stamps.reader():
            return []
        options = _recorded(before, options)
    return _store(database, document, options, at)


def _store(database: Database, document: Document, options: ReadOptions, at: str) -> list[Rejected]:
    found = read_document(document, majority(sources.votes(database)), options)
    stored = [_stored(read, document.path) for read in found]
    record = Given(document.path, digest(document.data), _record(found, options), stamps.reader())
    with database.writing():
        sources.put(database, record, document.data, at, stored)
    return [item for item in stored if isinstance(item, Rejected)]


def _stored(read: Read, path: str) -> Stored | Rejected:
    if isinstance(read.found, Rejected):
        return read.found
    return Stored(read.found, path, read.own_language, key(read.found))


def key(article: Article, packs: Mapping[str, Pack] | None = None) -> str:
    """The key of an article's annotation with the packs of today."""
    return keys.annotation(article, (packs or {}).get(article.language) or shipped(article.language))


def settle(database: Database, at: str) -> None:
    """Read again what took its language from a majority that is another by now."""
    for record in sources.swayed(database, majority(sources.votes(database))):
        again(database, record, at)


def refresh(database: Database, at: str) -> int:
    """Read again, from the bytes kept, whatever another reader or pack had read; how many documents."""
    stale = [d for d in sources.documents(database) if d.stamp != stamps.reader()]
    for record in stale:
        again(database, record, at)
    settle(database, at)
    return len(stale)


def again(database: Database, record: Given, at: str) -> None:
    """Read a document again with the options that it was given."""
    document = Document(record.path, sources.content(database, record.sha256))
    _store(database, document, _recorded(record, ReadOptions()), at)


def restore(database: Database, record: Given, document: Document, at: str) -> None:
    """Take in a document with the options that it was once given."""
    _store(database, document, _recorded(record, ReadOptions()), at)


def _record(found: Sequence[Read], options: ReadOptions) -> str:
    """The options that mattered for a document: its language, the days given by hand, the names of columns."""
    articles = [read.found for read in found if isinstance(read.found, Article)]
    days = {a.path: a.published.date for a in articles if a.published.basis is Basis.GIVEN}
    told: dict[str, object] = {"language": options.language, "published": days}
    return json.dumps(told | ({"columns": dict(options.columns)} if options.columns else {}), sort_keys=True)


def _recorded(record: Given, options: ReadOptions) -> ReadOptions:
    told = json.loads(record.options)
    days = {path: date.fromisoformat(day) for path, day in told["published"].items()}
    return replace(options, language=told["language"], published=days, columns=told.get("columns", {}))
