"""A chronology as lines to store, and lines as a chronology again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from filrouge.model.story import (
    Actor,
    Chronology,
    Contradiction,
    Course,
    Event,
    Figure,
    FollowUp,
    Generator,
    Quote,
    ReadArticle,
    SameQuote,
    Story,
)
from filrouge.model.text import Rejected
from filrouge.store import versions
from filrouge.store.codec import DecodeError, dumps, loads
from filrouge.store.database import Database
from filrouge.store.faults import StoreError
from filrouge.store.versions import Line

KINDS: dict[str, Any] = {
    "articles": ReadArticle,
    "actors": Actor,
    "events": Event,
    "quotes": tuple[Quote, ...],  # so many and so small that each article's make one line
    "figures": tuple[Figure, ...],
    "contradictions": Contradiction,
    "follow_ups": FollowUp,
    "same_quotes": SameQuote,
    "stories": Story,
    "courses": Course,
}
BY_ARTICLE = ("quotes", "figures")


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds the lines together: who made them, their order, and what was refused."""

    generator: Generator
    order: tuple[tuple[str, tuple[str, ...]], ...]
    rejected: tuple[Rejected, ...]


def laid_out(chronology: Chronology) -> tuple[list[Line], str]:
    """The lines of a whole chronology, and its frame as JSON."""
    lines, order = [], []
    for kind, made in KINDS.items():
        items, ids = identities(chronology, kind)
        lines += [Line(kind, i, dumps(item, made)) for i, item in zip(ids, items, strict=True)]
        order.append((kind, tuple(ids)))
    return lines, dumps(Frame(chronology.generator, tuple(order), chronology.rejected), Frame)


def identities(chronology: Chronology, kind: str) -> tuple[list[Any], list[str]]:
    """The values of a kind that make a line each, and the ids of these lines."""
    items = list(getattr(chronology, kind))
    if kind in BY_ARTICLE:
        items = [tuple(same) for _, same in groupby(items, key=_article)]
    return items, _unique([_identity(item) for item in items])


def gathered(database: Database, number: int) -> Chronology | None:
    """The chronology of a version, none where there is no such version.

    Raises:
        StoreError: what is stored is damaged.
    """
    placed = versions.placed(database, number)
    if placed is None:
        return None
    try:
        return _gathered(placed, versions.lines(database, number))
    except (DecodeError, KeyError, TypeError) as error:
        raise StoreError("damaged", database.path, str(error)) from error


def _gathered(placed: str, lines: dict[tuple[str, str], str]) -> Chronology:
    frame = loads(placed, Frame)
    values: dict[str, Any] = {}
    for kind, ids in frame.order:
        found = [loads(lines[kind, i], KINDS[kind]) for i in ids]
        values[kind] = tuple(chain.from_iterable(found)) if kind in BY_ARTICLE else tuple(found)
    return Chronology(generator=frame.generator, rejected=frame.rejected, **values)


def _identity(item: object) -> str:
    if isinstance(item, tuple):
        return _article(item[0])
    if isinstance(item, ReadArticle):
        return item.article.id
    if isinstance(item, FollowUp):
        return f"{item.event}/{item.kind}"
    return str(getattr(item, "id"))  # noqa: B009 - every other kind has one


def _article(item: Quote | Figure) -> str:
    return item.article


def _unique(ids: list[str]) -> list[str]:
    """Ids with a number where one comes again."""
    seen: Counter[str] = Counter()
    found = []
    for identity in ids:
        seen[identity] += 1
        found.append(identity if seen[identity] == 1 else f"{identity}#{seen[identity]}")
    return found
