"""*Acteurs*: who there is, who deals with whom; and of each one roles, activity, dealings and sayings."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from filrouge.export.report.shown import Choice
from filrouge.lang.fold import bare
from filrouge.web.charts.network import kind, network
from filrouge.web.facets import Filters
from filrouge.web.paging import PER_PAGE, paged
from filrouge.web.strip import strip
from filrouge.web.visit import Visit

MOST_PAIRS = 20


def show(visit: Visit) -> Response:
    """Everyone, the most spoken of first, under the drawing of who deals with whom."""
    view = visit.view
    text, wanted = visit.asked.get("q", "").strip()[:200], visit.asked.get("kind", "")
    kinds = Counter(a.kind.value for a in view.chronology.actors)
    found = [
        a
        for a in view.chronology.actors
        if (not wanted or a.kind.value == wanted) and any(bare(text) in bare(n) for n in (a.name, *a.aliases))
    ]
    ranked = sorted(found, key=lambda a: (-len(view.acts_of[a.id]), -a.mentions, a.name, a.id))
    kept, number, pages = paged(ranked, visit.number)
    plain = not text and not wanted and number == 1
    return visit.page(
        "actors.html.j2",
        persons=[(a.id, view.person(a), len(view.acts_of[a.id]), len(view.said_by[a.id])) for a in kept],
        chart=view.remembered("network", lambda: network(view.pairs, view.names)) if plain else None,
        pairs=view.pairs[:10],
        most=max((p.total for p in view.pairs[:10]), default=1),
        kinds=[Choice(name, visit.words(f"kind.{name}"), n) for name, n in sorted(kinds.items())],
        text=text,
        wanted=wanted,
        number=number,
        pages=pages,
    )


def one(visit: Visit) -> Response:
    """One actor: roles by date, activity over time, with whom it deals, what it did and said."""
    view = visit.view
    found = view.actors.get(visit.named)
    if found is None:
        return visit.missing()
    acts = view.acts_of[found.id]
    kept, number, pages = paged(acts, visit.number)
    events = list({event.id: event for event, _ in acts}.values())
    dealt = [p for p in view.pairs if found.id in (p.first, p.second)]
    return visit.page(
        "actor.html.j2",
        actor=found,
        person=view.person(found),
        strip=view.remembered(("activity", found.id), lambda: strip(events, Filters(actor=found.id), visit.words)),
        dealt=[(p, p.second if p.first == found.id else p.first, kind(p)) for p in dealt[:MOST_PAIRS]],
        most=max((p.total for p in dealt), default=1),
        done=[(visit.words(f"role.{part.role}"), view.line(event)) for event, part in kept],
        sayings=[view.saying(q) for q in view.said_by[found.id][:PER_PAGE]],
        said=len(view.said_by[found.id]),
        number=number,
        pages=pages,
    )
