"""TimelineJS JSON and sheet against the format's own rules (json-format and ConfigFactory of TimelineJS3)."""

import csv
import io
import json
from dataclasses import replace

import pytest

from filrouge.export import timelinesheet
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


HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Alt Text,Type,Group,Background"
)


def sheet(made=None, language="en"):
    data = timelinesheet.render(made or chronology(), words(language)).decode()
    assert data.split("\r\n")[0] == HEADER
    return list(csv.DictReader(io.StringIO(data, newline="")))


def test_a_sheet_says_what_the_slides_say():
    title, *rows = sheet(language="fr")
    made = slides()
    assert (title["Type"], title["Year"], title["Text"]) == ("title", "", made["title"]["text"]["text"])
    assert [r["Headline"] for r in rows] == [s["text"]["headline"] for s in made["events"]]
    (row,) = rows
    assert [row[c] for c in ("Year", "Month", "Day", "End Year", "End Month", "End Day")] == [
        "2025",
        "3",
        "3",
        "2025",
        "3",
        "4",
    ]
    assert (row["Display Date"], row["Type"], row["Time"]) == ("du 3 au 4 mars 2025", "", "")


def test_every_row_but_the_title_has_a_year_and_no_cell_is_a_formula():
    made = chronology()
    wild = replace(made, events=tuple(replace(e, label="=HYPERLINK(1)") for e in made.events))
    title, *rows = sheet(wild)
    assert title["Type"] == "title"
    assert all(row["Year"].isdigit() for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
