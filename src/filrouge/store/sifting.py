"""Words that very many passages hold, asked for together with a filter.

Joining all that hold the words to their events costs seconds. Instead the events that pass the filter are gone
through in order and each is asked for the words, until a page is full: the more frequent the words, the sooner. Where
too few of the first events hold them, none are given, and whoever asks joins after all.
"""

from __future__ import annotations

from filrouge.store.database import Database
from filrouge.store.filters import Condition
from filrouge.store.fulltext import Looked

TRIED = 10_000  # events that are asked for the words, at some 6 µs each


def places(database: Database, looked: Looked, of: Condition, among: Condition, most: int) -> list[int] | None:
    """The places of the first events that pass a filter and hold the words; none where the tried ones are too few.

    Args:
        database: the dossier.
        looked: the words.
        of: what the event has to be, on ``event e``.
        among: what the passage that holds the words has to be, on ``passage p``.
        most: how many are wanted.
    """
    where, values = of
    tried = f"SELECT e.id, e.place FROM event e WHERE {where} ORDER BY e.place LIMIT {TRIED}"
    asked = f"passage p JOIN words ON words.{database.index.row} = p.row WHERE p.event = e.id AND {among[0]}"
    holds = f"SELECT 1 FROM {asked} AND {looked.condition} LIMIT 1"
    sql = f"SELECT e.place FROM ({tried}) e WHERE ({holds}) IS NOT NULL ORDER BY e.place LIMIT ?"
    found = [row[0] for row in database.rows(sql, (*values, *among[1], *looked.values, most))]
    if len(found) == most:
        return found
    (count,) = database.rows(f"SELECT COUNT(*) FROM ({tried}) e", values)[0]
    return found if count < TRIED else None
