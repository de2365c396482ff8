"""POLECAT's 40 columns, tab-separated: one row a report of an event of PLOVER's categories."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.export.citing import Cited, Sources
from filrouge.export.coding import QUAD_NAMES, QUADS, alpha3, separated, sides
from filrouge.model.mentions import ActorKind
from filrouge.model.story import Actor, Chronology
from filrouge.words import Words

NAME = "polecat.tsv"
MEDIA_TYPE = "text/tab-separated-values"
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw"),
    *("Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
Row = dict[str, str]


def render(chronology: Chronology, _words: Words) -> bytes:
    """The reports as rows; an id ends in the article and the characters of the report."""
    sources = Sources(chronology)
    return separated(COLUMNS, _rows(sources), "\t")


def _rows(sources: Sources) -> Iterator[Row]:
    for cited in sources.all_cited():
        if cited.event.type in QUADS:
            yield _row(cited, sources)


def _row(cited: Cited, sources: Sources) -> Row:
    event, report, article = cited.event, cited.report, cited.article
    actors, recipients = sides(event, sources)
    exact = report.date.precision in {"day", "time"}  # the set has no column for how exact a day is
    row = {
        "Event ID": f"{event.id}#{article.path}#char={report.start},{report.end}",
        "Event Date": (report.date.earliest or "") if exact else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Quad Code": QUAD_NAMES[QUADS[event.type]],
        "Source": article.source or article.path,
        "Publication Date": cited.read.published.date or "",
        "Language": article.language,
        "Version": f"filrouge {sources.chronology.generator.version}",
    }
    return (
        row | _side("Actor", actors) | _side("Recipient", recipients) | _places(cited, sources) | _story(cited, sources)
    )


def _side(side: str, actors: list[Actor]) -> Row:
    titles = [actor.roles[-1].title for actor in actors if actor.roles]
    return {
        f"{side} Name": "; ".join(a.name for a in actors),
        f"{side} Country": "; ".join(code for a in actors if (code := alpha3(a.country))),
        f"{side} Title": "; ".join(titles),
        f"{side} Name Raw": "; ".join(dict.fromkeys(alias for a in actors for alias in a.aliases)),
    }


def _places(cited: Cited, sources: Sources) -> Row:
    places = sources.who(cited.event, "place")
    raw = [sources.words(p.span) for p in cited.event.participants if p.role == "place"]
    countries = dict.fromkeys(alpha3(a.country) for a in places if a.country)
    return {
        "Placename": "; ".join(a.name for a in places),
        "Country": "; ".join(countries),
        "Raw Placename": "; ".join(raw),
    }


def _story(cited: Cited, sources: Sources) -> Row:
    """Who else acts in the events that the same article reports."""
    told = [c.event for c in sources.told_in(cited.article.id)]
    ids = dict.fromkeys(p.actor for e in told for p in e.participants if p.span.article == cited.article.id)
    actors = [sources.actors[i] for i in ids if i in sources.actors]
    kinds = {
        "Story People": (ActorKind.PERSON,),
        "Story Organizations": (ActorKind.ORGANISATION, ActorKind.GROUP),
        "Story Locations": (ActorKind.PLACE, ActorKind.STATE),
    }
    return {column: "; ".join(a.name for a in actors if a.kind in kind) for column, kind in kinds.items()}
