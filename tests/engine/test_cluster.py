"""The distributed engine and the pile on disk: the same bytes as here, also when workers are killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from filrouge.engine import annotating, cluster, local, shards
from filrouge.engine.engines import ENGINES, chosen
from filrouge.engine.plan import Found, Plan
from filrouge.errors import FilrougeError, InputError
from filrouge.model.text import Article, Rejected
from tests.engine.piles import PACKS, articles

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two workers, as a newsroom would start it."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    ran = subprocess.Popen(
        [sys.executable, "-m", "tests.engine.grown_cluster"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert ran.stdout is not None
    yield ran.stdout.readline().strip()
    ran.communicate("\n", timeout=30)


def workers(address: str) -> list[int]:
    with Client(address) as client:
        return list(client.run(os.getpid).values())


def test_a_cluster_gives_what_one_process_gives_while_a_worker_is_killed(scheduler: str) -> None:
    given = articles(60)
    here = local.run(given, PACKS)
    victim = workers(scheduler)[0]
    killed = threading.Event()

    def kill() -> None:
        time.sleep(1.0)
        os.kill(victim, signal.SIGKILL)
        killed.set()

    threading.Thread(target=kill, daemon=True).start()
    found = dict(chosen(f"dask://{scheduler.removeprefix('tcp://')}")(given, Plan(PACKS)))
    assert killed.wait(10)
    assert victim not in workers(scheduler)
    assert [found[n] for n in range(len(given))] == here


def test_workers_write_the_shards_and_use_the_cache_that_all_share(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SHARD", 8)  # here: the workers are other processes and write what they are given
    monkeypatch.setattr(shards, "_write", lambda *_: pytest.fail("written here"))
    given, address = articles(20), scheduler.removeprefix("tcp://")
    plan = Plan(PACKS, cache=tmp_path / "cache")
    here = local.run(given, PACKS)
    found = dict(chosen(f"dask://{address}", work=str(tmp_path / "pile"))(given, plan))
    assert [found[n] for n in range(20)] == here
    assert len(list((tmp_path / "pile" / "annotations").iterdir())) == 3
    assert len([f for f in (tmp_path / "cache").rglob("*") if f.is_file()]) == 20
    monkeypatch.setattr(cluster, "_client", lambda *_: pytest.fail("all is there already"))
    again = dict(chosen(f"dask://{address}", work=str(tmp_path / "pile"))(given, plan))
    assert [again[n] for n in range(20)] == here


def test_workers_that_share_no_place_with_us_are_a_sentence(scheduler: str) -> None:
    engine = chosen(f"dask://{scheduler.removeprefix('tcp://')}", work="memory://alone")
    with pytest.raises(InputError, match="the workers write elsewhere than we read"):
        list(engine(articles(2), Plan(PACKS)))


def test_a_shard_that_kills_its_workers_is_made_article_by_article(scheduler: str, tmp_path: Path) -> None:
    given = articles(4)
    deadly = Article("deadly", "deadly.txt", "0" * 64, "fr", "mort subite", given[0].body)
    engine = chosen(f"dask://{scheduler.removeprefix('tcp://')}", work=str(tmp_path))
    found = dict(engine([*given, deadly], Plan(PACKS)))
    assert [found[n] for n in range(4)] == local.run(given, PACKS)
    assert found[4] == Rejected("deadly.txt", "annotate", cluster.DIED)
    assert len(list((tmp_path / "annotations").iterdir())) == 1


def test_an_article_that_kills_every_worker_costs_only_itself(scheduler: str) -> None:
    given = [*articles(4), *(a for a in articles(6) if a.id == "a005")]
    deadly = Article("deadly", "deadly.txt", "0" * 64, "fr", "mort subite", given[0].body)
    found = dict(chosen(f"dask://{scheduler.removeprefix('tcp://')}")([*given, deadly], Plan(PACKS)))
    assert [r for r in found.values() if isinstance(r, Rejected)] == [Rejected("deadly.txt", "annotate", cluster.DIED)]
    assert len(found) == 6


def test_a_worker_of_another_version_is_refused() -> None:
    needs = cluster.needed(Plan(PACKS))
    assert len(cluster.work(articles(2), needs)) == 2
    with pytest.raises(FilrougeError, match="another version of filrouge"):
        cluster.work(articles(2), needs._replace(source="another"))
    with pytest.raises(FilrougeError, match="another version of the pack for fr"):
        cluster.work(articles(2), needs._replace(packs=(("fr", "", "another"),)))


def test_a_missing_scheduler_is_a_sentence() -> None:
    with pytest.raises(InputError, match="no scheduler answers there"):
        list(chosen("dask://127.0.0.1:9")(articles(2), Plan(PACKS)))


def test_engines_are_known_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen("local") is local.engine
    with pytest.raises(InputError, match="has no address"):
        chosen("local://there")
    _with_entry_point(monkeypatch, "slurm")
    with pytest.raises(InputError, match="known: local, dask, slurm"):
        chosen("sparc")


def _with_entry_point(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Point:
        def load(self) -> object:
            return lambda address: lambda _given, _plan: iter([(0, address)])

    Point.name = name  # type: ignore[attr-defined]
    monkeypatch.setattr("filrouge.engine.engines.entry_points", lambda **_group: [Point()])


def test_an_engine_of_others_comes_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_entry_point(monkeypatch, "slurm")
    assert "slurm" not in ENGINES
    assert list(chosen("slurm://there")([], Plan(PACKS))) == [(0, "there")]


def test_a_pile_on_disk_goes_on_where_it_was_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD", 5)
    given, seen = articles(14), []

    def dying(chosen_articles: list[Article], plan: Plan) -> Iterator[Found]:
        seen.append(len(chosen_articles))
        if len(seen) == 3:
            raise KeyboardInterrupt
        return local.engine(chosen_articles, plan)

    place = str(tmp_path / "pile")
    with pytest.raises(KeyboardInterrupt):
        list(shards.engine(dying, place, given, Plan(PACKS)))
    found = dict(shards.engine(dying, place, given, Plan(PACKS)))
    assert seen == [5, 5, 4, 4]
    assert [found[n] for n in range(14)] == local.run(given, PACKS)
    assert not list((tmp_path / "pile").rglob("*.part"))


def test_a_damaged_shard_is_made_anew(tmp_path: Path) -> None:
    given = articles(4)
    first = dict(shards.engine(local.engine, str(tmp_path), given, Plan(PACKS)))
    (shard,) = (tmp_path / "annotations").iterdir()
    for damaged in (shard.read_bytes()[:-40], b"", b"no parquet"):
        shard.write_bytes(damaged)
        assert dict(shards.engine(local.engine, str(tmp_path), given, Plan(PACKS))) == first


def test_shards_lie_at_any_address_and_keep_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "annotated", lambda *_: 1 / 0)
    first = dict(shards.engine(local.engine, "memory://pile", articles(3), Plan(PACKS)))
    monkeypatch.undo()
    assert dict(shards.engine(local.engine, "memory://pile", articles(3), Plan(PACKS))) == first
    assert {type(r) for r in first.values()} == {Rejected}


def test_a_place_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for address in (str(tmp_path / "file"), "nosuch://bucket/pile"):
        with pytest.raises(InputError, match="cannot be used"):
            list(shards.engine(local.engine, address, articles(1), Plan(PACKS)))
