"""*Relations*: cooperation and conflict between two actors over time, so that a turn is seen at a glance."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.model.story import Actor
from filrouge.web.charts.balance import balance
from filrouge.web.charts.network import kind
from filrouge.web.dealings import Dealing, between, side, turn
from filrouge.web.paging import paged
from filrouge.web.visit import Visit

MOST_PAIRS, MOST_CHOICES = 24, 120


def show(visit: Visit) -> Response:
    """Two actors and what passed between them; or the pairs with most between them."""
    view = visit.view
    pair = [view.actors.get(visit.asked.get(name, "")) for name in ("a", "b")]
    first, second = pair
    every = view.remembered("dealers", lambda: _choices(visit))
    choices = [(a.id, a.name) for a in every if a.id not in {c.id for c in pair if c}]
    common = {"choices": choices, "first": first, "second": second, "alone": bool(visit.asked.get("alone"))}
    if first is None or second is None or first is second:
        listed = view.remembered("pairs", lambda: [p for p in view.pairs if p.good + p.bad] or view.pairs)[:MOST_PAIRS]
        most = max((p.total for p in listed), default=1)
        return visit.page("relations.html.j2", pairs=[(p, kind(p)) for p in listed], most=most, **common)
    alone = bool(visit.asked.get("alone"))
    one, two = (side(a, view.chronology.actors, alone=alone) for a in (first, second))
    return visit.page("relation.html.j2", **common, **_between(visit, between(view.dealings, one - two, two - one)))


def _choices(visit: Visit) -> list[Actor]:
    """The actors that deal with others, those who do so most first."""
    weight: dict[str, int] = {}
    for pair in visit.view.pairs:
        for actor in (pair.first, pair.second):
            weight[actor] = weight.get(actor, 0) + pair.total
    ranked = sorted(weight, key=lambda i: (-weight[i], visit.view.names[i], i))[:MOST_CHOICES]
    return sorted((visit.view.actors[i] for i in ranked), key=lambda a: a.name.casefold())


def _between(visit: Visit, found: list[Dealing]) -> dict[str, object]:
    view = visit.view
    turned = turn(found)
    kept, number, pages = paged([d for d in found if d.sign], visit.number)
    counted = [d for d in found if d.sign]
    return {
        "chart": balance(found, turned.day if turned else None, visit.words),
        "turn": turned,
        "good": sum(d.sign > 0 for d in counted),
        "bad": sum(d.sign < 0 for d in counted),
        "acts": [(d, view.line(d.event), view.names[d.doer], view.names[d.other]) for d in kept],
        "others": len(found) - len(counted),
        "undated": sum(not (d.event.date.earliest or d.event.date.latest) for d in counted),
        "number": number,
        "pages": pages,
    }
