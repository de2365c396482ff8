"""Disks that fill up, cannot be written or rot: said in a sentence, nothing kept is lost, and what is damaged is repaired."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from filrouge.cli.output import write
from filrouge.dossier import Dossier, Work
from filrouge.dossier.corrections import Edit
from filrouge.dossier.repairing import repair
from filrouge.engine import local
from filrouge.engine.plan import Plan
from filrouge.engine.shards import engine as sharded
from filrouge.export.json import render
from filrouge.store import database
from filrouge.store.faults import StoreError
from tests.dossier import stand_ins
from tests.engine.piles import PACKS, articles
from tests.running import PROGRAM, ROOT

NOW = "2025-03-10T08:00:00Z"


def limited(size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program with a limit on the size of the files it writes, as a full disk or a quota has."""

    def bind() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    environment = {**os.environ, "FILROUGE_UI": "en", "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, env=environment, check=False, preexec_fn=bind
    )


def test_a_dossier_on_a_full_disk_keeps_what_it_had_and_goes_on_later(tmp_path: Path) -> None:
    file = tmp_path / "d.filrouge"
    (tmp_path / "a.txt").write_text("Le maire a fermé le pont lundi 3 mars 2025.", "utf-8")
    big = tmp_path / "b.txt"
    chance = random.Random(3)
    big.write_text(
        "Le conseil s’est réuni mardi. " + "".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(90_000))
    )
    with Dossier.create(file) as dossier:
        expected = render(dossier.chronology())
    done = limited(file.stat().st_size + 40_000, "dossier", "add", str(file), str(big), "--lang", "fr")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "full" in done.stderr
    with Dossier.open(file) as dossier:
        assert dossier.faults() == ()
        assert render(dossier.chronology()) == expected
        assert dossier.add([tmp_path / "a.txt"], Work(NOW)).version.articles == 1


def test_where_no_file_may_grow_a_dossier_is_read_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "d.filrouge"
    (tmp_path / "a.txt").write_text("Le maire a fermé le pont lundi 3 mars 2025.", "utf-8")
    with Dossier.create(file) as dossier:
        dossier.add([tmp_path / "a.txt"], Work(NOW))
        expected = render(dossier.chronology())
    shown = limited(0, "dossier", "export", str(file))
    assert (shown.returncode, shown.stdout.encode()) == (0, expected)
    told = limited(0, "dossier", "add", str(file), str(tmp_path / "a.txt"))
    assert told.returncode == 2
    assert "full" in told.stderr
    assert "Traceback" not in told.stderr
    with Dossier.open(file) as dossier:
        assert render(dossier.chronology()) == expected


def test_an_export_onto_a_full_disk_leaves_the_old_one(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "out.json"
    source.write_text("Le maire a fermé le pont lundi 3 mars 2025.", "utf-8")
    target.write_text("old", "utf-8")
    done = limited(300, "build", str(source), "-o", str(target))
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_text("utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out.json"]


@pytest.mark.parametrize("target", ["/dev/full", "/proc/nowhere/out.json"])
def test_a_place_that_takes_nothing_is_a_sentence(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.txt").write_text("Le maire a fermé le pont lundi 3 mars 2025.", "utf-8")
    done = limited(resource.RLIM_INFINITY, "build", str(tmp_path / "a.txt"), "-o", target)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def killed(work: object, after: float) -> None:
    """Let a child do something over and over, and kill it after some seconds."""
    process = os.fork()
    if process == 0:
        while True:
            work()  # type: ignore[operator]
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def test_a_kill_leaves_a_file_whole_or_as_it_was(tmp_path: Path) -> None:
    chance, target = random.Random(5), tmp_path / "out.json"
    states = [bytes([n]) * 400_000 for n in (1, 2)]
    for _ in range(20):
        killed(lambda: [write(data, target) for data in states], chance.uniform(0.005, 0.06))
        assert not target.exists() or target.read_bytes() in states


def test_a_kill_leaves_shards_and_memory_whole(tmp_path: Path) -> None:
    given, chance = articles(4), random.Random(7)
    expected = dict(local.engine(given, Plan(PACKS)))
    made = list(expected.items())
    list(
        sharded(lambda *_: iter(made), str(tmp_path / "same"), given, Plan(PACKS))
    )  # libraries loaded before the forks

    def work() -> None:
        place = str(tmp_path / f"{os.getpid()}-{time.monotonic_ns()}")
        list(sharded(lambda *_: iter(made), place, given, Plan(PACKS)))
        list(sharded(lambda *_: iter(made), str(tmp_path / "same"), given, Plan(PACKS)))

    for _ in range(12):
        killed(work, chance.uniform(0.02, 0.2))
        for place in [p for p in tmp_path.iterdir() if p.is_dir()]:
            assert dict(sharded(lambda *_: iter(made), str(place), given, Plan(PACKS))) == expected
    assert len(list(tmp_path.iterdir())) > 1


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier of forty articles with a correction."""
    stand_ins.put_in(monkeypatch)
    with Dossier.create(tmp_path / "d.filrouge") as made:
        made.add([stand_ins.pile(tmp_path / "pile", 40)], Work(NOW, "Ana"))
        event = made.chronology().events[3]
        made.correct([Edit(made.target(event.id), label="Corrected by hand")], author="Ana", at=NOW)
    return tmp_path / "d.filrouge"


def damage(file: Path, chance: random.Random, pages: int) -> None:
    """Overwrite pages after the first ones, as a failing disk does."""
    data = bytearray(file.read_bytes())
    for _ in range(pages):
        at = chance.randrange(12, len(data) // 4096) * 4096
        data[at : at + 4096] = chance.randbytes(4096)
    file.write_bytes(data)


@pytest.mark.parametrize("seed", range(6))
def test_a_rotten_file_is_said_to_be_and_is_repaired_from_its_sources(corrected: Path, seed: int) -> None:
    with Dossier.open(corrected) as dossier:
        expected, entries = render(dossier.machine()), dossier.journal()
    damage(corrected, random.Random(seed), 8)
    try:
        with Dossier.open(corrected) as dossier:
            found = dossier.faults()
    except StoreError as error:
        found = (error.fault,)
    assert found, "the damage was not seen"
    with Dossier.create(corrected.parent / "new.filrouge") as fresh:
        saved = repair(corrected, fresh.database, Work(NOW), [corrected.parent / "pile"])
        assert render(fresh.machine()) == expected
        assert saved.lost == ()
        assert fresh.faults() == ()
        assert fresh.journal() in ((), entries)  # the journal is one page here: there or gone
        assert saved.corrections == len(fresh.journal())


def test_without_its_sources_a_repair_saves_what_is_whole_and_names_the_rest(corrected: Path) -> None:
    one = sqlite3.connect(corrected)
    sha, path = one.execute("SELECT sha256, path FROM document ORDER BY path LIMIT 1").fetchone()
    one.execute("UPDATE content SET data = x'00' WHERE sha256 = ?", (sha,))
    one.commit()
    one.close()
    with Dossier.create(corrected.parent / "new.filrouge") as fresh:
        saved = repair(corrected, fresh.database, Work(NOW))
        assert saved.lost == (path,)
        assert (saved.documents, saved.corrections) == (len(list((corrected.parent / "pile").iterdir())) - 1, 1)
        assert [e.label for e in fresh.chronology().events].count("Corrected by hand") == 1


def test_what_is_no_database_cannot_be_repaired(tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"junk" * 999)
    with database.create(tmp_path / "new") as fresh, pytest.raises(StoreError) as caught:
        repair(tmp_path / "junk", fresh, Work(NOW))
    assert caught.value.fault == "foreign"
