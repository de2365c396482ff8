"""Kills of the real program at random instants of everything that writes: nothing kept is lost, nothing is left half.

    python bench/kills.py [--kills 200] [--address postgresql://…]

Each way of writing is killed its share of times, then run to its end, and must give what an undisturbed
run gives. After every kill what lies on disk is looked at: whole, or as it was. A run that ended before
its kill is not counted, and its place is cleared, so that the next starts anew. So that a kill costs a
second, the program is loaded once with its models and forked for every run; what is killed is the
command itself with all its processes. With an address, dossiers there are killed too.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PILE = [str(ROOT / "examples" / "notre-dame" / f"{name}.txt") for name in ("nd-01-incendie", "nd-06-vitraux")]
LAST = 1.05  # of a run's length: up to there it is killed
FORMAT_2 = (  # what a dossier of format 2 had otherwise
    *(f"DROP INDEX IF EXISTS event_by_{name}" for name in ("place", "type", "kind", "status")),
    "DROP INDEX IF EXISTS passage_by_event",
    "CREATE INDEX event_by_place ON event (place)",
    "CREATE INDEX event_by_kind ON event (type, status, place)",
    "CREATE INDEX event_by_status ON event (status, place)",
)
Place = Callable[[Path], str]


class Done(NamedTuple):
    """How a run of the program ended: its exit code (minus the signal that ended it), what it wrote and said."""

    code: int
    out: bytes
    told: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way of writing: the command, what must hold after a kill, and the bytes that a whole run leaves.

    Before every run ``prepare`` puts in place what is to be there, by whether the last run ended by itself.
    """

    name: str
    command: Callable[[Path], list[str]]
    holds: Callable[[Path], str | None]
    result: Callable[[Path], bytes]
    prepare: Callable[[Path, bool], None] = lambda home, ended: cleared(home) if ended else None


def started(arguments: list[str], out: Path) -> int:
    """The id of a process of its own, with a group of its own, that runs the program."""
    for name in ("out", "told"):
        (out / name).touch()
    process = os.fork()
    if process:
        return process
    os.setsid()
    for name, stream in (("out", 1), ("told", 2)):
        os.dup2(os.open(out / name, os.O_WRONLY), stream)
    code: object = 1
    try:
        from filrouge.cli import main as program  # noqa: PLC0415 - loaded before, by the parent

        sys.argv = ["filrouge", *arguments]
        program()
        code = 0
    except SystemExit as stop:
        code = stop.code
    except BaseException:  # noqa: BLE001 - a fault to be found, whatever it is
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def ran(*arguments: str, kill_after: float | None = None) -> Done:
    """The program's run, killed after some seconds unless it ended before."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        process = started(list(arguments), out)
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        return Done(code, *((out / "out").read_bytes(), (out / "told").read_text("utf-8")))


def run(*arguments: str) -> bytes:
    """The program's output.

    Raises:
        RuntimeError: it failed, or showed a traceback.
    """
    done = ran(*arguments)
    if "Traceback" in done.told or done.code not in (0, 1):
        raise RuntimeError(f"{arguments}: {done.told}")
    return done.out


def whole(path: Path, *results: bytes) -> str | None:
    return None if not path.exists() or path.read_bytes() in results else f"{path} is half"


def checked(dossier: str) -> str | None:
    """What is wrong with a dossier, if there is one yet; an older one is as it was."""
    done = ran("dossier", "check", dossier)
    as_it_was = any(said in done.told for said in ("no such dossier", "not a dossier", "an older filrouge"))
    return None if done.code == 0 or as_it_was else done.told


def born(dossier: str) -> bool:
    """Whether there is a dossier already: one whose making was killed is none."""
    told = ran("dossier", "status", dossier).told
    return not any(said in told for said in ("no such dossier", "not a dossier"))


def cleared(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()


def dropped(where: str) -> None:
    """Take a dossier out of a server."""
    import psycopg  # noqa: PLC0415 - only where an address is given

    server, _, schema = where.partition("#")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'.encode())


@dataclass(frozen=True, slots=True)
class Store:
    """Where dossiers lie: filling one, correcting it, and bringing one of an older format up to date."""

    name: str
    place: Place

    def ways(self) -> Iterator[Way]:
        yield Way(f"filling, {self.name}", self.adding, self.holds, self.exported, self.anew)
        yield Way(f"correcting, {self.name}", self.correcting, self.holds, self.tabled, self.there)
        yield Way(f"migrating, {self.name}", self.updating, self.holds, self.exported, self.older)

    def adding(self, home: Path) -> list[str]:
        return ["dossier", "add" if born(self.place(home)) else "new", self.place(home), *PILE]

    def correcting(self, home: Path) -> list[str]:
        orders = ("list", "edit 1 label=one", "edit 2 status=denied", "accept 3", "edit 3 label=three")
        return ["review", self.place(home), *(part for order in orders for part in ("--do", order))]

    def updating(self, home: Path) -> list[str]:
        return ["dossier", "update", self.place(home)]

    def holds(self, home: Path) -> str | None:
        return checked(self.place(home))

    def exported(self, home: Path) -> bytes:
        return run("dossier", "export", self.place(home))

    def tabled(self, home: Path) -> bytes:
        """The chronology as a table, which tells what was corrected and not when."""
        run("dossier", "export", self.place(home), "-o", str(home / "shown.csv"))
        return (home / "shown.csv").read_bytes()

    def anew(self, home: Path, ended: bool) -> None:  # noqa: FBT001 - as every way is prepared
        if ended:
            cleared(home)
            if "://" in self.place(home):
                dropped(self.place(home))

    def there(self, home: Path, ended: bool) -> None:  # noqa: FBT001 - the same
        self.anew(home, ended)
        if ended:
            run("dossier", "new", self.place(home), *PILE)

    def older(self, home: Path, _ended: bool) -> None:  # noqa: FBT001 - the same
        if not born(self.place(home)):
            run("dossier", "new", self.place(home), *PILE)
        downgraded(self.place(home))


def downgraded(where: str) -> None:
    """Make a dossier one of format 2."""
    from filrouge.store import database  # noqa: PLC0415 - the program is loaded when it is first needed
    from filrouge.store.address import place  # noqa: PLC0415 - the same

    with database.opened(place(where)) as opened, opened.writing():
        for statement in FORMAT_2:
            opened.do(statement)
        opened.do("UPDATE about SET format = 2" if "://" in where else "PRAGMA user_version = 2")


def of_files(folder: str) -> Iterator[Way]:
    """Building into a file in several manners, and exporting over an older one."""
    dossier = f"{folder}/d.filrouge"
    run("build", *PILE, "-o", f"{folder}/out.json")
    run("dossier", "new", dossier, *PILE)
    expected, shown = Path(folder, "out.json").read_bytes(), run("dossier", "export", dossier)

    def result(home: Path) -> bytes:
        return (home / "out.json").read_bytes()

    def file(home: Path) -> str | None:
        return whole(home / "out.json", expected, shown)

    for name, more in {
        "build": (),
        "build in two processes": ("--jobs", "2"),
        "build with a cache": ("--cache", "{home}/cache"),
        "build with shards": ("--work", "{home}/pile"),
    }.items():
        command = ["build", *PILE, "-o", "{home}/out.json", *more]
        yield Way(name, lambda home, told=command: [x.format(home=home) for x in told], file, result)  # type: ignore[misc]

    def old(home: Path, ended: bool) -> None:  # noqa: FBT001 - as every way is prepared
        if ended:
            (home / "out.json").write_bytes(expected)

    yield Way("export", lambda home: ["dossier", "export", dossier, "-o", str(home / "out.json")], file, result, old)


def tried(way: Way, kills: int, chance: random.Random) -> list[str]:
    """What went wrong in a way of writing."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        home, apart = Path(one), Path(other)
        way.prepare(apart, True)
        start = time.perf_counter()
        run(*way.command(apart))
        length, expected = time.perf_counter() - start, way.result(apart)
        done, ended = 0, True
        while done < kills:
            way.prepare(home, ended)
            killed = ran(*way.command(home), kill_after=chance.uniform(0, LAST * length))
            ended = killed.code >= 0
            done += not ended
            wrong += [fault for fault in (way.holds(home),) if fault]
            if "Traceback" in killed.told:
                wrong.append(killed.told)
        way.prepare(home, ended)
        run(*way.command(home))
        if way.result(home) != expected:
            wrong.append(f"{way.name}: what it gave in the end is not what an undisturbed run gives")
    print(f"{way.name:24} {done} kills within {length:.1f} s, {len(wrong)} faults", flush=True)
    return wrong


def loaded() -> None:
    """Load the program with its models and packs, so that what is forked has them."""
    import filrouge.cli  # noqa: PLC0415 - only now, with the environment set
    import filrouge.dossier  # noqa: F401, PLC0415 - the same
    from filrouge.engine.build import build, pile  # noqa: PLC0415 - the same
    from filrouge.read import read  # noqa: PLC0415 - the same

    for name in ("fsspec", "pyarrow.parquet", "psycopg", "pygments", "rich.progress"):
        with suppress(ImportError):  # an optional part
            import_module(name)
    build(pile(read(PILE)))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--address", default="")
    parser.add_argument("--only", default="", help="a word of the names of the ways of writing")
    asked = parser.parse_args()
    os.environ |= {"FILROUGE_UI": "en", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    start = time.perf_counter()
    loaded()
    with tempfile.TemporaryDirectory() as folder:
        ways = [*of_files(folder), *Store("SQLite", lambda home: str(home / "d.filrouge")).ways()]
        if asked.address:
            ways += Store("PostgreSQL", lambda home: f"{asked.address}#{home.name}").ways()
        ways = [way for way in ways if asked.only in way.name]
        chance = random.Random(20251127)
        wrong = [fault for way in ways for fault in tried(way, -(-asked.kills // len(ways)), chance)]
    print(f"{-(-asked.kills // len(ways)) * len(ways)} kills in {time.perf_counter() - start:.0f} s")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
