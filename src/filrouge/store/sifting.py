"""Words that very many passages hold, asked for together with a filter.

Joining all that hold the words to their events costs seconds. Instead the events that pass the filter are gone
through in order, some at a time, and their passages are asked for the words until a page is full: the more frequent
the words, the sooner. Where too few of the first events hold them, none are given, and whoever asks joins after all.
"""

from __future__ import annotations

from typing import NamedTuple

from filrouge.store.database import Database
from filrouge.store.filters import Condition
from filrouge.store.fulltext import Looked

SHARE = 500  # events asked at a time: of more, PostgreSQL would read all passages to find theirs
TIMES = 20


class Sifted(NamedTuple):
    """A passage that holds the words: the place of its event, and its row."""

    place: int
    row: int


def sifted(database: Database, looked: Looked, of: Condition, among: Condition, most: int) -> list[Sifted] | None:
    """The passages of the first events that pass a filter and hold the words; none where the asked ones are too few.

    Args:
        database: the dossier.
        looked: the words.
        of: what an event has to be, on ``event e``.
        among: what a passage has to be, on ``passage p``.
        most: how many passages are wanted.
    """
    found: list[Sifted] = []
    last = -1
    for _ in range(TIMES):
        some = f"SELECT e.id, e.place FROM event e WHERE {of[0]} AND e.place > ? ORDER BY e.place LIMIT {SHARE}"
        sql = (
            f"SELECT f.place, p.row FROM ({some}) f LEFT JOIN passage p ON p.event = f.id AND {among[0]}"
            " ORDER BY f.place, p.kind, p.ref"
        )
        asked = database.rows(sql, (*of[1], last, *among[1]))
        held = _holding(database, looked, [row for _, row in asked if row is not None])
        found += [Sifted(place, row) for place, row in asked if row in held]
        if len(found) >= most or len({place for place, _ in asked}) < SHARE:
            return found[:most]
        last = asked[-1][0]
    return None


def _holding(database: Database, looked: Looked, rows: list[int]) -> set[int]:
    """Which of some rows hold the words, and perhaps rows between them."""
    if not rows:
        return set()
    sql = f"SELECT {database.index.row} FROM {database.index.near(rows)} AND {looked.condition}"
    return {row for (row,) in database.rows(sql, looked.values)}
