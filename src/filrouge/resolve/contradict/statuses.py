"""It happened for one voice, it did not for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from filrouge.lang.fold import fold
from filrouge.model.mentions import Stance, Status
from filrouge.model.story import Place
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.denials import DENY, denials, parted
from filrouge.resolve.contradict.held import DEEDS, TOLD, Held, two_voices
from filrouge.resolve.merge.apart import SAYING, days_apart
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.merge.wording import wording

SCENE = 2  # stems that two clauses share, where a noun names what is denied
ANSWER = 600  # code points: a paragraph or two


def statuses(line: Line, pile: Pile) -> list[Held]:
    """A deed that one voice tells and another denies."""
    for one in (t for t in line.tellings if _denies(t, pile)):
        told = [
            t for t in line.tellings
            if t.mention.status in TOLD and (t.mention.tense is not None or t.own)
            and two_voices(t, one, pile) and _same_deed(one, t, pile)
        ]  # fmt: skip
        if told:
            return [held_status(told[:1], told[0].mention.status), held_status([one], Status.DENIED)]
    return _disclaimed(line, pile)


def _denies(telling: Telling, pile: Pile) -> bool:
    """Whether somebody says that a thing did not happen: under a verb of denial, or by a verb of its own.

    A noun under any other negation is none: *an attack was foiled, he did not regret the murders*.
    """
    if telling.mention.status is not Status.DENIED or not telling.speakers or telling.type == SAYING:
        return False
    if _gainsaid(telling, pile):
        return not (telling.mention.tense is None and parted(telling, pile))
    return telling.mention.tense is not None


def _gainsaid(telling: Telling, pile: Pile) -> bool:
    """Whether it stands under a verb of denial."""
    start = telling.mark.span.start
    before = (t for t in pile.told.get(telling.article, ()) if telling.bounds.start <= t.mark.span.start < start)
    quotes = pile.articles[telling.article].quotes
    return any(DENY in t.families for t in before) or any(
        q.value.stance is Stance.DENYING and q.span.contains(telling.mark.span) for q in quotes
    )


def _same_deed(one: Telling, other: Telling, pile: Pile) -> bool:
    """Whether it is the very deed that is denied: of those who do it, where the denial names any.

    That a thing was done does not contradict somebody who says that he did not do it; what one has said
    in the same breath, another denies as it was said.
    """
    if days_apart(one, other) or not (one_word(one, other) or (one.type == other.type and _akin(one, other))):
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return False
    if _noun(one, pile) and len(one.meaning & other.meaning) < SCENE:
        return False
    if one.agents & other.agents or (_answered(one, other) and _gainsaid(one, pile)):
        return True
    return not one.agents and bool(_undergo(one) & _undergo(other))


def _noun(telling: Telling, pile: Pile) -> bool:
    """Whether a noun names it (``prendre des mesures``): of what, its clause must say."""
    return fold(telling.mention.lemma) in wording(pile.packs[telling.language]).nouns


def _akin(one: Telling, other: Telling) -> bool:
    return bool(one.families & other.families)


def _undergo(telling: Telling) -> frozenset[str]:
    return telling.recipients | telling.places


def _answered(one: Telling, other: Telling) -> bool:
    """Whether one voice denies what another has just said, who does it being told by neither or by one only."""
    near = one.article == other.article and abs(one.mark.span.start - other.mark.span.start) <= ANSWER
    return near and bool(other.speakers) and not (one.agents and other.agents)


def _disclaimed(line: Line, pile: Pile) -> list[Held]:
    """Somebody has nothing to do with what others say that his side did."""
    for denial in denials(line, pile):
        told = [t for t in line.tellings if t.mention.status in DEEDS and denial.who not in t.speakers and t.agents]
        if told:
            words = Place(denial.article, denial.words.start, denial.words.end)
            by = replace(told[0], article=denial.article, speakers=(denial.who,))
            return [held_status(told[:1], told[0].mention.status), (Status.DENIED.value, (by,), (words,))]
    return []


def held_status(tellings: Sequence[Telling], status: Status) -> Held:
    """What several tell of whether it happened."""
    return status.value, tuple(tellings), tuple(Place(*t.key) for t in tellings)
