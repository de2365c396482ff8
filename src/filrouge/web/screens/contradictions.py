"""*Contradictions*: what the sources do not agree on, claim beside claim."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.export.report.shown import Choice
from filrouge.web.paging import paged
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """The contradictions, of one kind where it is asked for."""
    view = visit.view
    every = view.chronology.contradictions
    wanted = visit.asked.get("kind", "")
    kinds = [
        Choice(k, visit.words(f"contradiction.{k}"), sum(c.kind == k for c in every))
        for k in dict.fromkeys(c.kind for c in every)
    ]
    kept, number, pages = paged([c for c in every if not wanted or c.kind == wanted], visit.number)
    conflicts = [(c.id, view.conflict(c), [view.events[e] for e in c.events if e in view.events]) for c in kept]
    return visit.page(
        "contradictions.html.j2", conflicts=conflicts, kinds=kinds, wanted=wanted, number=number, pages=pages
    )
