"""The tense of a clause, and what its mood and tense alone say of its status."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.conditions import condition
from filrouge.annotate.events.words import Words
from filrouge.model.mentions import Status
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

PUNCTUAL = frozenset({
    "DECLARE", "ACCUSE", "REJECT", "PUBLISH", "SUPPORT", "LIFE", "REQUEST", "THREATEN", "AGREE",
    "DECIDE", "CONTEST", "PERSONNEL", "ELECTION", "CONCEDE", "BUSINESS",
})  # fmt: skip
# types whose present tense tells an act, not a lasting one


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with the rule and the words behind it, the tense, and the condition if one is set."""

    status: Status
    rule: str
    span: Span | None = None
    tense: str | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Moods:
    """Reads tense and mood in one text; ``title`` is the span where the present tense tells the past, ``dated``
    the words inside expressions of time.
    """

    parse: Parse
    words: Words
    title: Span | None = None
    dated: frozenset[int] = frozenset()

    def standing(self, clause: Clause, tense: str | None, kind: str) -> Standing:
        """The standing that mood and tense give, before anything above the clause is looked at."""
        for modal in clause.modals:
            effect = self.words.governors["aux", stem(modal)]
            return self._by_modal(clause, modal, effect)
        finite = clause.finite
        if finite is not None and finite.feature("Mood") == "Cnd":
            return self._conditional(clause, finite)
        if tense == "future" and finite is not None:
            return Standing(Status.ANNOUNCED, "future tense", finite.span, "future")
        if tense == "present":
            return self._present(clause, kind)
        if tense == "past" and clause.gerund and clause.verb.dep == "ccomp" and kind not in PUNCTUAL:
            return Standing(Status.ONGOING, "under way when told", (finite or clause.verb).span, "past")
        return Standing(Status.HAPPENED, "past tense" if tense == "past" else "told as a fact", None, tense)

    def _by_modal(self, clause: Clause, modal: Token, effect: str) -> Standing:
        perfect = any(a.i > modal.i and a.dep == "aux" and a.feature("VerbForm") == "Inf" for a in clause.auxiliaries)
        if perfect and not clause.gerund:
            return Standing(Status.UNCERTAIN, "modal with a perfect", modal.span, "past")
        if effect == "future" or (effect == "conditional" and self._told_in_past(clause.verb, modal)):
            return Standing(Status.ANNOUNCED, "future", modal.span, "future")
        if effect == "requested" and self._scheduled(clause):
            return Standing(Status.ANNOUNCED, "due on a day", modal.span, "future")
        return Standing(Status(effect), "modal verb", modal.span, "future")

    def _scheduled(self, clause: Clause) -> bool:
        """``the bridge should be completed in October``: what is due of a thing on a day is a plan, not a request."""
        subject = clause.own_subject
        if subject is None or subject.pos != "NOUN" or low(subject) in self.words.people:
            return False
        return any(c.i > clause.verb.i and c.i in self.dated for c in clause.children)

    def _told_in_past(self, verb: Token, modal: Token) -> bool:
        """``said it would``: the future of a past report."""
        if not self.words.is_(low(modal), "later"):
            return False
        head = self.parse.head(verb)
        return verb.dep in {"ccomp", "parataxis"} and head.i != verb.i and head.feature("Tense") == "Past"

    def _conditional(self, clause: Clause, finite: Token) -> Standing:
        perfect = finite.i != clause.verb.i and clause.past_participle and finite.dep == "aux:tense"
        if perfect:
            return Standing(Status.UNCERTAIN, "conditional of hearsay", finite.span, "past")
        head = self.parse.head(clause.verb)
        told = clause.verb.dep.split(":")[0] in {"ccomp", "parataxis", "obj"} and head.i != clause.verb.i
        if told and tense_of(Clause(self.parse, head, self.words)) in {"past", None}:
            return Standing(Status.ANNOUNCED, "future told in the past", finite.span, "future")
        if clause.verb.dep.split(":")[0] == "acl" or condition(clause):
            return Standing(Status.CONDITIONAL, "conditional mood", finite.span, "future")
        return Standing(Status.UNCERTAIN, "conditional of hearsay", finite.span, "present")

    def _present(self, clause: Clause, kind: str) -> Standing:
        verb = clause.verb
        if self.title is not None and self.title.start <= verb.start < self.title.end:
            return Standing(Status.HAPPENED, "present tense of a headline", None, "present")
        if clause.passive and self.words.is_(stem(verb), "lasting"):
            return Standing(Status.ONGOING, "a state that lasts", (clause.finite or verb).span, "present")
        under_way = next((a for a in clause.auxiliaries if clause.passive and _progressive(a)), None)
        if under_way is not None:
            return Standing(Status.ONGOING, "under way when told", under_way.span, "present")
        if kind in PUNCTUAL or clause.passive:
            return Standing(Status.HAPPENED, "present tense of an act", None, "present")
        return Standing(Status.ONGOING, "present tense", (clause.finite or verb).span, "present")


def _progressive(auxiliary: Token) -> bool:
    """``is being phased out``."""
    return auxiliary.feature("VerbForm") in {"Part", "Ger"} and auxiliary.feature("Tense") != "Past"


def tense_of(clause: Clause) -> str | None:
    """``past``, ``present`` or ``future`` of a clause; null where nothing finite tells."""
    finite = clause.finite
    if finite is None:
        return "past" if clause.past_participle else None
    tense = finite.feature("Tense")
    if finite in clause.modals or tense == "Fut":
        return "future"
    if tense in {"Past", "Imp"}:
        return "past"
    if any(_progressive(a) for a in clause.auxiliaries):
        return "present"
    perfect = clause.past_participle and any(
        a.dep == "aux:tense"
        or clause.reflexive
        or clause.perfect
        or (a.dep == "aux" and a.i == finite.i and not clause.gerund)
        for a in clause.auxiliaries
    )
    if perfect or any(
        a.feature("Tense") == "Past" and a.dep == "aux:pass" and a.i != finite.i for a in clause.auxiliaries
    ):
        return "past"
    return "present"
