"""How fast the dates layer reads: characters a second of one core, beside HeidelTime's published pace.

    python bench/dates.py [FILE.jsonl[.gz] ...]

Each line of a file is an object with ``text`` and ``lang``; without files, the examples of the packs
themselves are read over and over. The pace asked of the layer is 300,000 characters a second.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

from filrouge.annotate.dates import dates
from filrouge.lang.pack import languages, shipped, unmarked
from filrouge.model.text import Article, Span

HEIDELTIME = 17_000  # characters a second, French, without a tagger (HeidelTime 2.2.1 on the same machine)
ASKED = 300_000
RUNS = 5


def examples(language: str) -> list[str]:
    """The pack's own examples as texts of some 3,000 characters."""
    lines = [unmarked(example)[0] + ". " for rule in shipped(language).rules_of("dates") for example in rule.yes]
    return ["".join(lines[i : i + 90]) for i in range(0, len(lines), 90)] * 20


def texts(paths: list[str]) -> dict[str, list[str]]:
    """The texts to read, by language."""
    if not paths:
        return {language: examples(language) for language in languages()}
    found: dict[str, list[str]] = {}
    for path in map(Path, paths):
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                found.setdefault(row["lang"], []).append(row["text"])
    return found


def pace(language: str, of: list[str]) -> tuple[float, int]:
    """Characters a second, the best of several runs, and the number of expressions found."""
    pack = shipped(language)
    articles = [Article(str(i), "", "", language, text, Span(0, len(text))) for i, text in enumerate(of)]
    dates(articles[0], pack)
    best, marks = float("inf"), 0
    for _ in range(RUNS):
        start = time.process_time()
        marks = sum(len(dates(article, pack)) for article in articles)
        best = min(best, time.process_time() - start)
    return sum(map(len, of)) / best, marks


def main() -> None:
    for language, of in sorted(texts(sys.argv[1:]).items()):
        speed, marks = pace(language, of)
        print(f"{language}: {speed:,.0f} characters/s, {marks} expressions, {speed / HEIDELTIME:.0f} × HeidelTime")
        if sys.argv[1:] and speed < ASKED:
            print(f"{language}: below the {ASKED:,} asked")


if __name__ == "__main__":
    main()
