"""What lies ahead in talk only: what may be able to happen, be feared, cost or last; nobody undertakes it."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.doers import Doers
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.tenses import Standing
from filrouge.annotate.events.words import Row
from filrouge.model.mentions import Status
from filrouge.model.syntax import Token

AHEAD = frozenset({Status.ANNOUNCED, Status.CONDITIONAL, Status.REQUESTED})
BEFALLS = frozenset({"DISASTER", "ACCIDENT"})  # types of what nobody plans
DECIDED = frozenset({"DECIDE", "AGREE"})  # types of what can be followed even where it is the condition itself
DRIFTS = frozenset({"BUSINESS", "OTHER", "LIFE"})  # types of what prices, markets and things do of themselves
NEAR = 2  # words after a verb of asking within which its question begins
POLITE = frozenset({"DECLARE", "SUPPORT", "ACCUSE", "REJECT"})  # types that ``I want to …`` does in saying so


@dataclass(frozen=True, slots=True)
class Idle:
    """Decides of what is told as lying ahead, in one article."""

    on: Ground

    def talk(self, candidate: Candidate, row: Row, standing: Standing) -> bool:
        """Whether nobody undertakes, threatens, demands, schedules or sets a condition for what lies ahead."""
        if standing.status not in AHEAD:
            return False
        if row.type in BEFALLS or (standing.rule == "supposed" and row.type not in DECIDED):
            return True
        clause = self.on.clause(candidate.predicate)
        if row.type == "REQUEST":
            return self._wonders(clause)
        word = self._turning(standing)
        if self._by_word(candidate, row, word) or (candidate.noun and self._named(candidate, row, standing)):
            return True
        drifts = row.type in DRIFTS and self._drifts(clause)
        return not candidate.noun and (self._unwilled(clause, standing, word) or drifts)

    def _named(self, candidate: Candidate, row: Row, standing: Standing) -> bool:
        """A noun for a saying (``the announcement that …``), or for what may be, with nobody who sets a condition."""
        loose = standing.status is Status.CONDITIONAL and standing.condition is None
        return candidate.carrier is None and (row.type == "DECLARE" or loose)

    def _turning(self, standing: Standing) -> Token | None:
        """The word that puts it ahead."""
        return None if standing.span is None else self.on.parse.token_at(standing.span.start)

    def _by_word(self, candidate: Candidate, row: Row, word: Token | None) -> bool:
        """A price or a length (``will cost``); what one wants to say, and thereby says."""
        if not candidate.noun and self.on.words.is_(stem(candidate.token), "property"):
            return True
        return word is not None and row.type in POLITE and self.on.words.is_(stem(word), "wish")

    def _unwilled(self, clause: Clause, standing: Standing, word: Token | None) -> bool:
        """Ability and possibility without day or condition, the guesses of others."""
        tied = standing.condition is not None or self.on.timed(clause.verb)
        if word is not None and self.on.words.is_(stem(word), "ability"):
            return not tied
        if word is not None and self.on.words.is_(stem(word), "chance") and not tied:
            return True
        if standing.status is Status.CONDITIONAL and not tied and self._aside(clause):
            return True
        return self._guessed(clause) or (standing.status is Status.CONDITIONAL and self._own_guess(clause))

    def _aside(self, clause: Clause) -> bool:
        """What would follow (``which would give it half``), or is only asked (``when it would return``)."""
        return clause.verb.dep.split(":")[0] == "acl" or any(
            self.on.words.is_(low(c), "question") and c.i < clause.verb.i and c.dep in {"advmod", "mark"}
            for c in clause.children
        )

    def _guessed(self, clause: Clause) -> bool:
        """``analysts forecast that it will lose money``: what others think will come."""
        return clause.verb.dep == "ccomp" and self.on.words.is_(stem(self.on.parse.head(clause.verb)), "chance")

    def _drifts(self, clause: Clause) -> bool:
        """A thing is the subject, and no day is set: ``stocks will fall``."""
        subject = self.on.referents.subject(clause.verb, clause)
        thing = subject is not None and subject.pos == "NOUN" and not clause.passive and not clause.objects
        return thing and not self.on.timed(clause.verb) and not Doers(self.on).able(clause)

    def _own_guess(self, clause: Clause) -> bool:
        """``I would``, ``you could``: talk to each other."""
        subject = clause.own_subject
        return subject is not None and subject.pos == "PRON" and subject.feature("Person") in {"1", "2"}

    def _wonders(self, clause: Clause) -> bool:
        """A question is asked: ``asked why``, ``a demandé si``; nothing is asked for."""
        after = self.on.parse.tokens[clause.verb.i + 1 : clause.verb.i + 1 + NEAR]
        return any(self.on.words.is_(low(t), "question") and t.pos != "NOUN" for t in after)
