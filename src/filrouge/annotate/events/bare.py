"""What a verb without a tense of its own tells: a headline's participle, a gerund beside another act."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause
from filrouge.annotate.events.doers import Doers
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

SPOKEN = frozenset({"REQUEST", "ACCUSE", "DECLARE", "CONSULT"})
HARM = frozenset({"LIFE", "ASSAULT", "DISASTER", "ACCIDENT"})
LASTING = HARM | {"JUSTICE", "PERSONNEL", "ELECTION", "COERCE", "PROTEST", "RETREAT", "AGREE"}
PROGRESSIVE = LASTING | {
    "BUSINESS",
    "MOVEMENT",
    "SANCTION",
    "THREATEN",
    "REJECT",
    "AID",
    "MOBILIZE",
    "CONCEDE",
    "COOPERATE",
}
# types that a gerund can tell beside another act (``killing ten``)
SAID = frozenset({"ccomp", "xcomp", "parataxis"})
AIMED = frozenset({"ccomp", "xcomp", "obj", "obl", "iobj"})


@dataclass(frozen=True, slots=True)
class Bare:
    """Decides about participles and gerunds in one article."""

    on: Ground

    def tells(self, clause: Clause, row: Row) -> bool | None:
        """Whether a bare form tells an event under a reading; null of any other form."""
        bare = clause.finite is None and not clause.infinitive
        if bare and (row.type in SPOKEN or self.headline(clause)):
            return self.headline(clause) or (row.type != "CONSULT" and self._said_beside(clause, row))
        if clause.verb.dep == "amod":
            return self._suffered(clause, row)
        return self._beside(clause, row) if bare else None

    def _beside(self, clause: Clause, row: Row) -> bool | None:
        verb = clause.verb
        if row.type == "PUBLISH" and clause.agent is None and not self._issued(verb):
            return False
        if clause.past_participle and not clause.auxiliaries and verb.dep.split(":")[0] == "acl":
            return row.type in LASTING or clause.agent is not None or self.on.dated(verb)
        if clause.gerund:
            told = row.type in PROGRESSIVE or self.on.timed(verb)
            harm = row.type == "ASSAULT" or bool(clause.own_subject)  # ``un homme prenant en otage …``
            return row.type != "OTHER" and told and (verb.dep != "acl" or harm)
        return None

    def _suffered(self, clause: Clause, row: Row) -> bool:
        """``deux policiers blessés``, ``des maisons brûlées``."""
        thing = row.type in {"DISASTER", "ACCIDENT"} or Doers(self.on).somebody(self.on.parse.head(clause.verb))
        return row.type in HARM and clause.past_participle and thing

    def headline(self, clause: Clause) -> bool:
        """``X admis en clinique``: a bare participle tells what a headline has to tell."""
        told = clause.past_participle or clause.verb.pos == "ADJ"  # no other adjectives come here than verbs' own
        return told and self.on.headed(clause.verb)

    def _said_beside(self, clause: Clause, row: Row) -> bool:
        """``affirmant que …``, ``accusant le maire``: a gerund that says what it says; ``confirmé par X``."""
        if not clause.gerund:
            return clause.agent is not None and row.type == "DECLARE" and Doers(self.on).somebody(clause.agent)
        contents = (
            {"ccomp", "xcomp", "parataxis"} if row.type == "DECLARE" else {"ccomp", "xcomp", "obj", "obl", "iobj"}
        )
        said = any(c.dep.split(":")[0] in contents and c.i > clause.verb.i for c in clause.children)
        return clause.verb.dep not in {"acl", "amod"} and (said or self.on.cued(clause.verb))

    def _issued(self, verb: Token) -> bool:
        """``une étude publiée jeudi``, not the ``AFP, publié jeudi`` above an article."""
        head = self.on.parse.head(verb)
        shown = any(c.dep in {"det", "nummod", "nmod:poss"} for c in self.on.parse.children(head))
        return head.i != verb.i and head.pos == "NOUN" and shown
