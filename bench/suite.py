"""`make bench`: every benchmark in one run, so that its figures may be compared with each other.

    python bench/suite.py [--full] [--limit SECONDS] [--only NAME] [--address postgresql://…] [ARTICLES]

By default each takes the smallest size that still tells something, a quarter of an hour in all on two idle cores;
``--full`` takes the sizes that docs/benchmarks.md gives, some hours. A benchmark that passes the limit is stopped and
said to be, and the next begins, so that the whole ends in a known time. ARTICLES is a folder or JSON Lines file for
the layers; else the shipped examples. With an address, that PostgreSQL is measured beside SQLite.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
DONE = "done"
QUICK = {
    "run.py": [[]],
    "peers.py": [[]],
    "scaling.py": [["--sizes", "100,400", "--resolve"], ["--whole", "200,1000"]],
    "engines.py": [["--articles", "100"]],
    "stores.py": [["--events", "20000", "--articles", "2000", "--times", "20"]],
}
FULL = {
    **QUICK,
    "scaling.py": [["--sizes", "100,1000,10000", "--resolve"], ["--whole", "1000,10000,100000"]],
    "engines.py": [["--articles", "2000"]],
    "stores.py": [["--copies", "10"]],
}


HOURS = 6 * 3600


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--limit", type=float, help="seconds for each benchmark (900; with --full six hours)")
    parser.add_argument("--only", action="append", choices=[name.removesuffix(".py") for name in QUICK])
    parser.add_argument("--address", action="append", default=[])
    parser.add_argument("articles", nargs="?")
    asked = parser.parse_args()
    limit = asked.limit or (HOURS if asked.full else 900)
    start, outcomes = time.monotonic(), []
    for script, more in chosen(asked):
        outcomes.append((script, *more, run(script, more, limit)))
    print(f"\n## {len(outcomes)} benchmarks in {time.monotonic() - start:.0f} s")
    failed = [" ".join(told) for told in outcomes if told[-1] != DONE]
    print(*failed, sep="\n")
    return 1 if failed else 0


def chosen(asked: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    """The scripts to run, each with its arguments."""
    table = FULL if asked.full else QUICK
    for script, ways in table.items():
        if asked.only and script.removesuffix(".py") not in asked.only:
            continue
        for way in ways:
            yield script, [*way, *([asked.articles] if asked.articles and script in {"run.py", "peers.py"} else [])]
        if script == "stores.py":
            for address in asked.address:
                yield script, [*ways[0], "--address", address]


def run(script: str, arguments: Sequence[str], limit: float) -> str:
    """One benchmark in a process group of its own, and how it ended."""
    print(f"\n## {' '.join((script, *arguments))}", flush=True)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, str(HERE / script), *arguments]
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with its workers
            return f"stopped after {limit:.0f} s"
    return f"failed with {code}" if code else DONE


if __name__ == "__main__":
    sys.exit(main())
