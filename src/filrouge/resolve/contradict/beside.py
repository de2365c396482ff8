"""A second number beside the one told: ``422 ships were waiting … an agent counted 453``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from filrouge.lang.fold import fold
from filrouge.model.mark import Mark
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.model.story import Place
from filrouge.model.text import Span
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.contradict.amounts import held_count
from filrouge.resolve.contradict.figures import COUNTED, exclude
from filrouge.resolve.contradict.held import TOLD, Quarrel
from filrouge.resolve.contradict.words import amount
from filrouge.resolve.merge.apart import SAYING, SPEECH
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.wording import sentence_around, stem, wording

NEAR = 200  # code points from one number to the other
KINDS = COUNTED | {FigureKind.DURATION}
Lines = Mapping[tuple[str, int, int], Line]


def beside(pile: Pile, lines: Lines) -> Iterator[Quarrel]:
    """The numbers that somebody sets against one just told, in the order of the articles."""
    for article, told in pile.told.items():
        credited = [t for t in told if t.speakers and t.type != SAYING and t.mention.status in TOLD and t.figures]
        if credited:
            rivals = _Rivals(article, told, pile)
            for telling in (t for t in credited if t.key in lines):
                yield from rivals.of(telling, lines[telling.key])


class _Rivals:
    """The numbers of one article that may stand against others."""

    def __init__(self, article: str, told: Sequence[Telling], pile: Pile) -> None:
        self._pile, self._told, self._read = pile, told, pile.articles[article]
        words = wording(pile.packs[self._read.article.language])
        self._contrasts = [Span(f.start, f.end) for f in words.contrasts.find(fold(self._read.article.text))]

    def of(self, telling: Telling, line: Line) -> Iterator[Quarrel]:
        kinds = [f.value.kind for f in telling.figures]
        for mark in (f for f in telling.figures if f.value.kind in KINDS and kinds.count(f.value.kind) == 1):
            for rival in self._after(mark, telling):
                who = self._voice(rival, telling)
                if who is not None:
                    place = Place(telling.article, rival.span.start, rival.span.end)
                    other = (amount(rival.value), (_by(telling, who),), (place,))
                    yield Quarrel("figure", (line,), (held_count(telling, mark), other))

    def _after(self, mark: Mark[Quantity], telling: Telling) -> Iterator[Mark[Quantity]]:
        """The numbers of the same thing in the next sentence, behind words that set them against the one told."""
        reach = Span(telling.bounds.end, min(telling.bounds.end + NEAR, len(self._read.article.text)))
        for rival in self._read.figures.within(reach):
            cues = [c for c in self._contrasts if telling.bounds.end <= c.start and c.end <= rival.span.start]
            sentence = sentence_around(self._read.article.text, rival.span.start, rival.span.end)
            if any(sentence.contains(c) for c in cues) and _same(mark.value, rival.value):
                yield rival

    def _voice(self, rival: Mark[Quantity], telling: Telling) -> str | None:
        """Who gives it: who speaks in its sentence, else who is named first there."""
        sentence = sentence_around(self._read.article.text, rival.span.start, rival.span.end)
        speaking = [a for t in self._told if t.type in SPEECH and sentence.overlaps(t.bounds) for a in sorted(t.agents)]
        named = self._read.actors.covering(Span(sentence.start, rival.span.start))
        who = self._pile.known.who
        ids = (who.get((telling.article, c)) for m in named for c in m.value.chains)
        found = [*speaking, *(i for i in ids if i is not None)]
        return found[0] if found and found[0] not in telling.speakers else None


def _by(telling: Telling, who: str) -> Telling:
    return replace(telling, speakers=(who,))


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether the second counts what the first does, said again or left out, and both cannot be right."""
    if one.kind is not other.kind or other.change or one.per != other.per or not exclude(one, other):
        return False
    if other.unit is None:
        return other.kind is FigureKind.COUNT and other.outcome is None
    return one.unit is not None and stem(one.unit) == stem(other.unit) and one.outcome == other.outcome
