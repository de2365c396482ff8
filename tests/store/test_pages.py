"""Pages of the view and what words find, in both databases: the same events, read from indexes."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from filrouge.store import database, shown, sifting
from filrouge.store.database import Database
from filrouge.store.filters import Filter
from filrouge.store.shown import Links, Passage, ShownEvent
from tests.conftest import Places

TYPES, STATUSES = ("AGREE", "ACCUSE", "PROTEST"), ("happened", "denied")
WORDS = ("ferry", "grève", "quay", "tarif", "zinc")
COUNT = 240


def made_up() -> list[tuple[ShownEvent, Links, str]]:
    """Events whose days overlap, some open at one end or both, with a few words each."""
    chance, found = random.Random(9), []
    for n in range(COUNT):
        day = f"2024-{1 + n // 20:02}-{1 + n % 20:02}"
        earliest, latest = chance.choice(((day, day), (day, None), (None, day), (day, "2024-12-28"), (None, None)))
        said = " ".join(chance.sample(WORDS[:-1], 2)) + (" zinc" if n % 60 == 7 else "")
        row = ShownEvent(
            f"e-{n:03}", n, earliest, latest, chance.choice(TYPES), chance.choice(STATUSES), 1, 0.5, f"[{n}]"
        )
        found.append((row, Links((f"actor-{n % 7}",), ("a-1",)), said))
    return found


EVENTS = made_up()


@pytest.fixture
def store(places: Places) -> Iterator[Database]:
    with database.create(places("pages")) as made:
        with made.writing():
            shown.show_events(made, [(row, links) for row, links, _ in EVENTS])
            told = (
                (row, Passage("event", row.id, "a-1", row.id, None, row.earliest, row.latest)) for row, _, _ in EVENTS
            )
            said = {row.id: words for row, _, words in EVENTS}
            articles = [Passage("article", f"a-{n}", f"a-{n}", said="zinc ferry") for n in range(5)]
            shown.show_passages(made, [*(p._replace(said=said[row.id]) for row, p in told), *articles])
        yield made


def page(store: Database, text: str, wanted: Filter, window: tuple[int, int]) -> list[str]:
    return [zlib.decompress(data).decode() for data in shown.events(store, text, wanted, window)]


def passes(row: ShownEvent, links: Links, wanted: Filter) -> bool:
    ends, begins = row.latest or row.earliest, row.earliest or row.latest
    return (
        (not wanted.types or row.type in wanted.types)
        and (not wanted.statuses or row.status in wanted.statuses)
        and (wanted.actors is None or bool({*wanted.actors} & {*links.actors}))
        and (not wanted.since or (ends is not None and ends >= wanted.since))
        and (not wanted.until or (begins is not None and begins <= wanted.until))
    )


def filters() -> Iterator[Filter]:
    choices = (((), TYPES[:1], TYPES[1:]), ((), STATUSES[:1]), (None, ("actor-2", "actor-3")))
    days = ((None, None), ("2024-06-10", None), (None, "2024-03-05"), ("2024-05-01", "2024-07-20"))
    for (types, statuses, actors), (since, until) in product(product(*choices), days):
        yield Filter(types=types, statuses=statuses, actors=actors, since=since, until=until)


# few words and many go different ways; of very many, some are found among the first events, some are not
Way = tuple[int, int, int]  # how many passages are ranked; how many events are asked at a time, and how often
WAYS = [(10_000, 500, 1), (3, 500, 1), (3, 7, 50), (3, 5, 3), (3, 5, 0)]


def going(way: Way, store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    ranked, share, times = way
    monkeypatch.setattr(type(store.index), "ranked", ranked)
    monkeypatch.setattr(sifting, "SHARE", share)
    monkeypatch.setattr(sifting, "TIMES", times)


@pytest.mark.parametrize("way", WAYS)
def test_a_page_holds_what_passes_in_order(store: Database, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    going(way, store, monkeypatch)
    for wanted, text in product(filters(), ("", "zinc", "greve", "ferry quay", "nowhere")):
        asked = {"greve": {"grève"}}.get(text, set(text.split()))
        right = [r.data for r, links, said in EVENTS if passes(r, links, wanted) and asked <= set(said.split())]
        assert page(store, text, wanted, (0, COUNT)) == right, (wanted, text)
        assert page(store, text, wanted, (3, 5)) == right[3:8]
        assert shown.counted(store, text, wanted) == len(right)


@pytest.mark.parametrize("way", WAYS)
def test_words_find_the_same_passages_however_many(store: Database, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    going(way, store, monkeypatch)
    for wanted in filters():
        found = shown.search(store, "zinc", replace(wanted, kinds=("event",)), 50)
        right = {r.id for r, links, said in EVENTS if passes(r, links, wanted) and "zinc" in said}
        assert {f.ref for f in found} == right
    assert len(shown.search(store, "zinc", Filter(), 50)) == 9
    assert len(shown.search(store, "zinc", Filter(), 4)) == 4
    assert {f.kind for f in shown.search(store, "zinc", Filter(kinds=("article",)), 50)} == {"article"}
    assert {*shown.matching_events(store, "zinc")} == {r.id for r, _, said in EVENTS if "zinc" in said}


def test_very_frequent_words_are_asked_of_events_one_by_one(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(store.index), "ranked", 3)
    tried: list[str] = []
    real = shown.sifted
    monkeypatch.setattr(shown, "sifted", lambda *asked: tried.append("sifted") or real(*asked))
    assert len(page(store, "ferry", Filter(types=TYPES[:1]), (0, 5))) == 5
    assert len(shown.search(store, "ferry", Filter(kinds=("event",), types=TYPES[:1]), 5)) == 5
    shown.search(store, "ferry", Filter(), 5)
    assert tried == ["sifted", "sifted"]
