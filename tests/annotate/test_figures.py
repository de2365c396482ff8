"""Figures against the packs' cases: text with the spans drawn, and what each one says."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.annotate.figures import figure_rows, figures
from filrouge.annotate.syntax import parses
from filrouge.lang.numerals import Shape, number, numerals
from filrouge.lang.pack import shipped, unmarked
from filrouge.model.mark import Layer
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span


def article(text: str, language: str) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)))


def cases() -> list[tuple[str, str, str]]:
    found = []
    for language in ("fr", "en"):
        path = shipped(language).folder / "cases" / "figures.tsv"
        lines = [line for line in path.read_text("utf-8").splitlines()[1:] if line and not line.startswith("#")]
        found += [(language, *line.split("\t")) for line in lines]
    return found


@pytest.fixture(scope="module")
def parsed() -> dict[tuple[str, str], Parse]:
    found = {}
    for language in ("fr", "en"):
        texts = [unmarked(text)[0] for code, text, _ in cases() if code == language]
        found |= {(language, t): p for t, p in zip(texts, parses(texts, shipped(language)), strict=True)}
    return found


def shown(value) -> str:
    ends = f"{'' if value.low is None else f'{value.low:.12g}'}..{'' if value.high is None else f'{value.high:.12g}'}"
    tail = f"|{value.outcome}" if value.outcome else f"|/{value.per}" if value.per else ""
    return f"{ends}|{value.unit or ''}|{value.kind.value}{tail}"


@pytest.mark.parametrize(("language", "drawn", "expected"), cases())
def test_figures_of_the_case_files(language, drawn, expected, parsed):
    text, spans = unmarked(drawn)
    layer = figures(article(text, language), shipped(language), parsed[language, text], Layer("dates"))
    found = " ; ".join(shown(m.value) for m in layer) or "-"
    assert found == expected
    if expected != "-":
        assert [(m.span.start, m.span.end) for m in layer] == list(spans)


NUMBERS = [
    ("fr", "quatre-vingt-dix-neuf", 99), ("fr", "soixante et onze", 71), ("fr", "deux cent mille", 200_000),
    ("fr", "septante-cinq", 75), ("fr", "trois mille milliards", 3e12), ("fr", "deux millions et demi", 2.5e6),
    ("fr", "12\u202f500,75", 12_500.75), ("fr", "12.500", 12_500), ("fr", "3,5 Md", 3.5e9), ("fr", "½", 0.5),
    ("fr", "une vingtaine", 20), ("fr", "un demi-million", 5e5), ("fr", "vingt et unième", 21), ("fr", "1er", 1),
    ("en", "two hundred and three thousand", 203_000), ("en", "twenty-fifth", 25), ("en", "3.2 million", 3.2e6),
    ("en", "12,500.75", 12_500.75), ("en", "half a million", 5e5), ("en", "a dozen", 12), ("en", "22nd", 22),
    ("en", "two point two million", 2.2e6), ("en", "three quarters of a million", 7.5e5), ("en", "minus five", -5),
    ("fr", "au moins", None), ("fr", "le chat", None), ("en", "10 and 20", None), ("fr", "F-16", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "value"), NUMBERS)
def test_numbers(language, text, value):
    found = number(text, shipped(language))
    assert found == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("fr", "Le plan coûte 16,6 milliards d'euros.", 16_600_000_000),
        ("en", "The plan costs $16.6 billion.", 16_600_000_000),
        ("fr", "La ville compte 2,2 millions d'habitants.", 2_200_000),
        ("en", "The debt is $33.3 trillion.", 33_300_000_000_000),
    ],
)
def test_products_have_no_binary_dust(language, text, low):
    found = figures(article(text, language), shipped(language), next(parses([text], shipped(language))), Layer("dates"))
    assert [m.value.low for m in found] == [low]


def test_a_comparator_is_no_minus():
    found = numerals("au moins 40 blessés et moins 5 degrés", shipped("fr"))
    assert [n.value for n in found] == [40, -5]


def test_bare_plurals_are_vague():
    assert [n.shape for n in numerals("des milliers, dozens", shipped("fr"))] == [Shape.VAGUE]


def test_rows_follow_the_format():
    text = "Il y a 12 chats."
    layer = figures(article(text, "fr"), shipped("fr"), next(parses([text], shipped("fr"))), Layer("dates"))
    (row,) = figure_rows(layer)
    assert {k: row[k] for k in ("start", "end", "low", "high", "unit", "kind")} == {
        "start": 7, "end": 15, "low": 12, "high": 12, "unit": "chats", "kind": "count",
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789 .,-/+%€$½éaunedmilx\n'’\u00a0", max_size=80))
def test_numerals_never_fail_and_never_overlap(text):
    for language in ("fr", "en"):
        found = numerals(text, shipped(language))
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 .,-%€$½ plusdemoinsetenvironorabout\n'’", max_size=60))
def test_figures_without_a_parser_never_fail(text):
    for language in ("fr", "en"):
        pack = replace(shipped(language), settings={})
        layer = figures(article(text, language), pack, next(parses([text], pack)), Layer("dates"))
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in layer)


def test_long_hostile_text_is_linear():
    text = "1 000 " * 12_000 + "deux cent " * 3_000
    assert numerals(text, shipped("fr"))
