"""Proof that engines change no byte: one pile built by each, with workers killed on the way.

    python bench/engines.py [--articles 2000] [WAY …]

Built in one process, in two, on a cluster of two workers started here, on one whose workers are killed when a quarter,
half and three quarters are done, and on such a one that writes shards. Articles are of about 60 words, twenty a story
(`bench/growing.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import warnings
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil
from scaling import short

from filrouge.engine.build import How, build, packs_for, pile
from filrouge.engine.engines import chosen
from filrouge.export import json
from filrouge.model.text import Article

KILLS = 3


class Way(NamedTuple):
    """An engine with its number of jobs, whether it writes shards, and whether its workers are killed."""

    engine: str
    jobs: int
    shards: bool = False
    killed: bool = False


WAYS = {
    "one": Way("local", 1),
    "two": Way("local", 2),
    "dask": Way("dask", 2),
    "dask-killed": Way("dask", 2, killed=True),
    "shards-killed": Way("dask", 2, shards=True, killed=True),
    "shards-there": Way("dask", 2, shards=True),
}


class Killing:
    """Kills a worker of the cluster whenever another share of the articles is done."""

    def __init__(self) -> None:
        self.killed, self.chance = 0, random.Random(1)

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == "annotate" and self.killed < KILLS and done > total * (self.killed + 1) // (KILLS + 1):
            self.chance.choice([p for p in psutil.Process().children(recursive=True) if _works(p)]).kill()
            self.killed += 1


def _works(process: psutil.Process) -> bool:
    """Whether a process is a worker: what Dask spawns and is no helper of Python's own."""
    return "spawn_main" in " ".join(process.cmdline()) and process.memory_info().rss > 1 << 26


def built(articles: tuple[Article, ...], way: Way, folder: str) -> tuple[str, int]:
    """The digest of what an engine gives, and how many workers were killed."""
    killing = Killing()
    engine = chosen(way.engine, work=folder if way.shards else None)
    steps = killing if way.killed else None
    made = build(pile(articles), packs_for(articles), jobs=way.jobs, steps=steps, how=How(engine))
    digest = hashlib.sha256()
    for part in json.chunks(made):
        digest.update(part)
    return digest.hexdigest(), killing.killed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("ways", nargs="*", default=list(WAYS))
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    articles = short(asked.articles, sentences=4)
    found = set()
    with TemporaryDirectory() as folder:
        for name in asked.ways:
            start = time.perf_counter()
            digest, killed = built(articles, WAYS[name], folder)
            found.add(digest)
            print(f"{name:14} {digest[:16]}  {time.perf_counter() - start:5.0f} s, {killed} kills", flush=True)
    print("the same bytes" if len(found) == 1 else "DIFFERENT BYTES", f"for {len(articles):,} articles")
    return len(found) - 1


if __name__ == "__main__":
    sys.exit(main())
