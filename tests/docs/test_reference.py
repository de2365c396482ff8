"""The reference is what the code says: regenerate with `python scripts/reference.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loading import program

ROOT = Path(__file__).parents[2]
reference = program("scripts/reference.py")


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    return reference.pages()


@pytest.mark.parametrize("name", ["commands.md", "commandes.fr.md", "format.md"])
def test_a_generated_page_is_up_to_date(name: str, pages: dict[Path, str]) -> None:
    path = ROOT / "docs" / "reference" / name
    assert path.read_text("utf-8") == pages[path], "run: python scripts/reference.py"


def test_every_command_is_in_both_languages(pages: dict[Path, str]) -> None:
    heads = [
        [line for line in pages[ROOT / "docs" / "reference" / name].splitlines() if line.startswith("## ")]
        for name in reference.COMMANDS.values()
    ]
    assert heads[0] == heads[1]
    assert len(heads[0]) > 10
