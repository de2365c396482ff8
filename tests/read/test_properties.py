"""Any bytes under any name: an article whose spans hold, or a reason; never an exception."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.lang.pack import shipped
from filrouge.model.text import Article, Rejected
from filrouge.read import read
from filrouge.read.articles import article
from filrouge.read.document import Document, Draft
from filrouge.read.formats import drafts
from filrouge.read.options import Limits, ReadOptions

LINES = st.sampled_from(
    [
        "Photo : X/AFP",
        "Publié le 3 mai 2020",
        "Les plus lus",
        "Par Jeanne Martin",
        "Le maire a parlé lundi.",
        "\u00a0",
        "«",
        "AFP",
        "-",
        "À lire aussi",
        "©",
        "(AFP) - ",
        "İ",
        "\0",
        "😀",
        "\r",
        "",
    ]
)


def sound(found: Article) -> None:
    size = len(found.text)
    assert 0 <= found.body.start <= found.body.end <= size
    assert all(0 <= r.span.start < r.span.end <= size for r in found.regions)
    assert list(found.regions) == sorted(found.regions, key=lambda r: (r.span, r.kind))
    assert all(e.span is None or e.span.of(found.text) for e in found.published.evidence)


@given(st.lists(LINES | st.text(max_size=40), max_size=20), st.sampled_from(["fr", "en"]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_lines(lines: list[str], language: str, titled: bool) -> None:  # noqa: FBT001
    text = "\n".join(lines)
    if text.strip():
        sound(article(Draft("a", "0", text, titled=titled), shipped(language), ReadOptions()))


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a", "a.xyz"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    for found in drafts(Document(name, data), Limits()):
        assert isinstance(found, Draft | Rejected)


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 250_000,
        "a\n" * 50_000,
        "Commentaires\n" * 10_000,
        "À lire aussi\n" * 10_000,
        "« " * 200_000 + "x",
        "Par A, " * 40_000,
        "12 mai 2020 " * 20_000,
        "\n" * 500_000 + "x",
        "Accueil " * 100,
        "Jean " * 200 + "est une journaliste",
    ],
    ids=["words", "lines", "closing", "related", "quotes", "names", "dates", "blank", "menu", "names2"],
)
def test_large_texts_take_seconds_at_most(text: str) -> None:
    start = time.process_time()
    sound(article(Draft("a", "0", text), shipped("fr"), ReadOptions()))
    assert time.process_time() - start < 5


def test_reading_is_repeatable() -> None:
    data = "Le titre\nPar Jeanne Martin\nLe maire a démissionné lundi, selon la mairie de la ville.".encode()
    assert list(read([], stdin=data)) == list(read([], stdin=data))
