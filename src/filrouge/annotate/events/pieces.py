"""A clause in the room of a line: whole, without its end, or without what stands between subject and verb."""

from __future__ import annotations

from filrouge.annotate.events import seams
from filrouge.annotate.events.candidates import Candidate
from filrouge.model.mentions import LINE
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl:subj", "expl")
CARRIERS = frozenset({"aux", "aux:pass", "aux:tense", "aux:caus", "cop", "expl", "expl:comp", "expl:pv", "expl:pass"})
STEPS = 12  # governors above a word that are looked at
SHORT = 15  # code points that a piece has at least
OBJECT = 40  # code points of an object that is shown with its verb
GAP = 3  # code points of the mark of an omission, with its spaces
_STRAY = " \t\n\u00a0\u202f,;:–—*•|·\\"
_OPEN = "([«“"


class Cutter:
    """Cuts the clauses around one event word."""

    def __init__(self, parse: Parse, text: str, candidate: Candidate) -> None:
        self._parse, self._text, self._candidate = parse, text, candidate
        self._at = candidate.predicate

    def fitted(self, head: Token) -> tuple[Span, ...] | None:
        """The clause in the room of a line, its end or the middle of it left out."""
        words, need = self._words(head), self._need(head)
        subject = self.subject(head)
        if subject is None or not words:
            return None
        starts = [words[0]]
        if self._parse.head(subject).i == head.i and subject.i < head.i:
            starts.append(self._parse.subtree(subject)[0])
            for start in starts:
                if start.i <= self._candidate.token.i and need.end - start.start <= LINE:
                    return (self.trimmed(Span(start.start, seams.end(self._parse, start, need, words[-1], LINE).end)),)
        elif self._parse.head(subject).i == head.i and need.end - words[0].start <= LINE:
            return (self.trimmed(Span(words[0].start, seams.end(self._parse, words[0], need, words[-1], LINE).end)),)
        return self._parted(head, subject, words)

    def _parted(self, head: Token, subject: Token, words: list[Token]) -> tuple[Span, ...]:
        """The subject, the verb, and the part that holds the event word, with what lies between left out."""
        low, high = seams.light(self._parse, subject)
        verb, need, last = self._verb(head), self._need(head), words[-1]
        pieces, rest = [Span(low.start, high.end)], Span(verb[0].start, self._complement(head, verb[-1]).end)
        phrase = [t for t in self._parse.subtree(subject) if t.sentence == subject.sentence]
        if low.i <= self._candidate.token.i <= phrase[-1].i and subject.i < head.i:
            return self._within(phrase, [rest])
        if words[0].i <= self._candidate.token.i < low.i < head.i:
            return self._within([t for t in words if t.i < low.i], [*pieces, rest])
        pieces += [self._lent(head)] if self._parse.head(subject).i != head.i else []
        room, begin = LINE - sum(len(p) + GAP for p in pieces), verb[0]
        if need.end - begin.start <= room:
            return self._pieces([*pieces, Span(begin.start, seams.end(self._parse, begin, need, last, room).end)])
        if head.i != self._at.i:
            pieces.append(rest)
            room -= len(pieces[-1]) + GAP
            begin = self._branch(head, need, room)
        stop = max(begin, need if need.end - begin.start <= room else self._candidate.token, key=_place)
        return self._pieces([*pieces, Span(begin.start, seams.end(self._parse, begin, stop, last, room).end)])

    def _within(self, phrase: list[Token], rest: list[Span]) -> tuple[Span, ...]:
        """What stands before the verb, as far as the event word in it needs, and the rest of the clause."""
        first, last = phrase[0], phrase[-1]
        need = min(max(self._need(self._at), self._candidate.token, key=_place), last, key=_place)
        room = LINE - sum(len(p) + GAP for p in rest)
        return self._pieces([Span(first.start, seams.end(self._parse, first, need, last, max(room, SHORT)).end), *rest])

    def _lent(self, head: Token) -> Span:
        """The auxiliary that a participle shares with the verb before it."""
        own = any(c.dep in CARRIERS for c in self._parse.children(head))
        if own or head.feature("VerbForm") == "Fin":
            return Span(head.start, head.start)
        above = self._parse.head(head)
        lent = [c for c in self._parse.children(above) if c.dep in CARRIERS and self._carries(c, above)]
        return Span(lent[0].start, lent[-1].end) if lent else Span(head.start, head.start)

    def _complement(self, head: Token, verb: Token) -> Token:
        """The end of what a verb says nothing without, where that is short."""
        object_ = self._parse.child(head, "obj", "xcomp", "obl:arg")
        if object_ is None or object_.i < verb.i:
            return verb
        high = seams.light(self._parse, object_)[1]
        return high if high.end - verb.end <= OBJECT and high.i < self._candidate.token.i else verb

    def _branch(self, head: Token, need: Token, room: int) -> Token:
        """Where the widest phrase between the verb and the event word begins that there is room for."""
        path, at = [self._at], self._at
        while self._parse.head(at).i not in {head.i, at.i}:
            at = self._parse.head(at)
            path.append(at)
        lefts = [self._parse.subtree(t)[0] for t in path]
        fitting = [t for t in reversed(lefts) if need.end - t.start <= room and t.i > head.i]
        return fitting[0] if fitting else lefts[0]

    def _verb(self, head: Token) -> list[Token]:
        """A verb with its auxiliaries, its negation and its pronouns; with those of its neighbour if it has none."""
        own = [c for c in self._parse.children(head) if self._carries(c, head)]
        return sorted([*own, head], key=_place)

    def _carries(self, child: Token, head: Token) -> bool:
        near = child.i < head.i and all(t.pos != "PUNCT" for t in self._parse.tokens[child.i : head.i])
        function = child.dep in CARRIERS or (
            child.dep in {"advmod", "iobj", "obj"} and child.pos in {"ADV", "PRON", "PART"}
        )
        return (function and near) or child.dep == "compound:prt"

    def _need(self, head: Token) -> Token:
        """The word that a line must reach: the verb, the event word, and the beginning of what they govern."""
        need = max((head, self._candidate.token, self._at, *self._parse.tokens_in(self._candidate.span)), key=_place)
        for word in (head, self._at):
            for child in self._parse.children(word):
                if child.dep in {"obj", "xcomp", "ccomp", "iobj", "compound:prt", "obl:arg", *SUBJECTS}:
                    need = max(need, child, key=_place)
        return need

    def _words(self, head: Token) -> list[Token]:
        """A clause's words without what only links it: a conjunction, the ``que`` of reported speech."""
        idle = {c.i for c in self._parse.children(head) if c.dep == "cc" or (c.dep == "mark" and head.dep == "ccomp")}
        found = [t for t in self._parse.subtree(head) if t.sentence == head.sentence]
        while found and (found[0].i in idle or self._text[found[0].start] in _STRAY):
            found.pop(0)
        while found and self._text[found[-1].start] in _STRAY:
            found.pop()
        return found

    def clause(self, head: Token) -> Span:
        words = self._words(head)
        return Span(words[0].start, words[-1].end)

    def trimmed(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start < end and self._text[start] in _STRAY + "-":
            start += 1
        while end > start and self._text[end - 1] in _STRAY + _OPEN:
            end -= 1
        return Span(start, end)

    def _pieces(self, pieces: list[Span]) -> tuple[Span, ...]:
        return seams.joined(self._text, [p for p in map(self.trimmed, pieces) if len(p)])

    def subject(self, token: Token) -> Token | None:
        """A verb's subject, or that of the verb that it is coordinated with; null for a relative pronoun."""
        for _ in range(STEPS):
            own = self._parse.child(token, *SUBJECTS)
            if own is not None:
                return None if own.feature("PronType") == "Rel" else own
            if token.dep != "conj" or self._parse.head(token).i == token.i:
                return None
            token = self._parse.head(token)
        return None

    def phrase(self, token: Token) -> Span:
        words = self._words(token)
        at = self._candidate.span
        return Span(min(words[0].start, at.start), max(words[-1].end, at.end)) if words else at


def _place(token: Token) -> int:
    return token.i
