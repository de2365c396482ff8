"""The dates layer: every rule's own examples, each language's table of cases, and any text at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filrouge.annotate.dates import dates
from filrouge.annotate.dates.first import ANY, NUMBER, first_words
from filrouge.errors import PackError
from filrouge.lang.pack import PACKS, Rule, load, shipped, unmarked
from filrouge.model.expression import Age, Anchor, Bound, Shift, Tense
from filrouge.model.text import Article, Span
from filrouge.resolve.anchor.timex import timex

LANGUAGES = ("fr", "en")
WEDNESDAY = date(2024, 3, 6)


def article(text: str, language: str) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)))


def spans(text: str, language: str) -> list[tuple[int, int]]:
    return [(m.span.start, m.span.end) for m in dates(article(text, language), shipped(language))]


def rules() -> list[tuple[str, Rule]]:
    return [(language, rule) for language in LANGUAGES for rule in shipped(language).rules_of("dates")]


@pytest.mark.parametrize(("language", "rule"), rules(), ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_every_rule_finds_its_examples_and_nothing_else(language: str, rule: Rule) -> None:
    for example in rule.yes:
        text, drawn = unmarked(example)
        found = spans(text, language)
        if rule.give == "nothing":
            assert not any(a < end and start < b for a, b in found for start, end in drawn), example
        else:
            assert set(drawn) <= set(found), (example, [text[a:b] for a, b in found])
    for example in rule.no:
        marks = dates(article(unmarked(example)[0], language), shipped(language))
        assert rule.name not in {m.trace.rule for m in marks}, example


def cases() -> list[tuple[str, str, str]]:
    found = []
    for language in LANGUAGES:
        lines = (PACKS / language / "cases" / "dates.tsv").read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found += [(language, text, values) for text, values in rows[1:]]
    return found


@pytest.mark.parametrize(("language", "example", "values"), cases())
def test_cases(language: str, example: str, values: str) -> None:
    text, drawn = unmarked(example)
    it = article(text, language)
    found = {
        (t["start"], t["end"]): t["value"]
        for t in timex(
            dates(it, shipped(language)), it, WEDNESDAY, profile=shipped(language).settings["timex"]["profile"]
        )
    }
    assert [found.get(span) for span in drawn] == ([] if values == "-" else values.split())
    if not drawn:
        assert not found


@pytest.mark.parametrize(
    ("language", "text", "tense"),
    [
        ("fr", "Le conseil se réunira mardi.", Tense.FUTURE),
        ("fr", "Le conseil s'est réuni mardi.", Tense.PAST),
        ("fr", "Ils ont longuement débattu mardi.", Tense.PAST),
        ("en", "The board will meet on Tuesday.", Tense.FUTURE),
        ("en", "The board met on Tuesday.", Tense.PAST),
    ],
)
def test_the_nearest_verb_gives_the_tense(language: str, text: str, tense: Tense) -> None:
    (mark,) = dates(article(text, language), shipped(language))
    assert mark.value.tense is tense


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("fr", "Fermé depuis lundi.", Bound.SINCE),
        ("fr", "Ouvert jusqu'au 3 mars.", Bound.UNTIL),
        ("fr", "Fini d'ici à 2030.", Bound.BY),
        ("fr", "Fermé dès lundi.", Bound.FROM),
        ("en", "Closed since Monday.", Bound.SINCE),
        ("en", "Open until March 3.", Bound.UNTIL),
        ("en", "Done by 2030.", Bound.BY),
    ],
)
def test_the_preposition_before_gives_the_bound(language: str, text: str, bound: Bound) -> None:
    (mark,) = dates(article(text, language), shipped(language))
    assert mark.value.bound is bound
    assert mark.trace.read


def test_hier_and_la_veille_are_different_expressions() -> None:
    hier, veille = (m.value.told for m in dates(article("Parti hier. Arrivé la veille.", "fr"), shipped("fr")))
    assert isinstance(hier, Shift)
    assert isinstance(veille, Shift)
    assert hier.anchor is Anchor.PUBLICATION
    assert veille.anchor is Anchor.NARRATION


def test_an_age_is_no_duration() -> None:
    (mark,) = dates(article("Une femme de 34 ans a été blessée.", "fr"), shipped("fr"))
    assert isinstance(mark.value.told, Age)
    assert not mark.value.dates_events


def test_typography_and_capitals_change_nothing() -> None:
    plain = "le 3 février 2015 à 16 h 30, aujourd'hui"
    odd = "LE 3 FEVRIER 2015 À 16\u202fh\u00a030, AUJOURD’HUI"
    assert [odd[a:b] for a, b in spans(odd, "fr")] == [odd[a:b] for a, b in spans(plain, "fr")]
    assert len(spans(plain, "fr")) == 3


def test_what_stands_in_quotation_marks_is_known() -> None:
    first, second = dates(article("« Il part demain », a-t-elle dit lundi.", "fr"), shipped("fr"))
    assert first.value.quoted == Span(1, 17)
    assert second.value.quoted is None


def test_a_rule_that_names_an_unknown_constructor_fails_at_load(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('language = "xx"\n', "utf-8")
    (tmp_path / "rules").mkdir()
    rule = '[odd]\nkind = "day"\nmatch = "x"\ngive = "oddity"\nyes = ["⟦x⟧"]\nno = ["y"]\n'
    (tmp_path / "rules" / "dates.toml").write_text(rule, "utf-8")
    with pytest.raises(PackError, match=r"dates\.toml: odd: no constructor 'oddity'"):
        load(tmp_path)


def test_a_rule_that_refers_to_a_kind_that_nothing_makes_fails(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('language = "xx"\n', "utf-8")
    (tmp_path / "rules").mkdir()
    rule = '[odd]\nkind = "day"\nmatch = "x <nowhere>"\ngive = "calendar"\nyes = ["⟦x⟧"]\nno = ["y"]\n'
    (tmp_path / "rules" / "dates.toml").write_text(rule, "utf-8")
    with pytest.raises(PackError, match="no rule makes nowhere"):
        dates(article("x", "xx"), load(tmp_path))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:le |la )?mois", {"le", "la", "mois"}),
        (r"\d{1,2} mai", {NUMBER}),
        ("demie?", {"demi", "demie"}),
        (r"(?:a|b)c[12]", {"ac", "bc"}),
        (r"\w+ fois", {ANY}),
    ],
)
def test_first_words(pattern: str, words: set[str]) -> None:
    assert first_words(pattern).words() == words


PIECES = st.sampled_from(
    ["le ", "3 ", "mars ", "lundi ", "la veille ", "12/", "de ", "à ", "16 h ", "2010", "-", "deux ", "ans ", "\n", "«",
     "early ", "May ", "last ", "week ", "and ", "1", "'", "\u00a0", "\x00", "🙂", "ſ", "İ", "il y a ", "du ", "au "]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    for language in LANGUAGES:
        it = article(text, language)
        marks = dates(it, shipped(language))
        ends = [0, *(m.span.end for m in marks)]
        assert all(m.span.start >= end and m.span.end > m.span.start for m, end in zip(marks, ends, strict=False))
        assert all(t["value"] for t in timex(marks, it, WEDNESDAY))


@pytest.mark.parametrize(
    "piece", ["le 3 ", "1 an ", "12345", "lundi ", "de la ", "deux cent ", "il y a ", "the ", "« "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    for language in LANGUAGES:
        dates(article(text, language), shipped(language))
