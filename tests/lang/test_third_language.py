"""A third language out of a temporary folder: no Python changes, and the whole pipeline reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import here

DATES = """
[day-month-year]
kind = "day"
match = '(?P<day>[0-3]?\\d) de {meses} de (?P<year>[12]\\d\\d\\d)'
give = "calendar"
with = { month = "$meses" }
yes = ["detenido el ⟦4 de mayo de 2012⟧"]
no = ["el mes de mayo"]
"""
MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
TEXT = "El ministro Pablo Ardón dimitió el 3 de marzo de 2025 en el puerto. La ministra de pesca habló con los pescadores del puerto."


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    folder = tmp_path / "es"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "rules").mkdir()
    (folder / "pack.toml").write_text('language = "es"\nname = "español"\n', "utf-8")
    rows = "\n".join(f"{month}\t{n}\town" for n, month in enumerate(MONTHS, 1))
    (folder / "lexicon" / "meses.tsv").write_text(f"form\tvalue\tsource\n{rows}\n", "utf-8")
    (folder / "rules" / "dates.toml").write_text(DATES, "utf-8")
    return folder


def test_its_pack_is_checked(spanish: Path) -> None:
    done = here("pack", "check", str(spanish))
    assert done.returncode == 0, done.stderr.decode()
    assert "español" in done.stdout.decode()


def test_a_broken_rule_is_named_with_its_file(spanish: Path) -> None:
    rules = spanish / "rules" / "dates.toml"
    rules.write_text(rules.read_text("utf-8").replace("⟦4 de mayo de 2012⟧", "⟦4 de⟧ mayo de 2012"), "utf-8")
    done = here("pack", "check", str(spanish))
    assert done.returncode == 3
    assert "dates.toml: day-month-year" in done.stderr.decode()


def test_an_article_in_it_is_read_and_its_dates_found(spanish: Path, tmp_path: Path) -> None:
    article = tmp_path / "nota.txt"
    article.write_text(TEXT, "utf-8")
    done = here("build", str(article), "--pack", str(spanish), "--json")
    assert done.returncode == 0, done.stderr.decode()
    made = json.loads(done.stdout)
    assert [a["language"] for a in made["articles"]] == ["es"]
    row = json.dumps({"id": "1", "lang": "es", "text": TEXT}).encode()
    found = here("annotate", "--layers", "dates", "--pack", str(spanish), stdin=row)
    assert [t["value"] for t in json.loads(found.stdout)["timex"]] == ["2025-03-03"]
