"""`filrouge date` on a folder: every article, what states or dates it, and what leaves it undated."""

import json
from pathlib import Path

import pytest

from tests.running import apart, here

SIGNED = "Oslo\n\nPublié le 12 avril 2019\nLe Kenya et la Norvège ont signé vendredi à Oslo un accord sur la pêche.\n"
LATER = "Bateaux\n\nLe Kenya et la Norvège ont signé vendredi à Oslo un accord sur la pêche. Le texte vaut cinq ans.\n"
NOTHING = "Chat\n\nLe chat dort depuis longtemps sur le mur, et tout est calme.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a", SIGNED), ("b", LATER), ("c", NOTHING)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_a_folder_of_mixed_articles(folder: Path) -> None:
    rows = [json.loads(line) for line in here("date", str(folder), "--json").stdout.decode().splitlines()]
    assert [r["path"] for r in rows] == ["a.txt", "b.txt", "c.txt"]
    assert [r["basis"] for r in rows] == ["stated", "inferred", "unknown"]
    assert rows[0]["date"] == "2019-04-12"
    assert "2019-04-12" <= rows[1]["date"] <= "2019-04-14"
    assert rows[1]["evidence"], "each clue has its words"
    assert rows[2]["date"] is None


def test_the_reasoning_is_in_the_language_of_the_interface(folder: Path) -> None:
    english, french = (apart("date", str(folder), ui=ui).stdout.decode() for ui in ("en", "fr"))
    assert "states when it was published" in english
    assert "another article of the pile" in english
    assert "la date de parution que porte le texte" in french
    assert "un autre article de la pile" in french
