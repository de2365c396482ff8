"""The example notebooks run, each cell of them, and are kept with what they show."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tests.loading import program

ROOT = Path(__file__).parents[2]
BOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
notebooks = program("scripts/notebooks.py")


def codes(book: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def test_there_is_one_in_each_language() -> None:
    assert len(BOOKS) == 2


@pytest.mark.filterwarnings("default")  # the kernel's own messaging warns of what its makers will change
@pytest.mark.parametrize("path", BOOKS, ids=lambda p: p.name)
def test_a_notebook_runs_and_keeps_what_it_shows(path: Path) -> None:
    kept = nbformat.read(path, as_version=4)
    nbformat.validate(kept)
    assert all(cell.outputs for cell in codes(kept)), "run: python scripts/notebooks.py"
    ran = notebooks.executed(path)
    shown = [[sorted(o.get("data", {"text": ""})) for o in cell.outputs] for cell in codes(ran)]
    assert shown == [[sorted(o.get("data", {"text": ""})) for o in cell.outputs] for cell in codes(kept)]
