"""*Recherche*: words in articles, events and quotations."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.dossier import Hit, Query
from filrouge.web.paging import PER_PAGE
from filrouge.web.visit import Visit

KINDS = ("event", "quote", "article")


def show(visit: Visit) -> Response:
    """What holds the words asked for, the best first."""
    text, kind = visit.asked.get("q", "").strip()[:200], visit.asked.get("in", "")
    kinds = (kind,) if kind in KINDS else ()
    hits = visit.dossier.search(Query(text, kinds=kinds, limit=PER_PAGE)) if text else ()
    cut = [(hit, _cut(hit), hit.marks[0] if hit.marks else hit.span) for hit in hits]
    return visit.page("search.html.j2", text=text, kind=kind, kinds=KINDS, hits=cut, most=PER_PAGE)


def _cut(hit: Hit) -> list[tuple[str, bool]]:
    """The text in runs, with the words that were asked for told apart."""
    runs, at = [], 0
    for mark in hit.marks:
        start, end = mark.start - hit.span.start, mark.end - hit.span.start
        runs += [(hit.text[at:start], False), (hit.text[start:end], True)]
        at = end
    return [*runs, (hit.text[at:], False)]
