"""TimelineJS JSON against the format's own rules (json-format of TimelineJS3)."""

import json
from dataclasses import replace

import pytest

from filrouge.export.timelinejs import render
from filrouge.model.story import EventDate
from filrouge.words import words
from tests.builders import ENGLISH, chronology

SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format"}


def slides(made=None):
    return json.loads(render(made or chronology(), words("fr")))


def test_slides_keep_to_the_rules():
    made = slides()
    assert set(made) <= {"events", "title", "eras", "scale"}
    assert [s["unique_id"] for s in made["events"]] == ["e-call"]
    for slide in made["events"]:
        assert set(slide) <= SLIDE
        for key in ("start_date", "end_date"):
            assert set(slide[key]) <= DATE
            assert slide[key]["year"].isdigit()
    assert made["events"][0]["display_date"] == "du 3 au 4 mars 2025"


def test_words_are_shown_and_markup_is_not():
    text = slides()["events"][0]["text"]["text"]
    assert "call.txt [0–" in text
    assert "<script" not in text
    assert ENGLISH.replace("<", "&lt;").replace(">", "&gt;") in text


def test_no_day_is_invented():
    title = slides()["title"]["text"]["text"]
    assert "Elle [Ana Solé] a promis 40 camions" in title
    assert "appel.txt [" in title


@pytest.mark.parametrize(
    ("date", "start"),
    [
        (EventDate("2025-03", "2025-03-01", "2025-03-31", "month"), {"year": "2025", "month": "3"}),
        (EventDate("2025", "2025-01-01", "2025-12-31", "year"), {"year": "2025"}),
        (EventDate("2025-03-03", "2025-03-03", "2025-03-03", "day"), {"year": "2025", "month": "3", "day": "3"}),
    ],
)
def test_precision_is_kept(date, start):
    made = chronology()
    (slide, *_) = slides(replace(made, events=(replace(made.events[0], date=date),)))["events"]
    assert slide["start_date"] == start
    assert "end_date" not in slide
