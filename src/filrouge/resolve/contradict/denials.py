"""Denials told as a noun: ``nothing to do with the strike``, ``dément toute implication dans l'attaque``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from filrouge.lang.fold import bare, fold
from filrouge.lang.gazetteer import Found, Gazetteer
from filrouge.model.text import Span
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.merge.apart import SPEECH
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import Wording, akin, families, sentence_around, stem, wording

AFTER = 50  # code points behind the words of denial in which the noun stands
BACK = 1500  # code points before them in which what it names has been told
DENY = "deny"  # the family of verbs that deny
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = re.compile(r"[,;:.!?»”\"\n]")


class Denial(NamedTuple):
    """Who denies a part in an event, and with which words."""

    article: str
    who: str  # an actor's id
    words: Span


def denials(line: Line, pile: Pile) -> Iterator[Denial]:
    """The denials of an event by those who are said to have done it."""
    accused = frozenset(a for t in line.tellings for a in t.agents)
    for article in dict.fromkeys(t.article for t in line.tellings):
        told = [t for t in line.tellings if t.article == article]
        for words, who in _disclaimed(article, told, pile):
            speaker = next((a for a in who if same_side(a, accused, pile)), None)
            if speaker is not None:
                yield Denial(article, speaker, words)


@lru_cache(maxsize=256)
def _found(disclaimers: Gazetteer[str], text: str) -> tuple[Found[str], ...]:
    """The words of denial of an article: they are asked for by each of its events."""
    return tuple(disclaimers.find(fold(text)))


def _disclaimed(article: str, told: Sequence[Telling], pile: Pile) -> Iterator[tuple[Span, list[str]]]:
    """The words that deny a part in what these tellings tell, each with those who may say so, the likeliest first."""
    read = pile.articles[article]
    text = read.article.text
    known = wording(pile.packs[read.article.language])
    for found in _found(known.disclaimers, text):
        sentence = sentence_around(text, found.start, found.end)
        said = [
            t for t in pile.told.get(article, ()) if sentence.contains(t.mark.span) and t.mark.span.start < found.end
        ]
        if found.value == "part" and not any(DENY in t.families for t in said):
            continue
        if _names(text, found.end, told, known):
            yield Span(found.start, found.end), _voices(said)


def parted(telling: Telling, pile: Pile) -> bool:
    """Whether it is a part in the event that is denied, not the event (``aucun lien avec le meurtre``)."""
    read, start = pile.articles[telling.article].article, telling.mark.span.start
    known = wording(pile.packs[read.language])
    before = fold(read.text[max(0, start - AFTER) : start])
    return next(known.disclaimers.find(before), None) is not None


def _names(text: str, at: int, told: Sequence[Telling], known: Wording) -> bool:
    """Whether the noun that follows is another word for what these tellings tell, not far before."""
    stop = _STOP.search(text, at, at + AFTER)
    near = [t for t in told if -AFTER <= at - t.mark.span.end <= BACK]
    words = _WORD.findall(bare(text[at : stop.start() if stop else at + AFTER]))
    return any(akin(stem(w), t.stem) or families(w, known) & t.families for w in words for t in near)


def _voices(said: Sequence[Telling]) -> list[str]:
    """Those who speak in a sentence, the last to speak first."""
    speaking = [t for t in reversed(said) if t.type in SPEECH]
    found = [a for t in speaking for a in sorted(t.agents)] + [a for t in reversed(said) for a in t.speakers]
    return list(dict.fromkeys(found))


def same_side(who: str, accused: frozenset[str], pile: Pile) -> bool:
    """Whether somebody is one of those, or of the same country as one."""
    actors = pile.known.actors
    country = actors[who].country if who in actors else None
    theirs = {actors[a].country for a in accused if a in actors}
    return who in accused or (country is not None and country in theirs)
