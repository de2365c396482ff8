"""What is larger than an event, as plain values: stories, courses of figures, quotations that several carry."""

from __future__ import annotations

from math import isfinite
from typing import Any

from filrouge.model.story import Course, SameQuote, Story

Json = dict[str, Any]


def story(told: Story) -> Json:
    """A story with its articles and events."""
    return {
        "id": told.id,
        "title": told.title,
        "articles": list(told.articles),
        "events": list(told.events),
        "earliest": told.earliest,
        "latest": told.latest,
    }


def course(moved: Course) -> Json:
    """A course with its steps."""
    return {
        "id": moved.id,
        "event": moved.event,
        "events": list(moved.events),
        "outcome": moved.outcome,
        "unit": moved.unit,
        "steps": [
            {"day": s.day, "figure": s.figure, "low": number(s.low), "high": number(s.high), "renews": s.renews}
            for s in moved.steps
        ],
    }


def same_quote(found: SameQuote) -> Json:
    """A quotation that several articles carry."""
    return {"id": found.id, "speaker": found.speaker, "quotes": list(found.quotes)}


def number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point, as people write them; JSON has none beyond all bounds."""
    if value is None or not isfinite(value):
        return None
    return int(value) if value == int(value) else value
