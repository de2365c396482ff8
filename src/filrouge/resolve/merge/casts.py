"""Whom and what two tellings name, and whether that makes two happenings of them.

Those who do or undergo it are compared by their names, since one of them may be known in two articles
under two identities; a state is compared with states, a town with towns: what might contain the other
is of another kind. Who is described only, and what has no name, may be anybody.
"""

from __future__ import annotations

from collections.abc import Iterable

from filrouge.resolve.merge.tellings import Name, Telling, one_word

PAIR = 2  # those who act together


def parted(one: Telling, other: Telling) -> dict[str, float]:
    """The features of what is named on both sides and has nothing in common."""
    found = {
        "agents-apart": _names_apart(_of(one, one.agents), _of(other, other.agents)),
        "recipients-apart": _names_apart(_of(one, one.recipients), _of(other, other.recipients)),
        "places-apart": _names_apart(_of(one, one.places), _of(other, other.places)),
        "subject-apart": _other_subject(one, other),
        "contents-apart": _apart(one.content, other.content),
    }
    return {name: 1.0 for name, true in found.items() if true}


def _of(telling: Telling, ids: frozenset[str]) -> tuple[Name, ...]:
    return tuple(name for name in telling.names if name.actor in ids)


def _names_apart(mine: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    """Whether names of a kind on both sides have none in common; of two pairs, whether each has one of its own."""
    left = [n for n in mine if any(n.beside(o) for o in theirs)]
    right = [n for n in theirs if any(n.beside(o) for o in mine)]
    if not left or not right:
        return False
    alone = [n for n in left if not _among(n, theirs)], [n for n in right if not _among(n, mine)]
    whole = len(alone[0]) == len(left) and len(alone[1]) == len(right)
    return whole if min(len(left), len(right)) < PAIR else bool(alone[0] and alone[1])


def _among(name: Name, others: Iterable[Name]) -> bool:
    """Whether an actor is among others, by identity or by name."""
    return any(name.actor == o.actor or name.same(o) for o in others)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _other_subject(one: Telling, other: Telling) -> bool:
    """One verb after other words in the body of one article: *the index fell … the euro fell*."""
    if one.article != other.article or one.headline or other.headline or not one_word(one, other):
        return False
    return _apart(one.subject, other.subject) and not one.actors & other.actors
