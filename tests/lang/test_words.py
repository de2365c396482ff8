"""The interface's words: chosen by switch, variable and locale; dates and counts as people write them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from filrouge.words import chosen, harmless, languages, words

SOURCE = Path(__file__).parents[2] / "src" / "filrouge"


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


def refusals() -> list[str]:
    """Every refusal that the readers and the runner write out, with a number where they put a value."""
    found = []
    for path in sorted((SOURCE / "read").glob("*.py")) + sorted((SOURCE / "engine").glob("*.py")):
        for call in (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            place = {"rejected": 1, "NotTextError": 0, "BadMarkupError": 0, "_BadLineError": 0}.get(name)
            if place is None or len(call.args) <= place:
                continue
            said = call.args[place]
            if isinstance(said, ast.Constant):
                found.append(str(said.value))
            elif isinstance(said, ast.JoinedStr):
                found.append("".join(v.value if isinstance(v, ast.Constant) else "7" for v in said.values))
    return found


@pytest.mark.parametrize("english", refusals())
def test_every_refusal_is_said_in_french(english: str) -> None:
    said = words("fr").reason(english)
    assert said != english
    assert said.count("7") == english.count("7")
    assert words("en").reason(english) == english


def test_what_could_steer_a_terminal_is_shown_as_a_sign() -> None:
    assert harmless("a\x1b[31m\u202eb\x9bc\x00\n\té") == "a\ufffd[31m\ufffdb\ufffdc\ufffd\n\té"
