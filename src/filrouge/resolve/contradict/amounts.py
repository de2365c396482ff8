"""Two numbers of the same thing in one event, from two voices, of which one must be wrong."""

from __future__ import annotations

from itertools import combinations

from filrouge.model.mark import Mark
from filrouge.model.mentions import Quantity
from filrouge.model.story import Place
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.figures import quarrels
from filrouge.resolve.contradict.held import NARROW, Held, two_voices
from filrouge.resolve.contradict.words import amount
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.timing import gap, width


def amounts(line: Line, pile: Pile) -> list[Held]:
    """Two numbers of the same thing, from two voices, of which one must be wrong."""
    for one, other in combinations(line.tellings, 2):
        if other.renews or not _two_claims(one, other, pile) or not _same_count(one, other):
            continue
        found = quarrels(one, other, pile.issued)
        if found is not None:
            return [held_count(t, mark) for t, mark in zip((one, other), found, strict=True)]
    return []


def held_count(telling: Telling, mark: Mark[Quantity]) -> Held:
    """A number that a telling gives."""
    place = Place(telling.article, mark.span.start, mark.span.end)
    return amount(mark.value), (telling,), (place,)


def _two_claims(one: Telling, other: Telling, pile: Pile) -> bool:
    """Two voices; in one article both are named, since its writer knows both numbers."""
    if one.article == other.article and not (one.speakers and other.speakers):
        return False
    return two_voices(one, other, pile)


def _same_count(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be held to one number: one word, one time, and the same who or where."""
    if not one_word(one, other):
        return False
    if one.article != other.article and not _at_once(one, other):
        return False
    if one.agents or other.agents:
        return bool(one.agents & other.agents)
    return one.article == other.article or bool((one.recipients | one.places) & (other.recipients | other.places))


def _at_once(one: Telling, other: Telling) -> bool:
    """Whether two articles tell both of the same few days: by their words, or else printed on one day."""
    if one.when is None or other.when is None or max(width(one.when), width(other.when)) > NARROW:
        return False
    if not (one.firm and other.firm) and one.issued != other.issued:
        return False
    return gap(one.when, other.when) == 0
