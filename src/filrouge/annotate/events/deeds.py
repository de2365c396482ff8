"""Which nouns tell an event: not themes, kinds, parts of names, or the occasion of something told anyway."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.acts import Acts
from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import low, preposition, stem
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.referents import covering
from filrouge.annotate.events.tenses import tense_of
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

ANY = Row("", "ASSAULT", None)  # for questions where the type does not matter


@dataclass(frozen=True, slots=True)
class Deeds:
    """Decides about nouns in one article."""

    on: Ground

    def keeps(self, candidate: Candidate, row: Row) -> bool:
        """The noun tells an event of its own under this reading."""
        noun = candidate.token
        if self._part_of_name(noun):
            return False
        if any(c.dep.split(":")[0] == "acl" and c.feature("VerbForm") == "Inf" for c in self.on.parse.children(noun)):
            return row.type not in {"DECIDE", "AGREE", "REQUEST"}
        if self._only_wished(noun) or (candidate.carrier is None and self._needed(noun)):
            return self.on.dated(noun)
        if candidate.carrier is not None:
            return self._borne(candidate)
        if self.on.quoted(noun) or row.kind == "theme" or self._topic(noun):
            return self.on.dated(noun)
        return self._alone(noun, row)

    def _alone(self, noun: Token, row: Row) -> bool:
        """A noun that nothing bears."""
        spoken = row.type == "DECLARE" or (row.type == "CONSULT" and self.on.words.is_(stem(noun), "medium"))
        if spoken and self._occasion(noun):
            return False
        if row.kind == "victim":
            return self._counted(noun) and not self.on.marked(noun, "negation")
        if self.on.titled(noun):
            return True
        if self._standing(noun, row) or (self.on.marked(noun, "any") and not self.on.dated(noun)):
            return False
        if row.kind == "event":
            return self._definite(noun) and not self._general_plural(noun, row)
        return self.on.dated(noun) or self._acts(noun) or self._owned(noun)

    def _part_of_name(self, noun: Token) -> bool:
        if noun.dep in {"compound", "flat", "flat:name"} or (noun.pos == "PROPN" and not self.on.titled(noun)):
            return True
        return self._in_name(noun)

    def _only_wished(self, noun: Token) -> bool:
        """Below an infinitive that is no event itself: an aim, a demand, an ability (``se défendre contre …``)."""
        head = self.on.parse.head(noun)
        if noun.dep.split(":")[0] not in {"obj", "obl"} or head.pos != "VERB" or not self.on.clause(head).infinitive:
            return False
        return not Acts(self.on).stated(head, ANY)

    def _needed(self, noun: Token) -> bool:
        """``nécessite une réforme``: what is only wanted or needed."""
        head = self.on.parse.head(noun)
        wants = self.on.words.governors.get(("verb", stem(head))) == "none"
        return noun.dep == "obj" and head.pos == "VERB" and wants and stem(head) in self.on.words.states

    def _topic(self, noun: Token) -> bool:
        """What something is about, or the source that says so: a law on …, according to a poll."""
        case = preposition(self.on.parse, noun)
        if self.on.words.is_(case, "source") or self.on.words.is_(case.split(" ")[0], "source"):
            return True
        return (
            noun.dep.split(":")[0] == "nmod"
            and self.on.words.is_(case, "about")
            and self.on.parse.head(noun).pos == "NOUN"
        )

    def _standing(self, noun: Token, row: Row) -> bool:
        """``under the deal``, ``condamne la décision``: what stands since it was made, not the making."""
        if row.type not in {"AGREE", "DECIDE"} or noun.dep.split(":")[0] not in {"obl", "nmod", "obj"}:
            return False
        children = self.on.parse.children(noun)
        shown = any(
            self.on.words.is_(low(c), role) for c in children if c.i < noun.i for role in ("definite", "demonstrative")
        )
        told = any(covering(self.on.actors, c.span) or c.dep.split(":")[0] == "acl" for c in children)
        return shown and not told and not self.on.dated(noun)

    def _acts(self, noun: Token) -> bool:
        """The deed of somebody named that does something itself (``le passage de X a fait dix morts``)."""
        head = self.on.parse.head(noun)
        if noun.dep.split(":")[0] != "nsubj" or head.pos != "VERB" or head.i == noun.i:
            return False
        owned = (c for c in self.on.parse.children(noun) if c.dep.split(":")[0] == "nmod")
        return tense_of(self.on.clause(head)) == "past" and any(covering(self.on.actors, c.span) for c in owned)

    def _owned(self, noun: Token) -> bool:
        """``au lendemain de la demande de 70 élus``: told after a word of time, with whose deed it is."""
        children = self.on.parse.children(noun)
        owned = any(c.dep.split(":")[0] == "nmod" and self._whose(c) for c in children)
        return owned and self._placed_in_time(noun)

    def _whose(self, token: Token) -> bool:
        below = (token, *self.on.parse.children(token))
        return any(covering(self.on.actors, t.span) or low(t) in self.on.words.people for t in below)

    def _placed_in_time(self, noun: Token) -> bool:
        """After ``après``, ``lors de``, ``au lendemain de``: it came about."""
        head = self.on.parse.head(noun)
        cases = (low(c) for c in self.on.parse.children(noun) if c.dep == "case")
        if any(self.on.words.is_(word, "after") for word in (preposition(self.on.parse, noun), *cases)):
            return True
        return head.i < noun.i and self.on.words.is_(low(head), "after")

    def _borne(self, candidate: Candidate) -> bool:
        """A carried noun is told as its verb is."""
        assert candidate.carrier is not None
        clause = self.on.clause(candidate.carrier)
        return candidate.carries == "occur" or Acts(self.on).told(clause, ANY)

    def _occasion(self, noun: Token) -> bool:
        """``dans un communiqué``, ``in a statement``: where somebody says something that is told anyway."""
        head = self.on.parse.head(noun)
        if head.pos in {"ADV", "ADP"}:  # ``lors d'une conférence de presse``
            head = self.on.parse.head(head)
        return noun.dep.split(":")[0] in {"obl", "nmod", "advmod"} and head.pos in {"VERB", "AUX"}

    def _general_plural(self, noun: Token, row: Row) -> bool:
        """``les attaques contre des civils``: a kind of event rather than one, unless counted or dated."""
        if row.type in {"ACCIDENT", "DISASTER"} or noun.feature("Number") != "Plur" or self.on.dated(noun):
            return False
        children = self.on.parse.children(noun)
        top = conjunct_head(self.on.parse, noun)
        if top.dep == "nsubj" and not any(c.dep == "det" for c in children):
            return False
        if self._placed_in_time(noun) or self._heralded(noun):
            return False
        if row.type == "ASSAULT" and any(c.feature("Definite") == "Ind" for c in children if c.dep == "det"):
            return False  # ``des coups de feu ont retenti``
        return not any(c.dep == "nummod" or self.on.words.is_(low(c), "demonstrative") for c in children)

    def _heralded(self, noun: Token) -> bool:
        """``announced new rallies``, ``calls for early elections``, ``dozens of arrests``: what somebody told of."""
        head = self.on.parse.head(conjunct_head(self.on.parse, noun))
        if head.i == noun.i:
            return False
        effect = self.on.words.governors.get(("verb" if head.pos == "VERB" else "noun", stem(head)))
        return effect in {"announced", "heralded", "requested", "denied"} or self.on.words.is_(stem(head), "amount")

    def _in_name(self, noun: Token) -> bool:
        """Part of a name or title (``ministre des Affaires étrangères``)."""
        return any(
            len(m.span) > len(noun.span) and m.span.contains(noun.span) for m in covering(self.on.actors, noun.span)
        )

    def _counted(self, noun: Token) -> bool:
        people = self.on.parse.head(noun) if noun.pos == "ADJ" and noun.dep.split(":")[0] in {"amod", "acl"} else noun
        children = self.on.parse.children(people)
        return any(c.pos == "NUM" or c.dep == "nummod" for c in children) or any(
            c.dep.split(":")[0] == "nmod" and c.pos == "NUM" for c in children
        )

    def _definite(self, noun: Token) -> bool:
        """With a determiner, a number, a doer or a place of its own; not a bare theme or a compound's part."""
        children = self.on.parse.children(noun)
        if any(c.dep in {"det", "nummod", "nmod:poss", "det:poss"} for c in children if c.i < noun.i):
            return True
        if any(c.dep == "expl" or (c.dep == "case" and c.feature("Definite") == "Def") for c in children):
            return True
        if noun.feature("Number") == "Plur" and conjunct_head(self.on.parse, noun).dep.split(":")[0] == "nsubj":
            return True
        if self._placed_in_time(noun) or self._heralded(noun):
            return True
        return any(
            covering(self.on.actors, c.span)
            for c in children
            if c.dep.split(":")[0] in {"nmod", "amod", "compound", "obl"}
        )
