"""TimelineJS 3 JSON: a slide an event, with the exact words and their place under the headline."""

from __future__ import annotations

from html import escape
from typing import Any

from filrouge.export.citing import Sources, line
from filrouge.export.naming import as_json
from filrouge.export.when import said
from filrouge.model.story import Chronology, Event
from filrouge.words import Words

NAME = "timeline.json"
MEDIA_TYPE = "application/json"
_PARTS = {"year": 1, "season": 2, "month": 2}  # how much of a day the precision allows to say
_KEYS = ("year", "month", "day")


def render(chronology: Chronology, words: Words) -> bytes:
    """The dated events as slides; what has no day stands on the title slide, for none is invented."""
    return as_json(slides(chronology, words))


def slides(chronology: Chronology, words: Words) -> dict[str, Any]:
    """The title and the slides, as TimelineJS has them."""
    sources = Sources(chronology)
    dated = [e for e in chronology.events if e.date.earliest]
    undated = [e for e in chronology.events if not e.date.earliest]
    return {
        "title": _title(undated, sources, words),
        "events": [_slide(e, sources, words) for e in dated],
    }


def _title(undated: list[Event], sources: Sources, words: Words) -> dict[str, Any]:
    shown = "".join(f"<p>{escape(e.label)}</p>{_evidence(e, sources, words)}" for e in undated)
    text = f"<p>{escape(words('out.undated'))}</p>{shown}" if undated else ""
    return {"unique_id": "title", "text": {"headline": escape(words("section.chronology")), "text": text}}


def _slide(event: Event, sources: Sources, words: Words) -> dict[str, Any]:
    date, kind = event.date, words.get(f"type.{event.type}", event.type)
    told = f"<p>{escape(kind)}, {escape(words(f'status.{event.status.value}'))}</p>"
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": _day(str(date.earliest), date.precision)}
    if date.latest and date.latest != date.earliest and date.precision not in {"month", "year"}:
        slide["end_date"] = _day(date.latest, date.precision)
    headline = {"headline": escape(event.label), "text": told + _evidence(event, sources, words)}
    return slide | {"display_date": said(date, words), "group": kind, "text": headline, "autolink": False}


def _day(iso: str, precision: str) -> dict[str, str]:
    parts = [str(int(part)) for part in iso.split("-")]
    return dict(zip(_KEYS, parts[: _PARTS.get(precision, 3)], strict=False))


def _evidence(event: Event, sources: Sources, words: Words) -> str:
    cited = (
        f"<blockquote>{escape(words('about.words', words=line(c.words)))}"
        f"<br><cite>{escape(c.title)}, {escape(c.where)}</cite></blockquote>"
        for c in sources.cited(event)
    )
    return "".join(cited)
