"""The sides of an event that a noun names: ``l'invasion de X par Y``, ``attaques russes``, ``talks with Z``."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import Clause, preposition, stem
from filrouge.annotate.events.referents import AGENT, Referents, covering
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

SYMMETRIC = frozenset({"CONSULT"})
RECEIVED = frozenset({"ACCUSE", "ASSAULT", "REQUEST", "SUPPORT", "THREATEN", "AID", "REJECT", "PROTEST"})
# what comes from whoever does it (``criticism from X``)
MODIFIERS = frozenset({"amod", "compound", "det"})
DEPENDENTS = frozenset({"nmod", "obl", "nsubj", "flat", "appos"}) | MODIFIERS


@dataclass(frozen=True, slots=True)
class Sides:
    """The words that fill the roles, before they are looked up as actors."""

    agents: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Nominals:
    """Reads the sides of event nouns in one text."""

    of: Referents

    def sides(self, candidate: Candidate, row: Row) -> Sides:
        """The sides of an event named by a noun, alone or borne by a verb."""
        inner = self._nominal(candidate.token, row)
        if candidate.carrier is None:
            return self._with_host(candidate.token, row, inner)
        clause = Clause(self.of.parse, candidate.carrier, self.of.words)
        places = (*inner.places, *self.of.obliques(clause, "place"))
        if candidate.carries == "occur":
            return Sides(inner.agents, inner.recipients, places)
        if candidate.carrier.dep.split(":")[0] == "acl" or clause.passive:
            subjects = self.of.with_conjuncts(clause.agent)
        else:
            subjects = self.of.subjects(candidate.carrier, clause)
        if candidate.carries == "undergo":
            return Sides(inner.agents, subjects, places)
        if candidate.carries == "cause":
            return Sides(subjects, inner.recipients, places)
        outer = (*self.of.obliques(clause, "to"), *self.of.obliques(clause, "against"))
        partners = self.of.obliques(clause, "with")
        recipients = self.of.known(inner.recipients) or self.of.known(outer) or self.of.known(partners)
        if row.type in SYMMETRIC:
            return Sides((*subjects, *inner.agents), (*recipients, *partners), places)
        return Sides(subjects or inner.agents, recipients, places)

    def _with_host(self, noun: Token, row: Row, sides: Sides) -> Sides:
        """A meeting on whose occasion somebody does something is that person's (``lors d'un sommet, il a …``)."""
        head = self.of.parse.head(noun)
        if head.pos in {"ADV", "ADP"}:
            head = self.of.parse.head(head)
        if row.type not in SYMMETRIC or noun.dep.split(":")[0] != "obl" or head.pos != "VERB" or len(sides.agents) > 1:
            return sides
        clause = Clause(self.of.parse, head, self.of.words)
        hosts = self.of.with_conjuncts(clause.agent if clause.passive else self.of.subject(head, clause))
        return Sides((*hosts, *sides.agents), sides.recipients, sides.places)

    def _nominal(self, noun: Token, row: Row) -> Sides:
        groups: dict[str, list[Token]] = {"agents": [], "recipients": [], "places": [], "owned": []}
        for child in self.of.parse.children(noun):
            dep = child.dep.split(":")[0]
            if dep == "acl" and child.feature("VerbForm") == "Part":
                agent = Clause(self.of.parse, child, self.of.words).agent
                groups["agents"].extend(self.of.with_conjuncts(agent))
            if dep == "nmod" and self.of.words.is_(stem(child), "doing"):
                for doer in (c for c in self.of.parse.children(child) if c.dep.split(":")[0] == "nmod"):
                    groups["agents"].extend(self.of.with_conjuncts(doer))
            elif dep in DEPENDENTS:
                tokens = self.of.with_conjuncts(child)
                for group in self._groups(child, dep, row):
                    groups[group].extend(t for t in tokens if group != "agents" or self._doer(t, dep))
        if row.type in SYMMETRIC:
            groups["agents"].extend(t for t in self._partners(noun) if t not in groups["agents"])
        sides = Sides(*(tuple(groups[g]) for g in ("agents", "recipients", "places")))
        return self._owned(row, sides, tuple(groups["owned"]))

    def _partners(self, noun: Token) -> tuple[Token, ...]:
        """``une séance à huis clos avec X``: whom one meets, however deep the parser hangs it."""
        below = (t for t in self.of.parse.subtree(noun) if t.i > noun.i and t.pos in {"NOUN", "PROPN", "PRON"})
        found = (t for t in below if self.of.has(preposition(self.of.parse, t), "with"))
        return tuple(c for t in found for c in self.of.with_conjuncts(t))

    def _groups(self, child: Token, dep: str, row: Row) -> tuple[str, ...]:
        """What a noun's dependent is to the event, by its preposition."""
        case = preposition(self.of.parse, child)
        if self.of.has(case, "by") or child.dep in {"nmod:poss", "obl:agent"} or dep in MODIFIERS:
            return ("agents",)
        met = row.type in SYMMETRIC and self.of.has(case, "with")
        given = row.type in RECEIVED and self.of.has(case, "from") and not self.of.has(case, "of")
        if met or given:
            return ("agents",)
        if row.type in SYMMETRIC and row.mode != "visit" and self.of.has(case, "place"):
            return ("places",)
        if self.of.has(case, "against") or (self.of.has(case, "to") and not self.of.has(case, "of")):
            return ("recipients", "places")
        if self.of.has(case, "of"):
            return ("owned",)
        return ("places",) if self.of.has(case, "place") else ()

    def _doer(self, token: Token, dep: str) -> bool:
        """An adjective or compound part does it only where it is an actor (``attaque russe``)."""
        if dep not in MODIFIERS:
            return True
        return bool(self.of.namings(token, AGENT)) or (dep == "amod" and bool(covering(self.of.actors, token.span)))

    def _owned(self, row: Row, sides: Sides, owned: tuple[Token, ...]) -> Sides:
        """What ``de`` or ``of`` brings: the one who undergoes it where a doer is named or the noun says so."""
        if row.type in SYMMETRIC or not (row.objective or sides.agents):
            return Sides((*sides.agents, *owned), sides.recipients, sides.places)
        return Sides(sides.agents, (*owned, *sides.recipients), sides.places)
