"""The screens: each a function from a visit to an answer; nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from starlette.responses import Response

from filrouge.dossier import Hit, Query, saying
from filrouge.dossier.corrections import effective
from filrouge.model.mentions import Status
from filrouge.model.text import Span
from filrouge.store import shown
from filrouge.web import acts, chronicle, marks
from filrouge.web.chronicle import Filters
from filrouge.web.marks import Drawn
from filrouge.web.nearby import nearby
from filrouge.web.visit import Visit

T = TypeVar("T")
PER_PAGE = 100
KINDS = ("event", "quote", "article")


def chronology(visit: Visit) -> Response:
    """The thread by day, filtered and paged."""
    filters = Filters.of(visit.asked)
    found = set(shown.matching_events(visit.dossier.database, filters.text)) if filters.text else None
    page = chronicle.page(visit.view, filters, visit.number, found)
    return visit.page(
        "chronology.html.j2",
        page=page,
        filters=filters,
        periods=[(p, chronicle.within(filters, p.value).address()) for p in page.periods],
        history=visit.view.history,
    )


def event(visit: Visit) -> Response:
    """An event with every report, its reasons, and the forms that correct it."""
    view = visit.view
    found = view.event(visit.named)
    if found is None:
        return visit.missing()
    entries = {e.seq: e for e in visit.dossier.journal()}
    return visit.page(
        "event.html.j2",
        event=found,
        line=view.line(found),
        rejected=found.id in view.rejected,
        told=[view.told(r) for r in found.mentions],
        parties=[(visit.words(f"role.{p.role}"), p.actor, view.names[p.actor]) for p in view.parts(found)],
        reasons=[view.reason(b) for b in found.because],
        figures=[view.figures[f] for f in found.figures if f in view.figures],
        view=view,
        bounds=marks.bounds,
        quotes=[view.saying(q) for q in view.quotes_of.get(found.id, ())],
        conflicts=[view.conflict(c) for c in view.chronology.contradictions if found.id in c.events],
        dues=[view.due(f) for f in view.chronology.follow_ups if f.event == found.id and found.id in view.events],
        log=[acts.told(entries[seq], visit.words) for seq in view.history.get(found.id, ()) if seq in entries],
        dated=saying.date(found.date),
        types=sorted(key.removeprefix("type.") for key in visit.words.strings if key.startswith("type.")),
        statuses=[s.value for s in Status],
        near=nearby(view, found, visit.asked.get("near", "")[:200], visit.dossier),
    )


def article(visit: Visit) -> Response:
    """An article's text with its layers."""
    view = visit.view
    read = view.articles.get(visit.named)
    if read is None:
        return visit.missing()
    drawn = marks.drawn(view, visit.named)
    return visit.page(
        "article.html.j2",
        source=view.source(read),
        article=read.article,
        paragraphs=marks.paragraphs(read.article.text, [*drawn, *_searched(visit, len(read.article.text))]),
        drawn=drawn,
        layers=[(name, sum(m.layer == name for m in drawn)) for name in marks.LAYERS],
        copies=[view.source(a) for a in view.chronology.articles if a.copy_of == visit.named],
    )


def _searched(visit: Visit, length: int) -> list[Drawn]:
    """The words that a search led to, from ``?at=START-END``."""
    start, _, end = visit.asked.get("at", "").partition("-")
    known = all(part.isascii() and part.isdigit() and len(part) < 10 for part in (start, end))
    if not known or not int(start) < int(end) <= length:
        return []
    return [Drawn(Span(int(start), int(end)), marks.FOUND, "")]


def actors(visit: Visit) -> Response:
    """Everyone, the most spoken of first."""
    view = visit.view
    ranked = sorted(view.chronology.actors, key=lambda a: (-len(view.acts_of[a.id]), -a.mentions, a.name, a.id))
    kept, number, pages = paged(ranked, visit.number)
    persons = [(a.id, view.person(a), len(view.acts_of[a.id]), len(view.said_by[a.id])) for a in kept]
    return visit.page("actors.html.j2", persons=persons, number=number, pages=pages)


def actor(visit: Visit) -> Response:
    """One actor: roles, what it did and underwent, what it said."""
    view = visit.view
    found = next((a for a in view.chronology.actors if a.id == visit.named), None)
    if found is None:
        return visit.missing()
    kept, number, pages = paged(view.acts_of[found.id], visit.number)
    done = [(visit.words(f"role.{part.role}"), view.line(event)) for event, part in kept]
    sayings = [view.saying(q) for q in view.said_by[found.id][:PER_PAGE]]
    person = view.person(found)
    return visit.page("actor.html.j2", person=person, done=done, sayings=sayings, number=number, pages=pages)


def contradictions(visit: Visit) -> Response:
    """What the sources do not agree on."""
    view = visit.view
    kept, number, pages = paged(view.chronology.contradictions, visit.number)
    conflicts = [(view.conflict(c), [view.events[e] for e in c.events if e in view.events]) for c in kept]
    return visit.page("contradictions.html.j2", conflicts=conflicts, number=number, pages=pages)


def follow(visit: Visit) -> Response:
    """What to check, overdue first."""
    items = visit.dossier.agenda(visit.desk.setting.today())
    kept, number, pages = paged(items, visit.number)
    dues = [(item, visit.view.due(item.item)) for item in kept]
    return visit.page("follow.html.j2", dues=dues, number=number, pages=pages)


def quotes(visit: Visit) -> Response:
    """Who said what, in the order of the chronology."""
    view = visit.view
    kept, number, pages = paged(view.chronology.quotes, visit.number)
    sayings = [(view.saying(q), q.speaker, q.event if q.event in view.events else None) for q in kept]
    return visit.page("quotes.html.j2", sayings=sayings, number=number, pages=pages)


def sources(visit: Visit) -> Response:
    """What was read, what was refused and why, who copies whom."""
    view = visit.view
    kept, number, pages = paged(view.chronology.articles, visit.number)
    listed = [(view.source(a), len({e.id for e, _ in view.told_in.get(a.article.id, ())})) for a in kept]
    rejected = view.chronology.rejected
    return visit.page("sources.html.j2", sources=listed, rejected=rejected, number=number, pages=pages)


def search(visit: Visit) -> Response:
    """Words in articles, events and quotations."""
    text, kind = visit.asked.get("q", "").strip()[:200], visit.asked.get("in", "")
    kinds = (kind,) if kind in KINDS else ()
    hits = visit.dossier.search(Query(text, kinds=kinds, limit=PER_PAGE)) if text else ()
    cut = [(hit, _cut(hit), hit.marks[0] if hit.marks else hit.span) for hit in hits]
    return visit.page("search.html.j2", text=text, kind=kind, kinds=KINDS, hits=cut, most=PER_PAGE)


def log(visit: Visit) -> Response:
    """Every correction, the newest first, and what new evidence says against those that hold."""
    entries = visit.dossier.journal()
    undone = {e.undoes for e in entries}
    standing = {e.seq for e in effective(entries)} | {e.seq for e in entries if e.undoes and e.seq not in undone}
    kept, number, pages = paged(entries[::-1], visit.number)
    told = [(acts.told(e, visit.words), e.seq in standing) for e in kept]
    conflicts = visit.dossier.corrected().conflicts
    rejected = list(visit.view.rejected.values())
    told_all: dict[str, object] = {"entries": told, "conflicts": conflicts, "rejected": rejected}
    told_all |= {"number": number, "pages": pages}
    return visit.page("log.html.j2", 200, **told_all)


def paged(things: Sequence[T], number: int) -> tuple[Sequence[T], int, int]:
    """One page of things, its number within what there is, and how many pages there are."""
    pages = max(1, -(-len(things) // PER_PAGE))
    number = min(max(number, 1), pages)
    return things[(number - 1) * PER_PAGE : number * PER_PAGE], number, pages


def _cut(hit: Hit) -> list[tuple[str, bool]]:
    """The text in runs, with the words that were asked for told apart."""
    runs, at = [], 0
    for mark in hit.marks:
        start, end = mark.start - hit.span.start, mark.end - hit.span.start
        runs += [(hit.text[at:start], False), (hit.text[start:end], True)]
        at = end
    return [*runs, (hit.text[at:], False)]
