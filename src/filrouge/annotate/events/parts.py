"""Who takes part in an event: agents, recipients and places, from the parse and the actor chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, preposition, stem
from filrouge.annotate.events.nominals import SYMMETRIC, Nominals, Sides
from filrouge.annotate.events.referents import AGENT, PLACE, RECIPIENT, Referents, covering
from filrouge.annotate.events.words import Row
from filrouge.model.mark import Layer
from filrouge.model.mentions import ActorKind, Part, ParticipantRole, Quotation
from filrouge.model.syntax import Token

ADDRESSED = frozenset({
    "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
# PLOVER's types with a target
COMMENTS = frozenset({"ACCUSE", "DECLARE", "REJECT", "REQUEST", "SUPPORT"})
TO_WHOM = frozenset({"ai", "aip", "aop", "at"})
ELSEWHERE = frozenset({"nsubj", "csubj", "parataxis", "punct"})


@dataclass(frozen=True, slots=True)
class Caster:
    """Finds the participants of events in one text."""

    of: Referents
    quotes: Layer[Quotation]

    def parts(self, candidate: Candidate, row: Row) -> tuple[Part, ...]:
        """The participants of a candidate read as ``row`` says."""
        sides = Nominals(self.of).sides(candidate, row) if candidate.noun else self._verb_sides(candidate.token, row)
        agents = self._speakers(candidate, self._cast(sides.agents, AGENT))
        acting = AGENT if row.type in SYMMETRIC else RECIPIENT  # a palace where one meets is no party
        recipients = self._cast(sides.recipients, acting, beside={p.chain for p in agents})
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
        head = self.of.parse.head(conjunct_head(self.of.parse, candidate.token))
        token = conjunct_head(self.of.parse, candidate.token)
        if head.i == token.i or head.pos != "VERB":
            return ()
        above = Clause(self.of.parse, head, self.of.words)
        if candidate.noun and token.dep == "obj" and candidate.carrier is None and not self._comments(head):
            return self._cast(self.of.with_conjuncts(self.of.subject(head, above)), AGENT)
        own = Clause(self.of.parse, token, self.of.words).own_subject if not candidate.noun else None
        if own is not None and own.pos == "PRON" and token.dep == "ccomp" and own.feature("Person") == "3":
            same = above.own_subject
            return self._cast((same,), AGENT) if same is not None and not above.passive else ()
        return ()

    def _comments(self, verb: Token) -> bool:
        """Speaks of what another does (``condemned the raid``), unless it heralds it (``announced the closure``)."""
        words = self.of.words
        types = {r.type for p in words.verbs.get(stem(verb), ()) for r in p.rows[:1]}
        return bool(types & COMMENTS) and words.governors.get(("verb", stem(verb))) not in {"heralded", "announced"}

    def _farther(self, candidate: Candidate, agents: set[str]) -> tuple[Part, ...]:
        """The first other actor in what the event is about (``condemned a raid by X``, ``agreed to arm Y``)."""
        top = candidate.token if candidate.noun and candidate.carrier is None else candidate.predicate
        named = (t for t in self._below(top) if not self._only_where(t))
        names = [m for token in named for m in covering(self.of.actors, token.span)]
        others = [m for m in names if m.span.start > candidate.span.start and not agents.intersection(m.value.chains)]
        chosen = next((m for m in others if m.value.acts), others[0] if others else None)
        if chosen is None:
            return ()
        word = next(t for t in self.of.parse.tokens_in(chosen.span))
        beside = self._cast(self.of.with_conjuncts(word), RECIPIENT, beside=agents)
        return beside or tuple(Part(RECIPIENT, chain, chosen.span) for chain in chosen.value.chains)

    def _only_where(self, token: Token) -> bool:
        """``captured in Houston``: a place where something is done is not to whom, but ``demanded from Greece``."""
        case = preposition(self.of.parse, token)
        if not case or not self.of.has(case, "place"):
            return False
        chains = [self.of.actors.chain(c) for m in covering(self.of.actors, token.span) for c in m.value.chains]
        aimed = any(self.of.has(case, kind) for kind in ("to", "against", "from"))
        return not aimed or all(chain.kind is ActorKind.PLACE for chain in chains)

    def _below(self, token: Token) -> Iterator[Token]:
        """What a word governs, in text order, without its subject and other clauses coordinated with it."""
        found, todo = [], [token]
        while todo:
            for child in self.of.parse.children(todo.pop()):
                coordinated = child.dep == "conj" and child.pos in {"VERB", "AUX"}
                if child.dep.split(":")[0] not in ELSEWHERE and not coordinated and not self._apart(child):
                    found.append(child)
                    todo.append(child)
        yield from sorted(found, key=lambda t: t.i)

    def _apart(self, token: Token) -> bool:
        """A clause of time or cause with a subject of its own (``after France had signed``)."""
        clause = Clause(self.of.parse, token, self.of.words)
        return token.dep == "advcl" and clause.own_subject is not None and clause.finite is not None

    def _speaker(self, candidate: Candidate) -> tuple[Part, ...]:
        """The speaker whom the quotes layer found for this word of saying."""
        for quote in self.quotes.marks:
            said = quote.value
            if said.cue is not None and said.cue.overlaps(candidate.span) and said.speaker is not None:
                return (Part(AGENT, said.speaker, said.speaker_span or candidate.span),)
        return ()

    def _speakers(self, candidate: Candidate, acting: tuple[Part, ...]) -> tuple[Part, ...]:
        """The speaker, with those who say it together; else who the clause says does it."""
        speaker = self._speaker(candidate)
        together = len(acting) > 1 and any(p.chain == s.chain for s in speaker for p in acting)
        return acting if together else speaker or acting

    def _can_act(self, part: Part) -> bool:
        chain = self.of.actors.chain(part.chain)
        return chain.kind is not ActorKind.PLACE

    def _cast(self, tokens: Iterable[Token], role: ParticipantRole, beside: set[str] | None = None) -> tuple[Part, ...]:
        found: dict[str, Part] = {}
        for token in tokens:
            for mark in self.of.namings(token, role):
                for chain in mark.value.chains:
                    if chain not in (beside or ()):
                        found.setdefault(chain, Part(role, chain, mark.span))
        return tuple(found.values())

    def _verb_sides(self, verb: Token, row: Row) -> Sides:
        clause = Clause(self.of.parse, verb, self.of.words)
        subjects = self.of.subjects(verb, clause)
        doers = self.of.with_conjuncts(clause.agent)
        objects = tuple(t for o in clause.objects for t in self.of.with_conjuncts(o))
        moved = row.frame == "at" and not clause.auxiliaries and clause.agent is None  # ``arrivé à Rome``
        if clause.passive and "passive" not in row.needs and not moved:
            objects, subjects = subjects, doers
        places = self.of.obliques(clause, "place")
        sides = self._framed(clause, row, (subjects, objects))
        return Sides(sides.agents, sides.recipients, places)

    def _framed(self, clause: Clause, row: Row, roles: tuple[tuple[Token, ...], tuple[Token, ...]]) -> Sides:
        """The sides as the frame of the verb's lexicon line says."""
        subjects, objects = roles
        if row.frame == "sym" or row.type in SYMMETRIC:
            return Sides((*subjects, *objects), (*self.of.obliques(clause, "with"), *self._met(clause)))
        plain = {"un": Sides((), subjects or objects), "uo": Sides(subjects, objects), "nr": Sides((), objects)}
        plain |= {"e": Sides(), "a": Sides(subjects)}
        return plain.get(row.frame) or Sides(subjects, self._recipients(clause, row, objects))

    def _met(self, clause: Clause) -> tuple[Token, ...]:
        """To whom one speaks or goes: persons and states, not the town one is in."""
        return tuple(t for t in self.of.obliques(clause, "to") if self._party(t))

    def _party(self, token: Token) -> bool:
        kinds = {self.of.actors.chain(c).kind for m in self.of.namings(token, RECIPIENT) for c in m.value.chains}
        return bool(kinds) and ActorKind.PLACE not in kinds

    def _recipients(self, clause: Clause, row: Row, objects: tuple[Token, ...]) -> tuple[Token, ...]:
        """The first of the places where this frame looks that names somebody."""
        to, against, source = (self.of.obliques(clause, role) for role in ("to", "against", "from"))
        if row.frame in TO_WHOM:
            to += self._given(objects)
            order = ((*to, *(objects if row.frame == "aop" else ())), objects, against)
        elif row.frame == "ar":
            order = (source, objects, ())
        else:
            order = (objects, (*against,), (*(self.of.known(to) or source),))
        return next((known for tokens in order if (known := self.of.known(tokens))), ())

    def _given(self, objects: tuple[Token, ...]) -> tuple[Token, ...]:
        """``livrer [des munitions à X]``: the parser may hang the addressee on the thing."""
        below = (c for o in objects for c in self.of.parse.children(o) if c.dep.split(":")[0] in {"nmod", "obl"})
        return tuple(c for c in below if self.of.has(preposition(self.of.parse, c), "to"))
