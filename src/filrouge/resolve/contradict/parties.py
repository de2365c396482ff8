"""When two places, or two doers, of one deed cannot both be right.

A town lies in a province and an army belongs to a state, and no gazetteer here knows which: so only
those exclude each other that have two countries, or that neither article names of the other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.story import Actor, Place
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.days import UNSURE
from filrouge.resolve.contradict.held import TOLD, Held, two_voices
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.timing import gap, known, width

DAY = 2  # days at most within which both put the deed
Pair = tuple[Telling, Telling]


def parties(kind: str, line: Line, pile: Pile) -> list[Held]:
    """Two places of one deed, or two doers of it, told by two voices."""
    for one, other in combinations(line.tellings, 2):
        if not two_voices(one, other, pile) or not one_word(one, other) or one.type in UNSURE:
            continue
        if not {one.mention.status, other.mention.status} <= TOLD:
            continue
        found = exclude(kind, (one, other), line, pile)
        if found is not None:
            return [
                (pile.known.actors[actor].name, (t,), (place(t, actor, pile),))
                for t, actor in zip((one, other), found, strict=True)
            ]
    return []


def exclude(kind: str, pair: Pair, line: Line, pile: Pile) -> tuple[str, str] | None:
    """The two actors, by id, of which only one can be right; null where both may be, or where nobody knows."""
    one, other = pair
    mine, theirs = (_held(kind, t) for t in pair)
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs or not _one_deed(kind, one, other):
        return None
    (a,), (b,) = mine, theirs
    if any({a, b} <= _held(kind, t) for t in line.tellings):
        return None
    actors = pile.known.actors
    if a not in actors or b not in actors or not _strangers(actors[a], actors[b]):
        return None
    if not all(_by_name(t, actor, pile) for t, actor in zip(pair, (a, b), strict=True)):
        return None
    if kind == "place" and one.article != other.article and not _unheard(pair, (actors[a], actors[b]), pile):
        return None
    return a, b


def _held(kind: str, telling: Telling) -> frozenset[str]:
    return telling.places if kind == "place" else telling.agents & telling.named


def _one_deed(kind: str, one: Telling, other: Telling) -> bool:
    """Whether both tell of one deed for certain: on one day, and to the same people or, of doers, in one place."""
    if one.when is None or other.when is None or not known(one.when) or not known(other.when):
        timed = one.article == other.article
    else:
        timed = gap(one.when, other.when) == 0 and max(width(one.when), width(other.when)) <= DAY
    shared = one.recipients & other.recipients or (
        one.places & other.places if kind == "actor" else one.agents & other.agents
    )
    return timed and bool(shared)


def _strangers(one: Actor, other: Actor) -> bool:
    """Whether neither can stand for the other, or hold it: two countries, two persons, or two places of one kind."""
    if one.country is not None and other.country is not None:
        return one.country != other.country
    return one.kind is other.kind and one.kind in {ActorKind.PERSON, ActorKind.PLACE}


def _by_name(telling: Telling, actor: str, pile: Pile) -> bool:
    """Whether its words name or describe an actor, and do not only point back to one."""
    span = place(telling, actor, pile).span
    pointing = (m for m in pile.articles[telling.article].actors.covering(span) if m.span == span)
    return not any(m.value.form is Form.PRONOUN for m in pointing)


def _unheard(pair: Pair, actors: tuple[Actor, Actor], pile: Pile) -> bool:
    """Whether neither article names the other's place: one that names both knows how they lie."""
    texts: Mapping[str, str] = {t.article: bare(pile.articles[t.article].article.text) for t in pair}
    swapped = zip(pair, reversed(actors), strict=True)
    return not any(bare(form) in texts[t.article] for t, actor in swapped for form in (actor.name, *actor.aliases))


def place(telling: Telling, actor: str, pile: Pile) -> Place:
    """Where a telling names an actor, or else its event word."""
    who = pile.known.who
    spans = (p.span for p in telling.mention.parts if who.get((telling.article, p.chain)) == actor)
    span = next(spans, telling.mark.span)
    return Place(telling.article, span.start, span.end)
