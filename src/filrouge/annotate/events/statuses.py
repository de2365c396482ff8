"""The status of an event and the words that justify it: negation, mood, tense, and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, low, preposition, stem
from filrouge.annotate.events.words import Words
from filrouge.model.mentions import Status
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

LEVELS = 6  # governors looked at above an event
SAYING = frozenset({"DECLARE", "ACCUSE", "REJECT", "PUBLISH", "SUPPORT"})
PUNCTUAL = SAYING | {"LIFE", "REQUEST", "THREATEN", "AGREE", "DECIDE", "PERSONNEL", "ELECTION", "CONCEDE", "BUSINESS"}

UTTERED = frozenset({"DECLARE", "ACCUSE", "REQUEST"})
DURATIVE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "JUSTICE", "COOPERATE", "AID", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with the rule and the words behind it, the tense, and the condition if one is set."""

    status: Status
    rule: str
    span: Span | None = None
    tense: str | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads standings in one text; ``title`` is the span where the present tense tells the past."""

    parse: Parse
    words: Words
    title: Span | None = None

    def standing(self, candidate: Candidate, kind: str, own: str | None) -> Standing:
        """The status of a candidate of this type; ``own`` is the lexicon's status for its form."""
        found = self._noun(candidate, kind) if candidate.noun else self._verb(candidate.token, kind)
        if own and found.status in {Status.HAPPENED, Status.ONGOING}:
            found = _with(found, Status(own), f"{own} by its own meaning", candidate.span)
        condition = self._condition(candidate.predicate)
        if self._supposed(candidate.predicate):
            return Standing(Status.CONDITIONAL, "supposed", condition, found.tense, condition)
        if condition and found.status in {Status.ANNOUNCED, Status.ONGOING, Status.REQUESTED}:
            return Standing(Status.CONDITIONAL, "under a condition", condition, found.tense, condition)
        return Standing(found.status, found.rule, found.span, found.tense, condition)

    def _verb(self, verb: Token, kind: str) -> Standing:
        clause = Clause(self.parse, verb, self.words)
        tense = tense_of(clause)
        if clause.negation is not None:
            return self._governed(verb, Standing(Status.DENIED, "negated", clause.negation.span, tense), kind)
        hedge = next((c for c in clause.children if self.words.is_(low(c), "hedge")), None)
        if hedge is not None:
            return Standing(Status.UNCERTAIN, "hedged", hedge.span, tense)
        return self._governed(verb, self._by_mood(clause, tense, kind), kind)

    def _by_mood(self, clause: Clause, tense: str | None, kind: str) -> Standing:
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
        if perfect:
            return Standing(Status.UNCERTAIN, "modal with a perfect", modal.span, "past")
        if effect == "future" or (effect == "conditional" and self._told_in_past(clause.verb, modal)):
            return Standing(Status.ANNOUNCED, "future", modal.span, "future")
        return Standing(Status(effect), "modal verb", modal.span, "future")

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
        if clause.verb.dep.split(":")[0] == "acl" or self._condition(clause.verb):
            return Standing(Status.CONDITIONAL, "conditional mood", finite.span, "future")
        return Standing(Status.UNCERTAIN, "conditional of hearsay", finite.span, "present")

    def _present(self, clause: Clause, kind: str) -> Standing:
        verb = clause.verb
        if self.title is not None and verb.start < self.title.end and verb.start >= self.title.start:
            return Standing(Status.HAPPENED, "present tense of a headline", None, "present")
        if clause.passive and self.words.is_(stem(verb), "lasting"):
            return Standing(Status.ONGOING, "a state that lasts", (clause.finite or verb).span, "present")
        if kind in PUNCTUAL or clause.passive:
            return Standing(Status.HAPPENED, "present tense of an act", None, "present")
        return Standing(Status.ONGOING, "present tense", (clause.finite or verb).span, "present")

    def _noun(self, candidate: Candidate, kind: str) -> Standing:
        noun = candidate.token
        for child in self.parse.children(noun):
            standing = self._modified(child)
            if standing is not None:
                return standing
        if candidate.carrier is not None:
            return self._carried(candidate, kind)
        return self._governed(noun, Standing(Status.HAPPENED, "named as a fact", None, None))

    def _carried(self, candidate: Candidate, kind: str) -> Standing:
        assert candidate.carrier is not None
        lasting = candidate.carries == "do" and kind in DURATIVE
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
        own_tense = base.tense if not _nonfinite(token) else None
        if self._independent(token):
            return base
        for child, head in self._above(token):
            if _settled(self.parse, child, self.words):
                break
            purpose = self._purpose(child)
            if purpose is not None and kind in UTTERED:
                return Standing(Status.HAPPENED, "said on that occasion", None, base.tense)
            if purpose is not None:
                return Standing(Status.ANNOUNCED, "a purpose", purpose.span, "future")
            effect = self._effect(child, head)
            if effect == "none":
                return Standing(Status.CONDITIONAL, f"under {low(head)}", head.span)
            if effect is None:
                if head.pos in {"VERB", "AUX"}:
                    return self._alongside(child, head, base)
                continue
            return self._through(base, head, effect)
        return Standing(base.status, base.rule, base.span, own_tense or base.tense)

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
        return conjunct_head(self.parse, token).dep.split(":")[0] not in {"ccomp", "csubj", "xcomp", "obj"}

    def _through(self, base: Standing, head: Token, effect: str) -> Standing:
        above = self._verb(head, "") if head.pos in {"VERB", "AUX"} else self._governed(head, FACT)
        if effect == "must":
            return self._must(above, head)
        if effect == "enabled":
            done = above.tense == "past" or (above.tense is None and Clause(self.parse, head, self.words).past_participle)
            effect = "happened" if done or above.status is Status.ANNOUNCED else "conditional"
        if effect == "happened" and above.status is Status.ONGOING:
            return Standing(Status.HAPPENED, above.rule, above.span, above.tense)
        if effect in {"happened", "same"}:
            settled = base.status in {Status.HAPPENED, Status.ONGOING} and not (base.tense == "future")
            return Standing(above.status, above.rule, above.span, above.tense) if settled else base
        if effect == "denied" and (above.status is Status.DENIED or base.status is Status.DENIED):
            return Standing(Status.HAPPENED, "denial denied", head.span, above.tense)
        if above.status is Status.DENIED and effect in {"announced", "requested", "ongoing"}:
            return Standing(Status.DENIED, above.rule, above.span, above.tense)
        if effect == "ongoing" and above.tense == "past":
            return Standing(Status.HAPPENED, "went on", head.span, "past")
        if effect == "ongoing":
            return Standing(Status.ONGOING, f"under {low(head)}", head.span, above.tense)
        return Standing(Status(effect), f"under {low(head)}", head.span, "future" if effect == "announced" else None)

    def _must(self, above: Standing, head: Token) -> Standing:
        """``a dû partir``: he left; ``doit``, ``devait``, ``devrait partir``: he is to leave."""
        perfect = Clause(self.parse, head, self.words).past_participle
        if perfect and above.status is Status.HAPPENED:
            return above
        if above.status in {Status.DENIED, Status.ANNOUNCED}:
            return above
        return Standing(Status.ANNOUNCED, f"under {low(head)}", head.span, "future")

    def _above(self, token: Token) -> Iterator[tuple[Token, Token]]:
        for _ in range(LEVELS):
            head = self.parse.head(token)
            if head.i == token.i:
                return
            if token.dep != "conj":
                yield token, head
            token = head

    def _effect(self, child: Token, head: Token) -> str | None:
        dep = child.dep.split(":")[0]
        if head.pos in {"VERB", "AUX"}:
            return self._verb_effect(child, head) if self._content(child, dep) else None
        if head.pos == "ADJ":
            return self.words.governors.get(("adj", stem(head)))
        if dep not in {"acl", "nmod", "obl", "advcl", "xcomp", "ccomp"} or child.dep == "acl:relcl":
            return None
        if _nonfinite(child) and any(
            self.words.is_(low(c), "first") for c in self.parse.children(head) if c.dep != "punct"
        ):
            return "happened"
        return self.words.governors.get(("noun", stem(head)))

    def _content(self, child: Token, dep: str) -> bool:
        """What a verb above is about: its object, complement or passive subject, not a circumstance."""
        if dep in {"obj", "obl", "xcomp", "ccomp", "iobj", "csubj"} or child.dep == "nsubj:pass":
            return True
        if dep != "advcl":
            return False
        return child.feature("VerbForm") == "Inf" or Clause(self.parse, child, self.words).content_mark is not None

    def _verb_effect(self, child: Token, head: Token) -> str | None:
        clause = Clause(self.parse, head, self.words)
        plain = child.dep.split(":")[0] != "obl" or child.pos in {"VERB", "AUX"}
        keys = [("verb", f"se {stem(head)}"), ("verb", f"s'{stem(head)}")] if clause.reflexive and plain else []
        if clause.passive:
            keys.append(("adj", low(head)))
        if plain and not any(k in self.words.governors for k in keys):
            keys.append(("verb", stem(head)))
        return next((self.words.governors[k] for k in keys if k in self.words.governors), None)

    def _purpose(self, token: Token) -> Token | None:
        if token.dep.split(":")[0] not in {"advcl", "obl"} or token.feature("VerbForm") != "Inf":
            return None
        return next(
            (c for c in self.parse.children(token) if c.i < token.i and self.words.is_(low(c), "purpose")), None
        )

    def _supposed(self, token: Token) -> bool:
        """The verb of an if-clause itself."""
        return any(self._conditions(m) for m in self.parse.children(token) if m.i < token.i)

    def _condition(self, token: Token) -> Span | None:
        """The if-clause that an event hangs on, or in which it stands."""
        for child in self.parse.children(token):
            if child.dep == "advcl" and any(self._conditions(m) for m in self.parse.children(child)):
                return _clause_span(self.parse, child)
        if any(self._conditions(m) for m in self.parse.children(token)):
            return _clause_span(self.parse, token)
        return None

    def _conditions(self, marker: Token) -> bool:
        return marker.dep in {"mark", "advmod"} and self.words.is_(low(marker), "condition")


FACT = Standing(Status.HAPPENED, "named as a fact")


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
    perfect = clause.past_participle and any(
        a.dep == "aux:tense" or clause.reflexive or (a.dep == "aux" and a.i == finite.i and not clause.gerund)
        for a in clause.auxiliaries
    )
    if perfect or any(
        a.feature("Tense") == "Past" and a.dep == "aux:pass" and a.i != finite.i for a in clause.auxiliaries
    ):
        return "past"
    return "present"


def _with(standing: Standing, status: Status, rule: str, span: Span) -> Standing:
    return Standing(status, rule, span, standing.tense, standing.condition)


def _nonfinite(token: Token) -> bool:
    return token.feature("VerbForm") in {"Inf", "Part"}


def _settled(parse: Parse, token: Token, words: Words) -> bool:
    """A finite clause of its own that no word above can turn, unless it is a content clause."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    clause = Clause(parse, token, words)
    return clause.finite is not None and token.dep.split(":")[0] in {"acl", "advcl", "parataxis", "root"}


def _clause_span(parse: Parse, token: Token) -> Span:
    tokens = parse.subtree(token)
    return Span(tokens[0].start, tokens[-1].end)
