"""The columns of UCDP GED; low, best and high of the dead, how exact the date is, and each source's words."""

from __future__ import annotations

from filrouge.export.citing import Sources, line
from filrouge.export.coding import country, days, separated, sides, toll
from filrouge.model.story import Chronology, Event
from filrouge.words import Words

NAME = "ucdp.csv"
MEDIA_TYPE = "text/csv"
COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *("conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id"),
    *("side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources"),
    *("source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
_EXACT = ((1, "1"), (6, "2"), (7, "3"), (31, "4"))  # days that it may lie on, date_prec of the codebook


def render(chronology: Chronology, _words: Words) -> bytes:
    """One row an event; which of them are armed violence is for the user to choose (``--type ASSAULT``)."""
    sources = Sources(chronology)
    return separated(COLUMNS, (_row(e, sources) for e in chronology.events), ",")


def _row(event: Event, sources: Sources) -> dict[str, str]:
    first, second = ("; ".join(a.name for a in side) for side in sides(event, sources))
    when, dead = event.date, toll(event, sources)
    row = {"id": event.id, "relid": event.id, "code_status": event.status.value, "side_a": first, "side_b": second}
    row |= {"dyad_name": f"{first} - {second}" if first and second else "", "number_of_sources": str(event.sources)}
    row |= _sources(event, sources)
    row |= {"where_description": "; ".join(a.name for a in sources.who(event, "place"))}
    row |= {"country": country(event, sources) or "", "date_prec": _exactness(event)}
    row |= {"date_start": when.earliest or "", "date_end": when.latest or ""}
    row |= {"year": when.earliest[:4] if when.earliest and (when.latest or "")[:4] == when.earliest[:4] else ""}
    return row | {key: "" if n is None else str(n) for key, n in zip(("low", "best", "high"), dead, strict=True)}


def _sources(event: Event, sources: Sources) -> dict[str, str]:
    cited = list(sources.cited(event))
    return {
        "source_article": " | ".join(f"{c.where}: {line(c.words)}" for c in cited),
        "source_office": "; ".join(dict.fromkeys(c.article.source or c.article.path for c in cited)),
        "source_date": "; ".join(dict.fromkeys(c.read.published.date or "" for c in cited)),
        "source_headline": "; ".join(dict.fromkeys(line(c.title) for c in cited)),
        "source_original": "; ".join(dict.fromkeys(sources.name(c.report.attributed_to) for c in cited)).strip("; "),
    }


def _exactness(event: Event) -> str:
    span = days(event.date)
    if span is None:
        return ""
    return next((code for most, code in _EXACT if span <= most), "5")
