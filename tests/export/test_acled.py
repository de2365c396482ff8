"""ACLED's columns, read by the standard library."""

import csv
import io
from dataclasses import replace

import pytest

from filrouge.export.acled import COLUMNS, render
from filrouge.model.mentions import FigureKind
from filrouge.model.story import EventDate
from filrouge.words import words
from tests.builders import FRENCH, chronology


def rows(made):
    read = csv.DictReader(io.StringIO(render(made, words("fr")).decode()))
    assert tuple(read.fieldnames) == COLUMNS
    return list(read)


def test_the_columns_are_the_thirty_one():
    assert len(COLUMNS) == len(set(COLUMNS)) == 31


def test_an_event_says_how_exact_its_day_is():
    call, promise = rows(chronology())
    assert (call["event_date"], call["year"], call["time_precision"]) == ("2025-03-03", "2025", "2")
    assert (promise["event_date"], promise["year"], promise["time_precision"]) == ("", "", "")
    assert (call["actor1"], call["actor2"], call["event_type"]) == ("Ana Solé", "Norvège", "")
    assert f"appel.txt [6–59]: {FRENCH[6:59]}" in call["notes"]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (EventDate("2025-03-03", "2025-03-03", "2025-03-03", "day"), ("2025-03-03", "1")),
        (EventDate("2025-03", "2025-03-01", "2025-03-31", "month"), ("2025-03-01", "3")),
        (EventDate("2025", "2025-01-01", "2025-12-31", "year"), ("", "")),
    ],
)
def test_time_precision(date, told):
    made = chronology()
    (row,) = rows(replace(made, events=(replace(made.events[0], date=date),)))
    assert (row["event_date"], row["time_precision"], row["year"]) == (*told, "2025")


@pytest.mark.parametrize(("outcome", "dead"), [("killed", "40"), ("injured", ""), (None, "")])
def test_only_the_dead_are_fatalities(outcome, dead):
    made = chronology()
    figure = replace(made.figures[0], outcome=outcome, kind=FigureKind.COUNT)
    assert rows(replace(made, figures=(figure,)))[1]["fatalities"] == dead


def test_types_that_acled_has():
    made = chronology()
    event = replace(made.events[0], type="ASSAULT", mode="suicide-attack")
    (row,) = rows(replace(made, events=(event,)))
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == (
        *("Political violence", "Explosions/Remote violence", "Suicide bomb"),
    )
