"""The words to show for an event: its sentence if that is short, else a clause that can be read by itself."""

from __future__ import annotations

from filrouge.annotate.events.candidates import NOMINAL, Candidate
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

LONGEST = 200  # code points
TELLING = 40  # a noun with what is said of it that is this long can be read alone
STEPS = 5  # clauses above a trigger that are looked at
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl", "expl:subj")


def extent(parse: Parse, text: str, candidate: Candidate) -> Span:
    """The sentence or clause around a trigger, cut at its punctuation where even that is too long."""
    sentence = parse.sentence_of(candidate.token).span
    if len(sentence) <= LONGEST:
        return _trimmed(text, sentence)
    span = _clause(parse, candidate, LONGEST)
    return _trimmed(text, span if len(span) <= LONGEST else _cut(parse, candidate, span))


def _clause(parse: Parse, candidate: Candidate, longest: int) -> Span:
    """What a predicate governs, and what governs it until there is a subject, as far as a line holds it.

    An infinitive, a participle or a relative clause says nothing without the words it depends on.
    """
    at = candidate.predicate
    span = _around(candidate.span, _words(parse, at))
    for _ in range(STEPS):
        head = parse.head(at)
        if _stands(parse, at, span) or head.i == at.i or head.sentence != at.sentence:
            break
        whole = _around(span, _words(parse, head))
        wider = whole if len(whole) <= longest else Span(min(whole.start, span.start), span.end)
        if len(wider) > longest:
            wider = Span(min(_left(parse, head).start, span.start), span.end)
        if len(wider) > longest:
            break
        at, span = head, wider
    return span


def _stands(parse: Parse, token: Token, span: Span) -> bool:
    """Whether a word with what it governs can be read alone."""
    if token.pos in {"NOUN", "PROPN", "PRON"} and parse.child(token, "cop") is None:
        return len(span) >= TELLING
    subject = parse.child(token, *SUBJECTS)
    return subject is not None and subject.feature("PronType") != "Rel" and not token.dep.startswith("acl")


def _left(parse: Parse, token: Token) -> Token:
    """Where a word's own phrase begins: its subject if it has one, else its article, preposition or auxiliary."""
    subject = parse.child(token, *SUBJECTS)
    if subject is not None:
        return parse.subtree(subject)[0]
    near = (c for c in parse.children(token) if c.dep in {"det", "case", "aux", "aux:pass", "amod", "nummod"})
    return min((token, *near), key=lambda t: t.i)


def _words(parse: Parse, token: Token) -> tuple[Token, ...]:
    """A clause's words without what only links it: a conjunction, a preposition, the ``que`` of reported speech."""
    linking = {"cc", "case"} if token.pos in NOMINAL else {"cc"}
    idle = [c for c in parse.children(token) if c.dep in linking or (c.dep == "mark" and token.dep == "ccomp")]
    found = [t for t in parse.subtree(token) if t.sentence == token.sentence]
    while found and any(found[0].i == c.i for c in idle):
        found.pop(0)
    return tuple(found)


def _around(span: Span, tokens: tuple[Token, ...]) -> Span:
    """A span with the words around it that are of its sentence."""
    return Span(min(span.start, tokens[0].start), max(span.end, tokens[-1].end)) if tokens else span


def _cut(parse: Parse, candidate: Candidate, span: Span) -> Span:
    """As much around the trigger as fits, from one mark of punctuation to another."""
    stops = [t for t in parse.tokens_in(span) if t.pos == "PUNCT"]
    starts = [span.start, *(t.end for t in stops if t.end <= candidate.span.start)]
    ends = [*(t.start for t in stops if t.start >= candidate.span.end), span.end]
    fitting = [Span(s, e) for s in starts for e in ends if e - s <= LONGEST]
    if fitting:
        return max(fitting, key=len)
    at, half = candidate.span, LONGEST // 2
    near = parse.tokens_in(Span(max(span.start, at.start - half), min(span.end, at.end + half)))
    return _around(at, near[1:-1])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return Span(start, end)
