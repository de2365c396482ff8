"""The lists: what each holds and how it is filtered; a page at a time, in one state of the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from filrouge.dossier import Dossier, Query
from filrouge.dossier.corrections import Entry
from filrouge.dossier.wording import Wording
from filrouge.lang.fold import bare
from filrouge.model.story import ReadArticle
from filrouge.web import acts
from filrouge.web.rest import asking, state
from filrouge.words import words

Json = dict[str, Any]
T = TypeVar("T")
DEEPEST = 400  # hits, always as many: of equally good ones, which come first depends on how many are asked for


@dataclass(frozen=True, slots=True)
class Reading:
    """The dossier as one request reads it."""

    dossier: Dossier
    tag: str

    @property
    def wording(self) -> Wording:
        return Wording.of(self.dossier.database)

    def page(self, asked: asking.Paged, found: Iterable[T]) -> tuple[list[T], str | None]:
        """The page asked for out of all that there is."""
        start = state.begin(asked.cursor, self.tag)
        window = list(islice(found, start, start + asked.limit + 1))
        more = len(window) > asked.limit
        return window[: asked.limit], state.following(start, asked.limit, self.tag) if more else None


def _listed(reading: Reading, asked: asking.Paged, found: Iterable[object]) -> Json:
    items, following = reading.page(asked, found)
    wording = reading.wording
    return {"items": [wording.told(i) for i in items], "next": following}


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _query(asked: asking.Events, limit: int, kinds: tuple[str, ...] = ()) -> Query:
    since, until = _day(asked.since), _day(asked.until)
    return Query(asked.text, kinds, asked.actor, since, until, asked.type, asked.status, limit)


def events(reading: Reading, asked: asking.Events) -> Json:
    """The chronology in order; only the page is loaded."""
    start = state.begin(asked.cursor, reading.tag)
    found = reading.dossier.events(_query(asked, asked.limit + 1), start)
    wording = reading.wording
    items = [wording.told(e) for e in found[: asked.limit]]
    more = len(found) > asked.limit
    return {"items": items, "next": state.following(start, asked.limit, reading.tag) if more else None}


def articles(reading: Reading, asked: asking.Articles) -> Json:
    """What was read, without its text."""
    wanted, language = bare(asked.source), asked.language.lower()
    since, until = _day(asked.since), _day(asked.until)

    def kept(read: ReadArticle) -> bool:
        dated = read.published
        return (
            wanted in bare(read.article.source or "")
            and language in ("", read.article.language)
            and (since is None or (dated.latest or dated.earliest or "") >= since)
            and (until is None or "" < (dated.earliest or dated.latest or "") <= until)
        )

    listed = _listed(reading, asked, [a for a in reading.dossier.chronology().articles if kept(a)])
    for item in listed["items"]:
        del item["text"]
    return listed


def actors(reading: Reading, asked: asking.Actors) -> Json:
    """Who acts."""
    wanted = bare(asked.name)
    found = (a for a in reading.dossier.chronology().actors if not asked.kind or a.kind.value in asked.kind)
    return _listed(reading, asked, (a for a in found if any(wanted in bare(n) for n in (a.name, *a.aliases))))


def quotes(reading: Reading, asked: asking.Quotes) -> Json:
    """Who said what."""
    chronology, wanted = reading.dossier.chronology(), bare(asked.speaker)
    speakers = {a.id for a in chronology.actors if any(wanted in bare(n) for n in (a.id, a.name, *a.aliases))}
    found = (q for q in chronology.quotes if not wanted or q.speaker in speakers)
    return _listed(reading, asked, (q for q in found if _about(q.event, q.article, asked)))


def _about(event: str | None, article: str, asked: asking.Quotes | asking.Figures) -> bool:
    return asked.event in ("", event) and asked.article in ("", article)


def figures(reading: Reading, asked: asking.Figures) -> Json:
    """How many."""
    found = (f for f in reading.dossier.chronology().figures if asked.unit in ("", f.unit))
    return _listed(reading, asked, (f for f in found if _about(f.event, f.article, asked)))


def contradictions(reading: Reading, asked: asking.Contradictions) -> Json:
    """Where sources do not agree."""
    found = (c for c in reading.dossier.chronology().contradictions if not asked.kind or c.kind in asked.kind)
    return _listed(reading, asked, (c for c in found if not asked.event or asked.event in c.events))


def follow_ups(reading: Reading, asked: asking.FollowUps) -> Json:
    """What was announced, and whether it came; with a day, whether it is ``overdue`` then."""
    kept = (f for f in reading.dossier.chronology().follow_ups if not asked.state or f.state in asked.state)
    items, following = reading.page(asked, kept)
    told = [reading.wording.told(f) for f in items]
    if asked.on is not None:
        late = [f.waits and f.latest is not None and f.latest < str(asked.on) for f in items]
        told = [{**item, "overdue": overdue} for item, overdue in zip(told, late, strict=True)]
    return {"items": told, "next": following}


def stories(reading: Reading, asked: asking.Paged) -> Json:
    """The stories that a mixed pile tells."""
    return _listed(reading, asked, reading.dossier.chronology().stories)


def courses(reading: Reading, asked: asking.Paged) -> Json:
    """How figures moved from report to report."""
    return _listed(reading, asked, reading.dossier.chronology().courses)


def same_quotes(reading: Reading, asked: asking.Paged) -> Json:
    """Quotations that several articles carry."""
    return _listed(reading, asked, reading.dossier.chronology().same_quotes)


def search(reading: Reading, asked: asking.Search) -> Json:
    """Passages that hold the words, the best first."""
    hits, following = reading.page(asked, reading.dossier.search(_query(asked, DEEPEST, asked.kind)))
    items = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "article": hit.article,
            "title": hit.title,
            "event": None if hit.event is None else hit.event.id,
            "day": hit.day,
            "start": hit.span.start,
            "end": hit.span.end,
            "words": hit.text,
            "marks": [{"start": m.start, "end": m.end} for m in hit.marks],
        }
        for hit in hits
    ]
    return {"items": items, "next": following}


def versions(reading: Reading, asked: asking.Paged) -> Json:
    """Every state that the machine's chronology has had, oldest first."""
    items, following = reading.page(asked, reading.dossier.versions())
    named = ("number", "made", "author", "articles", "events")
    return {"items": [{n: getattr(v, n) for n in named} for v in items], "next": following}


def corrections(reading: Reading, asked: asking.Paged) -> Json:
    """The journal, oldest first."""
    items, following = reading.page(asked, reading.dossier.journal())
    return {"items": [entry(e) for e in items], "next": following}


def entry(made: Entry) -> Json:
    """An entry of the journal as plain values."""
    told = acts.told(made, words("en"))
    return {
        "entry": told.seq,
        "made": told.made,
        "author": told.author,
        "reason": told.reason,
        "done": list(told.done),
        "undoes": told.undoes,
    }
