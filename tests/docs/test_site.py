"""The documentation site builds without a warning in both languages, and each page has its other half."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAIRED = sorted(p for p in DOCS.rglob("*.fr.md"))
_OTHER = re.compile(r"^\*\[(?:In English|En français)\]\(([^)]+)\)\*$", re.MULTILINE)


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.fr.yml"])
def test_the_site_builds_strictly(config: str, tmp_path: Path) -> None:
    run = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*run, "--config-file", config, "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    assert not re.search(r'(?:src|href)="https?://(?:fonts|cdn|unpkg)', pages), "a page asks the network for its looks"


@pytest.mark.parametrize("page", PAIRED, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_a_french_page_and_its_english_half_lead_to_each_other(page: Path) -> None:
    (name,) = _OTHER.findall(page.read_text("utf-8"))[:1] or ("",)
    other = page.parent / name
    assert other.is_file(), f"no link to the English half in {page.name}"
    assert f"({page.name})" in other.read_text("utf-8"), f"{name} does not lead back"


def test_every_guide_page_has_both_languages() -> None:
    english = {p for p in (*(DOCS / "guide").glob("*.md"), *(DOCS / "howto").glob("*.md")) if ".fr." not in p.name}
    halves = {(p.parent / _OTHER.findall(p.read_text("utf-8"))[0]) for p in PAIRED}
    assert english <= halves
