"""Charts of a chronology for notebooks and papers, by altair: they are values, and render offline to SVG or PNG."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from filrouge.export.citing import Sources, line
from filrouge.export.extras import require
from filrouge.model.story import Chronology
from filrouge.words import words

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 640


def timeline(chronology: Chronology, *, ui: str = "en") -> alt.Chart:
    """The dated events by type, each a bar as long as its date is uncertain, coloured by status.

    Raises:
        FormatError: altair is not installed.
    """
    say = words(ui)
    require("notebook", say)
    import altair as alt  # noqa: PLC0415 - heavy, and only for charts

    rows = [
        {
            "start": event.date.earliest,
            "end": f"{event.date.latest}T23:59:59",
            "type": say.get(f"type.{event.type}", event.type),
            "status": say(f"status.{event.status.value}"),
            "label": line(event.label),
            "sources": event.sources,
        }
        for event in chronology.events
        if event.date.earliest and event.date.latest
    ]
    bars = alt.Chart({"values": rows}, width=_WIDTH).mark_bar(minBandSize=3, height={"band": 0.7})
    shown: alt.Chart = bars.encode(
        x=alt.X("start:T", title=say("column.date")),
        x2="end:T",
        y=alt.Y("type:N", title=say("column.type"), sort="-x"),
        color=alt.Color("status:N", title=say("column.status")),
        tooltip=["label:N", "status:N", "sources:Q"],
    )
    return shown


def activity(chronology: Chronology, *, actors: int = 10, ui: str = "en") -> alt.Chart:
    """How many events each of the most active actors takes part in, month by month.

    Args:
        chronology: what `build` or `load` gave.
        actors: how many actors to show.
        ui: the language of the axes, ``en`` or ``fr``.

    Raises:
        FormatError: altair is not installed.
    """
    say = words(ui)
    require("notebook", say)
    import altair as alt  # noqa: PLC0415 - heavy, and only for charts

    rows, kept = _active(chronology, actors)
    cells = alt.Chart({"values": rows}, width=_WIDTH).mark_rect()
    shown: alt.Chart = cells.encode(
        x=alt.X("yearmonth(month):T", title=say("column.date")),
        y=alt.Y("actor:N", sort=kept, title=say("column.actors")),
        color=alt.Color("events:Q", title=say("section.chronology"), scale=alt.Scale(scheme="reds")),
        tooltip=["actor:N", "yearmonth(month):T", "events:Q"],
    )
    return shown


def _active(chronology: Chronology, actors: int) -> tuple[list[dict[str, object]], list[str]]:
    """Events by actor and month, and the actors with the most, the busiest first."""
    sources = Sources(chronology)
    told = Counter(
        (actor.name, _month(event.date.earliest))
        for event in chronology.events
        if event.date.earliest
        for actor in sources.who(event, "agent", "recipient", "party")
    )
    most = Counter[str]()
    for (name, _), number in told.items():
        most[name] += number
    kept = [name for name, _ in sorted(most.items(), key=lambda item: (-item[1], item[0]))[:actors]]
    return [{"actor": n, "month": m, "events": c} for (n, m), c in sorted(told.items()) if n in kept], kept


def _month(iso: str) -> str:
    return date.fromisoformat(iso[:10]).replace(day=1).isoformat()
