"""Hostile files by the thousand for every reader: none may make it raise, hang or lie.

    python bench/fuzz.py [--files 10000] [--giants MEGABYTES] [SUFFIX ...]

A file that does harm is named by its suffix and number, from which `tests.read.fuzzing.mutated` makes it again.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.read.fuzzing import SUFFIXES, giants, harm, mutated


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--giants", type=int, default=0, metavar="MEGABYTES")
    parser.add_argument("suffixes", nargs="*", default=SUFFIXES)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    harmed = 0
    for suffix in asked.suffixes:
        start = time.process_time()
        wrong, slowest = fuzzed(suffix, asked.files, asked.giants)
        harmed += wrong
        seconds, memory = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told = f"{suffix:9} {asked.files:6} files, {wrong} harmful, slowest {slowest:.2f} s"
        print(f"{told}, {seconds:.0f} s in all, peak {memory} MB", flush=True)
    return 1 if harmed else 0


def fuzzed(suffix: str, files: int, megabytes: int) -> tuple[int, float]:
    """How many files did harm, and the seconds of the slowest."""
    wrong, slowest = 0, 0.0
    numbered = ((str(n), mutated(suffix, n)) for n in range(files))
    large = giants(suffix, megabytes << 20) if megabytes else ()
    for called, data in (*large, *numbered) if megabytes else numbered:
        start = time.process_time()
        what = harm(f"a{suffix}", data)
        slowest = max(slowest, time.process_time() - start)
        if what:
            wrong += 1
            print(f"{suffix} {called}: {what}", flush=True)
    return wrong, slowest


if __name__ == "__main__":
    sys.exit(main())
