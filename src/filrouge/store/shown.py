"""The current view: events by their columns, and every passage that can be searched.

Both can be made anew from versions and journal; only rows whose digest changed are written.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from filrouge.store.database import Database
from filrouge.store.filters import EVERYTHING, Condition, Filter, marks, on_events, on_passages
from filrouge.store.fulltext import Looked, Said
from filrouge.store.sifting import Sifted, sifted

MANY = 1_000  # passages written at once after which a database should look at its tables anew


class ShownEvent(NamedTuple):
    """An event of the view: its place in the chronology, the columns it is filtered by, its JSON.

    With an empty ``data`` it stands as it is, wherever its place.
    """

    id: str
    place: int
    earliest: str | None = None
    latest: str | None = None
    type: str = ""
    status: str = ""
    sources: int = 0
    salience: float = 0.0
    data: str = ""


class Links(NamedTuple):
    """Whom an event is about and which articles report it."""

    actors: tuple[str, ...]
    articles: tuple[str, ...]


class Passage(NamedTuple):
    """Words that can be searched: of an ``article``, an ``event`` or a ``quote``, and their place.

    With empty ``said`` it stands as it is.
    """

    kind: str
    ref: str
    article: str = ""
    event: str | None = None
    speaker: str | None = None
    earliest: str | None = None
    latest: str | None = None
    start: int = 0
    finish: int = 0
    said: str = ""


class Found(NamedTuple):
    """A passage that matches, with the packed event that it belongs to, if any."""

    kind: str
    ref: str
    article: str
    start: int
    finish: int
    earliest: str | None
    latest: str | None
    event: bytes | None


def show_actors(database: Database, actors: Iterable[tuple[str, str]]) -> None:
    """Make these the actors by whose names one can filter; inside a transaction."""
    database.do("DELETE FROM actor")
    database.each("INSERT INTO actor VALUES (?, ?)", actors)


def actors(database: Database) -> list[tuple[str, str]]:
    """(id, names) of every actor."""
    return [(i, names) for i, names in database.rows("SELECT id, names FROM actor ORDER BY id")]


def show_events(database: Database, events: Sequence[tuple[ShownEvent, Links]]) -> None:
    """Make these the events of the view; to be called inside a transaction."""
    sql = "SELECT id, place, digest FROM event"
    stands = {i: (place, digest) for i, place, digest in database.rows(sql)}
    fresh = [(e, _digest(e.data), links) for e, links in events if e.data]
    fresh = [(e, digest, links) for e, digest, links in fresh if stands.get(e.id, (0, ""))[1] != digest]
    gone = stands.keys() - {e.id for e, _ in events}
    over = [(i,) for i in sorted(gone | (stands.keys() & {e.id for e, _, _ in fresh}))]
    for table, column in (("event", "id"), ("event_actor", "event"), ("event_article", "event")):
        database.each(f"DELETE FROM {table} WHERE {column} = ?", over)
    rows = ((*e[:-1], digest, _packed(e.data)) for e, digest, _ in fresh)
    database.each("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for table, pairs in (
        ("event_actor", ((e.id, actor) for e, _, links in fresh for actor in dict.fromkeys(links.actors))),
        ("event_article", ((e.id, article) for e, _, links in fresh for article in dict.fromkeys(links.articles))),
    ):
        database.each(f"INSERT INTO {table} VALUES (?, ?)", pairs)
    moved = [(e.place, e.id) for e, _ in events if stands.get(e.id, (e.place, ""))[0] != e.place]
    database.each("UPDATE event SET place = ? WHERE id = ?", moved)


def show_passages(database: Database, passages: Iterable[Passage]) -> None:
    """Make these the passages that can be searched; inside a transaction."""
    sql = "SELECT kind, ref, digest, row FROM passage"
    stands = {(kind, ref): (digest, row) for kind, ref, digest, row in database.rows(sql)}
    kept, fresh = set(), []
    for passage in passages:
        key = (passage.kind, passage.ref)
        digest = _digest("\0".join(map(str, passage))) if passage.said else ""
        if not digest or stands.get(key, ("", 0))[0] == digest:
            kept.add(key)
        else:
            fresh.append((*passage[:-1], digest, passage.said))
    over = [(row,) for key, (_, row) in stands.items() if key not in kept]
    database.each("DELETE FROM passage WHERE row = ?", over)
    database.each(f"DELETE FROM words WHERE {database.index.row} = ?", over)
    top = database.row("SELECT COALESCE(MAX(row), 0) FROM passage")
    first = 1 + (0 if top is None else int(top[0]))
    marks = ", ".join("?" * (len(Passage._fields) + 1))
    database.each(f"INSERT INTO passage VALUES ({marks})", ((n, *row[:-1]) for n, row in enumerate(fresh, first)))
    said = (Said(n, row[2], row[-1]) for n, row in enumerate(fresh, first))
    database.index.keep(database, said)
    if len(fresh) >= MANY:
        database.settle()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def search(database: Database, text: str, wanted: Filter, limit: int) -> list[Found]:
    """The passages that hold the words asked for and pass the filter; all that pass, without words."""
    where, values = on_passages(wanted)
    if wanted.types or wanted.statuses:  # of events alone, which words that are everywhere hardly narrow down
        sifted = _searched(database, text, wanted, limit)
        if sifted is not None:
            return sifted
    source, order, asked = _matched(database, text, filtered=where != EVERYTHING, limit=limit)
    sql = f"SELECT {_FOUND} FROM {source} LEFT JOIN event e ON e.id = p.event WHERE {where} ORDER BY {order} LIMIT ?"
    return [Found(*row) for row in database.rows(sql, (*asked, *values, limit))]


def _searched(database: Database, text: str, wanted: Filter, limit: int) -> list[Found] | None:
    """What `search` gives for very frequent words and a filter of events, in order of the events; none for others."""
    of = on_events(replace(wanted, actors=None, since=None, until=None))  # the days are those of the passage
    found = _sifted(database, text, of, on_passages(replace(wanted, types=(), statuses=())), limit)
    if found is None:
        return None
    held = f"passage p JOIN event e ON e.id = p.event WHERE p.row IN ({marks(found)})"
    sql = f"SELECT {_FOUND} FROM {held} ORDER BY e.place, p.kind, p.ref"
    return [Found(*row) for row in database.rows(sql, [each.row for each in found])]


_FOUND = "p.kind, p.ref, p.article, p.start, p.finish, p.earliest, p.latest, e.data"


def _matched(database: Database, text: str, *, filtered: bool, limit: int) -> tuple[str, str, tuple[object, ...]]:
    """Where passages come from, in which order, and the values for that: the best first, unless there are very many."""
    index = database.index
    looked = index.look(text)
    if looked is None:
        return "passage p", "p.earliest IS NULL, p.earliest, p.kind, p.ref", ()
    found, few = _holding(database, looked)
    if few is None:
        first = f"{found} ORDER BY 1 LIMIT {int(limit)}"  # cut off before they are joined
        every = f"WITH f AS {index.whole} ({found}) SELECT row FROM f"
        return f"({every if filtered else first}) w JOIN passage p ON p.row = w.row", "w.row", looked.values
    cut = f" LIMIT {few}" if filtered else f" ORDER BY worth LIMIT {int(limit)}"
    ranked = f"SELECT {index.row} AS row, {looked.worth} AS worth FROM words WHERE {looked.condition}{cut}"
    values = (*looked.worth_values, *looked.values)
    return f"({ranked}) w JOIN passage p ON p.row = w.row", "w.worth, p.kind, p.ref", values


def _holding(database: Database, looked: Looked) -> tuple[str, int | None]:
    """What selects the rows that hold the words, and how many there are, unless they are too many to be ranked.

    A planner that guesses their number badly walks through all events instead: whoever joins few rows to
    others says ``LIMIT`` and their number, in the same view of the tables.
    """
    found = f"SELECT {database.index.row} AS row FROM words WHERE {looked.condition}"
    most = database.index.ranked
    count = f"WITH f AS {database.index.whole} ({found}) SELECT COUNT(*) FROM (SELECT 1 FROM f LIMIT ?) w"
    many = int(database.rows(count, (*looked.values, most + 1))[0][0])
    return found, many if many <= most else None


def events(database: Database, text: str, wanted: Filter, window: tuple[int, int]) -> list[bytes]:
    """Packed events that hold the words and pass the filter, in order: ``window`` is (offset, how many)."""
    found = _sifted(database, text, on_events(wanted), on_passages(Filter(kinds=("event",))), sum(window))
    if found is not None:
        chosen = [each.place for each in found[window[0] :]]
        sql = f"SELECT data FROM event WHERE place IN ({marks(chosen)}) ORDER BY place"  # a place is one event's
        return [row[0] for row in database.rows(sql, chosen)]
    where, values = _of_events(database, text, wanted)
    page = f"SELECT e.place FROM event e WHERE {where} ORDER BY e.place LIMIT ? OFFSET ?"
    sql = f"SELECT data FROM event WHERE place IN ({page}) ORDER BY place"
    return [row[0] for row in database.rows(sql, (*values, window[1], window[0]))]


def _sifted(database: Database, text: str, of: Condition, among: Condition, most: int) -> list[Sifted] | None:
    """The first passages that hold very frequent words; none for words that are not so frequent."""
    looked = database.index.look(text)
    if looked is None or _holding(database, looked)[1] is not None:
        return None
    return sifted(database, looked, of, among, most)


def matching_events(database: Database, text: str) -> list[str]:
    """The ids of the events that hold the words."""
    where, values = _of_events(database, text, Filter())
    return [row[0] for row in database.rows(f"SELECT e.id FROM event e WHERE {where}", values)]


def counted(database: Database, text: str, wanted: Filter) -> int:
    """How many events hold the words and pass the filter."""
    where, values = _of_events(database, text, wanted)
    row = database.row(f"SELECT COUNT(*) FROM event e WHERE {where}", values)
    return 0 if row is None else int(row[0])


def _of_events(database: Database, text: str, wanted: Filter) -> tuple[str, list[object]]:
    """The conditions on the table of events alone, so that a page stops where it is full."""
    where, values = on_events(wanted)
    looked = database.index.look(text)
    if looked is not None:
        found, few = _holding(database, looked)
        found += "" if few is None else f" LIMIT {few}"
        held = f"SELECT p.ref FROM ({found}) w JOIN passage p ON p.row = w.row"
        where += f" AND e.id IN ({held} WHERE {database.index.kind} = 'event')"
        values.extend(looked.values)
    return where, values
