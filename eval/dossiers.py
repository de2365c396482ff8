"""Building and scoring dossiers that have a gold.json."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from score import score

from filrouge.engine.build import build, pile
from filrouge.export.json import render
from filrouge.read import ReadOptions, read

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"


class Gold(NamedTuple):
    """A gold file and the folder of the articles that it names."""

    name: str
    path: Path
    folder: Path


def shipped() -> list[Gold]:
    """The shipped dossiers; their gold lies apart, so that a dossier's folder holds articles only."""
    return [Gold(p.stem, p, EXAMPLES / p.stem) for p in sorted((HERE / "golds").glob("*.json"))]


def golds(folders: list[Path]) -> list[Gold]:
    """The gold.json files of folders, and of folders one below."""
    found = [g for f in folders for g in sorted([*f.glob("gold.json"), *f.glob("*/gold.json")])]
    return [Gold(p.parent.name, p, p.parent) for p in dict.fromkeys(found)]


def scored(gold: Gold) -> dict[str, float | None]:
    """One dossier built and scored; days that gold marks as given are handed over, the rest must be found."""
    raw = json.loads(gold.path.read_text("utf-8"))
    articles = raw["articles"]
    given = {
        a["file"]: date.fromisoformat(a["published"]["best"][0])
        for a in articles
        if a.get("given") and a.get("published")
    }
    files = sorted(p for p in gold.folder.iterdir() if p.suffix in {".txt", ".html", ".jsonl"})
    made = build(pile(read(files, options=ReadOptions(published=given))))
    return score(raw, gold.folder, json.loads(render(made)))


def table(results: dict[str, dict[str, float | None]]) -> str:
    """Figures as a Markdown table, a column a dossier and their mean."""
    names = list(results)
    lines = ["| figure | " + " | ".join([*names, "mean"]) + " |", "|---" * (len(names) + 2) + "|"]
    for key in next(iter(results.values())):
        cells = [results[n][key] for n in names]
        known = [c for c in cells if c is not None]
        mean = sum(known) / len(known) if known else None
        lines.append(f"| {key} | " + " | ".join("—" if c is None else f"{c:.3f}" for c in [*cells, mean]) + " |")
    return "\n".join(lines)
