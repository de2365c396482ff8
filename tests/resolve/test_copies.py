"""Copies found by containment, passage by passage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from filrouge.model.story import Place, SharedPassage
from filrouge.model.text import Article, Span
from filrouge.read import ReadOptions, read
from filrouge.resolve.copies import Copies, copies
from tests.loading import program
from tests.resolve.resolving import published

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
    (passage,) = result.by_article["y"]
    assert passage.span.of(other.text).strip(".") == A.strip(".")
    assert passage.first.article == "x"
    assert passage.first.span.of(one.text).strip(".") == A.strip(".")
    assert result.original("y", Span(passage.start + 5, passage.start + 9)) == "x"
    assert result.original("y", Span(0, 4)) == "y"


def test_two_agency_texts_spliced() -> None:
    result = found(article("x", A), article("y", B), article("z", B, A), days={"z": "2025-03-09"})
    assert {i: [p.first.article for p in found] for i, found in result.by_article.items()} == {"z": ["y", "x"]}


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


def test_a_splice_is_credited_to_the_first_printers_of_its_parts_however_often_they_were_reprinted() -> None:
    reprints = [article(f"{name}{n}", text) for n in range(40) for name, text in (("a", A), ("b", B))]
    days = {p.id: f"2025-03-{2 + int(p.id[1:]) % 20:02}" for p in reprints} | {"z": "2025-04-01"}
    result = found(*reprints, article("z", A, B), days=days)
    assert [p.first.article for p in result.by_article["z"]] == ["a0", "b0"]
    assert len({result.source(p.id) for p in reprints}) == 2


def test_a_passage_that_grew_is_credited_piece_by_piece() -> None:
    days = {"x": "2025-03-03", "y": "2025-03-04", "z": "2025-03-05"}
    result = found(article("x", A), article("y", A, B), article("z", A, B), days=days)
    assert [p.first.article for p in result.by_article["z"]] == ["x", "y"]
    assert result.copy_of["z"] == "y"
    assert result.source("z") == "x"


def test_the_same_words_quoted_by_two_reporters_are_no_copy() -> None:
    said = f"« {A} »"
    one, other = article("x", B, f"Elle a dit : {said}"), article("y", C, f"Selon lui, {said}")
    assert not found(one, other).by_article
    assert found(article("x", B, A), article("y", C, A)).by_article


def test_what_a_paper_prints_under_every_article_is_no_passage() -> None:
    foot = paragraph(99, 40)
    pages = [article(f"p{n:02}", paragraph(100 + n), foot) for n in range(90)]
    assert not found(*pages).by_article
    pages = [article(f"p{n:02}", A) for n in range(90)]
    assert len(found(*pages).copy_of) == 89


def shipped_articles() -> Iterator[Article]:
    folder = Path(__file__).parents[2] / "examples"
    return (a for a in read([folder], options=ReadOptions()) if isinstance(a, Article))


def _benchmark() -> ModuleType:
    return program("eval/copies.py")


def test_the_benchmark_finds_what_editors_did_by_passage() -> None:
    bench = _benchmark()
    texts = [a for a in shipped_articles() if len(a.text) > 800]
    shipped = [(a.id, [p for p in a.text.split("\n") if p.strip()]) for a in texts]
    for sources in (bench.fair(shipped), list(bench.drawn(24))):
        press = bench.Press(sources)
        press.run()
        got = bench.score(copies(press.articles, press.published), press.wanted)
        assert got.wanted > 20
        assert min(got.precision, got.recall) >= 0.98


def test_the_benchmark_can_fail() -> None:
    bench = _benchmark()
    press = bench.Press(list(bench.drawn(8)))
    press.run()
    assert bench.score(Copies({}, {}), press.wanted).recall == 0
    wrong = {p.article: (SharedPassage(p.start, p.end, Place("none", 0, 9)),) for p in press.wanted}
    assert bench.score(Copies({}, {}, wrong), press.wanted).precision == 0
