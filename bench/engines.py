"""Proof that engines change no byte: one pile built by each, with workers killed on the way.

    python bench/engines.py [--articles 2000] [--every SECONDS]

Built in one process, in two, on a cluster of two workers started here, on one whose workers are killed one after
the other, and on such a one that writes shards. Articles are of about 60 words, twenty a story (`bench/growing.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from tempfile import TemporaryDirectory

import psutil
from scaling import short

from filrouge.engine.build import How, build, packs_for, pile
from filrouge.engine.engines import chosen
from filrouge.export import json
from filrouge.model.text import Article

EVERY = 20.0  # seconds between two kills


@contextmanager
def killing(every: float, killed: list[int]) -> Iterator[None]:
    """Kill one of the cluster's workers again and again."""
    done = threading.Event()

    def kill() -> None:
        chance = random.Random(1)
        while not done.wait(every):
            workers = [p for p in psutil.Process().children(recursive=True) if _works(p)]
            if workers:
                victim = chance.choice(workers)
                victim.kill()
                killed.append(victim.pid)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _works(process: psutil.Process) -> bool:
    """Whether a process is a worker: what Dask spawns that has used the processor for a while."""
    try:
        return "spawn_main" in " ".join(process.cmdline()) and sum(process.cpu_times()[:2]) > 3.0
    except psutil.Error:
        return False


def built(articles: tuple[Article, ...], engine: str, jobs: int, work: str | None = None) -> str:
    """The digest of what an engine gives."""
    made = build(pile(articles), packs_for(articles), jobs=jobs, how=How(chosen(engine, work=work)))
    digest = hashlib.sha256()
    for part in json.chunks(made):
        digest.update(part)
    return digest.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--every", type=float, default=EVERY)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    articles = short(asked.articles, sentences=4)
    killed: list[int] = []
    with TemporaryDirectory() as folder:
        ways: dict[str, Callable[[], str]] = {
            "one process": partial(built, articles, "local", 1),
            "two processes": partial(built, articles, "local", 2),
            "dask, two workers": partial(built, articles, "dask", 2),
            "dask, workers killed": partial(built, articles, "dask", 2),
            "dask, killed, shards": partial(built, articles, "dask", 2, folder),
            "dask, shards there": partial(built, articles, "dask", 2, folder),
        }
        found = [told(name, way, killed, asked.every) for name, way in ways.items()]
    print("the same bytes" if len(set(found)) == 1 else "DIFFERENT BYTES", f"for {len(articles):,} articles")
    return len(set(found)) - 1


def told(name: str, way: Callable[[], str], killed: list[int], every: float) -> str:
    """The digest that a way gives, printed."""
    start, before = time.perf_counter(), len(killed)
    if "killed" in name:
        with killing(every, killed):
            digest = way()
    else:
        digest = way()
    print(f"{name:22} {digest[:16]}  {time.perf_counter() - start:5.0f} s, {len(killed) - before} kills", flush=True)
    return digest


if __name__ == "__main__":
    sys.exit(main())
