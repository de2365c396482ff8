"""Which time expressions date an event: its own adjuncts, else its sentence's, paragraph's, quotation's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import AUXILIARIES, Clause, low, preposition, stem
from filrouge.annotate.events.words import Words
from filrouge.model.expression import Aside, Bound, Calendar, Era, Expression, Tense, counted_from
from filrouge.model.mark import Mark
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

APART = "apart"  # where words of its sentence say that it is of another time
OTHERS = -1  # owner of a day that dates a word which is no event here
_PERFECT = frozenset({"aux", "aux:tense"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_SAID = frozenset({"DECLARE", "ACCUSE", "REJECT"})
_SUFFERED = frozenset({"LIFE", "ACCIDENT", "ASSAULT", "DISASTER"})  # what is spoken of once it has come about
_ALONG = frozenset({"advcl", "xcomp"})
_UNDERGOING = frozenset({"obj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Dated:
    """The spans that date an event and where they were found (``Mention.date_rule``)."""

    spans: tuple[Span, ...] = ()
    rule: str = "none"


def over(parse: Parse, words: Words, candidate: Candidate) -> bool:
    """Whether an event is told in the pluperfect: it had come about before what the story tells."""
    clause = Clause(parse, _telling(parse, candidate.predicate), words)
    finite = clause.finite
    if finite is None or finite.dep not in _PERFECT or finite in clause.modals:
        return False
    if not clause.past_participle and clause.verb.feature("Tense") != "Past":
        return False
    return finite.feature("Tense") in {"Imp", "Past"}


def _telling(parse: Parse, verb: Token) -> Token:
    """The verb whose tense an infinitive has: ``avait tenté de fuir``."""
    while verb.dep == "xcomp" and verb.feature("VerbForm") == "Inf":
        verb = parse.head(verb)
    return verb


class Timekeeper:
    """Gives each time expression of a text to the events that it dates.

    ``walls`` are quotations: a day inside one does not date what stands outside, such as the word that
    introduces it, unless the parse ties them.
    """

    def __init__(
        self,
        on: tuple[Parse, Words],
        times: Sequence[Mark[Expression]],
        found: Sequence[Candidate],
        walls: Sequence[Span] = (),
    ) -> None:
        self._parse, self._words = on
        self._walls = walls
        self._found = found
        self._at: dict[int, int] = {c.token.i: n for n, c in enumerate(found)}
        self._at |= {c.carrier.i: n for n, c in enumerate(found) if c.carrier is not None}
        self._own: dict[int, list[Span]] = {}
        self._loose: dict[int, list[Span]] = {}
        self._times = tuple(m.span for m in times if m.value.dates_events)
        self._passing = {m.span for m in times if m.value.in_passing}
        self.coarse = frozenset(m.span for m in times if _coarse(m.value))
        self._bounds = {m.span for m in times if m.value.in_passing and m.value.bound is not None}
        for mark in times:
            if mark.value.dates_events:
                self._give(mark)

    def _give(self, mark: Mark[Expression]) -> None:
        token = self._anchor(mark.span)
        if token is None:
            return
        owner = self._owner(token, mark.value)
        if owner is None:
            owner = self._subject(token)
        if owner is None or (owner != OTHERS and self._walled(mark.span, self._found[owner])):
            self._loose.setdefault(token.sentence, []).append(mark.span)
        elif owner != OTHERS:
            owner = self._announced(owner) if mark.value.aside is Aside.AHEAD else owner
            self._own.setdefault(owner, []).append(mark.span)

    def _subject(self, token: Token) -> int | None:
        """``a rally is expected on Friday``: the event that is the subject of a verb which names none itself."""
        verb = self._parse.head(token)
        if verb.i == token.i or verb.pos not in {"VERB", "ADJ"}:
            return None
        subject = self._parse.child(verb, "nsubj:pass", "nsubj")
        return None if subject is None else self._at.get(subject.i)

    def _announced(self, owner: int) -> int:
        """``a annoncé un vote pour mardi``: the day is that of what is announced, where the verb has such an object."""
        below = (c for c in self._parse.children(self._found[owner].token) if c.dep in _UNDERGOING)
        return next((self._at[c.i] for c in below if c.i in self._at), owner)

    def _walled(self, date: Span, event: Candidate) -> bool:
        """A day named inside a quotation does not date the word that introduces it, nor one outside what is said."""
        return any(w.contains(date) != w.contains(event.token.span) for w in self._walls)

    def _anchor(self, span: Span) -> Token | None:
        """The word of an expression whose governor lies outside it."""
        tokens = self._parse.tokens_in(span)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.i), None)

    def _owner(self, token: Token, value: Expression) -> int | None:
        """The event above a word; never the one that the time is counted from."""
        base = counted_from(value.told)
        for _ in range(8):
            head = self._parse.head(token)
            number = self._at.get(head.i)
            if number is not None and not (base is not None and base.contains(self._found[number].span)):
                return number
            if head.i == token.i or (base is not None and number is None and head.pos == "VERB"):
                return None  # « cette demande, reçue six jours avant la saisie »
            counts = base is not None and base.start <= head.start < base.end
            if not counts and self._others(token, head, value):
                return self._planned(head) if value.tense is Tense.FUTURE else self._bearer(head)
            token = head
        return None

    def _others(self, token: Token, head: Token, value: Expression) -> bool:
        """Whether a word that is no event here keeps the time to itself.

        ``après l'incendie de mercredi, X a parlé``; ``X, invité un an plus tôt, est venu``; ``les
        vitraux du XIXe siècle ont été déposés``; ``the worst day since 1987``.
        """
        dep = head.dep.split(":")[0]
        if head.pos in _NOMINAL and (value.bound is Bound.SINCE or (dep == "appos" and _coarse(value))):
            return True
        if head.pos != "NOUN":
            return dep in {"acl", "advcl"} and self._borne_by(head, coarse=_coarse(value))
        if self._words.is_(preposition(self._parse, head), "after"):
            return True
        named = value.aside is Aside.NAMED or (head.i > token.i and token.dep != "appos")
        return named and (head.dep in _UNDERGOING or (_coarse(value) and not dep.startswith("obl")))

    def _planned(self, participle: Token) -> int:
        """``les enchères prévues en septembre seront lancées``: what is done with a thing planned for then."""
        noun = self._parse.head(participle)
        verb = self._at.get(self._parse.head(noun).i, OTHERS)
        subject = noun.dep in {"nsubj", "nsubj:pass"} and participle.dep.split(":")[0] == "acl"
        return verb if subject and verb != OTHERS else self._bearer(participle)

    def _borne_by(self, verb: Token, *, coarse: bool) -> bool:
        """Whether a verb is a participle alone, which keeps a time for its noun: ``datant du XVe siècle``."""
        if verb.feature("VerbForm") != "Part" or any(c.dep in AUXILIARIES for c in self._parse.children(verb)):
            return False
        return coarse or verb.feature("Tense") == "Past"

    def _bearer(self, head: Token) -> int:
        """``une enquête ouverte fin mars``: the noun of the participle, where it is an event."""
        number = self._at.get(self._parse.head(head).i, OTHERS)
        return number if head.pos != "NOUN" and number != OTHERS and self._found[number].noun else OTHERS

    def dated(self, number: int, candidate: Candidate, above: int | None) -> Dated:
        """The dates of the candidate with this number; ``above`` is the event whose clause it stands in."""
        own = self._own.get(number)
        if own:
            nearest = sorted(own, key=lambda s: abs(s.start - candidate.span.start))
            return Dated(tuple(nearest), "adjunct")
        borne = self._borne(candidate) or self._told_of(candidate) or self._shared(candidate)
        if borne:
            return Dated(borne, "adjunct")
        if candidate.noun and self._words.is_(preposition(self._parse, candidate.token), "apart"):
            return Dated()
        if above is not None and self._looked_back_on(candidate, self._found[above]):
            return Dated(rule=APART)
        shared = self._above(candidate, above) or self._during(candidate) or self._beside(candidate)
        shared = shared or self._below(candidate)
        return Dated(shared, "sentence") if shared else Dated()

    def _above(self, candidate: Candidate, above: int | None) -> tuple[Span, ...]:
        """The times of the event above, if it is no later one: a pluperfect tells what came before."""
        if above is None:
            return ()
        other = self._found[above]
        if not other.noun and self._over(candidate) and not self._over(other):
            return ()
        return tuple(s for s in self._own.get(above, ()) if s not in self._bounds)

    def _looked_back_on(self, candidate: Candidate, other: Candidate) -> bool:
        """Whether the verb above speaks of what had come about before: ``a avoué lundi le meurtre``, ``avoir tué``."""
        token = candidate.predicate
        children = self._parse.children(token)
        if not candidate.noun and any(c.dep == "aux:tense" and c.feature("VerbForm") == "Inf" for c in children):
            return True
        if other.noun or (candidate.carrier is not None if candidate.noun else token.dep != "acl"):
            return False
        if self._hangs(token, other.predicate):
            return False
        if any(r.type in _SAID for r in other.rows) and any(r.type in _SUFFERED for r in candidate.rows):
            return True
        return self._words.is_(stem(other.token), "recalls")

    def _beside(self, candidate: Candidate) -> tuple[Span, ...]:
        """The times of its sentence that no event has."""
        loose = self._loose.get(candidate.token.sentence, ())
        return tuple(s for s in loose if s not in self._passing and not self._walled(s, candidate))

    def _below(self, candidate: Candidate) -> tuple[Span, ...]:
        """``fell sharply, closing on Monday at 40``: the time of what its verb does along with it."""
        for child in self._parse.children(candidate.predicate):
            along = child.dep in _ALONG and child.feature("Tense") == "Pres" and child.feature("VerbForm") == "Part"
            marked = any(c.dep in {"mark", "case"} for c in self._parse.children(child))
            number = self._at.get(child.i)
            if along and not marked and number is not None and self._own.get(number):
                return tuple(s for s in self._own[number] if s not in self._passing)
        return ()

    def _during(self, candidate: Candidate) -> tuple[Span, ...]:
        """The times of the event in which it came about: ``a été tué lors d'une fusillade, le 3 mai``."""
        if candidate.noun and candidate.carrier is None:
            return ()
        for number, other in enumerate(self._found):
            within = other.token.sentence == candidate.token.sentence and other.noun and other.carrier is None
            if within and self._own.get(number) and self._hangs(other.token, candidate.predicate):
                return tuple(s for s in self._own[number] if s not in self._passing)
        return ()

    def _hangs(self, noun: Token, verb: Token) -> bool:
        """Whether a noun says of a verb in the course of what it came about."""
        head = self._parse.head(noun)
        if self._words.is_(low(head), "during"):  # « lors d'une dispute »
            return self._parse.head(head).i == verb.i
        if not self._words.is_(preposition(self._parse, noun), "during"):
            return False
        return head.i == verb.i or self._parse.head(head).i == verb.i

    def _over(self, candidate: Candidate) -> bool:
        return over(self._parse, self._words, candidate)

    def _told_of(self, candidate: Candidate) -> tuple[Span, ...]:
        """``en 2013, quand elle accepta``: the time that its clause tells more of."""
        if candidate.noun or candidate.token.dep.split(":")[0] != "acl":
            return ()
        head = self._parse.head(candidate.token)
        return next(((s,) for s in self._times if s.start <= head.start < s.end), ())

    def _shared(self, candidate: Candidate) -> tuple[Span, ...]:
        """``a été retrouvé et identifié mardi``: the time behind a participle that shares its auxiliary."""
        if candidate.noun:
            return ()
        for child in self._parse.children(candidate.token):
            along = child.dep in {"conj", "xcomp"} and child.feature("VerbForm") == "Part"
            number = self._at.get(child.i)
            if number is None or not along or any(c.dep in AUXILIARIES for c in self._parse.children(child)):
                continue
            behind = tuple(s for s in self._own.get(number, ()) if s.start > child.start and s not in self._passing)
            if behind:
                return behind
        return ()

    def _borne(self, candidate: Candidate) -> tuple[Span, ...]:
        """``l'invasion ordonnée en février``: the date of the participle on a noun."""
        if not candidate.noun:
            return ()
        below = (self._at.get(c.i) for c in self._parse.children(candidate.token) if c.dep.split(":")[0] == "acl")
        return next((tuple(self._own[n]) for n in below if n is not None and self._own.get(n)), ())


def _coarse(value: Expression) -> bool:
    """A year or more."""
    told = value.told
    return isinstance(told, Era) or (isinstance(told, Calendar) and told.month is None)
