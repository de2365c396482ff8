"""The local runner: order kept, bad articles listed, dead workers survived, jobs changing nothing."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from filrouge.engine import annotating, local, pool
from filrouge.engine.build import pile
from filrouge.engine.limits import Limits
from filrouge.engine.plan import Plan
from filrouge.engine.runs import processes, runs
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected
from tests.engine.piles import PACKS, article, articles


def test_results_come_in_the_order_given() -> None:
    given = articles(5)
    found = local.run(given, PACKS)
    assert [r.article.id for r in found if isinstance(r, Annotated)] == [a.id for a in given]


def test_two_jobs_give_what_one_gives() -> None:
    given = articles(30)
    assert local.run(given, PACKS, jobs=2) == local.run(given, PACKS)


def test_progress_counts_every_article() -> None:
    done: list[int] = []
    local.run(articles(30), PACKS, progress=done.append)
    assert sum(done) == 30


def test_an_article_that_breaks_its_annotator_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotating.annotated

    def breaking(article: Article, pack: Pack, parse: object) -> Annotated:
        if article.id == "a002":
            raise ValueError("odd")
        return real(article, pack, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotated", breaking)
    found = local.run(articles(4), PACKS)
    assert [r for r in found if isinstance(r, Rejected)] == [Rejected("002.txt", "annotate", "ValueError: odd")]
    assert len(found) == 4


def test_an_article_that_kills_its_worker_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotating.annotated

    def deadly(article: Article, pack: Pack, parse: object) -> Annotated:
        if article.id == "a003":
            os._exit(9)
        return real(article, pack, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotated", deadly)
    found = local.run(articles(30), PACKS, jobs=2)
    rejected = [r for r in found if isinstance(r, Rejected)]
    assert [(r.path, r.stage) for r in rejected] == [("003.txt", "annotate")]
    assert len(found) == 30


def test_a_pile_is_sorted_whatever_came_first() -> None:
    given = [*articles(3), Rejected("z", "read", "empty"), Rejected("b", "read", "empty")]
    assert pile(given) == pile(reversed(given))


def annotating_with(monkeypatch: pytest.MonkeyPatch, odd: Callable[[], object], identity: str = "a003") -> None:
    """Let one article do something odd while it is annotated, in this process and those forked from it."""
    real = annotating.annotated

    def annotated(article: Article, pack: Pack, parse: object) -> Annotated:
        if article.id == identity:
            odd()
        return real(article, pack, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotated", annotated)


def forever() -> None:
    while True:
        pass


def pooled(count: int, limits: Limits) -> dict[int, Annotated | Rejected]:
    return dict(local.engine(articles(count), Plan(PACKS, 2, limits)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_takes_too_long_is_listed(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    annotating_with(monkeypatch, forever)
    found = dict(local.engine(articles(8), Plan(PACKS, jobs, Limits(seconds=0.4))))
    assert [r for r in found.values() if isinstance(r, Rejected)] == [
        Rejected("003.txt", "annotate", annotating.TOO_LONG)
    ]
    assert len(found) == 8


def test_a_worker_that_cannot_be_interrupted_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        time.sleep(600)

    monkeypatch.setattr(pool, "PATIENCE", 1.5)
    annotating_with(monkeypatch, deaf)
    found = pooled(6, Limits(seconds=2.0))
    assert [r for r in found.values() if isinstance(r, Rejected)] == [
        Rejected("003.txt", "annotate", annotating.TOO_LONG)
    ]
    assert len(found) == 6


def test_an_article_that_takes_too_much_memory_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    annotating_with(monkeypatch, lambda: bytearray(3_000_000_000))
    found = pooled(6, Limits(megabytes=1_000))
    assert [r for r in found.values() if isinstance(r, Rejected)] == [
        Rejected("003.txt", "annotate", annotating.TOO_MUCH)
    ]


def test_workers_killed_from_outside_cost_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "killed"

    def once() -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    annotating_with(monkeypatch, once)
    given = articles(40)
    found = dict(local.engine(given, Plan(PACKS, 2)))
    assert mark.exists()
    assert [found[n] for n in range(40)] == local.run(given, PACKS)


def test_a_worker_that_has_grown_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.engine.serving.GROWTH", -1)
    given = articles(40)
    found = dict(local.engine(given, Plan(PACKS, 2)))
    assert [found[n] for n in range(40)] == local.run(given, PACKS)


def test_remembered_annotations_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = articles(6)
    first = dict(local.engine(given, Plan(PACKS, cache=tmp_path)))
    annotating_with(monkeypatch, lambda: pytest.fail("annotated again"))
    assert dict(local.engine(given, Plan(PACKS, cache=tmp_path))) == first
    moved = replace(given[3], id="zz", path="elsewhere.txt")
    again = dict(local.engine([moved], Plan(PACKS, cache=tmp_path)))[0]
    assert isinstance(again, Annotated)
    assert again.article == moved


def test_a_damaged_or_missing_memory_costs_time_only(tmp_path: Path) -> None:
    given = articles(4)
    first = dict(local.engine(given, Plan(PACKS, cache=tmp_path)))
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9])
    assert dict(local.engine(given, Plan(PACKS, cache=tmp_path))) == first
    (tmp_path / "file").write_text("in the way")
    assert dict(local.engine(given, Plan(PACKS, cache=tmp_path / "file"))) == first


def test_runs_hold_every_article_once_and_end_small() -> None:
    given = [*articles(200), article(200, "Long. " * 9_000), article(201, "Plus long. " * 9_000)]
    found = list(runs(given, 2))
    assert sorted(n for run in found for n in run) == list(range(202))
    assert found[:2] == [(201,), (200,)]  # the longest first, each alone
    assert all(len({given[n].language for n in run}) == 1 for run in found)
    assert len(found[2]) == 12
    sizes = [sum(len(given[n].text) for n in run) for run in found[2:]]
    assert sizes[-1] <= sizes[0]


def test_a_small_pile_is_not_worth_a_pool() -> None:
    assert processes(5) == 1
    assert processes(5, 3) == 3
    assert processes(5_000) >= 1
    assert processes(5_000, 1) == 1
