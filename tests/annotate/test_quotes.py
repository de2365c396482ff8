"""Quotations: each language's table of cases, discourse, odd marks, and any text at all."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from filrouge.annotate.quotes import quotes, rows, shown
from filrouge.annotate.quotes._grammar import grammar
from filrouge.annotate.quotes._marks import quoted
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import PACKS, shipped, unmarked
from filrouge.model.mark import Layer, Mark, Trace, layer
from filrouge.model.mentions import ActorKind, Actors, Chain, Form, Naming, Quotation, Stance
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Region, RegionKind, Span

if TYPE_CHECKING:
    pass

NOBODY = Actors(Layer("actors"), ())


def article(text: str, language: str, regions: tuple[Region, ...] = ()) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)), regions=regions)


@cache
def read(text: str, language: str) -> tuple[Layer[Quotation], list[dict[str, object]]]:
    document, pack = article(text, language), shipped(language)
    found = quotes(document, pack, parse(text, pack), NOBODY)
    return found, rows(document, found, NOBODY)


def cases(language: str) -> list[tuple[str, str, str, str, str]]:
    path = PACKS / language / "cases" / "quotes.tsv"
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    table = list(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(language, *row) for row in table]


@pytest.mark.parametrize(("language", "drawn", "kind", "speaker", "cue"), cases("fr") + cases("en"))
def test_case(language: str, drawn: str, kind: str, speaker: str, cue: str) -> None:
    text, spans = unmarked(drawn.replace("\\n", "\n"))
    found, _ = read(text, language)
    if not spans:
        assert [m.span.of(text) for m in found] == []
        return
    mark = next((m for m in found if m.span == Span(*spans[0])), None)
    assert mark is not None, [m.span.of(text) for m in found]
    assert mark.value.kind.value == kind
    words = mark.value.speaker_span.of(text) if mark.value.speaker_span else "-"
    assert words.removesuffix(",") == speaker
    assert (mark.value.cue_lemma or "-") == cue


STANCES = [
    ("fr", "Le maire a nié que la ville ait payé.", Stance.DENYING),
    ("fr", "Le maire a promis que la ville paierait.", Stance.PROMISING),
    ("fr", "Le syndicat a menacé de bloquer le port.", Stance.THREATENING),
    ("fr", "La préfète a exigé que la route soit fermée.", Stance.REQUESTING),
    ("fr", "La directrice a dénoncé « un abandon ».", Stance.ACCUSING),
    ("en", "The mayor denied that the town had paid.", Stance.DENYING),
    ("en", "The mayor vowed that the town would pay.", Stance.PROMISING),
    ("en", "The mayor insisted that the town had paid.", Stance.ASSERTING),
]


@pytest.mark.parametrize(("language", "text", "stance"), STANCES)
def test_stance(language: str, text: str, stance: Stance) -> None:
    found, _ = read(text, language)
    assert [m.value.stance for m in found] == [stance]


def test_fragments_and_joined_clauses_are_shown_one_by_one() -> None:
    text = "Le maire a dit que la digue « tiendra bon » et que la route resterait fermée."
    found, _ = read(text, "fr")
    assert [p.of(text) for p in found.marks[0].value.parts] == ["tiendra bon", "la route resterait fermée"]


def test_what_is_only_credited_is_not_listed_as_a_quotation() -> None:
    text = "Selon la préfète, la digue tiendra. Le maire a dénoncé une digue « fragile » et « trop vieille »."
    found, _ = read(text, "fr")
    assert len(found) == 3
    assert [span.of(text) for span, _ in shown(found)] == ["fragile", "trop vieille"]


def test_floating_quotation_is_the_last_speakers() -> None:
    text = "« Le pont est prêt », a dit Paul Verdier. « Il ouvrira en mai. »"
    found, _ = read(text, "fr")
    assert [m.value.speaker_span.of(text) for m in found if m.value.speaker_span] == ["Paul Verdier", "Paul Verdier"]


def test_pronoun_agrees_with_its_speaker() -> None:
    text = "« Tout va bien », a dit Marie Hautot. « Non », a dit Paul Verdier. « Si », a-t-elle dit."
    actors = cast(text, "Marie Hautot", "Paul Verdier")
    found = quotes(article(text, "fr"), shipped("fr"), parse(text, shipped("fr")), actors)
    assert [m.value.speaker for m in found] == ["local:Marie Hautot", "local:Paul Verdier", "local:Marie Hautot"]


def test_it_says_nothing_of_a_person() -> None:
    text = "The agency met Ruth Hadley. It also said the bridge would close."
    found = quotes(article(text, "en"), shipped("en"), parse(text, shipped("en")), cast(text, "Ruth Hadley"))
    assert [m.value.speaker for m in found] == [None]


def cast(text: str, *names: str) -> Actors:
    """An actors layer of persons by their full names, the first one a woman."""
    chains = tuple(Chain(f"local:{n}", n, ActorKind.PERSON, gender="Masc" if i else "Fem") for i, n in enumerate(names))
    marks = [
        Mark(Span(text.index(n), text.index(n) + len(n)), Naming((f"local:{n}",), Form.NAME), Trace("name"))
        for n in names
    ]
    return Actors(layer("actors", marks), chains)


def test_rows_name_the_actor_and_keep_the_marks() -> None:
    text = "« Tout va bien », a dit Marie Hautot."
    document, actors = article(text, "fr"), cast(text, "Marie Hautot")
    found = quotes(document, shipped("fr"), parse(text, shipped("fr")), actors)
    row = rows(document, found, actors)[0]
    start, end = row["content"]  # type: ignore[misc]
    assert text[start:end] == "« Tout va bien »"
    assert row["speaker_name"] == "Marie Hautot"


ODD = [
    "« Le pont est prêt, a dit Paul Verdier.\nLe maire a dit que tout allait bien.",
    "Le pont est prêt », a dit Paul Verdier.\nLe maire a dit que tout allait bien.",
    'Un tuyau de 5" a cédé.\nLe maire a dit que tout allait bien.',
]


@pytest.mark.parametrize("text", ODD)
def test_one_odd_mark_spoils_nothing_else(text: str) -> None:
    found, _ = read(text, "fr")
    assert "tout allait bien" in [m.span.of(text) for m in found]


def test_passage_reopened_at_each_paragraph() -> None:
    text = "« Un pont.\n« Deux ponts.\n« Trois ponts. »"
    blocks = [Span(0, 10), Span(11, 24), Span(25, len(text))]
    _, passages = quoted(text, blocks)
    assert [p.inner.of(text) for p in passages] == ["Un pont.", "Deux ponts.", "Trois ponts."]


def test_nested_marks_belong_to_the_outer_passage() -> None:
    text = "Il dit : « Le mot « pont » me plaît ». Puis « fin »."
    _, passages = quoted(text, [Span(0, len(text))])
    assert [p.inner.of(text) for p in passages] == ["Le mot « pont » me plaît", "fin"]


def test_occasion_and_addressee() -> None:
    text = "« Tout va bien », a dit à Paul Verdier la maire de Lorgnes dans un communiqué."
    found = quotes(article(text, "fr"), shipped("fr"), parse(text, shipped("fr")), cast(text, "Paul Verdier"))
    value = found.marks[0].value
    assert value.occasion is not None
    assert value.occasion.of(text) == "dans un communiqué"
    assert value.addressee == "local:Paul Verdier"
    assert value.speaker_span is not None
    assert value.speaker_span.of(text) == "la maire de Lorgnes"


def test_captions_are_passed_over() -> None:
    text = "Le maire a dit que tout allait bien."
    document = article(text, "fr", (Region(RegionKind.CAPTION, Span(0, len(text))),))
    assert len(quotes(document, shipped("fr"), parse(text, shipped("fr")), NOBODY)) == 0


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_verb_of_the_lexicon_is_inflected(language: str) -> None:
    known = grammar(shipped(language))
    for lemma in shipped(language).lexicon("reporting-verbs").forms():
        first = lemma.split()[0]
        forms = {f for f, entries in known.forms.items() if any(e.verb.lemma == lemma for e in entries)}
        assert len(forms) >= 3, f"{lemma}: no ending fits {first}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_lexicon_is_of_several_hundred_verbs_without_doubles(language: str) -> None:
    forms = shipped(language).lexicon("reporting-verbs").forms()
    assert len(forms) > 450
    assert len(set(forms)) == len(forms)


def bare_parse(text: str) -> Parse:
    """What a pack without a model gives."""
    from filrouge.annotate.syntax import _plain  # noqa: PLC0415

    return _plain(text)


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "« Le pont est prêt », a déclaré Paul Verdier.", "Le pont est prêt"),
        ("en", "“The bridge is ready,” said Ruth Hadley.", "The bridge is ready,"),
    ],
)
def test_works_without_a_model(language: str, text: str, content: str) -> None:
    pack = shipped(language)
    found = quotes(article(text, language), pack, bare_parse(text), NOBODY)
    assert [m.span.of(text) for m in found] == [content]
    assert all(m.value.speaker_span is not None for m in found)


PIECES = [
    "« ",
    " »",
    '"',
    "“",
    "”",
    "'",
    "’",
    "a dit",
    "que",
    "selon",
    "X",
    ", ",
    ". ",
    ": ",
    "\n",
    "- ",
    "(",
    ")",
    "é",
    "\0",
    "🎈",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["fr", "en"]))
@example([" »a dit: , "], "fr")
def test_any_text_gives_spans_inside_it(pieces: list[str], language: str) -> None:
    text, pack = "".join(pieces), shipped(language)
    for mark in quotes(article(text, language), pack, bare_parse(text), NOBODY):
        assert 0 <= mark.span.start < mark.span.end <= len(text)


def test_a_long_line_is_read_in_good_time() -> None:
    text = '« Oui », a dit X. "Non, dit que selon: ' * 2500
    pack = shipped("fr")
    quotes(article(text, "fr"), pack, bare_parse(text), NOBODY)
