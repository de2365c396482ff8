from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.store.folding import folded, key, matching

TEXT = "Les sœurs de l’Élysée ont reçu 12 missiles à Œuilly ; Ævar et la Straße n’y étaient pas."


def found(text: str, asked: str) -> bool:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(said, tokenize = 'unicode61 remove_diacritics 2')")
    index.execute("INSERT INTO t VALUES (?)", (folded(text),))
    match = matching(asked)
    hits = index.execute("SELECT COUNT(*) FROM t WHERE t MATCH ?", (match,)).fetchone()[0] if match else 0
    index.close()
    return bool(hits)


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("soeurs", True),
        ("SŒURS elysee", True),
        ("l'Élysée", True),
        ("oeuilly aevar strasse", True),
        ("sœur", False),
        ("sœur*", True),
        ('"12 missiles"', True),
        ('"missiles 12"', False),
        ("« reçu 12 »", True),
        ("missiles -oeuilly", False),
        ("missiles -bombes", True),
        ("missiles AND NOT", False),
        ("", False),
    ],
)
def test_words_are_found_whatever_their_accents_case_and_ligatures(asked: str, *, there: bool) -> None:
    assert found(TEXT, asked) is there


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_query_is_a_syntax_error(asked: str) -> None:
    found(TEXT, asked)


def test_a_word_is_compared_as_the_index_compares_it() -> None:
    assert key("Œuvré") == "oeuvre"
