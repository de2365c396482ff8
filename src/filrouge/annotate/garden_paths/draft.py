"""A parse while it is being mended: the words of the sentence in hand, and questions about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from filrouge.annotate.events.lemmas import Conjugations
from filrouge.lang.fold import fold
from filrouge.model.syntax import Parse, Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj", "csubj:pass", "expl:subj", "expl"})
GROUP = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "expl", "expl:comp", "expl:pass", "advmod", "iobj"})
DEEPEST = 4  # words between a coordinated noun and the verb that it stands under


class Draft:
    """A parse being mended, one sentence at a time."""

    def __init__(self, parse: Parse, forms: Conjugations, causative: str, perfect: str) -> None:
        self._old = parse
        self.tokens = list(parse.tokens)
        self.forms = forms
        self.causative = causative
        self.perfect = perfect
        self.set_phrases = forms.phrases.get(fold(causative), frozenset())  # infinitives that make a verb with it
        self.first, self.last = 0, 0  # of the sentence in hand; the last is excluded
        self._changed = False

    def parse(self) -> Parse:
        """What has come of it."""
        if not self._changed:
            return self._old
        return Parse(tuple(self.tokens), self._old.sentences, self._old.entities)

    def enter(self, sentence: Sentence) -> bool:
        """Take a sentence in hand; false where it has no verb."""
        self.first, self.last = sentence.first, sentence.last + 1
        return any(t.pos in {"VERB", "AUX"} or t.dep.startswith("aux") for t in self.tokens[self.first : self.last])

    def below(self, token: Token) -> list[Token]:
        return [t for t in self.tokens[self.first : self.last] if t.head == token.i and t.i != token.i]

    def set(self, token: Token, **changes: Any) -> None:  # noqa: ANN401 - fields of a token
        self.tokens[token.i] = replace(self.tokens[token.i], **changes)
        self._changed = True

    def hang(self, token: Token, head: Token, dep: str) -> None:
        """Hang a word elsewhere, unless it would hang on itself."""
        above = self.tokens[head.i]
        while above.head != above.i:
            if above.head == token.i:
                return
            above = self.above(above)
        self.set(token, head=head.i, dep=dep)

    def above(self, token: Token) -> Token:
        return self.tokens[token.head]

    def subjectless(self, verb: Token, person: str | None = None) -> bool:
        """A finite verb of the indicative with neither a subject nor a relative pronoun of its own."""
        finite = self.finite(verb) if verb.pos == "VERB" else None
        if finite is None or finite.feature("Mood") in {"Imp", "Sub"}:
            return False
        if person is not None and finite.feature("Person") not in {person, None}:
            return False
        taken = any(c.dep in SUBJECT or c.feature("PronType") in {"Rel", "Int"} for c in self.below(verb))
        return not taken

    def finite(self, verb: Token) -> Token | None:
        """The auxiliary that bears a verb's tense, or the verb itself."""
        return next((t for t in (*self.below(verb), verb) if self.tense_bearer(t, verb)), None)

    def tense_bearer(self, token: Token, verb: Token) -> bool:
        own = token.i == verb.i or (token.dep.startswith("aux") and token.i < verb.i)
        return own and token.feature("VerbForm") == "Fin"

    def subject_relation(self, verb: Token) -> str:
        return "nsubj:pass" if any(c.dep == "aux:pass" for c in self.below(verb)) else "nsubj"

    def agrees(self, noun: Token, verb: Token) -> bool:
        """Not one noun with a plural auxiliary, nor the other way round."""
        finite = next((c for c in self.below(verb) if self.tense_bearer(c, verb)), None)
        number = finite.feature("Number") if finite is not None else None
        return number is None or noun.feature("Number") in {number, None}

    def group_start(self, verb: Token) -> int:
        """Where a verb's auxiliaries, pronouns and negation begin."""
        start = verb.i
        while start > self.first:
            before = self.tokens[start - 1]
            clitic = before.pos == "PRON" and before.dep in {"obj", "iobj", *GROUP}
            if before.head != verb.i or not (clitic or before.pos in {"AUX", "ADV"}):
                break
            start -= 1
        return start

    def phrase_before(self, start: int) -> Token | None:
        """The head of the noun phrase that ends just before a word."""
        if start <= self.first:
            return None
        token = self.tokens[start - 1]
        while token.pos not in {"VERB", "AUX"} and token.dep != "conj" and token.head < start and token.head != token.i:
            token = self.above(token)
        return token if token.pos in NOMINAL and token.i < start else None

    def verb_over(self, token: Token) -> Token | None:
        for _ in range(DEEPEST):
            if token.pos == "VERB":
                return token
            if token.head == token.i:
                return None
            token = self.above(token)
        return None

    def first_conjunct(self, token: Token) -> Token:
        for _ in range(DEEPEST):
            if token.dep != "conj" or token.head == token.i:
                break
            token = self.above(token)
        return token

    def cased(self, token: Token) -> bool:
        return any(c.dep == "case" and c.i < token.i for c in self.below(token))

    def predicative(self, noun: Token) -> bool:
        """Behind a preposition or a copula, a noun is no subject."""
        return any(c.dep in {"case", "cop"} and c.i < noun.i for c in self.below(noun))

    def breaks(self, i: int) -> bool:
        """A mark of punctuation stands there, or the sentence has not begun."""
        return i < self.first or self.tokens[i].pos == "PUNCT"
