"""The interface's words: chosen by switch, variable and locale; dates and counts as people write them."""

from __future__ import annotations

import re

import pytest

from filrouge.words import chosen, languages, words


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--ui", "fr", "build"], {"LANG": "en_GB.UTF-8"}, "fr"),
        (["--ui=en"], {"FILROUGE_UI": "fr"}, "en"),
        (["build"], {"FILROUGE_UI": "fr", "LANG": "en_US"}, "fr"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        (["--ui", "de"], {}, "en"),
    ],
)
def test_the_language_is_chosen(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert chosen(arguments, environment) == language


def test_days_and_counts() -> None:
    fr, en = words("fr"), words("en")
    assert (fr.day("2025-03-01"), en.day("2025-03-01")) == ("1er mars 2025", "1 March 2025")
    assert (fr.count("count.event", 0), en.count("count.event", 0)) == ("0 fait", "0 events")
    assert (fr.count("count.event", 2), en.count("count.event", 1)) == ("2 faits", "1 event")


def test_placeholders_are_the_same_in_every_language() -> None:
    first, *others = (words(code) for code in languages())
    for other in others:
        for key, text in first.strings.items():
            if key != "when.day":
                assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", other.strings[key])), key
