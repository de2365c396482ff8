"""Cutting a pile into runs: long articles first and alone, short ones together, the last runs small."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from filrouge.model.text import Article

MOST = 12  # articles of a run: enough to parse them at the best pace
FULL = 36_000  # characters of a run
LEAST = 3_000
WORTH_A_POOL = 80  # articles; below, starting processes costs more than it saves

Run = tuple[int, ...]  # positions of articles of one language


def runs(articles: Sequence[Article], jobs: int = 1) -> Iterator[Run]:
    """The positions of all articles in runs of one language.

    Args:
        articles: in any order.
        jobs: processes among which they will be shared out; towards the end runs get smaller, so that
            all end at about the same time.
    """
    long = sorted((n for n, a in enumerate(articles) if len(a.text) >= FULL), key=lambda n: -len(articles[n].text))
    yield from ((n,) for n in long)
    left = sum(len(a.text) for a in articles if len(a.text) < FULL)
    open_runs: dict[str, list[int]] = {}
    sizes: dict[str, int] = {}
    for n, article in enumerate(articles):
        if len(article.text) >= FULL:
            continue
        run = open_runs.setdefault(article.language, [])
        run.append(n)
        size = sizes[article.language] = sizes.get(article.language, 0) + len(article.text)
        if len(run) == MOST or size >= _enough(left, jobs):
            left -= sizes.pop(article.language)
            yield tuple(open_runs.pop(article.language))
    yield from map(tuple, open_runs.values())


def _enough(left: int, jobs: int) -> int:
    return FULL if jobs <= 1 else max(LEAST, min(FULL, left // (2 * jobs)))


def processes(articles: int, asked: int = 0) -> int:
    """How many processes to use: as many as asked for; with 0, every core where there are enough articles."""
    if asked or articles < WORTH_A_POOL:
        return asked or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
