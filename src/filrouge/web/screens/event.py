"""*Événement*: every report beside the others, the reasoning, the figures over time, and the forms that correct it."""

from __future__ import annotations

from starlette.responses import Response

from filrouge.export.courses import told
from filrouge.model.mentions import Status
from filrouge.model.story import Event
from filrouge.web import acts, drafts
from filrouge.web.charts.series import Series, series
from filrouge.web.counting import value
from filrouge.web.marks import bounds
from filrouge.web.nearby import nearby
from filrouge.web.visit import Visit


def show(visit: Visit) -> Response:
    """An event with every report and its reasons."""
    view = visit.view
    found = view.event(visit.named)
    if found is None:
        return visit.missing()
    entries = {e.seq: e for e in visit.desk.journal(visit.dossier)}
    held = [view.figures[f] for f in found.figures if f in view.figures]
    return visit.page(
        "event.html.j2",
        told=[view.told(r) for r in found.mentions],
        parties=[(visit.words(f"role.{p.role}"), p.actor, view.names[p.actor]) for p in view.parts(found)],
        reasons=[view.reason(b) for b in found.because],
        figures=[(bounds(f.low, f.high, f.unit), view.cited_figure(f), value(view, f).counter) for f in held],
        chart=_chart(visit, found),
        courses=[told(c, visit.words) for c in view.courses_of.get(found.id, ())],
        quotes=[view.saying(q) for q in view.quotes_of.get(found.id, ())],
        conflicts=[view.conflict(c) for c in view.conflicts_of.get(found.id, ())],
        dues=[view.due(f) for f in view.follow_ups_of.get(found.id, ()) if found.id in view.events],
        log=[acts.told(entries[seq], visit.words) for seq in view.history.get(found.id, ()) if seq in entries],
        near=nearby(view, found, visit.asked.get("near", "")[:200], visit.dossier),
        **_form(visit, found),
    )


def form(visit: Visit) -> Response:
    """The form that edits an event, by itself: a page shows it in place."""
    found = visit.view.event(visit.named)
    return visit.missing() if found is None else visit.page("edit.html.j2", **_form(visit, found))


def _form(visit: Visit, event: Event) -> dict[str, object]:
    view = visit.view
    return {
        "event": event,
        "line": view.line(event),
        "rejected": event.id in view.rejected,
        "shown": drafts.shown(visit, event),
        "counted": drafts.figures(visit, event),
        "roles": drafts.ROLES,
        "types": sorted(key.removeprefix("type.") for key in visit.words.strings if key.startswith("type.")),
        "statuses": [s.value for s in Status],
    }


def _chart(visit: Visit, event: Event) -> Series | None:
    """The figures of the unit that most reports give, by the day of the report."""
    view = visit.view
    values = [(f.unit, value(view, f)) for i in event.figures if (f := view.figures.get(i))]
    units = [unit for unit, _ in values]
    if not units:
        return None
    most = max(units, key=lambda u: (units.count(u), u or ""))
    return series([v for unit, v in values if unit == most], visit.words)
