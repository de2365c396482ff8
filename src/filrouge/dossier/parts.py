"""The parts of a pile that are resolved apart: which there are, and what is kept of each to put it in its place.

A part is known by a key of all that it is made from. One whose key is in the dossier already is not
read again: its lines stand, and what is kept of it says where they go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from filrouge.dossier import stamps
from filrouge.dossier.lines import BY_ARTICLE, KINDS, identities
from filrouge.lang.pack import Pack
from filrouge.model.story import Actor, Chronology
from filrouge.resolve.chronology import main
from filrouge.resolve.stories import Groups, by_traits
from filrouge.resolve.stories.together import Key, divided, keys, one
from filrouge.resolve.stories.traits import Traits
from filrouge.store.codec import dumps, loads
from filrouge.store.sources import Row
from filrouge.store.versions import Line


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are resolved together: the stories they tell, and the key of all that this rests on."""

    key: str
    groups: Groups

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(i for held in self.groups for i in held)


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a resolved part: the keys and ids of its lines, its actors, its quotations' ids.

    An actor is kept as (mentions, name, JSON).
    """

    order: Mapping[str, list[tuple[Key, str]]]
    actors: Mapping[str, tuple[int, str, str]]
    quotes: tuple[str, ...]

    @property
    def passages(self) -> Iterator[tuple[str, str]]:
        """(kind, id) of all that can be searched."""
        yield from (("article", i) for _, i in self.order["articles"])
        yield from (("event", i) for _, i in self.order["events"])
        yield from (("quote", i) for i in self.quotes)


@dataclass(frozen=True, slots=True)
class Arranged:
    """All parts in one order: the ids of the lines of every kind, and the actors' lines."""

    order: tuple[tuple[str, tuple[str, ...]], ...]
    actors: tuple[Line, ...]

    def names(self) -> Iterator[tuple[str, str]]:
        """(id, names) of every actor."""
        for line in self.actors:
            known = json.loads(line.data)
            yield line.id, "\n".join((known["name"], *known["aliases"]))


def parts(rows: Sequence[Row], known: Mapping[str, str], packs: Mapping[str, Pack]) -> tuple[Part, ...]:
    """The parts of a pile.

    Args:
        rows: where each article lies.
        known: the traits of every annotation, as JSON.
        packs: one a language.
    """
    groups = by_traits(_traits(row, known[row.annotation]) for row in rows)
    placed = {row.id: row for row in rows}
    language = main(row.language for row in rows)
    made_with = stamps.told(packs)
    return tuple(Part(_key(told, placed, made_with, language), told) for told in divided(groups))


def _traits(row: Row, data: str) -> Traits:
    day, counts = json.loads(data)
    return Traits(row.id, counts, (day, row.path, row.id))


def as_json(made: Traits) -> str:
    """The traits of an article as they are kept: without its path and id, which the same text may have several of."""
    return json.dumps((made.place[0], made.counts), ensure_ascii=False)


def _key(told: Groups, placed: Mapping[str, Row], made_with: Mapping[str, str], language: str | None) -> str:
    rows = [placed[i] for held in told for i in held]
    needed = sorted({row.language for row in rows} | ({language} if language else set()))
    return stamps.part(_listed(told, placed), [made_with[x] for x in needed], language)


def _listed(told: Groups, placed: Mapping[str, Row]) -> Iterable[str]:
    """The articles story by story, each with its path, id and annotation."""
    for held in told:
        yield "story"
        yield from ("\t".join(placed[i][:3]) for i in held)


def held(made: Chronology) -> tuple[Held, list[Line]]:
    """What is kept of a part, and its lines but for its actors."""
    lines: list[Line] = []
    order: dict[str, list[tuple[Key, str]]] = {}
    for kind, places in keys(made).items():
        items, ids = identities(made, kind)
        lines += [Line(kind, i, dumps(item, KINDS[kind])) for i, item in zip(ids, items, strict=True)]
        order[kind] = list(zip(_firsts(kind, items, places), ids, strict=True))
    actors = {a.id: (a.mentions, a.name, dumps(a, Actor)) for a in made.actors}
    return Held(order, actors, tuple(q.id for q in made.quotes)), lines


def _firsts(kind: str, items: Sequence[Any], places: Sequence[Key]) -> list[Key]:
    """One key a line: of an article's quotations or figures, the first's."""
    if kind not in BY_ARTICLE:
        return list(places)
    starts = accumulate((len(item) for item in items), initial=0)
    return [places[n] for n, _ in zip(starts, items, strict=False)]


def packed(kept: Held) -> str:
    """What is kept of a part as JSON."""
    return json.dumps((kept.order, kept.actors, kept.quotes), ensure_ascii=False)


def unpacked(data: str) -> Held:
    """What was kept of a part."""
    order, actors, quotes = json.loads(data)
    made = {kind: [(tuple(key), i) for key, i in pairs] for kind, pairs in order.items()}
    return Held(made, {i: (n, name, text) for i, (n, name, text) in actors.items()}, tuple(quotes))


def arranged(kept: Sequence[Held]) -> Arranged:
    """The lines of all parts in the order of one chronology, as `filrouge.resolve.stories.together` puts them."""
    order: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        pairs: list[tuple[Key, str]] = [pair for part in kept for pair in part.order.get(kind, ())]
        order[kind] = tuple(i for _, i in sorted(pairs))
    found = _actors(kept)
    order["actors"] = tuple(i for _, _, i, _ in found)
    lines = tuple(Line("actors", i, data) for _, _, i, data in found)
    return Arranged(tuple(order.items()), lines)


def _actors(kept: Sequence[Held]) -> list[tuple[int, str, str, str]]:
    """(minus mentions, name, id, JSON) of every actor in order; only those of several parts are put together."""
    by_id: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for part in kept:
        for identity, known in part.actors.items():
            by_id[identity].append(known)
    return sorted(_actor(identity, known) for identity, known in by_id.items())


def _actor(identity: str, known: Sequence[tuple[int, str, str]]) -> tuple[int, str, str, str]:
    if len(known) == 1:
        mentions, name, data = known[0]
        return -mentions, name, identity, data
    made = one([loads(data, Actor) for _, _, data in known])
    return -made.mentions, made.name, identity, dumps(made, Actor)
