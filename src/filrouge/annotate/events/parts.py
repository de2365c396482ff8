"""Who takes part in an event: agents, recipients and places, from the parse and the actor chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, low, preposition, stem
from filrouge.annotate.events.words import Row, Words
from filrouge.model.mark import Layer, Mark
from filrouge.model.mentions import ActorKind, Actors, Naming, Part, ParticipantRole, Quotation
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

AGENT, RECIPIENT, PLACE = ParticipantRole.AGENT, ParticipantRole.RECIPIENT, ParticipantRole.PLACE
_NAME_PARTS = ("flat", "compound", "amod", "nmod:poss", "det", "nummod", "appos", "fixed")
SYMMETRIC = frozenset({"CONSULT"})
ADDRESSED = frozenset(
    "AGREE SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)  # PLOVER's types have a target
TO_WHOM = frozenset({"ai", "aip", "aop"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The words that fill the roles, before they are looked up as actors."""

    agents: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Caster:
    """Finds the participants of events in one text."""

    parse: Parse
    words: Words
    actors: Actors
    quotes: Layer[Quotation]

    def parts(self, candidate: Candidate, row: Row) -> tuple[Part, ...]:
        """The participants of a candidate read as ``row`` says."""
        sides = self._noun_sides(candidate, row) if candidate.noun else self._verb_sides(candidate.token, row)
        agents = self._speaker(candidate) or self._cast(sides.agents, AGENT)
        recipients = self._cast(sides.recipients, RECIPIENT, beside={p.chain for p in agents})
        agents = agents or self._teller(candidate)
        if not recipients and row.type in ADDRESSED:
            recipients = self._farther(candidate, {p.chain for p in agents})
        if row.type in SYMMETRIC:
            agents += tuple(Part(AGENT, p.chain, p.span) for p in recipients if self._can_act(p))
            recipients = ()
        taken = {p.chain for p in (*agents, *recipients)}
        places = self._cast(sides.places, PLACE, beside=taken)
        return tuple(dict.fromkeys((*agents, *recipients, *places)))

    def _teller(self, candidate: Candidate) -> tuple[Part, ...]:
        """Who does it where only the verb above says so: ``Rome announced the closure``, ``said it would``."""
        head = self.parse.head(conjunct_head(self.parse, candidate.token))
        token = conjunct_head(self.parse, candidate.token)
        if head.i == token.i or head.pos != "VERB":
            return ()
        above = Clause(self.parse, head, self.words)
        if candidate.noun and token.dep == "obj" and candidate.carrier is None:
            return self._cast(self._with_conjuncts(self.subject(head, above)), AGENT)
        own = Clause(self.parse, token, self.words).own_subject if not candidate.noun else None
        if own is not None and own.pos == "PRON" and token.dep == "ccomp" and own.feature("Person") == "3":
            same = above.own_subject
            return self._cast((same,), AGENT) if same is not None and not above.passive else ()
        return ()

    def _farther(self, candidate: Candidate, agents: set[str]) -> tuple[Part, ...]:
        """The first other actor in what the event is about (``condemned a raid by X``, ``agreed to arm Y``)."""
        top = candidate.token if candidate.noun and candidate.carrier is None else candidate.predicate
        names = [m for token in self._below(top) for m in self.actors.covering(token.span)]
        others = [m for m in names if m.span.start > candidate.span.start and not agents.intersection(m.value.chains)]
        chosen = next((m for m in others if m.value.acts), others[0] if others else None)
        return () if chosen is None else tuple(Part(RECIPIENT, chain, chosen.span) for chain in chosen.value.chains)

    def _below(self, token: Token) -> Iterator[Token]:
        """What a word governs, in text order, without its subject and other clauses coordinated with it."""
        for child in self.parse.children(token):
            if child.dep.split(":")[0] in {"nsubj", "csubj", "parataxis", "punct"} or (
                child.dep == "conj" and child.pos in {"VERB", "AUX"}
            ):
                continue
            yield from sorted((child, *self._below(child)), key=lambda t: t.i)

    def _speaker(self, candidate: Candidate) -> tuple[Part, ...]:
        """The speaker whom the quotes layer found for this word of saying."""
        for quote in self.quotes.marks:
            said = quote.value
            if said.cue is not None and said.cue.overlaps(candidate.span) and said.speaker is not None:
                return (Part(AGENT, said.speaker, said.speaker_span or candidate.span),)
        return ()

    def _can_act(self, part: Part) -> bool:
        chain = self.actors.chain(part.chain)
        return chain.kind is not ActorKind.PLACE

    def _cast(self, tokens: Iterable[Token], role: ParticipantRole, beside: set[str] | None = None) -> tuple[Part, ...]:
        found: dict[str, Part] = {}
        for token in tokens:
            for mark in self._namings(token, role):
                for chain in mark.value.chains:
                    if chain not in (beside or ()):
                        found.setdefault(chain, Part(role, chain, mark.span))
        return tuple(found.values())

    def _namings(self, token: Token, role: ParticipantRole) -> list[Mark[Naming]]:
        """The references in a noun phrase: its head's, else its modifiers', else what it belongs to."""
        marks = [m for m in self.actors.covering(token.span) if role is not AGENT or m.value.acts]
        if marks:
            return marks[:1] if role is not AGENT else marks[:1]
        for part in self._modifiers(token):
            marks = [
                m for m in self.actors.covering(part.span) if role is not AGENT or m.value.acts or part.pos == "ADJ"
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

    # --- verbs

    def _verb_sides(self, verb: Token, row: Row) -> Sides:
        clause = Clause(self.parse, verb, self.words)
        subjects = self._with_conjuncts(self.subject(verb, clause))
        doers = self._with_conjuncts(clause.agent)
        objects = tuple(t for o in clause.objects for t in self._with_conjuncts(o))
        if clause.passive and not row.passive:
            objects, subjects = subjects, doers
        places = self._obliques(clause, "place")
        sides = self._framed(clause, row, (subjects, objects))
        return Sides(sides.agents, sides.recipients, places)

    def _framed(self, clause: Clause, row: Row, roles: tuple[tuple[Token, ...], tuple[Token, ...]]) -> Sides:
        subjects, objects = roles
        if row.frame == "sym" or row.type in SYMMETRIC:
            return Sides((*subjects, *objects), self._obliques(clause, "with"))
        if row.frame == "un":
            return Sides((), subjects or objects)
        if row.frame == "uo":
            return Sides(subjects, objects)
        if row.frame == "nr":
            return Sides((), objects)
        if row.frame == "e":
            return Sides()
        if row.frame == "a":
            return Sides(subjects)
        return Sides(subjects, self._recipients(clause, row, objects))

    def _recipients(self, clause: Clause, row: Row, objects: tuple[Token, ...]) -> tuple[Token, ...]:
        indirect = self._obliques(clause, "to")
        against = self._obliques(clause, "against")
        if row.frame in TO_WHOM or row.frame == "at":
            first = (*indirect, *(objects if row.frame == "aop" else ()))
            return self._known(first) or self._known(objects) or self._known(against)
        if row.frame == "ar":
            return self._known(self._obliques(clause, "from")) or self._known(objects)
        return (
            self._known(objects)
            or self._known(against)
            or self._known(indirect)
            or self._known(self._obliques(clause, "from"))
        )

    def _known(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        return tuple(t for t in tokens if self._namings(t, RECIPIENT))

    def _obliques(self, clause: Clause, role: str) -> tuple[Token, ...]:
        found = []
        for case, token in clause.obliques:
            pronoun = not case and token.pos == "PRON" and role == "to" and token.dep.startswith("iobj")
            given = not case and token.dep == "iobj" and role == "to"
            if pronoun or given or (case and self._has(case, role)) or (role == "to" and token.dep == "iobj"):
                found.extend(self._with_conjuncts(token))
        return tuple(found)

    def _has(self, case: str, role: str) -> bool:
        return self.words.is_(case, role) or any(self.words.is_(word, role) for word in case.split()[:1])

    def subject(self, verb: Token, clause: Clause, depth: int = 0) -> Token | None:
        """The subject, through coordination, control, relatives and participles."""
        own = clause.own_subject
        if own is not None:
            return self._antecedent(own, verb)
        head = self.parse.head(verb)
        if depth > 5 or head.i == verb.i:
            return None
        dep = verb.dep.split(":")[0]
        if dep == "acl" and head.pos not in {"VERB", "AUX"}:
            return head if clause.participle or not clause.infinitive else self._possessor(head, depth)
        if dep in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "obj", "nmod"} and head.pos in {
            "VERB",
            "AUX",
            "ADJ",
        }:
            if dep in {"ccomp", "parataxis"} and clause.finite is not None:
                return None
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
            if t.dep.split(":")[0] in {"iobj", "obl"} and (not case or self._has(case, "to"))
        ]
        people = [t for t in (*indirect, *above.objects) if self._namings(t, RECIPIENT)]
        if asked:
            return people[0] if people else None
        return above.objects[0] if above.objects and above.objects[0] in people else None

    def _possessor(self, noun: Token, depth: int) -> Token | None:
        """``la décision du ministre de suspendre``: the one whose decision it is."""
        for child in self.parse.children(noun):
            if child.dep == "nmod:poss" or (child.dep.split(":")[0] == "nmod" and self._namings(child, AGENT)):
                return child
        head = self.parse.head(noun)
        if head.i != noun.i and head.pos == "VERB" and noun.dep.split(":")[0] == "obj":
            return self.subject(head, Clause(self.parse, head, self.words), depth + 1)
        return None

    def _antecedent(self, subject: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        relative = subject.pos in {"PRON", "DET", "SCONJ"} and subject.feature("PronType") == "Rel"
        english = verb.dep == "acl:relcl" and subject.pos == "PRON" and not self.actors.covering(subject.span)
        if (relative or english) and verb.dep.startswith("acl"):
            return self.parse.head(verb)
        return subject

    def _with_conjuncts(self, token: Token | None) -> tuple[Token, ...]:
        if token is None:
            return ()
        found = [token]
        for child in self.parse.children(token):
            if child.dep == "conj" and child.pos in {"NOUN", "PROPN", "PRON", "X"}:
                found.extend(self._with_conjuncts(child))
        return tuple(found)

    # --- nouns

    def _noun_sides(self, candidate: Candidate, row: Row) -> Sides:
        inner = self._nominal(candidate.token, row)
        if candidate.carrier is None:
            return self._with_host(candidate.token, row, inner)
        clause = Clause(self.parse, candidate.carrier, self.words)
        places = (*inner.places, *self._obliques(clause, "place"))
        if candidate.carries == "occur":
            return Sides(inner.agents, inner.recipients, places)
        if candidate.carrier.dep.split(":")[0] == "acl" or clause.passive:
            subjects = self._with_conjuncts(clause.agent)
        else:
            subjects = self._with_conjuncts(self.subject(candidate.carrier, clause))
        if candidate.carries == "undergo":
            return Sides(inner.agents, subjects, places)
        if candidate.carries == "cause":
            return Sides(subjects, inner.recipients, places)
        outer = (*self._obliques(clause, "to"), *self._obliques(clause, "against"))
        partners = self._obliques(clause, "with")
        recipients = self._known(inner.recipients) or self._known(outer) or self._known(partners)
        if row.type in SYMMETRIC:
            return Sides((*subjects, *inner.agents), (*recipients, *partners), places)
        return Sides(subjects or inner.agents, recipients, places)

    def _with_host(self, noun: Token, row: Row, sides: Sides) -> Sides:
        """A meeting on whose occasion somebody does something is that person's (``lors d'un sommet, il a …``)."""
        head = self.parse.head(noun)
        if row.type not in SYMMETRIC or noun.dep.split(":")[0] != "obl" or head.pos != "VERB":
            return sides
        if len(sides.agents) > 1:
            return sides
        clause = Clause(self.parse, head, self.words)
        hosts = self._with_conjuncts(clause.agent if clause.passive else self.subject(head, clause))
        return Sides((*hosts, *sides.agents), sides.recipients, sides.places)

    def _nominal(self, noun: Token, row: Row) -> Sides:
        agents: list[Token] = []
        recipients: list[Token] = []
        places: list[Token] = []
        owned: list[Token] = []
        for child in self.parse.children(noun):
            dep = child.dep.split(":")[0]
            if dep == "acl" and child.feature("VerbForm") == "Part":
                agents.extend(self._with_conjuncts(Clause(self.parse, child, self.words).agent))
            if dep not in {"nmod", "obl", "amod", "compound", "nsubj", "flat", "appos", "det"}:
                continue
            case = preposition(self.parse, child)
            tokens = self._with_conjuncts(child)
            if self._has(case, "by") or child.dep in {"nmod:poss", "obl:agent"}:
                agents.extend(tokens)
            elif dep in {"amod", "compound", "det"}:
                agents.extend(
                    t for t in tokens if self._namings(t, AGENT) or (dep == "amod" and self.actors.covering(t.span))
                )
            elif row.type in SYMMETRIC and (self._has(case, "with") or low(child) in {""}):
                agents.extend(tokens)
            elif self._has(case, "against") or (self._has(case, "to") and not self._has(case, "of")):
                recipients.extend(tokens)
                places.extend(tokens)
            elif self._has(case, "of"):
                owned.extend(tokens)
            elif self._has(case, "place"):
                places.extend(tokens)
        return self._owned(row, Sides(tuple(agents), tuple(recipients), tuple(places)), tuple(owned))

    def _owned(self, row: Row, sides: Sides, owned: tuple[Token, ...]) -> Sides:
        """What ``de`` or ``of`` brings: the one who undergoes it where a doer is named or the noun says so."""
        if row.type in SYMMETRIC or not (row.objective or sides.agents):
            return Sides((*sides.agents, *owned), sides.recipients, sides.places)
        return Sides(sides.agents, (*owned, *sides.recipients), sides.places)


def span_of(tokens: Iterable[Token]) -> Span | None:
    """The span from the first to the last of some tokens."""
    ordered = sorted(tokens, key=lambda t: t.start)
    return Span(ordered[0].start, ordered[-1].end) if ordered else None
