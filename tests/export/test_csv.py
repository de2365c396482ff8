"""CSV, read by the standard library's reader and searched for formulas."""

import codecs
import csv
import io
from dataclasses import replace

import pytest

from filrouge.export.csv import render
from filrouge.words import words
from tests.builders import FRENCH, chronology


def rows(made=None, language="fr"):
    data = render(made or chronology(), words(language))
    assert data.startswith(codecs.BOM_UTF8)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_one_row_an_event_with_its_words_and_place():
    call, promise = rows()
    assert (call["Identifiant"], call["Date (EDTF)"], call["Au plus tard"]) == ("e-call", "2025-03-03", "2025-03-04")
    assert call["Qui"] == "Ana Solé; Norvège"
    first, second = call["Preuves"].split("\n")
    assert first == "appel.txt [6–59] « La ministre Ana Solé a appelé Oslo lundi 3 mars 2025. »"
    assert FRENCH[6:59] == "La ministre Ana Solé a appelé Oslo lundi 3 mars 2025."
    assert second.startswith("call.txt [0–")
    assert (promise["Date (EDTF)"], promise["Date"], promise["Chiffres"]) == ("", "sans date", "40 camions")


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(label):
    made = chronology()
    hostile = replace(made, events=(replace(made.events[0], label=label), *made.events[1:]))
    for row in rows(hostile):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
