"""Who is who across articles and languages: one actor for every chain, with aliases, roles and ids."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filrouge.lang.fold import bare
from filrouge.model.annotated import Annotated
from filrouge.model.mentions import ActorKind, Chain
from filrouge.model.story import Actor
from filrouge.model.text import Published
from filrouge.resolve.identify.alone import LOCAL, Seen, named_person, surnames_alone
from filrouge.resolve.identify.names import words
from filrouge.resolve.identify.people import people
from filrouge.resolve.identify.roles import Holding, office, roles


@dataclass(frozen=True, slots=True)
class Identities:
    """The actor of every chain, by article id and chain key, and the actors themselves by id."""

    ids: Mapping[tuple[str, str], str]
    actors: tuple[Actor, ...]

    def of(self, article: str, key: str) -> str | None:
        """The actor id of a chain; null for a key that no article has."""
        return self.ids.get((article, key))


@dataclass(frozen=True, slots=True)
class _Commons:
    """What keys of bodies, groups and places rest on."""

    kinds: Mapping[str, ActorKind]
    names: frozenset[str]
    settings: Mapping[str, str]


def identified(annotated: Sequence[Annotated], published: Mapping[str, Published]) -> Identities:
    """The actors of many articles; the same whatever the order of the articles.

    Args:
        annotated: the articles with their layers.
        published: when each article was published, by article id.
    """
    seen = [s for a in sorted(annotated, key=lambda a: a.article.id) for s in _seen(a)]
    keys = _keys(seen, published)
    groups: dict[str, list[Seen]] = defaultdict(list)
    for item in seen:
        groups[keys[item.article, item.chain.key]].append(item)
    actors = {key: _actor(key, groups[key], published) for key in sorted(groups)}
    ids = {place: actors[key].id for place, key in keys.items()}
    return Identities(ids, tuple(sorted(actors.values(), key=lambda a: (-a.mentions, a.name, a.id))))


def _seen(annotated: Annotated) -> list[Seen]:
    counts = Counter(key for mark in annotated.actors.layer for key in mark.value.chains)
    article = annotated.article
    return [Seen(article.id, article.language, c, counts[c.key]) for c in annotated.actors.chains]


def _keys(seen: Iterable[Seen], published: Mapping[str, Published]) -> dict[tuple[str, str], str]:
    """The canonical key of every chain."""
    listed = list(seen)
    persons = people(s.chain.name for s in listed if named_person(s.chain))
    commons = _Commons(_kinds(listed), _common_names(listed), _settings(listed))
    keys = {(s.article, s.chain.key): _key(s, persons, commons) for s in listed}
    keys |= surnames_alone(listed, keys)
    states = {bare(n): s.chain.key for s in listed if s.chain.kind is ActorKind.STATE for n in _names(s.chain)}
    by_office = _by_office(listed, keys, published, states)
    for s in listed:
        if s.chain.kind is ActorKind.PERSON and not named_person(s.chain):
            holder = _holder(s, by_office, published, states)
            keys[s.article, s.chain.key] = holder or keys[s.article, s.chain.key]
    return keys


def _names(chain: Chain) -> tuple[str, ...]:
    return (chain.name, *chain.aliases)


def _key(seen: Seen, persons: Mapping[str, str], commons: _Commons) -> str:
    chain = seen.chain
    if not chain.key.startswith(LOCAL):
        return chain.key
    if named_person(chain):
        return f"person {persons.get(chain.name, chain.name)}"
    if chain.kind is ActorKind.PERSON:
        return f"unnamed {seen.article} {chain.key}"
    name = _folded(chain.name)
    where = (chain.country or commons.settings[seen.article]) if name in commons.names else ""
    return f"{commons.kinds[name].value} {name} {where}".rstrip()


def _folded(name: str) -> str:
    return " ".join(words(name)) or name


def _common_names(seen: Iterable[Seen]) -> frozenset[str]:
    """The names that are common nouns (les rebelles, police): written in lower case somewhere."""
    return frozenset(_folded(s.chain.name) for s in seen if any(a[:1].islower() for a in s.chain.aliases))


def _settings(seen: Iterable[Seen]) -> dict[str, str]:
    """The state that each article names most, to tell the rebels of one country from those of another."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for s in seen:
        counts[s.article][s.chain.key] += s.mentions if s.chain.kind is ActorKind.STATE else 0
    return {
        article: key if (key := max(sorted(c), key=lambda k: c[k])) and c[key] else article
        for article, c in counts.items()
    }


def _kinds(seen: Iterable[Seen]) -> dict[str, ActorKind]:
    """One kind for organisations, groups and places of one name: the one they mostly have."""
    counts: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for s in seen:
        if s.chain.kind is not ActorKind.PERSON:
            counts[_folded(s.chain.name)][s.chain.kind] += s.mentions
    return {name: max(sorted(c, key=lambda k: k.value), key=lambda k: c[k]) for name, c in counts.items()}


def _by_office(
    seen: list[Seen],
    keys: Mapping[tuple[str, str], str],
    published: Mapping[str, Published],
    states: Mapping[str, str],
) -> dict[tuple[str, str], list[tuple[str, str | None]]]:
    """Who is named as holding each office, with the day of the article."""
    found: dict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
    for s in seen:
        if not named_person(s.chain):
            continue
        for role in s.chain.roles:
            held = office(role, states)
            if held is not None and not role.former:
                found[held].append((keys[s.article, s.chain.key], _day(s.article, published)))
    return found


def _holder(
    seen: Seen,
    by_office: Mapping[tuple[str, str], list[tuple[str, str | None]]],
    published: Mapping[str, Published],
    states: Mapping[str, str],
) -> str | None:
    """The one person named elsewhere, within a year, as the holder of an unnamed one's office."""
    day = _day(seen.article, published)
    for role in seen.chain.roles:
        held = office(role, states)
        if held is None or role.former:
            continue
        holders = {key for key, other in by_office.get(held, ()) if _within_a_year(day, other)}
        if len(holders) == 1:
            return next(iter(holders))
    return None


def _day(article: str, published: Mapping[str, Published]) -> str | None:
    known = published.get(article)
    return (known.date or known.latest) if known is not None else None


def _within_a_year(a: str | None, b: str | None) -> bool:
    return a is None or b is None or abs(_months(a) - _months(b)) <= 12


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7] or 1)


def _actor(key: str, group: list[Seen], published: Mapping[str, Published]) -> Actor:
    """One actor out of its chains."""
    kind = _kind(group)
    name = _name(group)
    aliases = sorted({a for s in group for a in (*s.chain.aliases, s.chain.name)} - {name})
    holdings = [Holding(role, s.article, _published(s.article, published)) for s in group for role in s.chain.roles]
    return Actor(
        "actor-" + hashlib.sha256(f"{kind.value}|{key}".encode()).hexdigest()[:12],
        name,
        kind,
        next((s.chain.country for s in group if s.chain.country), None),
        next((s.chain.wikidata for s in group if s.chain.wikidata), None),
        tuple(aliases),
        roles(holdings),
        sum(s.mentions for s in group),
    )


def _kind(group: list[Seen]) -> ActorKind:
    """What most mentions make of an actor; a person wherever some article names one."""
    if any(named_person(s.chain) for s in group):
        return ActorKind.PERSON
    kinds = sorted({s.chain.kind for s in group})
    return max(kinds, key=lambda k: sum(s.mentions for s in group if s.chain.kind is k))


def _published(article: str, published: Mapping[str, Published]) -> Published:
    return published.get(article) or Published()


def _name(group: list[Seen]) -> str:
    """The standard name in the language most used; of persons the fullest form, then the most used."""
    if group[0].chain.key.startswith(LOCAL) or any(s.chain.surname for s in group):
        named = [s for s in group if s.chain.surname] or group
        counts = Counter(s.chain.name for s in named)
        return max(counts, key=lambda n: (len(n.split()), counts[n], len(n), n))
    counts = Counter()
    for s in group:
        counts[s.chain.name] += s.mentions
    return max(sorted(counts), key=lambda n: counts[n])
