"""*Sources*: what was read, what was rejected and why, and which voices are independent."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from filrouge.web.paging import paged
from filrouge.web.view import DeskView
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """The articles, who copies whom, and what could not be read."""
    view = visit.view
    kept, number, pages = paged(view.chronology.articles, visit.number)
    rejected = view.chronology.rejected
    return visit.page(
        "sources.html.j2",
        sources=[(view.source(a), len({e.id for e, _ in view.told_in.get(a.article.id, ())})) for a in kept],
        families=[
            (i, view.source_name(i), [(c, view.source_name(c)) for c in copies]) for i, copies in _families(view)
        ],
        voices=len(view.articles) - sum(1 for a in view.chronology.articles if a.copy_of in view.articles),
        outlets=Counter(view.publisher(i) for i in view.articles).most_common(12),
        rejected=[(r.path, visit.words.reason(r.reason)) for r in rejected],
        number=number,
        pages=pages,
    )


def _families(view: DeskView) -> list[tuple[str, list[str]]]:
    """Each original with all that repeats it, directly or through another copy."""
    found: dict[str, list[str]] = {}
    for read in view.chronology.articles:
        if read.copy_of in view.articles:
            found.setdefault(_origin(view, read.article.id), []).append(read.article.id)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _origin(view: DeskView, article: str) -> str:
    seen = {article}
    while (copied := view.articles[article].copy_of) in view.articles and copied not in seen:
        article = str(copied)
        seen.add(article)
    return article
