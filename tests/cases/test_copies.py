"""Copies found by containment, passage by passage."""

from __future__ import annotations

import random

import pytest

from filrouge.model.text import Article, Span
from filrouge.resolve.copies import Copies, copies
from tests.cases.resolving import published

NOUNS = (
    "port",
    "conseil",
    "vote",
    "budget",
    "maire",
    "pont",
    "usine",
    "syndicat",
    "rapport",
    "projet",
    "juge",
    "train",
)
VERBS = ("annonce", "refuse", "ouvre", "ferme", "étudie", "vend", "bloque", "soutient", "reporte", "signe")


def paragraph(seed: int, words: int = 60) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(NOUNS + VERBS) + str(chance.randrange(40)) for _ in range(words)) + "."


def article(name: str, *paragraphs: str, agency: str | None = None) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(name, f"{name}.txt", "0" * 64, "fr", text, Span(0, len(text)), agency=agency)


def found(*articles: Article, days: dict[str, str] | None = None) -> Copies:
    days = days or {}
    return copies(list(articles), {a.id: published(days.get(a.id, "2025-03-03")) for a in articles})


A, B, C, D = (paragraph(n) for n in range(4))


def test_an_agency_text_with_a_paragraph_more_is_a_copy() -> None:
    result = found(article("x", A, B, agency="AFP"), article("y", A, B, C), days={"x": "2025-03-03", "y": "2025-03-04"})
    assert result.copy_of == {"y": "x"}
    assert result.source("y") == "x"


def test_who_printed_first_is_by_day() -> None:
    result = found(article("x", A, B), article("y", A, B), days={"x": "2025-03-05", "y": "2025-03-04"})
    assert result.copy_of == {"x": "y"}


def test_of_one_day_the_agency_printed_first_where_credited() -> None:
    result = found(article("a", A, B), article("b", A, B, agency="Reuters"))
    assert result.copy_of == {"b": "a"} or result.copy_of == {"a": "b"}
    assert len({result.source("a"), result.source("b")}) == 1


def test_other_articles_are_no_copies() -> None:
    assert found(article("x", A, B), article("y", C, D)).copy_of == {}


def test_one_shared_paragraph_is_a_passage_but_no_copy() -> None:
    one, other = article("x", A, B, D), article("y", C, paragraph(9), paragraph(8), A)
    result = found(one, other)
    assert result.copy_of == {}
    (passage,) = result.passages
    assert passage.here.span.of(other.text).strip(".") == A.strip(".")
    assert passage.there.span.of(one.text).strip(".") == A.strip(".")
    assert result.original("y", Span(passage.here.start + 5, passage.here.start + 9)) == "x"
    assert result.original("y", Span(0, 4)) == "y"


def test_two_agency_texts_spliced() -> None:
    result = found(article("x", A), article("y", B), article("z", B, A), days={"z": "2025-03-09"})
    assert {(p.here.article, p.there.article) for p in result.passages} == {("z", "x"), ("z", "y")}


def test_small_edits_do_not_hide_a_copy() -> None:
    words = A.split()
    words[20:22] = ["autre", "chose"]
    words[45] = "encore"
    assert found(article("x", A), article("y", " ".join(words)), days={"y": "2025-03-04"}).copy_of == {"y": "x"}


def test_accents_case_and_punctuation_do_not_count() -> None:
    assert found(article("x", A), article("y", A.upper().replace(" ", ",  ")), days={"y": "2025-03-04"}).copy_of == {
        "y": "x"
    }


@pytest.mark.parametrize("text", ["", " ", "un", "\x00", "🙂" * 50])
def test_hardly_any_words(text: str) -> None:
    assert found(article("x", text), article("y", text)).copy_of in ({}, {"y": "x"})


def test_chains_of_copies_count_as_one_source() -> None:
    pages = [article(f"p{n}", A, B, paragraph(20 + n)) for n in range(5)]
    result = found(*pages, days={p.id: f"2025-03-0{n + 1}" for n, p in enumerate(pages)})
    assert {result.source(p.id) for p in pages} == {"p0"}
