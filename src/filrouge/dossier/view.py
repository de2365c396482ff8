"""The current view in the store: the corrected chronology as rows for filters and search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from filrouge.dossier.correcting import Corrected, corrected
from filrouge.dossier.corrections import Batch, Entry
from filrouge.dossier.lines import gathered
from filrouge.model.story import Chronology, Event, Quote, ReadArticle
from filrouge.store import journal, shown, versions
from filrouge.store.codec import dumps, loads, packed
from filrouge.store.database import Database
from filrouge.store.journal import Written
from filrouge.store.shown import Links, Passage, ShownEvent


def show(database: Database, machine: Chronology) -> Corrected:
    """Make the view that of a chronology under the journal as it stands; inside a transaction."""
    done = corrected(machine, entries(database))
    chronology = done.chronology
    shown.show_events(database, [_event(n, e) for n, e in enumerate(chronology.events)])
    shown.show_passages(database, _passages(chronology))
    return done


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


def _event(place: int, event: Event) -> tuple[ShownEvent, Links]:
    data = packed(event, Event)
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
        hashlib.sha256(data).hexdigest()[:24],
        data,
    )
    return row, Links(tuple(p.actor for p in event.participants), tuple(m.article for m in event.mentions))


def _passages(chronology: Chronology) -> Iterator[tuple[Passage, str]]:
    names = {a.id: " ".join((a.name, *a.aliases)) for a in chronology.actors}
    texts = {a.article.id: a.article.text for a in chronology.articles}
    yield from (_of_article(read) for read in chronology.articles)
    yield from (_of_event(event, names, texts) for event in chronology.events)
    known = {e.id for e in chronology.events}
    yield from (_of_quote(q, names, texts, known) for q in chronology.quotes)


def _of_article(read: ReadArticle) -> tuple[Passage, str]:
    article, day = read.article, read.published
    said = f"{article.title or ''}\n{article.text}"
    return _passage(("article", article.id, article.id, None, None), (day.earliest, day.latest), said), said


def _of_event(event: Event, names: Mapping[str, str], texts: Mapping[str, str]) -> tuple[Passage, str]:
    words = (texts.get(m.article, "")[m.start : m.end] for m in event.mentions)
    actors = (names.get(p.actor, "") for p in event.participants)
    said = "\n".join((event.label, *words, *actors))
    first = event.mentions[0].article if event.mentions else ""
    days = (event.date.earliest, event.date.latest)
    return _passage(("event", event.id, first, event.id, None), days, said), said


def _of_quote(quote: Quote, names: Mapping[str, str], texts: Mapping[str, str], known: set[str]) -> tuple[Passage, str]:
    words = quote.content.of(texts.get(quote.article, ""))
    said = f"{words}\n{names.get(quote.speaker or '', '')}"
    event = quote.event if quote.event in known else None
    days = (quote.date.earliest, quote.date.latest)
    return _passage(("quote", quote.id, quote.article, event, quote.speaker), days, said), said


_Where = tuple[str, str, str, str | None, str | None]


def _passage(where: _Where, days: tuple[str | None, str | None], said: str) -> Passage:
    earliest, latest = days
    told = "\0".join(str(part) for part in (*where, earliest, latest, said))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Passage(*where, earliest, latest, digest)
