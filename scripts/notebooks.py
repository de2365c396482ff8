"""Runs the example notebooks and keeps what they show: `python scripts/notebooks.py`."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "notebooks"
LIMIT = 300  # seconds a cell may take


def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook with the outputs of a fresh run in the repository's root; an error in a cell is raised."""
    book = nbformat.read(path, as_version=4)
    client = NotebookClient(book, timeout=LIMIT, resources={"metadata": {"path": str(ROOT)}})
    return client.execute()


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.ipynb")):
        book = executed(path)
        for cell in book.cells:
            cell.metadata.pop("execution", None)  # clock times: the same run gives the same file
        nbformat.write(book, path)
        print(path.relative_to(ROOT))
