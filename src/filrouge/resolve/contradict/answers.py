"""Denials that name nothing and answer what has just been said: ``Iran denied the accusation``, ``il a démenti :``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from filrouge.lang.fold import bare, fold
from filrouge.model.mentions import Status
from filrouge.model.story import Place
from filrouge.model.text import Span
from filrouge.resolve.assemble import Pile
from filrouge.resolve.contradict.denials import BACK, DENY, same_side
from filrouge.resolve.contradict.held import DEEDS, TOLD, Held
from filrouge.resolve.merge.apart import SPEECH
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import akin, stem, wording

NEAR = 600  # code points: what is denied without a name was said a paragraph before at most
SHORT = 12  # code points up to the end of a clause that leave no room for what is denied
ACCUSE = "accuse"  # the family of verbs that accuse
_STOP = re.compile(r"[,;:.!?»”\"\n]")
_WORD = re.compile(r"[^\W\d_]{4,}")


class Answer(NamedTuple):
    """A claim, the deeds that it tells, and the act of saying that denies it."""

    claim: Telling
    deeds: tuple[Telling, ...]
    denial: Telling
    denied: tuple[Telling, ...]  # told beside the denial as not having been

    def held(self) -> list[Held]:
        """What each of the two holds."""
        deed, voices = self.deeds[0], tuple(sorted(self.claim.agents))
        told = replace(deed, speakers=voices) if voices else deed
        words = Place(*self.denial.key)
        by = replace(self.denial, speakers=tuple(sorted(self.denial.agents)))
        return [
            (deed.mention.status.value, (told,), (Place(*deed.key),)),
            (Status.DENIED.value, (by,), (words,)),
        ]


def answers(pile: Pile) -> Iterator[Answer]:
    """The denials of a pile that answer a claim, in the order of its articles."""
    for article, told in pile.told.items():
        for denial in told:
            if denial.mention.status in DEEDS and denial.type in SPEECH and denial.agents:
                yield from _answer(denial, told, pile, _Words(article, denial, pile))


class _Words:
    """The words of a denial's sentence that tell what it denies."""

    def __init__(self, article: str, denial: Telling, pile: Pile) -> None:
        read = pile.articles[article].article
        self._text, self._denial = read.text, denial
        said = fold(denial.bounds.of(read.text))
        self._charges = [f.value for f in wording(pile.packs[read.language]).charges.find(said)]

    @property
    def charged(self) -> bool:
        """Whether it names an accusation."""
        return "charge" in self._charges

    @property
    def empty(self) -> bool:
        """Whether it calls an accusation baseless."""
        return self.charged and "empty" in self._charges

    def ends(self) -> bool:
        """Whether nothing follows the verb, or only a colon before the speaker's own words."""
        end = self._denial.mark.span.end
        stop = _STOP.search(self._text, end)
        return stop is None or stop.start() - end <= SHORT


def _answer(denial: Telling, told: Sequence[Telling], pile: Pile, words: _Words) -> Iterator[Answer]:
    beside = tuple(t for t in told if t.bounds == denial.bounds and t.mention.status is Status.DENIED)
    denies = DENY in denial.families and (words.charged or words.ends())
    if not (denies or words.empty) or any(t.mark.span.start < denial.mark.span.start for t in beside):
        return
    claim = _claim(denial, told, pile, BACK if words.charged else NEAR)
    if claim is not None:
        yield Answer(claim, _deeds(claim, told, pile), denial, beside)


def _claim(denial: Telling, told: Sequence[Telling], pile: Pile, reach: int) -> Telling | None:
    """The last that somebody else said, before a denial, of those who deny it; an accusation first."""
    near = [
        t for t in told
        if 0 < denial.bounds.start - t.mark.span.end + 1 <= reach and t.type in SPEECH and t.mention.status in DEEDS
        and DENY not in t.families and not t.agents & denial.agents and (t.agents or ACCUSE in t.families)
        and _concerns(t, denial, pile)
    ]  # fmt: skip
    accusing = [t for t in near if ACCUSE in t.families]
    said = accusing or near
    return said[-1] if said else None


def _concerns(claim: Telling, denial: Telling, pile: Pile) -> bool:
    """Whether a claim's sentence names those who deny it, or their side."""
    article, who = claim.article, pile.known.who
    named = pile.articles[article].actors.covering(claim.bounds)
    ids = frozenset(i for m in named for c in m.value.chains if (i := who.get((article, c))) is not None)
    return any(same_side(a, ids - claim.agents, pile) for a in denial.agents)


def _deeds(claim: Telling, told: Sequence[Telling], pile: Pile) -> tuple[Telling, ...]:
    """What a claim says was done: told in its sentence, else named there and told elsewhere, else the claim itself."""
    here = tuple(t for t in told if _deed(t) and t.bounds.overlaps(claim.bounds))
    if here:
        return here
    said = Span(claim.mark.span.end, claim.bounds.end).of(bare(pile.articles[claim.article].article.text))
    words = [stem(w) for w in _WORD.findall(said)]
    named = [t for t in told if _deed(t) and any(akin(w, t.stem) for w in words) and abs(_distance(t, claim)) <= BACK]
    return tuple(sorted(named, key=lambda t: (abs(_distance(t, claim)), t.number))[:1]) or (claim,)


def _deed(telling: Telling) -> bool:
    return telling.type not in SPEECH and telling.mention.status in TOLD


def _distance(one: Telling, other: Telling) -> int:
    return one.mark.span.start - other.mark.span.start
