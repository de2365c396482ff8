"""A dossier so large that its stories are resolved apart: the bytes of a build, at the cost of what is touched."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Query, Work, drafting, taking, updating
from filrouge.engine.build import build, pile
from filrouge.export.json import render
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology
from filrouge.model.text import Article
from filrouge.read import ReadOptions, read
from filrouge.resolve.chronology import Setting, part
from filrouge.resolve.stories import Groups, together
from filrouge.store import database as files
from filrouge.store import layers

NOW = "2025-03-20T08:00:00Z"
FIRE = (
    "L'usine Lavoz a brûlé lundi à Marnay. Les pompiers de Marnay ont évacué douze ouvriers, selon le maire Jean Vasseur.",
    "A fire destroyed the Lavoz plant in Marnay on Monday. Mayor Jean Vasseur said twelve workers were evacuated.",
    "Le parquet de Marnay a ouvert mercredi une enquête sur l'incendie de l'usine Lavoz. Jean Vasseur a promis des aides.",
    "Lavoz workers marched in Marnay on Friday after the fire. Mayor Jean Vasseur met the company's director.",
)
VOTE = (
    "Le conseil régional de Tervanie a adopté jeudi le budget. La présidente Ana Solé a salué un vote historique.",
    "Tervania's regional council passed the budget on Thursday. President Ana Solé hailed a historic vote.",
    "L'opposition tervane a saisi vendredi le tribunal contre le budget. Ana Solé a dénoncé une manœuvre.",
    "A court in Tervania will rule on the budget next week, Ana Solé said on Saturday.",
)
SHIP = (
    "Le cargo Ostara s'est échoué mardi au large de Kerlan. Le capitaine Piet Roos a été entendu par les gendarmes.",
    "The freighter Ostara ran aground off Kerlan on Tuesday. Captain Piet Roos was questioned by police.",
    "Des remorqueurs ont libéré jeudi le cargo Ostara près de Kerlan. Piet Roos a été relâché.",
    "The Ostara left Kerlan on Friday, two days after Captain Piet Roos was released.",
)


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Twelve articles on three stories, in a program that compares no more than four with each other."""
    monkeypatch.setattr(together, "WHOLE", 4)
    found = []
    for name, texts in (("fire", FIRE), ("vote", VOTE), ("ship", SHIP)):
        for n, text in enumerate(texts):
            path = tmp_path / f"{name}-{n}.txt"
            path.write_text(
                f"AFP, {12 + n} mars 2025\n\n{text}\n" if n % 2 == 0 else f"March {12 + n}, 2025\n\n{text}\n"
            )
            found.append(path)
    return found


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles each part had that was resolved."""
    sizes: list[int] = []

    def counted(articles: list[Annotated], groups: Groups, setting: Setting) -> Chronology:
        sizes.append(len(articles))
        return part(articles, groups, setting)

    monkeypatch.setattr(updating, "resolved", counted)
    return sizes


def test_grown_in_any_order_it_is_the_build_byte_for_byte(paths: list[Path], tmp_path: Path) -> None:
    expected = render(build(pile(read(paths))))
    for seed in range(2):
        order = random.Random(seed).sample(paths, len(paths))
        with Dossier.create(tmp_path / f"d{seed}") as dossier:
            for start in range(0, len(order), 5):
                dossier.add(order[start : start + 5], Work(NOW))
            assert render(dossier.chronology()) == expected
            assert len({s.id for s in dossier.chronology().stories}) >= 3


def test_only_the_stories_that_an_article_falls_into_are_resolved_again(
    paths: list[Path], tmp_path: Path, resolved: list[int]
) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        last = paths.pop(-2)
        dossier.add(paths, Work(NOW))
        assert sum(resolved) == 11
        resolved.clear()
        dossier.add([last], Work(NOW))
        assert 1 <= sum(resolved) <= 4
        resolved.clear()
        assert not dossier.add(paths, Work(NOW)).news
        assert resolved == []


def test_the_articles_of_one_part_are_read_at_a_time(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    real = layers.from_bytes

    def reading(data: bytes, article: Article) -> Annotated:
        told.append(article.id)
        return real(data, article)

    def resolving(articles: list[Annotated], groups: Groups, setting: Setting) -> Chronology:
        assert sorted(told) == sorted(a.article.id for a in articles)
        told.clear()
        return part(articles, groups, setting)

    monkeypatch.setattr(layers, "from_bytes", reading)
    monkeypatch.setattr(updating, "resolved", resolving)
    with Dossier.create(tmp_path / "d") as dossier:
        assert dossier.add(paths, Work(NOW)).version.articles == len(paths)


def test_an_article_that_is_read_otherwise_meanwhile_is_resolved_as_it_is_then(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ReadOptions(published={p.name: date(2025, 3, 1) for p in paths})
    calls: list[int] = []

    def slow(articles: list[Annotated], groups: Groups, setting: Setting) -> Chronology:
        calls.append(1)
        if len(calls) == 1:
            with Dossier.open(tmp_path / "d") as other:
                taking.take(other.database, paths, stdin=None, options=given, at=NOW)
        return part(articles, groups, setting)

    monkeypatch.setattr(updating, "resolved", slow)
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add(paths, Work(NOW))
        assert len({a.published.basis for a in dossier.machine(1).articles}) <= 1  # never some before, some after
        dossier.add(paths, Work(NOW))
        assert render(dossier.chronology()) == render(build(pile(read(paths, options=given))))


def test_what_stands_can_still_be_found_and_corrected(paths: list[Path], tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add(paths[:-1], Work(NOW))
        dossier.add(paths[-1:], Work(NOW))
        for words in ("Lavoz", "Ostara", "Tervanie"):
            assert {h.kind for h in dossier.search(Query(words))} >= {"article", "event"}
        events = dossier.chronology().events
        assert [e.id for e in dossier.events(Query(limit=99))] == [e.id for e in events]
        first = next(e for e in events if "Lavoz" in e.label)
        dossier.correct(drafting.reject(dossier, [first.id]), author="Ana", at=NOW)
        (tmp_path / "more.txt").write_text(
            "AFP, 19 mars 2025\n\nL'usine Lavoz de Marnay rouvrira, a dit Jean Vasseur.\n"
        )
        dossier.add([tmp_path / "more.txt"], Work(NOW))
        assert first.id not in {e.id for e in dossier.chronology().events}
        assert first.id not in {e.id for e in dossier.events(Query(limit=99))}


def test_a_dossier_of_the_first_format_is_brought_up_to_date(paths: list[Path], tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add(paths[:6], Work(NOW))
        for statement in ("DROP TABLE trait", "DROP TABLE part", "PRAGMA user_version = 1"):
            dossier.database.do(statement)
    with files.opened(tmp_path / "d") as database:
        assert database.rows("SELECT * FROM part") == []
    with Dossier.open(tmp_path / "d") as dossier:
        dossier.add(paths[6:], Work(NOW))
        assert render(dossier.chronology()) == render(build(pile(read(paths))))
