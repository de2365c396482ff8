"""The parse: what spaCy finds, whatever multiplies its matrices and whatever else is in the batch."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.backends.numpy_ops import NumpyOps

from filrouge.annotate import attributes, products
from filrouge.annotate.hastening import hasten
from filrouge.annotate.paragraphs import paragraphs
from filrouge.annotate.products import Steady, framed, multiplied, steady
from filrouge.annotate.schemes import Arcs, clear_to_ud
from filrouge.annotate.syntax import load_model, parse, parses
from filrouge.lang.pack import shipped
from filrouge.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES = ("fr", "en")


@cache
def texts(language: str) -> list[str]:
    return [a.text for a in read([EXAMPLES]) if getattr(a, "language", "") == language]


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that a pipeline says of the words of a text."""
    words = [(t.text, t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]
    return [*words, *((e.start, e.end, e.label_) for e in doc.ents), *((s.start, s.end) for s in doc.sents)]


@cache
def stock(language: str) -> Language:
    return spacy.load(shipped(language).settings["syntax"]["model"])


def hastened(language: str) -> Language:
    return load_model(shipped(language).settings["syntax"]["model"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_faster_parts_find_what_spacy_finds(language: str) -> None:
    pieces = [span.of(text) for text in texts(language) for span in paragraphs(text)]
    said = [told(doc) for doc in stock(language).pipe(pieces)]
    assert sum(map(len, said)) > 2000
    assert [told(doc) for doc in hastened(language).pipe(pieces)] == said


@pytest.mark.parametrize(
    ("language", "pieces"),
    [
        ("en", ["There's a man we're gonna meet.", "Let's go, y'all ain't wrong; c'mon, I gotta run.", "\n", "", "  "]),
        ("en", ["He did it, but it does not do. An' nothin' somethin' 'em. I've had it, they'd had it, you'll see"]),
        ("en", ["Paris \n\n New York Times said Monday the 3rd Bank of", "of the United States of America"]),
        (
            "fr",
            ["Jean-Paul Sartre \t est né à Paris", "Aujourd'hui, l'Organisation des Nations", "", "unies. La Poste"],
        ),
    ],
)
def test_rare_words_and_odd_spaces_are_read_as_spacy_reads_them(language: str, pieces: list[str]) -> None:
    assert [told(d) for d in hastened(language).pipe(pieces)] == [told(d) for d in stock(language).pipe(pieces)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_faster_parts_are_in_place(language: str) -> None:
    names = [name for name, _ in hastened(language).pipeline]
    assert names[-3:] == ["attribute_ruler at one go", "lemmatizer at one go", "ner at one go"]


def test_an_entity_given_before_is_left_to_spacy() -> None:
    found = []
    for nlp in (stock("en"), hastened("en")):
        doc = nlp.make_doc("Angela Merkel met Mr Smith in Berlin.")
        doc.set_ents([Span(doc, 3, 5, label="ORG")], default="unmodified")
        for name in nlp.pipe_names:
            doc = next(iter(nlp.get_pipe(name).pipe([doc])))
        found.append(told(doc))
    assert found[0] == found[1]
    assert (3, 5, "ORG") in found[1]


def test_what_is_remembered_is_forgotten_when_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attributes, "MOST", 5)
    pieces = ["She was the first of them.", "Nobody has seen anything here.", "They do not do it; I do."]
    assert [told(d) for d in hastened("en").pipe(pieces)] == [told(d) for d in stock("en").pipe(pieces)]


def test_parts_of_another_kind_are_left_alone() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"TEXT": {"FUZZY": "colour"}}]], {"LEMMA": "color"})  # type: ignore[attr-defined] # a ruler
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert hasten(nlp).pipe_names == ["attribute_ruler", "lemmatizer"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_parsed_the_same_alone_and_among_others(language: str) -> None:
    pack, given = shipped(language), texts(language)
    together = list(parses(given, pack))
    assert together == list(parses(given[::-1], pack))[::-1]
    assert together[3] == parse(given[3], pack)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_and_sentences_are_the_words_of_the_text(language: str) -> None:
    for text in texts(language):
        made = parse(text, shipped(language))
        assert all(text[t.start : t.end] == t.text for t in made.tokens)
        assert [t.i for t in made.tokens] == list(range(len(made.tokens)))
        for number, sentence in enumerate(made.sentences):
            assert {t.sentence for t in made.of(sentence)} == {number}
            assert made.of(sentence)[0].start == sentence.span.start
            assert made.of(sentence)[-1].end == sentence.span.end


@pytest.mark.parametrize(("width", "columns"), [(288, 288), (64, 1024), (96, 197), (96, 50), (300, 96)])
def test_a_row_gives_the_same_bits_anywhere(width: int, columns: int) -> None:
    chance = np.random.default_rng(5)
    weight = chance.standard_normal((columns, width)).astype(np.float32)
    rows = chance.standard_normal((700, width)).astype(np.float32)
    frames = framed(weight)
    if not steady(width, frames):
        pytest.skip("the BLAS of this machine is not steady: spaCy's own products are used")
    whole = multiplied(rows, frames)
    assert np.allclose(whole, rows @ weight.T, atol=1e-3)
    for count in (1, 2, 11, 48, 49, 333):
        picked = chance.integers(0, 700, count)
        assert np.array_equal(multiplied(rows[picked], frames), whole[picked])


def test_what_is_not_steady_is_left_to_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "steady", lambda *_: False)
    chance = np.random.default_rng(6)
    rows, weight = (chance.standard_normal((n, 96)).astype(np.float32) for n in (40, 64))
    assert np.array_equal(Steady().gemm(rows, weight, trans2=True), NumpyOps().gemm(rows, weight, trans2=True))


def test_products_of_every_shape_are_right() -> None:
    ops, plain = Steady(), NumpyOps()
    chance = np.random.default_rng(7)
    rows, weight = (chance.standard_normal((n, 96)).astype(np.float32) for n in (40, 64))
    out = np.zeros((40, 64), dtype=np.float32)
    assert ops.gemm(rows, weight, out=out, trans2=True) is out
    assert np.allclose(out, rows @ weight.T, atol=1e-3)
    for x, y, turned in ((rows, weight.T.copy(), (False, False)), (rows, rows[:, :64].copy(), (True, False))):
        first, second = turned
        assert np.array_equal(
            ops.gemm(x, y, trans1=first, trans2=second), plain.gemm(x, y, trans1=first, trans2=second)
        )
    assert ops.gemm(rows[:0], weight, trans2=True).shape == (0, 64)


def test_clearnlp_arcs_are_turned_round() -> None:
    # The minister is in Paris
    arcs = Arcs([1, 2, 2, 2, 3], ["det", "nsubj", "ROOT", "prep", "pobj"], ["DET", "NOUN", "AUX", "ADP", "PROPN"], ["the", "minister", "be", "in", "Paris"])  # fmt: skip
    assert clear_to_ud(arcs) == ([1, 2, 2, 4, 2], ["det", "nsubj", "root", "case", "obl"])
    # She was happy
    arcs = Arcs([1, 1, 1], ["nsubj", "ROOT", "acomp"], ["PRON", "AUX", "ADJ"], ["she", "be", "happy"])
    assert clear_to_ud(arcs) == ([2, 2, 2], ["nsubj", "cop", "root"])
