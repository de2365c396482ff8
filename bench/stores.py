"""How quickly both stores answer for a dossier of a million events and a hundred thousand articles.

    python bench/stores.py [--events 1000000] [--articles 100000] [--copies 1] [--address postgresql://…]

Without an address SQLite is measured, with one the PostgreSQL there. Words come from the shipped examples,
drawn as often as words of a language are (the nth word 1/n times), so that there are rare and very common
ones. The rows go in by the store's own functions; PostgreSQL's full-text indexes are made when all are in, as
where a server is filled from a copy. With copies, so many times fewer are made and then copied inside the store
under ids of their own, which takes minutes instead of an hour and changes no question: words stay as frequent.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from filrouge.store import database, shown
from filrouge.store.address import place
from filrouge.store.database import Database
from filrouge.store.filters import Filter
from filrouge.store.postgres import WORDS, Postgres
from filrouge.store.shown import Links, Passage, ShownEvent

EXAMPLES = Path(__file__).parents[1] / "examples"
TYPES = ("ASSAULT", "CONSULT", "DECLARE", "DECIDE", "ACCUSE", "AGREE", "PROTEST", "JUSTICE")
STATUSES = ("happened", "announced", "requested", "denied")
ACTORS, VOCABULARY, SEED = 5_000, 60_000, 20251127
PART = 20_000  # rows made at a time


class Made:
    """Events, articles and words by chance from a seed."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        found = re.findall(r"\w{3,}", " ".join(p.read_text("utf-8") for p in sorted(EXAMPLES.rglob("*.txt"))).lower())
        seeds = sorted(set(found))
        self.words = [
            f"{w}{'' if n < len(seeds) else n}" for n, w in zip(range(VOCABULARY), itertools.cycle(seeds), strict=False)
        ]
        self.chance.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / (n + 1) for n in range(VOCABULARY)))

    def said(self, words: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=words))

    def day(self) -> str:
        return f"{self.chance.randint(2005, 2024)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"


def events(made: Made, count: int, articles: int) -> Iterator[tuple[ShownEvent, Links]]:
    days = sorted(made.day() for _ in range(count))
    for n, day in enumerate(days):
        actors = tuple(f"actor-{min(int(made.chance.paretovariate(0.6)), ACTORS)}" for _ in range(2))
        kind, status = made.chance.choice(TYPES), made.chance.choice(STATUSES)
        row = ShownEvent(f"e-{n:07}", n, day, day, kind, status, 1, 0.5, f'{{"label":"{made.said(14)}"}}')
        yield row, Links(actors, (f"a-{made.chance.randrange(articles):06}",))


def passages(made: Made, count: int, articles: int) -> Iterator[Passage]:
    for n in range(articles):
        yield Passage("article", f"a-{n:06}", f"a-{n:06}", None, None, made.day(), None, 0, 2000, made.said(320))
    for n in range(count):
        where = (f"a-{n % articles:06}", f"e-{n:07}", None, "2020-01-01", "2020-01-01", 0, 90)
        yield Passage("event", f"e-{n:07}", *where, made.said(16))


COPIED = (  # n is the number of the copy; events and rows are how many there were
    (
        "INSERT INTO article SELECT id || '+{n}', path || '+{n}', document || '+{n}', sha256, language, own_language,"
        " annotation || '+{n}', data FROM article WHERE id NOT LIKE '%+%'"
    ),
    (
        "INSERT INTO event SELECT id || '+{n}', place + {n} * {events}, earliest, latest, type, status, sources,"
        " salience, digest, data FROM event WHERE place < {events}"
    ),
    "INSERT INTO event_actor SELECT event || '+{n}', actor FROM event_actor WHERE event NOT LIKE '%+%'",
    "INSERT INTO event_article SELECT event || '+{n}', article || '+{n}' FROM event_article WHERE event NOT LIKE '%+%'",
    (
        "INSERT INTO passage SELECT row + {n} * {rows}, kind, ref || '+{n}', article || '+{n}', event || '+{n}',"
        " speaker, earliest, latest, start, finish, digest FROM passage WHERE row <= {rows}"
    ),
    "INSERT INTO words ({columns}) SELECT {row} + {n} * {rows}, {others} FROM words WHERE {row} <= {rows}",
)


def copied(store: Database, copies: int, events: int) -> None:
    """Copy what is there within the store, so that there is so many times as much."""
    rows = store.rows("SELECT MAX(row) FROM passage")[0][0]
    row, others = ("row", "said, stems") if isinstance(store, Postgres) else ("rowid", "said")
    words = {"row": row, "others": others, "columns": f"{row}, {others}"}
    for n in range(1, copies):
        with store.writing():
            for sql in COPIED:
                store.do(sql.format(n=n, events=events, rows=rows, **words))


def filled(store: Database, size: tuple[int, int], copies: int) -> float:
    """Seconds to write so many events and articles."""
    count, articles = (n // copies for n in size)
    start, made = time.perf_counter(), Made()
    late = [sql for sql in WORDS if "USING gin" in sql] if isinstance(store, Postgres) else []
    for sql in late:
        store.do(f"DROP INDEX {sql.split()[2]}")
    with store.writing():
        store.each(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (f"a-{n:06}", f"{n}.txt", f"{n}.txt", "0", ("fr", "en")[n % 2], 1, f"k{n}", b"-")
                for n in range(articles)
            ),
        )
    with store.writing():
        shown.show_events(store, list(events(made, count, articles)))
    with store.writing(), mock.patch.object(type(store), "settle"):
        shown.show_passages(store, passages(made, count, articles))
    copied(store, copies, count)
    for sql in late:
        store.do(sql)
    store.settle()
    return time.perf_counter() - start


class Asking:
    """The questions, with other words and days every time."""

    def __init__(self) -> None:
        self.made, self.chance = Made(), random.Random(7)

    def common(self) -> str:
        return self.made.words[self.chance.randrange(2, 60)]

    def rare(self) -> str:
        return self.made.words[self.chance.randrange(2_000, 20_000)]

    def kind(self) -> tuple[str]:
        return (self.chance.choice(TYPES),)

    def page(self, store: Database, start: int = 0, text: str = "", **wanted: Any) -> object:  # noqa: ANN401
        return shown.events(store, text, Filter(**wanted), (start, 50))

    def search(self, store: Database, text: str, **wanted: Any) -> object:  # noqa: ANN401
        return shown.search(store, text, Filter(**wanted), 50)

    def questions(self) -> dict[str, Callable[[Database], object]]:
        year, actor = self.chance.randint, f"actor-{self.chance.randint(20, 400)}"
        return {
            "page by type and status": lambda s: self.page(s, types=self.kind(), statuses=("denied",)),
            "page by type and day": lambda s: self.page(s, types=self.kind(), since=f"{year(2006, 2023)}-01-01"),
            "page by actor": lambda s: self.page(s, actors=(actor,)),
            "page 200 of everything": lambda s: self.page(s, 10_000),
            "page by word": lambda s: self.page(s, text=self.rare()),
            "a rare word": lambda s: self.search(s, self.rare()),
            "a common word": lambda s: self.search(s, self.common()),
            "two words": lambda s: self.search(s, f"{self.common()} {self.common()}"),
            "page by common word and type": lambda s: self.page(s, text=self.common(), types=self.kind()),
            "a common word of a type": lambda s: self.search(s, self.common(), kinds=("event",), types=self.kind()),
            "a word, events of a type": lambda s: self.search(s, self.rare(), kinds=("event",), types=self.kind()),
        }


def measured(store: Database, times: int) -> None:
    for name, question in Asking().questions().items():
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            question(store)
            taken.append(1000 * (time.perf_counter() - start))
        taken.sort()
        print(
            f"  {name:32} median {statistics.median(taken):7.1f} ms, 95 % {taken[int(0.95 * times)]:7.1f} ms",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--address", action="append", default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for where in given.address or [f"{folder}/bench.filrouge"]:
            with database.create(place(where)) as store:
                took = filled(store, (given.events, given.articles), given.copies)
                print(
                    f"{type(store).__name__}: {given.events:,} events, {given.articles:,} articles in {took:.0f} s",
                    flush=True,
                )
                measured(store, given.times)


if __name__ == "__main__":
    main()
