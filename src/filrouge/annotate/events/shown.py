"""The words that a label shows for an event: a sentence or clause that can be read by itself, cut from the text."""

from __future__ import annotations

import re

from filrouge.annotate.events import seams
from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.pieces import CARRIERS, STEPS, SUBJECTS, Cutter
from filrouge.model.mentions import LINE, NOWHERE, Shown
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

WORDS = 15  # code points of what is said that a sentence must hold to be shown for the saying
NAMELESS, PARTED, CUT, UNTOLD = 2.0, 1.2, 1.0, 9.0  # what a line may lack
_TITLE = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.$")  # an abbreviated title or an initial, which ends no sentence
_SAID = re.compile(r"[»”\"]\s*,?\s*$")
_OPENING = {"»": "«", "”": "“", '"': '"'}


def shown(parse: Parse, text: str, candidate: Candidate, quote: Span | None) -> Shown:
    """What a label shows for a candidate.

    Args:
        parse: of the article.
        text: of the article.
        candidate: the event word.
        quote: what is said, where the word is an act of saying.
    """
    return _Line(parse, text, candidate).shown(quote)


class _Line:
    """One event word in its sentence."""

    def __init__(self, parse: Parse, text: str, candidate: Candidate) -> None:
        self._parse, self._text, self._candidate = parse, text, candidate
        self._cut, self._at = Cutter(parse, text, candidate), candidate.predicate
        self._sentence = self._whole()
        self._heads = self._standing()

    def shown(self, quote: Span | None) -> Shown:
        near = self._heads[0] if self._heads else None
        aside = NOWHERE if near is None else self._aside(near)
        content = self._content(quote)
        if content is not None:
            return Shown((content,), (content,), aside, None)
        fitted = [(head, pieces) for head in self._heads if (pieces := self._cut.fitted(head))]
        telling = [pieces for head, pieces in fitted if not self._cue(head)]
        apart = telling[0] if telling else (self._around(),)
        apart = apart if quote is None or quote.contains(self._candidate.span) else (self._first_words(quote),)
        if len(self._sentence) <= LINE:
            return Shown((self._sentence,), apart, aside, self._pronoun(self._heads[-1:]))
        if not fitted:
            return Shown(apart, apart, NOWHERE)
        head, line = min(fitted, key=lambda found: self._wanting(*found))
        return Shown(line, apart, aside, self._pronoun([head]))

    def _wanting(self, head: Token, pieces: tuple[Span, ...]) -> tuple[float, int]:
        """What a line lacks: a subject with a name, words of its middle, its end; of equals the widest is best."""
        nameless = self._pronoun([head]) is not None
        held = self._cue(self._at) or any(p.contains(self._candidate.span) for p in pieces)
        whole = pieces[-1].end >= self._cut.clause(head).end
        wanting = NAMELESS * nameless + PARTED * (len(pieces) - 1) + CUT * (not whole)
        return wanting + UNTOLD * (self._cue(head) or not held), -self._heads.index(head)

    def _cue(self, token: Token) -> bool:
        """Whether a clause only names who says what stands before it: ``…, said the mayor``."""
        return token.dep == "parataxis" and token.i == self._at.i and self._parse.head(token).i < token.i

    def _whole(self) -> Span:
        """The sentence, with the next one where it was ended by an abbreviation."""
        sentence = self._parse.sentence_of(self._candidate.token)
        span, number = self._cut.trimmed(sentence.span), self._candidate.token.sentence
        after = self._parse.sentences[number + 1] if number + 1 < len(self._parse.sentences) else None
        if after is not None and after.paragraph == sentence.paragraph and _TITLE.search(span.of(self._text)):
            return Span(span.start, self._cut.trimmed(after.span).end)
        return span

    def _standing(self) -> list[Token]:
        """The verbs above the event word whose clauses can be read alone, the nearest first."""
        found, at = [], self._at
        for _ in range(STEPS):
            if self._stands(at):
                found.append(at)
            head = self._parse.head(at)
            if head.i == at.i or head.sentence != at.sentence:
                break
            at = head
        return found

    def _stands(self, token: Token) -> bool:
        if token.pos not in {"VERB", "AUX"} and self._parse.child(token, "cop") is None:
            return False
        if token.dep.startswith(("acl", "advcl", "csubj")) or token.dep == "xcomp":
            return False
        subject = self._cut.subject(token)
        return subject is not None and self._finite(token) and not self._linked(token, subject)

    def _linked(self, token: Token, subject: Token) -> bool:
        """A clause that a conjunction, a relative pronoun or a question word ties to another, whatever it is called."""
        first, near = self._parse.subtree(token)[0], (*self._parse.children(subject), *self._parse.children(token))
        if first.feature("PronType") in {"Rel", "Int"} or (first.dep == "obj" and first.pos == "PRON"):
            return True
        if any(t.feature("PronType") == "Rel" and t.i < subject.i for t in near):
            return True
        return token.dep != "ccomp" and self._parse.child(token, "mark") is not None

    def _finite(self, token: Token) -> bool:
        if token.feature("VerbForm") == "Fin" or token.dep == "conj":
            return True
        return any(c.dep in CARRIERS and c.pos in {"AUX", "VERB"} for c in self._parse.children(token))

    def _aside(self, near: Token) -> int:
        top, at = self._heads[-1], self._candidate.predicate
        if near.i == at.i:
            reported = near.i == top.i or near.dep in {"ccomp", "conj", "parataxis"}
            subject = self._cut.subject(near)
            plain = subject is not None and subject.pos != "PRON" and self._parse.head(subject).i == near.i
            return (0 if plain else 1) if reported else 2
        steps, noun = 0, self._candidate.noun
        while at.i != near.i and steps < STEPS:
            at, steps = self._parse.head(at), steps + 1
        return 2 if steps == 1 and (not noun or self._candidate.token.dep in {"obj", *SUBJECTS}) else 3

    def _pronoun(self, heads: list[Token]) -> Span | None:
        subject = self._cut.subject(heads[0]) if heads else None
        return subject.span if subject is not None and subject.pos == "PRON" else None

    def _content(self, quote: Span | None) -> Span | None:
        """What is said, where the sentence shows little of it or has no room for it and its cue."""
        at = self._candidate.span
        if quote is None:
            quote = self._said_before()
        if quote is None or quote.contains(at):
            return None
        held = min(quote.end, self._sentence.end) - max(quote.start, self._sentence.start)
        first = quote.start < at.start
        if len(self._sentence) <= LINE and held >= min(WORDS, len(quote)):
            return None
        return self._first_words(quote) if first or held < min(WORDS, len(quote)) else None

    def _said_before(self) -> Span | None:
        """The quotation that a sentence of only a cue follows, where nobody tied the two."""
        start = self._sentence.start
        if not self._text[start : start + 1].islower():
            return None
        closing = _SAID.search(self._text, max(0, start - 6), start)
        if closing is None:
            return None
        low = self._parse.sentence_of(self._candidate.token)
        floor = next(s.span.start for s in self._parse.sentences if s.paragraph == low.paragraph)
        opening = self._text.rfind(_OPENING[closing[0][0]], floor, closing.start())
        return self._cut.trimmed(Span(opening + 1, closing.start())) if opening >= 0 else None

    def _first_words(self, quote: Span) -> Span:
        """The first sentence of what is said, as far as there is room."""
        tokens = [t for t in self._parse.tokens_in(quote) if t.start >= quote.start and t.end <= quote.end]
        if not tokens:
            return self._cut.trimmed(quote)
        tokens = [t for t in tokens if t.sentence == tokens[0].sentence]
        first, last = tokens[0], tokens[-1]
        if last.end - first.start < WORDS:
            last = next((t for t in reversed(self._parse.tokens_in(quote)) if t.end <= quote.end), last)
        top = next((t for t in tokens if t.head == t.i or not first.i <= t.head <= last.i), first)
        need = top if top.end - first.start <= LINE else first
        return self._cut.trimmed(Span(first.start, seams.end(self._parse, first, need, last, LINE).end))

    def _around(self) -> Span:
        """Outside any clause: the sentence from its start if that has room for the event word, else its phrase."""
        whole = self._parse.tokens_in(self._sentence)
        if self._candidate.span.end - whole[0].start <= LINE:
            return self._cut.trimmed(
                Span(whole[0].start, seams.end(self._parse, whole[0], self._at, whole[-1], LINE).end)
            )
        best = self._phrase()
        if len(best) <= LINE:
            return best
        inside = self._parse.tokens_in(best)
        first = next((t for t in inside if self._candidate.span.end - t.start <= LINE), self._candidate.token)
        return Span(first.start, seams.end(self._parse, first, self._candidate.token, inside[-1], LINE).end)

    def _phrase(self) -> Span:
        """The widest phrase around an event word that is no longer than a line, or the narrowest."""
        at = self._at
        best = self._cut.trimmed(self._cut.phrase(at))
        for _ in range(STEPS):
            head = self._parse.head(at)
            wider = self._cut.trimmed(self._cut.phrase(head))
            if head.i == at.i or head.sentence != at.sentence or len(wider) > LINE:
                break
            at, best = head, wider
        return best
