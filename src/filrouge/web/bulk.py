"""The same act on several events at once: those ticked on one screen and no others, as one entry of the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.responses import Response

from filrouge.dossier import drafting
from filrouge.dossier.corrections import Correction
from filrouge.web.chronicle import PER_PAGE
from filrouge.web.reviewing import again, stale, unsigned, written
from filrouge.web.visit import Visit

Draft = Callable[[Visit, Sequence[str]], Sequence[Correction]]
ACTS: dict[str, Draft] = {
    "accept": lambda visit, chosen: drafting.accept(visit.dossier, chosen),
    "reject": lambda visit, chosen: drafting.reject(visit.dossier, chosen),
    "merge": lambda visit, chosen: drafting.merge(visit.dossier, chosen, visit.words),
}


def correct(visit: Visit) -> Response:
    """Accept, reject or merge the events ticked."""
    draft = ACTS.get(visit.form.get("act", ""))
    if draft is None:
        return visit.missing()
    refused = unsigned(visit)
    if refused is not None:
        return refused
    asked = visit.form.every("on")
    chosen = list(dict.fromkeys(e.id for i in asked if (e := visit.view.event(i)) is not None))
    if not chosen or len(asked) > PER_PAGE:
        return again(visit, 422, "desk.none_chosen")
    return stale(visit, *chosen) or written(visit, lambda: draft(visit, chosen))
