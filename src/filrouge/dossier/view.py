"""The current view in the store: the corrected chronology as rows for filters and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from filrouge.dossier.correcting import Corrected, corrected
from filrouge.dossier.corrections import Batch, Entry
from filrouge.dossier.lines import gathered
from filrouge.dossier.parts import Arranged, Held
from filrouge.model.story import Chronology, Event, Quote, ReadArticle
from filrouge.store import journal, shown, versions
from filrouge.store.codec import dumps, loads
from filrouge.store.database import Database
from filrouge.store.journal import Written
from filrouge.store.shown import Links, Passage, ShownEvent


def show(
    database: Database,
    machine: Chronology,
    *,
    before: Corrected | None = None,
    known: Mapping[int, str] = MappingProxyType({}),
) -> Corrected:
    """Make the view that of a chronology under the journal as it stands; inside a transaction.

    Args:
        database: the dossier.
        machine: the chronology without corrections.
        before: what the view shows now, made from the very same value, so that only changes are written.
        known: the JSON of events that were just turned into it, by their identity in memory.
    """
    done = corrected(machine, entries(database))
    chronology = done.chronology
    same = _same(before)
    events = chronology.events
    shown.show_events(database, [_event(n, e, known, same=id(e) in same) for n, e in enumerate(events)])
    shown.show_passages(database, _passages(chronology, same))
    shown.show_actors(database, ((a.id, "\n".join((a.name, *a.aliases))) for a in chronology.actors))
    return done


@dataclass(frozen=True, slots=True)
class Growth:
    """What a new version brings: parts that were resolved, parts that stand, and the ids of all in order."""

    fresh: tuple[Chronology, ...]
    kept: tuple[Held, ...]
    arranged: Arranged


def grow(database: Database, number: int, growth: Growth) -> None:
    """Make the view that of a new version, inside a transaction: where nothing is corrected, by what is fresh alone."""
    if journal.last(database):
        machine_now = gathered(database, number)
        assert machine_now is not None
        show(database, machine_now)
        return
    fresh = {e.id: e for found in growth.fresh for e in found.events}
    kept = ((i, fresh.get(i)) for i in dict(growth.arranged.order)["events"])
    shown.show_events(database, [_placed(n, i, e) for n, (i, e) in enumerate(kept)])
    stand = (Passage(kind, i) for held in growth.kept for kind, i in held.passages)
    shown.show_passages(database, chain(stand, *(_passages(found, set()) for found in growth.fresh)))
    shown.show_actors(database, growth.arranged.names())


def _same(before: Corrected | None) -> set[int]:
    """The values that the view shows now, by their identity in memory."""
    if before is None:
        return set()
    shown_now = before.chronology
    return {id(value) for value in (*shown_now.articles, *shown_now.events, *shown_now.quotes)}


def entries(database: Database, upto: int | None = None) -> tuple[Entry, ...]:
    """The journal, up to and with a number."""
    return tuple(_entry(written) for written in journal.entries(database, upto))


def _entry(written: Written) -> Entry:
    done = loads(written.data, Batch).corrections
    return Entry(written.seq, written.made, written.author, written.reason, done, written.undoes)


def written(entry: Entry) -> Written:
    """An entry as it is stored."""
    data = dumps(Batch(entry.corrections), Batch)
    return Written(entry.seq, entry.made, entry.author, entry.reason, entry.undoes, data)


def machine(database: Database) -> Chronology | None:
    """The newest chronology without corrections; none in a dossier that never had one."""
    newest = versions.newest(database)
    return None if newest is None else gathered(database, newest.number)


def _placed(place: int, identity: str, event: Event | None) -> tuple[ShownEvent, Links]:
    """An event as the view is told of it; without its value, it stands as it is."""
    return (ShownEvent(identity, place), Links((), ())) if event is None else _event(place, event, {}, same=False)


def _event(place: int, event: Event, known: Mapping[int, str], *, same: bool) -> tuple[ShownEvent, Links]:
    if same:
        return ShownEvent(event.id, place), Links((), ())
    date = event.date
    row = ShownEvent(
        event.id,
        place,
        date.earliest,
        date.latest,
        event.type,
        event.status.value,
        event.sources,
        event.salience,
        known.get(id(event)) or dumps(event, Event),
    )
    return row, Links(tuple(p.actor for p in event.participants), tuple(m.article for m in event.mentions))


def _passages(chronology: Chronology, same: set[int]) -> Iterator[Passage]:
    names = {a.id: " ".join((a.name, *a.aliases)) for a in chronology.actors}
    texts = {a.article.id: a.article.text for a in chronology.articles}
    known = {e.id for e in chronology.events}
    for read in chronology.articles:
        yield Passage("article", read.article.id) if id(read) in same else _of_article(read)
    for event in chronology.events:
        yield Passage("event", event.id) if id(event) in same else _of_event(event, names, texts)
    for quote in chronology.quotes:
        yield Passage("quote", quote.id) if id(quote) in same else _of_quote(quote, names, texts, known)


def _of_article(read: ReadArticle) -> Passage:
    article, day = read.article, read.published
    said = f"{article.title or ''}\n{article.text}"
    where = (article.id, None, None, day.earliest, day.latest, 0, len(article.text))
    return Passage("article", article.id, *where, said)


def _of_event(event: Event, names: Mapping[str, str], texts: Mapping[str, str]) -> Passage:
    words = (texts.get(m.article, "")[m.start : m.end] for m in event.mentions)
    actors = (names.get(p.actor, "") for p in event.participants)
    said = "\n".join((event.label, *words, *actors))
    first, days = event.mentions[0], (event.date.earliest, event.date.latest)
    return Passage("event", event.id, first.article, event.id, None, *days, first.start, first.end, said)


def _of_quote(quote: Quote, names: Mapping[str, str], texts: Mapping[str, str], known: set[str]) -> Passage:
    content = quote.content
    said = f"{content.of(texts.get(quote.article, ''))}\n{names.get(quote.speaker or '', '')}"
    event = quote.event if quote.event in known else None
    days = (quote.date.earliest, quote.date.latest)
    return Passage("quote", quote.id, quote.article, event, quote.speaker, *days, content.start, content.end, said)
