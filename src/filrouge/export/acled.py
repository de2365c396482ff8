"""ACLED's 31 columns; what the texts do not say (coordinates, codes of interaction) stays empty."""

from __future__ import annotations

from filrouge.export.citing import Sources, line
from filrouge.export.coding import country, days, numeric, separated, sides, toll
from filrouge.model.story import Actor, Chronology, Event, EventDate
from filrouge.words import Words

NAME = "acled.csv"
MEDIA_TYPE = "text/csv"
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
_REMOTE, _CIVILIANS, _STRATEGIC = "Explosions/Remote violence", "Violence against civilians", "Strategic developments"
_KINDS: dict[tuple[str, str | None], tuple[str, str]] = {
    ("ASSAULT", "heavy-weapons"): (_REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): (_REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_REMOTE, "Suicide bomb"),
    ("ASSAULT", "abduct"): (_CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_CIVILIANS, "Sexual violence"),
    ("ASSAULT", "torture"): (_CIVILIANS, "Attack"),
    ("ASSAULT", "massacre"): (_CIVILIANS, "Attack"),
    ("PROTEST", "riot"): ("Riots", "Violent demonstration"),
    ("PROTEST", None): ("Protests", ""),
    ("COERCE", "arrest"): (_STRATEGIC, "Arrests"),
    ("AGREE", None): (_STRATEGIC, "Agreement"),
}
_DISORDER = {
    _REMOTE: "Political violence",
    _CIVILIANS: "Political violence",
    "Riots": "Demonstrations",
    "Protests": "Demonstrations",
    _STRATEGIC: "Strategic developments",
}
_WEEK, _MONTH = 7, 31


def render(chronology: Chronology, _words: Words) -> bytes:
    """One row an event; its type is left open where ACLED has none for it."""
    sources = Sources(chronology)
    return separated(COLUMNS, (_row(e, sources) for e in chronology.events), ",")


def _row(event: Event, sources: Sources) -> dict[str, str]:
    kind, sub = _KINDS.get((event.type, event.mode)) or _KINDS.get((event.type, None)) or ("", "")
    first, second = sides(event, sources)
    cited = list(sources.cited(event))
    place = country(event, sources)
    names = dict.fromkeys(c.article.source or c.article.path for c in cited)
    least = toll(event, sources).low  # ACLED takes the most conservative figure
    row = {
        "event_id_cnty": event.id,
        "disorder_type": _DISORDER.get(kind, ""),
        "event_type": kind,
        "sub_event_type": sub,
    }
    row |= _time(event.date) | _side("1", first) | _side("2", second)
    row |= {"iso": numeric(place), "location": "; ".join(a.name for a in sources.who(event, "place"))}
    row |= {"source": "; ".join(names), "fatalities": "" if least is None else str(least)}
    evidence = " | ".join(f"{c.where}: {line(c.words)}" for c in cited)
    return row | {"notes": f"{event.label} | {evidence}", "tags": f"{event.type}; {event.status.value}"}


def _time(when: EventDate) -> dict[str, str]:
    """The first day that it may have been, and how exact that is: 1 the day, 2 the week, 3 the month."""
    span = days(when)
    year = when.earliest[:4] if when.earliest and (when.latest or "")[:4] == when.earliest[:4] else ""
    if span is None or span > _MONTH:
        return {"year": year}
    precision = "1" if span == 1 else "2" if span <= _WEEK else "3"
    return {"event_date": str(when.earliest), "year": year, "time_precision": precision}


def _side(number: str, actors: list[Actor]) -> dict[str, str]:
    names = [actor.name for actor in actors]
    return {f"actor{number}": "".join(names[:1]), f"assoc_actor_{number}": "; ".join(names[1:])}
