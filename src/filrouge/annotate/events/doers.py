"""Whether somebody does a thing, and whether somebody undergoes it: people, bodies, states and groups."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.effects import aim_of
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.referents import covering
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

NAMELIKE = frozenset({"PROPN", "X", "NUM", "ADJ", "DET"})
ATTRIBUTES = frozenset({"amod", "compound", "nmod", "flat"})
VEHICLE = "<vehicle>"


@dataclass(frozen=True, slots=True)
class Doers:
    """Answers for the clauses of one article."""

    on: Ground

    def meet(self, clause: Clause, row: Row) -> bool:
        """The clause has the people that a reading asks for."""
        if "several" in row.needs and not self.several(clause):
            return False
        if row.type == "CONSULT" and "several" not in row.needs and not self.meets(clause, row):
            return False
        sided = "sides" not in row.needs or self.between(clause)
        return sided and ("doer" not in row.needs or self.done_by(clause))

    def several(self, clause: Clause) -> bool:
        """``ils se retrouvent``, ``se retrouver avec X``: not ``se retrouver sans abri``."""
        subject = self.on.referents.subject(clause.verb, clause)
        if subject is not None and (subject.feature("Number") == "Plur" or self.on.referents.several(subject)):
            return True
        others = (t for role in ("with", "to") for t in self.on.referents.obliques(clause, role))
        return any(self.somebody(t) or t.feature("PronType") == "Rel" for t in others)

    def meets(self, clause: Clause, row: Row) -> bool:
        """``recevoir le pape`` is a meeting, ``recevoir une lettre`` is none."""
        if row.frame != "ao":
            return True
        things = [o for o in clause.objects if o.pos == "NOUN" and low(o) not in self.on.words.people]
        return all(covering(self.on.actors, o.span) for o in things)

    def between(self, clause: Clause) -> bool:
        """Somebody undergoes it or is addressed: an object, a passive subject, or what hangs on by a preposition."""
        undergoes: tuple[Token | None, ...] = (clause.own_subject,) if clause.passive else clause.objects
        if clause.passive and clause.verb.dep.split(":")[0] in {"acl", "obl"}:
            undergoes = (*undergoes, self.on.parse.head(clause.verb))
        near = (*undergoes, *(t for _, t in clause.obliques if t.dep != "obl:mod" and t is not clause.agent))
        return any(
            t.pos == "PROPN" or self.somebody(t) or self._for_somebody(t) or self._of_somebody(t)
            for t in near
            if t is not None
        )

    def _of_somebody(self, thing: Token) -> bool:
        """A protest is people (``des manifestations réprimées``)."""
        return any(r.type == "PROTEST" for p in self.on.words.nouns.get(stem(thing), ()) for r in p.rows[:1])

    def _for_somebody(self, thing: Token) -> bool:
        """``des armes à l'Ukraine``: the addressee may hang on the thing."""
        below = self.on.parse.subtree(thing)
        return any(self.somebody(c) for c in below if c.dep.split(":")[0] in {"nmod", "obl", "iobj"})

    def done_by(self, clause: Clause) -> bool:
        """A doer is named who is somebody."""
        doer = clause.agent if clause.passive else self.on.referents.subject(clause.verb, clause)
        return doer is not None and (self.somebody(doer) or doer.pos == "PROPN")

    def able(self, clause: Clause) -> bool:
        """Somebody acts, or a ship or a train does."""
        if self.humane(clause):
            return True
        subject = self.on.referents.subject(clause.verb, clause)
        return subject is not None and VEHICLE in self.on.words.kinds.get(stem(subject), ())

    def humane(self, clause: Clause) -> bool:
        """The subject can act: an actor or a name, or none is said."""
        subject = self.on.referents.subject(clause.verb, clause)
        if subject is None or subject.pos in NAMELIKE or self.somebody(subject):
            return True
        if any(t.pos == "PROPN" for t in self.on.referents.with_conjuncts(subject)):
            return True  # an unknown name beside a known one
        if clause.infinitive and aim_of(self.on.parse, self.on.parse.head(clause.verb), self.on.words):
            return True  # ``un plan visant à frapper``: whoever made the plan
        if subject.pos == "PRON":
            return self.on.words.is_(low(subject), "somebody") or self._reported_self(clause.verb)
        near = (c for c in self.on.parse.children(subject) if c.dep.split(":")[0] in ATTRIBUTES)
        return any(covering(self.on.actors, t.span) for t in near)

    def somebody(self, subject: Token) -> bool:
        if subject.pos == "PRON" and subject.feature("Person") in {"1", "2"}:
            return True
        return low(subject) in self.on.words.people or bool(covering(self.on.actors, subject.span))

    def _reported_self(self, verb: Token) -> bool:
        """``Rome said it …``: the pronoun in what an actor says is mostly that actor."""
        head = self.on.parse.head(verb)
        if verb.dep != "ccomp" or head.i == verb.i:
            return False
        above = self.on.clause(head).own_subject
        return above is not None and bool(covering(self.on.actors, above.span))
