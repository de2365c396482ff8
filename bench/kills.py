"""Kills of the real program at random instants of everything that writes: nothing kept is lost, nothing is left half.

    python bench/kills.py [--kills 200] [--address postgresql://…]

Each way of writing is killed its share of times, then run to its end, and must give what an undisturbed
run gives. After every kill what lies on disk is looked at: whole, or as it was. Kills fall into the last
three quarters of a run: before, the program is only being loaded. With an address, a dossier there is
killed too. Corrections are killed in `tests/dossier/test_growing.py`.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-c", "from filrouge.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "FILROUGE_UI": "en"}
PILE = [str(ROOT / "examples" / "notre-dame" / f"{name}.txt") for name in ("nd-01-incendie", "nd-06-vitraux")]
FIRST, LAST = 0.25, 1.1  # of a run's length: between them it is killed


@dataclass(frozen=True, slots=True)
class Way:
    """A way of writing: the command, what must hold after a kill, and the bytes that a whole run leaves."""

    name: str
    command: Callable[[Path], list[str]]
    holds: Callable[[Path], str | None]
    result: Callable[[Path], bytes]


def run(*arguments: str) -> bytes:
    """The program's output.

    Raises:
        RuntimeError: it failed, or showed a traceback.
    """
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, env=ENVIRONMENT, check=False)
    if b"Traceback" in done.stderr or done.returncode not in (0, 1):
        raise RuntimeError(f"{arguments}: {done.stderr.decode()}")
    return done.stdout


def whole(path: Path, *results: bytes) -> str | None:
    return None if not path.exists() or path.read_bytes() in results else f"{path} is half"


def checked(dossier: str) -> tuple[bool, str | None]:
    """Whether there is a dossier yet, and what is wrong with it."""
    done = subprocess.run([*PROGRAM, "dossier", "check", dossier], capture_output=True, env=ENVIRONMENT, check=False)
    told = done.stderr.decode()
    born = not any(said in told for said in ("no such dossier", "not a dossier"))
    return born, None if done.returncode == 0 or not born else told


def of_dossier(name: str, place: Callable[[Path], str]) -> Way:
    """Making a dossier, and adding to it once it is there."""

    def adding(home: Path) -> list[str]:
        born, _ = checked(place(home))
        return ["dossier", "add" if born else "new", place(home), *PILE]

    return Way(name, adding, lambda home: checked(place(home))[1], lambda home: run("dossier", "export", place(home)))


def of_export(dossier: str) -> Way:
    """Exporting a dossier over an older file."""
    expected = run("dossier", "export", dossier)

    def exporting(home: Path) -> list[str]:
        return ["dossier", "export", dossier, "-o", str(home / "out.json")]

    return Way(
        "export",
        exporting,
        lambda home: whole(home / "out.json", expected),
        lambda home: (home / "out.json").read_bytes(),
    )


def ways(expected: bytes, folder: str, address: str) -> list[Way]:
    run("dossier", "new", f"{folder}/d.filrouge", *PILE)

    def built(home: Path) -> bytes:
        return (home / "out.json").read_bytes()

    def building(*more: str) -> Callable[[Path], list[str]]:
        return lambda home: ["build", *PILE, "-o", str(home / "out.json"), *(m.format(home=home) for m in more)]

    def file(home: Path) -> str | None:
        return whole(home / "out.json", expected)

    return [
        Way("build", building(), file, built),
        Way("build in two processes", building("--jobs", "2"), file, built),
        Way("build with a cache", building("--cache", "{home}/cache"), file, built),
        Way("build with shards", building("--work", "{home}/pile"), file, built),
        of_dossier("dossier in SQLite", lambda home: str(home / "d.filrouge")),
        of_export(f"{folder}/d.filrouge"),
        *([of_dossier("dossier in PostgreSQL", lambda home: f"{address}#{home.name}")] if address else []),
    ]


def killed(command: list[str], after: float) -> None:
    process = subprocess.Popen(
        [*PROGRAM, *command],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tried(way: Way, kills: int, chance: random.Random) -> list[str]:
    """What went wrong in a way of writing."""
    wrong = []
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        start = time.perf_counter()
        run(*way.command(Path(one)))
        length, expected = time.perf_counter() - start, way.result(Path(one))
        for _ in range(kills):
            killed(way.command(Path(other)), chance.uniform(FIRST * length, LAST * length))
            fault = way.holds(Path(other))
            if fault:
                wrong.append(fault)
        run(*way.command(Path(other)))
        if way.result(Path(other)) != expected:
            wrong.append("what it gave in the end is not what an undisturbed run gives")
    print(f"{way.name:24} {kills} kills within {length:.1f} s, {len(wrong)} faults", flush=True)
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--address", default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run("build", *PILE, "-o", f"{folder}/out.json")
        known = ways(Path(folder, "out.json").read_bytes(), folder, asked.address)
        chance = random.Random(20251127)
        wrong = [fault for way in known for fault in tried(way, -(-asked.kills // len(known)), chance)]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
