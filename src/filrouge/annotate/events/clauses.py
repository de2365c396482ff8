"""The clause around a verb: who, to whom, when and in what voice, read off the parse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from filrouge.annotate.events.words import Words
from filrouge.lang.fold import fold
from filrouge.model.syntax import Parse, Token

Value = TypeVar("Value")
AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})
PREDICATES = frozenset({"VERB", "AUX"})
_LOOSE = frozenset({"advmod", "obl:mod", "obl:arg", "dep", "dislocated", "nmod", "parataxis", "obj", "vocative"})
_OBLIQUE = ("obl", "nmod", "iobj", "advmod")


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """Words come back again and again; folding each once is a third of this layer's time."""
    return fold(text)


def low(token: Token) -> str:
    """The folded text of a token."""
    return _folded(token.text)


def stem(token: Token) -> str:
    """The folded lemma of a token."""
    return _folded(token.lemma) if token.lemma else low(token)


class Once(Generic[Value]):
    """A property computed once; without the lock of ``functools``, which is a tenth of this layer's time."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: object, kind: type | None = None) -> Value:
        found = self._compute(owner)
        owner.__dict__[self._name] = found
        return found


@dataclass(frozen=True)
class Clause:
    """One verb with its dependents; cheap until asked."""

    parse: Parse
    verb: Token
    words: Words

    @Once
    def children(self) -> tuple[Token, ...]:
        return self.parse.children(self.verb)

    @Once
    def auxiliaries(self) -> tuple[Token, ...]:
        """Its auxiliaries, or those of the verb that it is coordinated with."""
        own = tuple(c for c in self.children if c.dep in AUXILIARIES)
        if own or self.verb.dep != "conj" or self._parsed_subject is not None or not self.participle:
            return own
        head = self.parse.head(self.verb)
        return tuple(c for c in self.parse.children(head) if c.dep in AUXILIARIES)

    @property
    def participle(self) -> bool:
        return self.verb.feature("VerbForm") == "Part"

    @property
    def past_participle(self) -> bool:
        bearer = self._causing or self.verb
        if bearer.feature("Tense") != "Past":
            return False
        return bearer.feature("VerbForm") == "Part" or any(c.dep == "aux:tense" for c in self.children)

    @property
    def gerund(self) -> bool:
        return self.participle and not self.past_participle

    @property
    def infinitive(self) -> bool:
        """An infinitive, also a passive one (``vient d'être publiée``), but not what was done (``a fait rénover``)."""
        if self.modals or self.finite is not None:
            return False
        return any(t.feature("VerbForm") == "Inf" for t in (self.verb, *self.auxiliaries))

    @property
    def _causing(self) -> Token | None:
        """The ``faire`` before an infinitive, which carries the tense."""
        return next((c for c in self.children if c.dep == "aux:caus"), None)

    @Once
    def modals(self) -> tuple[Token, ...]:
        return tuple(a for a in self.auxiliaries if ("aux", stem(a)) in self.words.governors)

    @Once
    def finite(self) -> Token | None:
        """The word that carries tense: an auxiliary, a modal or the verb itself."""
        for token in (*self.auxiliaries, self.verb):
            if token.feature("VerbForm") == "Fin" or token in self.modals:
                return token
        return None

    @Once
    def passive(self) -> bool:
        if self.reflexive or self.perfect:
            return False
        deps = {c.dep for c in (*self.auxiliaries, *self.children)}
        active = "aux:tense" in deps and "aux:pass" not in deps  # a subject the parser misreads as passive
        if deps & {"aux:pass", "obl:agent"} or ("nsubj:pass" in deps and not active):
            return True
        bare = self.past_participle and not any(a.dep in {"aux", "aux:tense"} for a in self.auxiliaries)
        return bare and self.verb.dep.split(":")[0] in {"acl", "advcl", "root", "conj", "amod", "parataxis"}

    @Once
    def perfect(self) -> bool:
        """A verb without a passive, whose perfect looks like one (``ils sont convenus``)."""
        return self.past_participle and self.words.is_(stem(self.verb), "perfect")

    @Once
    def reflexive(self) -> bool:
        return any(
            c.pos == "PRON" and c.i < self.verb.i and (c.feature("Reflex") == "Yes" or self.words.is_(low(c), "self"))
            for c in self.children
        )

    @Once
    def _parsed_subject(self) -> Token | None:
        found = [c for c in self.children if c.dep.split(":")[0] in {"nsubj", "csubj"} or c.dep == "expl:subj"]
        if len(found) > 1 and found[1].i == found[0].i + 1 and found[0].pos == "NOUN" and found[1].pos == "PROPN":
            return found[1]  # ``old foes France and England``
        before = [c for c in found if c.i < self.verb.i and c.pos in {"NOUN", "PROPN", "X"}]
        if len(before) > 1 and self.finite is not None:
            return before[-1]  # ``la première audition, le témoin avait évoqué``
        return found[0] if found else None

    def _misread_subject(self) -> Token | None:
        """A bare name before a finite verb is its subject whatever the parser calls it."""
        if self.finite is None or self.infinitive:
            return None
        before = (c for c in self.children if c.i < self.verb.i and c.pos == "PROPN" and c.dep in _LOOSE)
        return next((c for c in before if not preposition(self.parse, c)), None)

    @Once
    def own_subject(self) -> Token | None:
        """The subject that hangs on this verb itself."""
        return self._parsed_subject or self._misread_subject()

    @Once
    def negation(self) -> Token | None:
        """The word that denies the clause, on the verb or on its auxiliaries, or a negated subject."""
        near = [c for c in self.children if c.dep in {"advmod", "neg", "det", "cc"} or c.feature("Polarity") == "Neg"]
        if self.verb.dep == "conj" and self._parsed_subject is None and not near:
            near = []
        for token in (t for t in near if not self._apart(t)):
            if self.words.is_(low(token), "negation") and not fixed(self.parse, token, self.words):
                return None if self._restricted(token) else token
        subject = self._parsed_subject
        if subject is not None:
            for token in (subject, *self.parse.children(subject)):
                denies = token.dep in {"det", "nsubj", "nsubj:pass"} and self.words.is_(low(token), "negation")
                if denies and not fixed(self.parse, token, self.words):
                    return token
        return None

    def _apart(self, token: Token) -> bool:
        """Beyond a mark of punctuation: the word denies what is quoted rather than the saying."""
        between = self.parse.tokens[token.i + 1 : self.verb.i]
        return any(t.pos == "PUNCT" and t.head != token.i for t in between) and self.verb.dep != "conj"

    def _restricted(self, negation: Token) -> bool:
        """``ne … que`` says only, not never."""
        after = [t for t in self.children if t.i > negation.i]
        full = any(t is not negation and self.words.is_(low(t), "negation") for t in after)
        return not full and any(self.words.is_(low(t), "restriction") for t in after)

    @Once
    def objects(self) -> tuple[Token, ...]:
        return tuple(c for c in self.children if c.dep == "obj")

    @Once
    def agent(self) -> Token | None:
        """The doer named with ``par`` or ``by``."""
        named = next((c for c in self.children if c.dep == "obl:agent"), None)
        return named or (self._misplaced_agent() if self.passive else None)

    def _misplaced_agent(self) -> Token | None:
        """``frappé de sanctions par X``: the parser may hang the doer on the noun before it."""
        for child in self.children:
            if child.i > self.verb.i and child.dep.split(":")[0] in {"obl", "obj", "nmod"}:
                for below in (child, *self.parse.children(child)):
                    if below.dep.split(":")[0] in {"nmod", "obl"} and self.words.is_(
                        preposition(self.parse, below), "by"
                    ):
                        return below
        return None

    @Once
    def content_mark(self) -> Token | None:
        """The preposition that makes a gerund the content of its verb (``accused of killing``)."""
        marks = (c for c in self.children if c.dep in {"mark", "case"} and c.i < self.verb.i)
        return next((m for m in marks if self.words.is_(low(m), "of") or self.words.is_(low(m), "from")), None)

    @Once
    def obliques(self) -> tuple[tuple[str, Token], ...]:
        """Every noun hung on by a preposition, with that preposition; an indirect pronoun has none."""
        return tuple(
            (preposition(self.parse, c), c)
            for c in self.children
            if c.dep.split(":")[0] in _OBLIQUE and c.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}
        )


def preposition(parse: Parse, token: Token) -> str:
    """The folded preposition of a noun, its parts joined; empty without one."""
    cases = [c for c in parse.children(token) if c.dep == "case" and c.i < token.i]
    joined = " ".join(low(c) for c in cases)
    fixed = [low(f) for c in cases for f in parse.children(c) if f.dep == "fixed"]
    return " ".join((joined, *fixed)) if fixed else joined


def fixed(parse: Parse, token: Token, words: Words) -> bool:
    """Inside a set phrase in which the word means nothing by itself (``in a row``, ``pas moins de``)."""
    known = (*words.idioms.get(low(token), ()), *words.idioms.get(stem(token), ()))
    return any(
        _spelt(parse.tokens[max(0, token.i - place) : token.i - place + len(form)], form) for place, form in known
    )


def _spelt(tokens: Sequence[Token], form: tuple[str, ...]) -> bool:
    return len(tokens) == len(form) and all(word in {low(t), stem(t)} for t, word in zip(tokens, form, strict=True))
