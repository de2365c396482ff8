"""Surnames that stand alone in an article and were taken there for the name of a body or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filrouge.model.mentions import ActorKind, Chain
from filrouge.resolve.identify.names import words

LOCAL = "local:"
_BODIES = {ActorKind.ORGANISATION, ActorKind.PLACE}


@dataclass(frozen=True, slots=True)
class Seen:
    """A chain in its article."""

    article: str
    language: str
    chain: Chain
    mentions: int


def named_person(chain: Chain) -> bool:
    """Whether a chain is a person whom the article names."""
    return chain.kind is ActorKind.PERSON and chain.surname is not None and chain.key.startswith(LOCAL)


def surnames_alone(seen: Sequence[Seen], keys: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The chains of one word that are really a person's surname, with that person's key.

    Only where one person alone bears it, is spoken of as much as the supposed body is, and no longer name of a
    body or place begins with it (a maker of cars is no industrialist).

    Args:
        seen: every chain.
        keys: the canonical key of every chain so far, by article id and chain key.
    """
    bearers, weight = defaultdict[str, set[str]](set), Counter[str]()
    longer = {words(s.chain.name)[0] for s in seen if _body(s.chain) and len(words(s.chain.name)) > 1}
    for s in seen:
        if named_person(s.chain) and len(words(s.chain.name)) > 1:
            key = keys[s.article, s.chain.key]
            bearers[words(s.chain.name)[-1]].add(key)
            weight[key] += s.mentions
    alone = [s for s in seen if _body(s.chain) and len(words(s.chain.name)) == 1 and s.chain.name[:1].isupper()]
    spoken = Counter[str]()
    for s in alone:
        spoken[words(s.chain.name)[0]] += s.mentions
    found = {}
    for s in alone:
        word = words(s.chain.name)[0]
        one = bearers.get(word, set())
        if len(one) == 1 and word not in longer and weight[min(one)] >= spoken[word]:
            found[s.article, s.chain.key] = min(one)
    return found


def _body(chain: Chain) -> bool:
    """A body or place that no lexicon knows, not written as an acronym."""
    return (
        chain.kind in _BODIES and chain.key.startswith(LOCAL) and bool(words(chain.name)) and not chain.name.isupper()
    )
