"""UCDP GED's columns, read by the standard library."""

import csv
import io
from dataclasses import replace

from filrouge.export.ucdp import COLUMNS, render
from filrouge.words import words
from tests.builders import ENGLISH, chronology


def rows(made):
    read = csv.DictReader(io.StringIO(render(made, words("en")).decode()))
    assert tuple(read.fieldnames) == COLUMNS
    return list(read)


def test_the_columns_are_the_forty_nine():
    assert len(COLUMNS) == len(set(COLUMNS)) == 49


def test_sources_dates_and_sides():
    call, promise = rows(chronology())
    assert (call["number_of_sources"], call["date_start"], call["date_end"], call["date_prec"]) == (
        *("2", "2025-03-03", "2025-03-04", "2"),
    )
    assert (call["side_a"], call["side_b"], call["dyad_name"]) == ("Ana Solé", "Norvège", "Ana Solé - Norvège")
    assert f"call.txt [0–{len(ENGLISH)}]: {ENGLISH}" in call["source_article"]
    assert (promise["date_prec"], promise["date_start"]) == ("", "")


def test_low_best_and_high():
    made = chronology()
    one = replace(made.figures[0], outcome="killed", low=12, high=12)
    more = replace(one, id="f-2", low=14, high=None)
    event = replace(made.events[1], figures=("f-40", "f-2"))
    for figures, told in (((one,), ("12", "12", "12")), ((one, more), ("12", "", ""))):
        (row,) = rows(replace(made, figures=figures, events=(event,)))
        assert (row["low"], row["best"], row["high"]) == told
