"""BibTeX, read by bibtexparser."""

from dataclasses import replace

import bibtexparser

from filrouge.export.bib import render
from filrouge.words import words
from tests.builders import chronology


def library(made=None):
    found = bibtexparser.parse_string(render(made or chronology(), words("fr")).decode())
    assert not found.failed_blocks
    return found.entries


def test_every_article_is_an_entry():
    first, second = library()
    assert (first.entry_type, first["title"], first["date"], first["year"]) == (
        "article",
        "Appel",
        "2025-03-04",
        "2025",
    )
    assert "appel.txt" in first["note"]
    assert "La ministre Ana Solé a appelé Oslo [6–59]" in first["annote"]
    assert second["title"] == "call.txt"
    assert "date" not in second.fields_dict


def test_hostile_titles_stay_in_their_field():
    made = chronology()
    read = made.articles[0]
    article = replace(
        read.article, title="A} , evil = {x\\ 5 % & $1_000 #", source="Le Père & Cie", authors=("A and B",)
    )
    first, _ = library(replace(made, articles=(replace(read, article=article), *made.articles[1:])))
    assert "evil" not in first.fields_dict
    assert first.key.startswith("leperecie-2025-")
    assert first["author"] == "{A and B}"


def test_keys_are_unique():
    keys = [entry.key for entry in library()]
    assert len(keys) == len(set(keys))
