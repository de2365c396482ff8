"""What deciding about a candidate needs to know of its article."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause, low
from filrouge.annotate.events.found import Found
from filrouge.annotate.events.referents import Referents
from filrouge.annotate.events.words import Words
from filrouge.model.mentions import Actors, QuoteKind
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Ground:
    """One article with its layers, and questions that both verbs and nouns ask."""

    article: Article
    words: Words
    found: Found
    referents: Referents

    @property
    def parse(self) -> Parse:
        return self.found.parse

    @property
    def actors(self) -> Actors:
        return self.found.actors

    def clause(self, verb: Token) -> Clause:
        return Clause(self.parse, verb, self.words)

    def dated(self, token: Token) -> bool:
        """A time expression that says when stands below the word."""
        tokens = self.parse.subtree(token)
        near = self.found.dates.within(Span(tokens[0].start, tokens[-1].end))
        return any(m.span.end <= tokens[-1].end and m.value.dates_events for m in near)

    def timed(self, verb: Token) -> bool:
        """A time expression that says when hangs on the verb itself."""
        below = [c for c in self.parse.children(verb) if c.dep.split(":")[0] not in {"nsubj", "ccomp", "advcl"}]
        return any(
            m.value.dates_events and m.span.overlaps(c.span)
            for c in below
            for m in self.found.dates.within(Span(max(0, c.start - 40), c.end))
        )

    def quoted(self, token: Token) -> bool:
        """Inside a whole quoted sentence, where people mostly judge, wish and advise."""
        return any(
            q.value.kind is QuoteKind.DIRECT and q.span.start <= token.start < q.span.end
            for q in self.found.quotes.marks
        )

    def titled(self, token: Token) -> bool:
        title = self.article.title_span
        return title is not None and title.start <= token.start < title.end

    def headed(self, verb: Token) -> bool:
        """The top of a headline without a finite verb, or what is said of a noun there (``X admis en clinique``)."""
        head = self.parse.head(verb)
        if not self.titled(verb):
            return False
        return head.i == verb.i or (head.pos in {"NOUN", "PROPN"} and (head.head == head.i or self._told_of(head)))

    def _told_of(self, noun: Token) -> bool:
        """``de nouveaux quartiers confinés``: no preposition joins the noun to another, no verb stands beside it."""
        tokens = self.parse.of(self.parse.sentence_of(noun))
        finite = any(t.feature("VerbForm") == "Fin" for t in tokens)
        return not finite and not any(c.dep == "case" for c in self.parse.children(noun))

    def marked(self, token: Token, role: str) -> bool:
        """A word before it that hangs on it has this role."""
        return any(self.words.is_(low(c), role) for c in self.parse.children(token) if c.i < token.i)

    def cued(self, verb: Token) -> bool:
        """Introduces somebody's words."""
        return any(q.value.cue is not None and q.value.cue.overlaps(verb.span) for q in self.found.quotes.marks)
