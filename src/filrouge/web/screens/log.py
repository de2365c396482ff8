"""*Corrections*: the whole journal, and what new evidence says against it."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.dossier.corrections import effective
from filrouge.web import acts
from filrouge.web.paging import paged
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """Every correction, the newest first, and the conflicts of those that hold."""
    entries = visit.desk.journal(visit.dossier)
    undone = {e.undoes for e in entries}
    standing = {e.seq for e in effective(entries)} | {e.seq for e in entries if e.undoes and e.seq not in undone}
    kept, number, pages = paged(entries[::-1], visit.number)
    return visit.page(
        "log.html.j2",
        entries=[(acts.told(e, visit.words), e.seq in standing) for e in kept],
        conflicts=visit.dossier.corrected().conflicts,
        rejected=list(visit.view.rejected.values()),
        number=number,
        pages=pages,
    )
