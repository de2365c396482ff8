"""*Chiffres*: a series for each quantity, with who counted."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.web.charts.series import series
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
    values = sorted(((value(view, f), f) for f in held), key=lambda pair: (pair[0].day or "9", pair[1].id))
    kept, number, pages = paged(values, visit.number)
    rows = [
        (v, bounds(f.low, f.high, f.unit), view.cited_figure(f), counter(view, f), view.events.get(f.event or ""))
        for v, f in kept
    ]
    return visit.page(
        "figures.html.j2",
        quantities=[(q.key, q.name, len(q.figures)) for q in found],
        chosen=chosen,
        chart=series([v for v, _ in values], visit.words),
        rows=rows,
        number=number,
        pages=pages,
    )
