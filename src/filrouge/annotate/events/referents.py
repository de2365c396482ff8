"""Who a word refers to in its clause: subjects through control and relatives, nouns as actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause, preposition, stem
from filrouge.annotate.events.words import Words
from filrouge.model.mark import Mark
from filrouge.model.mentions import Actors, Naming, ParticipantRole
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

AGENT, RECIPIENT, PLACE = ParticipantRole.AGENT, ParticipantRole.RECIPIENT, ParticipantRole.PLACE
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "obj", "nmod"})
COORDINATED = frozenset({"NOUN", "PROPN", "PRON", "X"})
DEEPEST = 5  # verbs climbed in search of a subject
_NAME_PARTS = ("flat", "compound", "amod", "nmod:poss", "det", "nummod", "appos", "fixed")


LONGEST = 400  # code points of a reference; a longer one is met only where it starts


def covering(actors: Actors, span: Span) -> list[Mark[Naming]]:
    """The references that overlap a span, in text order, without looking at the whole article."""
    near = actors.layer.within(Span(max(0, span.start - LONGEST), span.end))
    return [m for m in near if m.span.end > span.start]


@dataclass(frozen=True, slots=True)
class Referents:
    """Finds subjects, and the actors that nouns refer to, in one text."""

    parse: Parse
    words: Words
    actors: Actors

    def subject(self, verb: Token, clause: Clause, depth: int = 0) -> Token | None:
        """The subject, through coordination, control, relatives and participles."""
        own = clause.own_subject
        if own is not None:
            return self._antecedent(own, verb)
        head = self.parse.head(verb)
        if depth > DEEPEST or head.i == verb.i:
            return None
        dep = verb.dep.split(":")[0]
        if dep == "acl" and head.pos not in {"VERB", "AUX"}:
            return head if clause.participle or not clause.infinitive else self._possessor(head, depth)
        apart = dep in {"ccomp", "parataxis"} and clause.finite is not None
        if dep in SHARING and head.pos in {"VERB", "AUX", "ADJ"} and not apart:
            above = Clause(self.parse, head, self.words)
            content = (dep in {"xcomp", "ccomp", "obl"} and clause.infinitive) or clause.content_mark is not None
            controller = self._controller(above) if content else None
            return controller or self.subject(head, above, depth + 1)
        return None

    def _controller(self, above: Clause) -> Token | None:
        """``demander à X de``, ``force X to``: the addressee does what the infinitive says."""
        asked = self.words.governors.get(("verb", stem(above.verb))) == "requested"
        indirect = [
            t
            for case, t in above.obliques
            if t.dep.split(":")[0] in {"iobj", "obl"} and (not case or self.has(case, "to"))
        ]
        people = [t for t in (*indirect, *above.objects) if self.namings(t, RECIPIENT)]
        if asked:
            return people[0] if people else None
        return above.objects[0] if above.objects and above.objects[0] in people else None

    def _possessor(self, noun: Token, depth: int) -> Token | None:
        """``la décision du ministre de suspendre``: the one whose decision it is."""
        for child in self.parse.children(noun):
            if child.dep == "nmod:poss" or (child.dep.split(":")[0] == "nmod" and self.namings(child, AGENT)):
                return child
        head = self.parse.head(noun)
        if head.i != noun.i and head.pos == "VERB" and noun.dep.split(":")[0] == "obj":
            return self.subject(head, Clause(self.parse, head, self.words), depth + 1)
        return None

    def _antecedent(self, subject: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        relative = subject.pos in {"PRON", "DET", "SCONJ"} and subject.feature("PronType") == "Rel"
        english = verb.dep == "acl:relcl" and subject.pos == "PRON" and not covering(self.actors, subject.span)
        if (relative or english) and verb.dep.startswith("acl"):
            return self.parse.head(verb)
        return subject

    def with_conjuncts(self, token: Token | None) -> tuple[Token, ...]:
        """A noun and those that it is coordinated with."""
        found, todo = [], [] if token is None else [token]
        while todo:
            found.append(todo.pop())
            children = self.parse.children(found[-1])
            todo.extend(c for c in reversed(children) if c.dep == "conj" and c.pos in COORDINATED)
        return tuple(found)

    def subjects(self, verb: Token, clause: Clause) -> tuple[Token, ...]:
        """The subject and those coordinated with it, also where the parser left the first one behind."""
        found = self.with_conjuncts(self.subject(verb, clause))
        own = clause.own_subject
        if own is None or len(found) != 1 or found[0].i != own.i or not self._plural(clause):
            return found
        first = own.i - 1
        while first > 0 and self.parse.tokens[first].head == own.i and self.parse.tokens[first].dep in {"det", "case"}:
            first -= 1
        joined = first > 0 and self.parse.tokens[first].dep == "cc"
        before = self.parse.tokens[first - 1] if joined else own
        alike = before.sentence == own.sentence and before.pos in COORDINATED and covering(self.actors, before.span)
        return (before, *found) if joined and alike else found

    def _plural(self, clause: Clause) -> bool:
        return clause.finite is not None and clause.finite.feature("Number") == "Plur"

    def several(self, noun: Token) -> bool:
        """Coordinated with another noun."""
        return len(self.with_conjuncts(noun)) > 1

    def namings(self, token: Token, role: ParticipantRole) -> list[Mark[Naming]]:
        """The references in a noun phrase: its head's, else its modifiers', else what it belongs to."""
        marks = [m for m in covering(self.actors, token.span) if role is not AGENT or m.value.acts]
        if marks:
            return marks[:1]
        for part in self._modifiers(token):
            marks = [
                m for m in covering(self.actors, part.span) if role is not AGENT or m.value.acts or part.pos == "ADJ"
            ]
            if marks:
                return marks[:1]
        return []

    def _modifiers(self, token: Token) -> Iterator[Token]:
        children = self.parse.children(token)
        yield from (c for c in children if c.dep.startswith(_NAME_PARTS))
        for child in children:
            if child.dep.split(":")[0] in {"nmod", "obl"} and self.words.is_(preposition(self.parse, child), "of"):
                yield child
                yield from (c for c in self.parse.children(child) if c.dep.startswith(_NAME_PARTS))
        yield from (c for c in children if c.dep.split(":")[0] == "nmod")

    def known(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The nouns that refer to some actor."""
        return tuple(t for t in tokens if self.namings(t, RECIPIENT))

    def obliques(self, clause: Clause, role: str) -> tuple[Token, ...]:
        """The nouns that hang on a verb by a preposition of this role."""
        found: list[Token] = []
        for case, token in clause.obliques:
            pronoun = not case and token.pos == "PRON" and role == "to" and token.dep.startswith("iobj")
            given = not case and token.dep == "iobj" and role == "to"
            if pronoun or given or (case and self.has(case, role)) or (role == "to" and token.dep == "iobj"):
                found.extend(self.with_conjuncts(token))
        return tuple(found)

    def has(self, case: str, role: str) -> bool:
        """A preposition, or the first of several words, has this role."""
        return self.words.is_(case, role) or any(self.words.is_(word, role) for word in case.split()[:1])
