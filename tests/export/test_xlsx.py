"""XLSX, read by openpyxl."""

import io
from dataclasses import replace

import openpyxl
import pytest

from filrouge.errors import FormatError
from filrouge.export import extras
from filrouge.export.xlsx import render
from filrouge.words import languages, words
from tests.builders import chronology


def book(made=None, language="en"):
    return openpyxl.load_workbook(io.BytesIO(render(made or chronology(), words(language))))


def test_every_line_has_its_words_in_the_evidence_sheet():
    found = book()
    assert found.sheetnames[:2] == ["Chronology", "Evidence"]
    texts = {a.article.path: a.article.text for a in chronology().articles}
    rows = list(found["Evidence"].values)
    heads = rows[0]
    shown = [dict(zip(heads, row, strict=True)) for row in rows[1:]]
    assert {row["Id"] for row in shown} == {"e-call", "e-promise"}
    for row in shown:
        assert texts[row["File"]][int(row["Start"]) : int(row["End"])] == row["Exact words"]


def test_formulas_and_controls_are_text():
    made = chronology()
    hostile = replace(made, events=(replace(made.events[0], label='=HYPERLINK("x")\x07'), *made.events[1:]))
    cells = [cell for sheet in book(hostile) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(cell.value.startswith("'=HYPERLINK") for cell in cells)


def test_the_clock_is_not_in_it():
    assert book().properties.created.isoformat().startswith("2025-03-04")
    assert book().properties.modified == book().properties.created


@pytest.mark.parametrize("language", languages())
def test_a_missing_package_says_how_to_install_it(language, monkeypatch):
    monkeypatch.setitem(extras.EXTRAS, "office", ("no_such_package_here",))
    with pytest.raises(FormatError, match=r"pip install 'filrouge\[office\]'"):
        render(chronology(), words(language))
