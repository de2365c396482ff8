"""*Chiffres*: a series for each quantity, with who counted."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from filrouge.model.story import Figure
from filrouge.web.charts.series import Series, Value, series
from filrouge.web.counting import counter, quantities, value
from filrouge.web.marks import bounds
from filrouge.web.paging import paged
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """One quantity as a chart and a table, and all the others to choose from."""
    view = visit.view
    found = view.remembered("quantities", lambda: quantities(view))
    asked = visit.asked.get("unit", "")
    chosen = next((q for q in found if q.key == asked), None) or (found[0] if found else None)
    held = () if chosen is None else chosen.figures
    values, chart = view.remembered(("series", chosen and chosen.key), lambda: _series(visit, held))
    kept, number, pages = paged(values, visit.number)
    rows = [
        (v, bounds(f.low, f.high, f.unit), view.cited_figure(f), counter(view, f), view.events.get(f.event or ""))
        for v, f in kept
    ]
    return visit.page(
        "figures.html.j2",
        quantities=[(q.key, q.name, len(q.figures)) for q in found],
        chosen=chosen,
        chart=chart,
        rows=rows,
        number=number,
        pages=pages,
    )


def _series(visit: Visit, figures: Sequence[Figure]) -> tuple[list[tuple[Value, Figure]], Series | None]:
    """The figures of a quantity by the day on which they were given, and their chart."""
    made = ((value(visit.view, f), f) for f in figures)
    values = sorted(made, key=lambda pair: (pair[0].day or "9", pair[1].id))
    return values, series([v for v, _ in values], visit.words)
