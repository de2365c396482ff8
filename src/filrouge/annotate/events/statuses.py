"""The status of an event and the words that justify it: negation, mood, tense, and what governs it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, low, preposition, stem
from filrouge.annotate.events.conditions import condition, supposed
from filrouge.annotate.events.effects import Effects, nonfinite
from filrouge.annotate.events.tenses import Moods, Standing, tense_of
from filrouge.annotate.events.words import Words
from filrouge.model.mentions import Status
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

UTTERED = frozenset({"DECLARE", "ACCUSE", "REQUEST"})
DURATIVE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "JUSTICE", "COOPERATE", "AID", "SANCTION"})
PLANNED = frozenset(
    {"CONSULT", "AID", "MOVEMENT", "PROTEST", "ELECTION", "MOBILIZE", "CONTEST", "COOPERATE", "PUBLISH"}
)
STANDING_DENIED = frozenset({"announced", "requested", "ongoing"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads standings in one text; ``title`` is the span where the present tense tells the past, ``dated``
    the words inside expressions of time.
    """

    parse: Parse
    words: Words
    title: Span | None = None
    dated: frozenset[int] = frozenset()

    @property
    def _moods(self) -> Moods:
        return Moods(self.parse, self.words, self.title, self.dated)

    @property
    def _effects(self) -> Effects:
        return Effects(self.parse, self.words)

    def standing(self, candidate: Candidate, kind: str, own: str | None) -> Standing:
        """The status of a candidate of this type; ``own`` is the lexicon's status for its form."""
        found = self._noun(candidate, kind) if candidate.noun else self._verb(candidate.token, kind)
        if own and found.status in {Status.HAPPENED, Status.ONGOING} and not self._made(candidate, found):
            found = replace(found, status=Status(own), rule=f"{own} by its own meaning", span=candidate.span)
        clause = Clause(self.parse, candidate.predicate, self.words)
        words = condition(clause)
        if supposed(clause) or self._supposed_with(clause):
            return Standing(Status.CONDITIONAL, "supposed", words, found.tense, words)
        threat = kind == "THREATEN" and found.status is Status.HAPPENED
        if words and (threat or found.status in {Status.ANNOUNCED, Status.ONGOING, Status.REQUESTED}):
            return Standing(Status.CONDITIONAL, "under a condition", words, found.tense, words)
        return replace(found, condition=words)

    def _supposed_with(self, clause: Clause) -> bool:
        """``if he is arrested and convicted``: both are supposed."""
        head = conjunct_head(self.parse, clause.verb)
        return clause.participle and clause.own_subject is None and supposed(Clause(self.parse, head, self.words))

    def _made(self, candidate: Candidate, found: Standing) -> bool:
        """``les habitants ont été appelés à rester``: the request was made; only what it asks for is open."""
        asked = (c for c in self.parse.children(candidate.token) if c.dep in {"xcomp", "ccomp", "obl"})
        return found.tense == "past" and any(c.feature("VerbForm") == "Inf" for c in asked)

    def _verb(self, verb: Token, kind: str) -> Standing:
        clause = Clause(self.parse, verb, self.words)
        tense = tense_of(clause)
        if clause.negation is not None:
            return self._governed(verb, Standing(Status.DENIED, "negated", clause.negation.span, tense), kind)
        shared = self._shared(clause)
        if shared is not None:
            return self._governed(verb, self._moods.standing(shared, tense_of(shared), kind), kind)
        hedge = next((c for c in clause.children if self.words.is_(low(c), "hedge")), None)
        if hedge is not None:
            return Standing(Status.UNCERTAIN, "hedged", hedge.span, tense)
        return self._governed(verb, self._moods.standing(clause, tense, kind), kind)

    def _shared(self, clause: Clause) -> Clause | None:
        """The first of two verbs under one modal (``will cross the border and reach the town``)."""
        verb = clause.verb
        bare = verb.dep == "conj" and verb.feature("VerbForm") == "Inf" and not clause.auxiliaries
        if not bare or clause.own_subject is not None:
            return None
        first = Clause(self.parse, conjunct_head(self.parse, verb), self.words)
        return first if first.modals else None

    def _noun(self, candidate: Candidate, kind: str) -> Standing:
        noun = candidate.token
        for child in self.parse.children(noun):
            standing = self._modified(child)
            if standing is not None:
                return standing
        if candidate.carrier is not None:
            return self._carried(candidate, kind)
        return self._governed(noun, Standing(Status.HAPPENED, "named as a fact", None, None), kind)

    def _carried(self, candidate: Candidate, kind: str) -> Standing:
        assert candidate.carrier is not None
        goes_on = self.words.governors.get(("verb", stem(candidate.carrier))) == "ongoing"
        lasting = (candidate.carries == "do" or goes_on) and kind in DURATIVE
        return self._verb(candidate.carrier, kind if lasting else "DECLARE")

    def _modified(self, child: Token) -> Standing | None:
        word = stem(child)
        if child.dep in {"det", "case", "advmod", "neg"} and self.words.is_(low(child), "negation"):
            return Standing(Status.DENIED, "negated", child.span)
        if child.dep.split(":")[0] not in {"amod", "acl", "advmod"}:
            return None
        for role, status in (("future", "announced"), ("possible", "conditional"), ("alleged", "uncertain")):
            if self.words.is_(word, role) or self.words.is_(low(child), role):
                return Standing(Status(status), f"called {status}", child.span, "future" if role == "future" else None)
        return None

    def _governed(self, token: Token, base: Standing, kind: str = "") -> Standing:
        """The base standing seen through the words above it, nearest first."""
        own_tense = base.tense if not nonfinite(token) else None
        if self._independent(token):
            return base
        for child, head in self._effects.above(token):
            if _settled(self.parse, child, self.words) or _apart(child):
                break
            found = self._aim(child, base, kind) or self._under(child, head, base, kind)
            if found is not None:
                return found
        return Standing(base.status, base.rule, base.span, own_tense or base.tense)

    def _aim(self, child: Token, base: Standing, kind: str) -> Standing | None:
        """An aim is to come; what is said to some end was said."""
        purpose = self._effects.purpose(child)
        if purpose is None:
            return None
        if kind in UTTERED:
            return Standing(Status.HAPPENED, "said on that occasion", None, base.tense)
        return Standing(Status.ANNOUNCED, "a purpose", purpose.span, "future")

    def _under(self, child: Token, head: Token, base: Standing, kind: str) -> Standing | None:
        """As the word above leaves it; null where that word is silent and the next may speak."""
        effect = self._effects.of(child, head)
        if effect == "requested" and base.tense == "past" and base.status is Status.HAPPENED:
            effect = None  # ``reports suggested that trading slowed``: told as past, not asked for
        if effect == "heralded":  # a meeting that is announced is to come; a death that is has happened
            effect = "announced" if kind in PLANNED and self._to_come(child) else None
        if effect == "none":
            return Standing(Status.CONDITIONAL, f"under {low(head)}", head.span)
        if effect is not None:
            return self._through(base, head, effect)
        return self._alongside(child, head, base) if head.pos in {"VERB", "AUX"} else None

    def _to_come(self, child: Token) -> bool:
        """A noun or an infinitive, not a clause with a tense of its own nor what one has done (``avoir donné``)."""
        if child.pos not in {"VERB", "AUX"}:
            return True
        clause = Clause(self.parse, child, self.words)
        done = clause.past_participle and any(a.dep in {"aux", "aux:tense"} for a in clause.auxiliaries)
        return clause.finite is None and not done

    def _alongside(self, child: Token, head: Token, base: Standing) -> Standing:
        """A circumstance of what is only to come is to come as well (``avant de partir``, ``pour une visite``)."""
        dep = child.dep.split(":")[0]
        within = (dep == "advcl" and child.feature("VerbForm") == "Inf") or (
            dep == "obl" and self.words.is_(preposition(self.parse, child), "purpose")
        )
        if within and base.status is Status.HAPPENED:
            above = self._verb(head, "")
            if above.status in {Status.ANNOUNCED, Status.CONDITIONAL, Status.REQUESTED}:
                return above
        return base

    def _independent(self, token: Token) -> bool:
        """A finite clause that is nobody's content stands for itself."""
        if token.pos not in {"VERB", "AUX"} or Clause(self.parse, token, self.words).finite is None:
            return False
        if any(c.feature("PronType") == "Rel" for c in self.parse.children(token)):
            return True
        return conjunct_head(self.parse, token).dep.split(":")[0] not in {"ccomp", "csubj", "xcomp", "obj"}

    def _through(self, base: Standing, head: Token, effect: str) -> Standing:
        """The base standing as the effect of the word above leaves it."""
        above = self._verb(head, "") if head.pos in {"VERB", "AUX"} else self._governed(head, FACT)
        if effect in {"must", "able"}:
            return self._must(above, head) if effect == "must" else self._able(above, head)
        if effect == "enabled":
            effect = self._enabled(above, head)
        if effect in {"happened", "same"}:
            return _fulfilled(base, above, effect)
        if effect == "denied" and Status.DENIED in {above.status, base.status}:
            return Standing(Status.HAPPENED, "denial denied", head.span, above.tense)
        if above.status is Status.DENIED and effect in STANDING_DENIED:
            return replace(above, condition=None)
        if effect == "ongoing":
            ended = above.tense == "past"
            return Standing(Status.HAPPENED if ended else Status.ONGOING, f"under {low(head)}", head.span, above.tense)
        return Standing(Status(effect), f"under {low(head)}", head.span, "future" if effect == "announced" else None)

    def _enabled(self, above: Standing, head: Token) -> str:
        """``a permis de partir``: they left; ``permet de partir``: they can."""
        past = above.tense == "past" or (above.tense is None and Clause(self.parse, head, self.words).past_participle)
        return "happened" if past or above.status is Status.ANNOUNCED else "conditional"

    def _able(self, above: Standing, head: Token) -> Standing:
        """``a pu partir``: they left; ``peut``, ``pourrait partir``: they may."""
        if Clause(self.parse, head, self.words).past_participle and above.status is Status.HAPPENED:
            return above
        return Standing(Status.CONDITIONAL, f"under {low(head)}", head.span)

    def _must(self, above: Standing, head: Token) -> Standing:
        """``a dû partir``: he left; ``doit``, ``devait``, ``devrait partir``: he is to leave."""
        perfect = Clause(self.parse, head, self.words).past_participle
        if perfect and above.status is Status.HAPPENED:
            return above
        if above.status in {Status.DENIED, Status.ANNOUNCED}:
            return above
        return Standing(Status.ANNOUNCED, f"under {low(head)}", head.span, "future")


def _fulfilled(base: Standing, above: Standing, effect: str) -> Standing:
    """What a word like ``began`` or ``managed`` says was done, as far as that word stands."""
    if base.status not in {Status.HAPPENED, Status.ONGOING} or base.tense == "future":
        return base
    status = Status.HAPPENED if effect == "happened" and above.status is Status.ONGOING else above.status
    return Standing(status, above.rule, above.span, above.tense)


FACT = Standing(Status.HAPPENED, "named as a fact")


def _apart(token: Token) -> bool:
    """A participle on a noun or an apposition: what stands above speaks of that noun only."""
    participle = token.dep == "acl" and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    return participle or token.dep in {"appos", "acl:relcl"}


def _settled(parse: Parse, token: Token, words: Words) -> bool:
    """A finite clause of its own that no word above can turn, unless it is a content clause."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    clause = Clause(parse, token, words)
    return clause.finite is not None and token.dep.split(":")[0] in {"acl", "advcl", "parataxis", "root"}
