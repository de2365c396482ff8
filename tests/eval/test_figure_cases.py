"""The score of figures: what is left out, put into a carrier, and right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))
from figure_cases import Wanted, cases, left_out, right

from filrouge.model.mentions import FigureKind, Quantity


def row(said: str, model: str = "NumberModel", language: str = "en", value: str = "7", subtype: str = "integer"):
    told = {"text": said, "value": {"value": value, "subtype": subtype}}
    return {"said": said, "input": said, "lang": language, "kind_of": model, "results": [told]}


@pytest.mark.parametrize(
    ("said", "value", "subtype", "out"),
    [
        ("2^8", "256", "power", True), ("seven fifths", "1.4", "fraction", True),
        ("two fifths", "0.4", "fraction", False), ("seven", "7", "integer", False), ("one", "1", "integer", True),
    ],
)  # fmt: skip
def test_arithmetic_is_left_out_and_what_articles_write_is_kept(said, value, subtype, out):
    assert (left_out(row(said, value=value, subtype=subtype)) is not None) is out


def test_a_bare_expression_is_put_into_a_sentence_that_counts():
    (case,) = cases(row("seven"))
    assert case.text != "seven"
    assert "seven" in case.text
    assert case.wanted == (Wanted(7.0, 7.0),)


def test_a_decimal_comma_is_read():
    (case,) = cases(row("4,8", language="fr", value="4,8", subtype="decimal"))
    assert case.wanted[0].low == pytest.approx(4.8)


def test_no_more_and_no_fewer_values_are_right():
    (case,) = cases(row("seven"))
    seven, eight = (Quantity(n, n, "houses", FigureKind.COUNT) for n in (7.0, 8.0))
    assert right(case, [seven])
    assert not right(case, [eight])
    assert not right(case, [])
    assert not right(case, [seven, eight])


def test_an_ordinal_is_no_count():
    (case,) = cases(row("seventh", model="OrdinalModel"))
    assert right(case, [Quantity(7.0, 7.0, "ordinal", FigureKind.ORDINAL)])
    assert not right(case, [Quantity(7.0, 7.0, "houses", FigureKind.COUNT)])
