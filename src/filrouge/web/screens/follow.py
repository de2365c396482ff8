"""*À suivre*: what was announced, promised, threatened or demanded, by day, what is overdue first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from starlette.responses import Response

from filrouge.dossier.agenda import Item
from filrouge.export.report.shown import Due
from filrouge.web.paging import paged
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """The agenda of open items, and those that are closed where they are asked for."""
    view = visit.view
    today = visit.desk.setting.today()
    items = visit.dossier.agenda(today)
    kept, number, pages = paged(items, visit.number)
    closed = [f for f in view.chronology.follow_ups if not f.waits and f.event in view.events]
    return visit.page(
        "follow.html.j2",
        groups=list(_groups(visit, kept)),
        overdue=sum(i.overdue for i in items),
        waiting=len(items),
        closed=[view.due(f) for f in closed],
        today=today,
        number=number,
        pages=pages,
    )


def _groups(visit: Visit, items: Sequence[Item]) -> Iterator[tuple[str, str, list[tuple[Item, Due]]]]:
    """(heading, class, items) of each day, all that is overdue under its own days too."""
    words = visit.words
    for (overdue, day), same in groupby(items, key=lambda i: (i.overdue, i.day)):
        heading = words("agenda.no_day") if day is None else words.day(day)
        yield heading, "overdue" if overdue else "due", [(i, visit.view.due(i.item)) for i in same]
