"""*Chronologie*: the thread by day, filtered, zoomed and paged."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.store import shown
from filrouge.web import chronicle
from filrouge.web.facets import CHOICES, TICKS, Filters
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """A page of the events that pass the filters, under the strip of the whole period."""
    filters = Filters.of(visit.asked)
    return visit.page(
        "chronology.html.j2",
        page=chronicle.page(visit.view, filters, visit.number, holding(visit, filters)),
        filters=filters,
        names=(*CHOICES, *TICKS),
        history=visit.view.history,
    )


def holding(visit: Visit, filters: Filters) -> set[str] | None:
    """The ids of the events that hold the words asked for; null where none were."""
    return set(shown.matching_events(visit.dossier.database, filters.text)) if filters.text else None
