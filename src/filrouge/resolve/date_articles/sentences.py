"""Clues as sentences, in the language of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from filrouge.lang.pack import Pack
from filrouge.model.text import Evidence, Span
from filrouge.resolve.anchor.says import day
from filrouge.resolve.date_articles.clues import Clue
from filrouge.resolve.date_articles.posterior import Finding

_SHOWN = 6  # clues kept as evidence
_SAYS_SOMETHING = 0.3  # log odds that a clue must add to be shown


def evidence(found: Finding, pack: Pack | None) -> tuple[Evidence, ...]:
    """The strongest clues, one a place in the text; without a pack, a clue is called by its kind."""
    return tuple(Evidence(clue.span, sentence(clue, pack)) for clue in _strongest(found))


def _strongest(found: Finding) -> Iterator[Clue]:
    seen: set[Span | None] = set()
    for clue, says in found.strongest:
        if says <= _SAYS_SOMETHING or len(seen) == _SHOWN:
            return
        if clue.span not in seen:
            seen.add(clue.span)
            yield clue


def sentence(clue: Clue, pack: Pack | None) -> str:
    """What one clue says of the day of publication."""
    if pack is None:
        return clue.kind
    told = "" if clue.day is None else day(clue.day, pack)
    return _sentences(pack).get(clue.kind, clue.kind).format(day=told)


@cache
def _sentences(pack: Pack) -> dict[str, str]:
    return pack.lexicon("clue-sentences").mapping("says") if "clue-sentences" in pack.lexicons else {}
