"""The spaCy component: dates in anybody's pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy

from filrouge.api.pipe import NAME
from filrouge.errors import PackError

ROOT = Path(__file__).parents[2]


def values(doc: spacy.tokens.Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span._.timex) for span in doc.spans[NAME]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Elle est partie lundi, pour trois semaines.", [("lundi", "DATE", "2024-03-04")]),
        ("en", "She left on Monday after three weeks.", [("Monday", "DATE", "2024-03-04")]),
    ],
)
def test_dates_are_spans_with_their_values(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe(NAME, config={"published": "2024-03-04"})
    found = values(nlp(text))
    assert found[:1] == expected
    assert found[1][1:] == ("DURATION", "P3W")


def test_a_document_s_own_day_comes_first() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe(NAME, config={"published": "2024-03-04"})
    doc = nlp.make_doc("Il pleuvait hier.")
    doc._.published = "2020-01-02"
    assert values(nlp(doc)) == [("hier", "DATE", "2020-01-01")]


def test_a_language_without_a_pack_is_told() -> None:
    nlp = spacy.blank("pt")
    with pytest.raises(PackError):
        nlp.add_pipe(NAME)


def test_the_component_is_found_by_its_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"][NAME].partition(":")
    assert (ROOT / "src" / Path(*module.split("."))).with_suffix(".py").exists()
    assert name == "component"
