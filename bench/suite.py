"""`make bench`: every benchmark in one run, so that its figures may be compared with each other.

    python bench/suite.py [--full] [--address postgresql://…] [ARTICLES]

By default each takes the smallest size that still tells something, some minutes in all on two cores; ``--full`` takes
the sizes that docs/benchmarks.md gives, some hours. ARTICLES is a folder or JSON Lines file for the layers; else the
shipped examples. With an address, that PostgreSQL is measured beside SQLite.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
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
    "stores.py": [[]],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="the default")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--address", action="append", default=[])
    parser.add_argument("articles", nargs="?")
    asked = parser.parse_args()
    failed = 0
    for script, ways in (FULL if asked.full else QUICK).items():
        for way in ways:
            more = [asked.articles] if asked.articles and script in {"run.py", "peers.py"} else []
            failed += run(script, *way, *more)
    for address in asked.address:
        failed += run("stores.py", *(FULL if asked.full else QUICK)["stores.py"][0], "--address", address)
    return 1 if failed else 0


def run(script: str, *arguments: str) -> int:
    """One benchmark in a process of its own; 1 if it failed."""
    print(f"\n## {' '.join((script, *arguments))}", flush=True)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, str(HERE / script), *arguments], env=environment, check=False)
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
