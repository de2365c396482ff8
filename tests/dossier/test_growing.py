"""A dossier that grows in any order and batches, is killed, shared and migrated: always what a build gives."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filrouge.dossier import Dossier, Query, Work, stamps, updating
from filrouge.dossier.corrections import Edit
from filrouge.engine import keys
from filrouge.engine.build import packs_for, pile
from filrouge.export.json import render
from filrouge.model.annotated import Annotated
from filrouge.model.text import Rejected
from filrouge.read import ReadOptions, read
from filrouge.store import layers, sources, versions
from filrouge.store.faults import StoreError
from tests.conftest import Places
from tests.dossier import stand_ins

NOW = "2025-03-10T08:00:00Z"


def scratch(paths: Iterable[Path], options: ReadOptions | None = None) -> bytes:
    """What a build from scratch gives."""
    found = pile(read(list(paths), options=options or ReadOptions()))
    packs = packs_for(found.articles)
    made = stand_ins.run(found.articles, packs)
    rejected = [*found.rejected, *(m for m in made if isinstance(m, Rejected))]
    return render(stand_ins.resolved([m for m in made if isinstance(m, Annotated)], rejected, packs))


def grown(file: Path, batches: Iterable[Iterable[Path]]) -> bytes:
    with Dossier.create(file) as dossier:
        for batch in batches:
            dossier.add(list(batch), Work(NOW))
        return render(dossier.chronology())


@given(st.randoms(use_true_random=False))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_order_and_batches_give_the_bytes_of_a_build(quick: None, chance: random.Random) -> None:
    del quick
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = sorted(stand_ins.pile(home / "pile", 7).iterdir())
        (home / "pile" / "court.txt").write_text(
            "Valmer, le 2025-03-02 : 12.", "utf-8"
        )  # too short to tell its language
        (home / "pile" / "note.txt").write_text(
            "The council said on 2025-03-04 that an accord was near, and that all of them were glad of it.", "utf-8"
        )
        paths = sorted((home / "pile").iterdir())
        expected = scratch(paths)
        chance.shuffle(paths)
        cuts = sorted(chance.sample(range(1, len(paths)), chance.randint(0, 4)))
        batches = [paths[a:b] for a, b in zip([0, *cuts], [*cuts, len(paths)], strict=True)]
        assert grown(home / "d", [*batches, paths[:3]]) == expected


@pytest.mark.usefixtures("quick")
def test_the_language_of_a_short_text_follows_the_pile(tmp_path: Path) -> None:
    english = tmp_path / "en"
    english.mkdir()
    for n in range(2):
        text = f"The council said on 2025-03-0{n + 1} that an accord was near, and that {n} members were glad of it."
        (english / f"en-{n}.txt").write_text(text, "utf-8")
    (english / "short.txt").write_text("Valmer, 12.", "utf-8")
    french = stand_ins.pile(tmp_path / "fr", 5)
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add([english], Work(NOW))
        languages = {a.article.path: a.article.language for a in dossier.chronology().articles}
        assert languages["short.txt"] == "en"
        dossier.add([french], Work(NOW))
        languages = {a.article.path: a.article.language for a in dossier.chronology().articles}
        assert languages["short.txt"] == "fr"
        assert render(dossier.chronology()) == scratch([english, french])


@pytest.mark.usefixtures("quick")
def test_the_same_file_in_two_folders_is_one_article(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "x.txt").write_text("Le 2025-03-01, un accord fut conclu dans la ville.", "utf-8")
    late = tmp_path / "in" / "b"
    made = grown(tmp_path / "d", [[late], [tmp_path / "in"]])
    assert made == scratch([late, tmp_path / "in"])


def test_adding_again_changes_nothing_and_annotates_nothing(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dossier.versions()
    monkeypatch.setattr(updating.local, "run", lambda *_a, **_k: pytest.fail("annotated again"))
    added = dossier.add([tmp_path / "pile"], Work("2025-03-11T08:00:00Z"))
    assert (added.news, added.taken.new, dossier.versions()) == (False, 0, before)


def test_only_what_is_new_is_annotated(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(updating.local, "run", stand_ins.noting(seen))
    fresh = stand_ins.pile(tmp_path / "more", 2, seed=30)
    (fresh / "copie.txt").write_bytes((tmp_path / "pile" / "art-001.txt").read_bytes())
    dossier.add([fresh], Work(NOW))
    assert sorted(seen) == ["art-030.txt", "art-031.txt"]  # the copy's words are annotated already
    assert render(dossier.chronology()) == scratch([tmp_path / "pile", fresh])


def test_a_day_given_by_hand_stays(dossier: Dossier, tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415 - one test needs it

    options = ReadOptions(published={"art-001.txt": date(2025, 3, 9)})
    dossier.add([tmp_path / "pile" / "art-001.txt"], Work(NOW), options=options)
    assert render(dossier.chronology()) == scratch([tmp_path / "pile"], options)
    dossier.add([tmp_path / "pile"], Work(NOW))
    assert render(dossier.chronology()) == scratch([tmp_path / "pile"], options)


def test_what_could_not_be_read_is_listed_until_it_can(dossier: Dossier, tmp_path: Path) -> None:
    assert [r.path for r in dossier.machine().rejected] == ["vide.txt", "zz.txt"]
    assert dossier.status().refused == 2
    (tmp_path / "big").mkdir()
    (tmp_path / "big" / "new.txt").symlink_to(tmp_path / "gone")
    dossier.add([tmp_path / "big"], Work(NOW))
    assert "new.txt" in {r.path for r in dossier.machine().rejected}
    (tmp_path / "big" / "new.txt").unlink()
    (tmp_path / "big" / "new.txt").write_text("Le 2025-03-01, un accord fut conclu dans la ville.", "utf-8")
    dossier.add([tmp_path / "big"], Work(NOW))
    assert "new.txt" not in {r.path for r in dossier.machine().rejected}


def test_a_change_of_the_program_renews_and_keeps_old_versions(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render(dossier.machine())
    true_source = keys.source
    monkeypatch.setattr(keys, "source", lambda packages: true_source(packages) + "x")
    assert dossier.status().stale
    seen: list[str] = []
    monkeypatch.setattr(updating.local, "run", stand_ins.noting(seen))
    version = dossier.update(Work("2025-03-12T08:00:00Z"))
    assert (version.number, len(seen), dossier.status().stale) == (2, 9, False)
    assert render(dossier.machine(1)) == before
    assert render(dossier.machine()) == scratch([tmp_path / "pile"])


def test_a_change_of_one_pack_annotates_its_language_only(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en.txt").write_text(
        "The council said on 2025-03-04 that an accord was near and all were glad.", "utf-8"
    )
    dossier.add([tmp_path / "en.txt"], Work(NOW))
    true_model = keys.model
    monkeypatch.setattr(keys, "model", lambda pack: true_model(pack) + ("x" if pack.language == "en" else ""))
    monkeypatch.setattr(stamps, "reader", lambda: "another")
    seen: list[str] = []
    monkeypatch.setattr(updating.local, "run", stand_ins.noting(seen))
    dossier.update(Work(NOW))
    assert seen == ["en.txt", "zz.txt"]  # the one that failed is tried again too


def _child(act: Callable[[], object]) -> int:
    """Run something in a process of its own, so that it can be killed."""
    process = os.fork()
    if process == 0:
        try:
            act()
        finally:
            os._exit(0)
    return process


@pytest.mark.usefixtures("quick")
def test_a_kill_at_any_instant_loses_nothing(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, file, done = stand_ins.pile(tmp_path / "pile", 40), places("d"), tmp_path / "done"
    stand_ins.run([], {})
    expected = scratch([folder])  # also loads the packs before the children are made

    def noting(articles: list, packs: dict, **more: object) -> list:  # type: ignore[type-arg]
        with done.open("a") as notes:
            notes.writelines(a.path + "\n" for a in articles)
        return stand_ins.run(articles, packs, **more)

    monkeypatch.setattr(updating.local, "run", noting)

    def work(target: Path) -> None:
        try:
            dossier = Dossier.open(target)
        except StoreError:  # not made yet, or killed while it was made
            dossier = Dossier.create(target)
        with dossier:
            dossier.add([folder], Work(NOW))

    started = time.perf_counter()
    os.waitpid(_child(lambda: work(places("timed"))), 0)
    whole = time.perf_counter() - started
    done.unlink()
    chance, kills, kept = random.Random(20250310), 0, set()
    while kills < 20:
        process = _child(lambda: work(file))
        time.sleep(chance.uniform(0, whole * 0.5))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        kills += 1
        now = _annotated(file)
        assert kept <= now, "lost what was committed"
        kept = now
    work(file)
    with Dossier.open(file) as dossier:
        assert render(dossier.chronology()) == expected
        assert len(dossier.versions()) == 1
    counted = done.read_text().split()
    assert len(counted) <= len(set(counted)) + kills * updating.local.RUN


def test_a_kill_while_correcting_leaves_journal_and_view_as_one(dossier: Dossier) -> None:
    file, chance = dossier.database.path, random.Random(20250311)

    def work() -> None:
        with Dossier.open(file) as own:
            while True:
                event = own.chronology().events[0]
                label = f"{len(own.journal())} {event.label}"
                own.correct([Edit(own.target(event.id), label=label)], author="Ana", at=NOW)

    kills = 0
    while kills < 8 or len(dossier.journal()) <= 8:
        process = _child(work)
        time.sleep(chance.uniform(0.02, 0.15) * (1 + kills // 8))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        kills += 1
    assert dossier.faults() == ()
    assert [e.seq for e in dossier.journal()] == list(range(1, len(dossier.journal()) + 1))
    assert len(dossier.journal()) > 8
    assert dossier.events(Query(limit=100)) == dossier.chronology().events


def _annotated(file: Path) -> set[str]:
    try:
        with Dossier.open(file) as dossier:
            return {row[0] for row in dossier.database.rows("SELECT key FROM annotation")}
    except StoreError:  # killed before its tables were there
        return set()


@pytest.mark.usefixtures("quick")
def test_processes_adding_at_once_lose_nothing(places: Places, tmp_path: Path) -> None:
    folders = [stand_ins.pile(tmp_path / f"p{n}", 12, seed=12 * n) for n in range(4)]
    expected, file = scratch(folders), places("d")
    Dossier.create(file).close()

    def work(folder: Path) -> None:
        with Dossier.open(file) as dossier:
            for path in sorted(folder.iterdir()):
                dossier.add([path], Work(NOW, folder.name))

    for process in [_child(lambda f=folder: work(f)) for folder in folders]:
        assert os.waitpid(process, 0)[1] == 0
    with Dossier.open(file) as dossier:
        assert dossier.status().waiting == 0
        assert render(dossier.chronology()) == expected
        numbers = [v.number for v in dossier.versions()]
        assert numbers == list(range(1, len(numbers) + 1))


def test_a_version_is_never_put_in_anothers_place(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one process compares, another one finishes: the first must compute anew."""
    fresh, late = stand_ins.pile(tmp_path / "f", 1, seed=40), stand_ins.pile(tmp_path / "l", 1, seed=50)
    calls = []

    def slow(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            with Dossier.open(dossier.database.path) as other:
                other.add([late], Work(NOW, "Bo"))
        return stand_ins.part(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(updating, "resolved", slow)
    dossier.add([fresh], Work(NOW, "Ana"))
    assert render(dossier.chronology()) == scratch([tmp_path / "pile", fresh, late])
    assert [v.author for v in dossier.versions()] == ["Ana", "Bo"]


def test_the_store_holds_what_was_given_byte_for_byte(dossier: Dossier, tmp_path: Path) -> None:
    for given_ in sources.documents(dossier.database):
        assert sources.content(dossier.database, given_.sha256) == (tmp_path / "pile" / given_.path).read_bytes()


@pytest.mark.parametrize("places", ["sqlite"], indirect=True)
def test_a_copy_of_the_file_is_a_dossier(dossier: Dossier, tmp_path: Path) -> None:
    expected = render(dossier.chronology())
    dossier.close()
    shutil.copy(tmp_path / "d.filrouge", tmp_path / "sent.filrouge")
    with Dossier.open(tmp_path / "sent.filrouge", writable=False) as sent:
        assert render(sent.chronology()) == expected


def test_damage_inside_a_value_is_said(dossier: Dossier) -> None:
    dossier.database.do("UPDATE line SET data = ?", (b"\0",))
    with pytest.raises(StoreError):
        dossier.chronology()


def test_a_document_that_is_no_longer_what_was_given_is_named(dossier: Dossier) -> None:
    assert dossier.faults() == ()
    damaged = zlib.compress(b"Un autre texte.")
    sha = next(d.sha256 for d in sources.documents(dossier.database) if d.path == "art-001.txt")
    dossier.database.do("UPDATE content SET data = ? WHERE sha256 = ?", (damaged, sha))
    assert dossier.faults() == ("art-001.txt",)


def test_what_failed_is_tried_again_by_an_update_only(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stand_ins, "UNREADABLE", "never")
    assert not dossier.add([tmp_path / "pile"], Work(NOW)).news
    assert dossier.update(Work(NOW)).articles == 9
    assert dossier.status().refused == 1
    assert render(dossier.chronology()) == scratch([tmp_path / "pile"])


def test_unused_annotations_can_be_forgotten(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    true_source = keys.source
    monkeypatch.setattr(keys, "source", lambda packages: true_source(packages) + "x")
    dossier.update(Work(NOW))
    assert layers.clear_unused(dossier.database) == 8
    assert versions.newest(dossier.database) == dossier.versions()[-1]
    assert not dossier.status().stale
