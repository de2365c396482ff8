"""The time that a paragraph has reached, for what it tells without one."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.times import APART, Dated, over
from filrouge.annotate.events.words import Row, Words
from filrouge.model.mentions import Status
from filrouge.model.syntax import Parse
from filrouge.model.text import Span

SAYING = frozenset({"DECLARE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
MOST = 2  # times of one event, of which none is the day reached if there are more


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the paragraph with its status, its time, and whether it is told in the pluperfect."""

    candidate: Candidate
    row: Row
    status: Status
    when: Dated
    over: bool

    @property
    def says(self) -> bool:
        return self.row.type in SAYING

    @property
    def ahead(self) -> bool:
        return self.status is Status.ANNOUNCED


class Narration:
    """Goes through the events of a text in order; ``passing`` are times that the story does not come to.

    ``coarse`` are years and more: what the next sentence tells is seldom of just that year.
    """

    def __init__(self, parse: Parse, words: Words, passing: frozenset[Span], coarse: frozenset[Span]) -> None:
        self._coarse = coarse
        self._parse = parse
        self._words = words
        self._passing = passing
        self._told: list[Told] = []

    def add(self, telling: tuple[Candidate, Row], status: Status, when: Dated) -> Told:
        """Take in the next event; its time is its own or the one that its paragraph has reached."""
        candidate, row = telling
        told = Told(candidate, row, status, when, over(self._parse, self._words, candidate))
        if not when.spans and when.rule != APART:
            when = self._reached(told)
            told = Told(candidate, row, status, when, told.over)
        self._told.append(told)
        return told

    def moves(self, told: Told) -> bool:
        """Whether an event moves the story on: told by a main verb, and not in the pluperfect."""
        borne = not told.candidate.noun or told.candidate.carrier is not None
        return borne and not told.over and self._main(told.candidate)

    def _reached(self, event: Told) -> Dated:
        """The time of the last main event before it in its paragraph, told as it is.

        A saying has not the time of what it reports (``…, a indiqué une source``); what had come about
        before has no time of the story.
        """
        for other in reversed(self._told):
            if not self._same_paragraph(other.candidate, event.candidate):
                break
            if self._carries(other, event) and self._alike(other, event):
                return Dated(other.when.spans, "paragraph")
        return Dated()

    def _carries(self, other: Told, event: Told) -> bool:
        """Whether the story has come to the time of an event: ``l'attaque de lundi a fait deux morts``."""
        dated = other.when.rule in {"adjunct", "sentence"} and len(other.when.spans) <= MOST
        named = bool(set(other.when.spans) & self._passing)
        one = other.candidate.token.sentence == event.candidate.token.sentence
        coarse = bool(set(other.when.spans) & self._coarse)
        return dated and self._main(other.candidate) and (one or not (named or coarse))

    def _main(self, candidate: Candidate) -> bool:
        if candidate.noun and candidate.carrier is None:
            return conjunct_head(self._parse, candidate.token).dep.split(":")[0] in {"nsubj", "root", "ROOT"}
        return conjunct_head(self._parse, candidate.predicate).dep.split(":")[0] not in {"acl", "advcl"}

    def _alike(self, other: Told, event: Told) -> bool:
        bare = event.candidate.noun and event.candidate.carrier is None
        if (other.over != event.over and not bare) or other.ahead != event.ahead:
            return False
        return not (event.says and other.candidate.token.sentence == event.candidate.token.sentence)

    def _same_paragraph(self, one: Candidate, other: Candidate) -> bool:
        sentence = self._parse.sentence_of
        return sentence(one.token).paragraph == sentence(other.token).paragraph
