"""Web pages against their gold texts: ``python eval/pages.py PAGES.jsonl.gz`` (pages beside it).

Each line names a page (``html``), its ``text``, ``title`` and ``published`` day, and whether text and
day are gold (``text_from``, ``date_from``). Word overlap is F1 over words counted with repetition.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura

from filrouge.model.text import Article
from filrouge.read import read

ALIKE = 0.8  # word overlap from which a title counts as right


def overlap(found: str, gold: str) -> float:
    """F1 of two bags of words."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (found, gold))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def opened(path: Path) -> bytes:
    """The bytes of a page, packed or not."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def main(listing: Path) -> None:
    """Prints the figures."""
    scores: dict[str, list[float]] = {"body": [], "trafilatura": [], "title": [], "day": []}
    seconds = 0.0
    for row in map(json.loads, opened(listing).decode("utf-8").splitlines()):
        data = opened(listing.parent / row["html"])
        start = time.perf_counter()
        (found,) = read([], stdin=data)
        seconds += time.perf_counter() - start
        article = found if isinstance(found, Article) else None
        scores["title"].append(overlap((article and article.title) or "", row["title"]) >= ALIKE)
        if "gold" in row["text_from"]:
            scores["body"].append(overlap(article.body.of(article.text) if article else "", row["text"]))
            scores["trafilatura"].append(overlap(trafilatura.extract(data, include_comments=False) or "", row["text"]))
        if "gold" in row["date_from"]:
            scores["day"].append(article is not None and article.published.date == row["published"][:10])
    for name, values in scores.items():
        print(f"{name:12} {sum(values) / len(values):.4f}  of {len(values)}")
    pairs = zip(scores["body"], scores["trafilatura"], strict=True)
    behind = sorted(round(ours - theirs, 4) for ours, theirs in pairs)
    far = sum(difference < -0.01 for difference in behind)
    print(f"against trafilatura's own, page by page: worst {behind[:3]}, {far} behind by 0.01")
    print(f"{1000 * seconds / len(scores['title']):.0f} ms a page")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
