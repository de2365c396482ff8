"""POLECAT's table, split by hand: 40 columns in each line, no stray tab."""

from dataclasses import replace

from filrouge.export.polecat import COLUMNS, render
from filrouge.words import words
from tests.builders import chronology


def rows(made=None):
    lines = render(made or chronology(), words("fr")).decode().splitlines()
    assert {line.count("\t") for line in lines} == {39}
    heads = lines[0].split("\t")
    assert tuple(heads) == COLUMNS
    return [dict(zip(heads, line.split("\t"), strict=True)) for line in lines[1:]]


def test_the_columns_are_the_forty():
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    assert (COLUMNS[0], COLUMNS[5], COLUMNS[22], COLUMNS[33], COLUMNS[-1]) == (
        *("Event ID", "Quad Code", "Wikipedia Recipient ID", "Source", "Version"),
    )


def test_one_row_a_report():
    first, second, promise = rows()
    assert (first["Event Date"], second["Event Date"], promise["Event Date"]) == ("2025-03-03", "2025-03-04", "")
    assert (first["Actor Name"], first["Recipient Name"], first["Recipient Country"]) == ("Ana Solé", "Norvège", "NOR")
    assert (first["Event ID"], first["Publication Date"]) == ("e-call#appel.txt#char=6,59", "2025-03-04")
    assert first["Quad Code"] == "VERBAL COOPERATION"


def test_tabs_and_breaks_in_names_stay_out():
    made = chronology()
    actor = replace(made.actors[0], name="Ana\tSolé\n=1", aliases=("a\tb", '“c"'))
    assert rows(replace(made, actors=(actor, *made.actors[1:])))[0]["Actor Name"] == "Ana Solé =1"
