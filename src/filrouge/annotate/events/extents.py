"""The words to show for an event: its clause, at most a line."""

from __future__ import annotations

from filrouge.annotate.events.candidates import Candidate
from filrouge.model.syntax import Parse
from filrouge.model.text import Span

LONGEST = 200  # code points


def extent(parse: Parse, text: str, candidate: Candidate) -> Span:
    """The clause around a trigger: the sentence if short, else the predicate's subtree, cut at its punctuation."""
    sentence = parse.sentence_of(candidate.token).span
    if len(sentence) <= LONGEST:
        return _trimmed(text, sentence)
    tokens = [t for t in parse.subtree(candidate.predicate) if t.sentence == candidate.token.sentence]
    span = Span(tokens[0].start, tokens[-1].end) if tokens else candidate.span
    span = Span(min(span.start, candidate.span.start), max(span.end, candidate.span.end))
    return _trimmed(text, span if len(span) <= LONGEST else _cut(parse, candidate, span))


def _cut(parse: Parse, candidate: Candidate, span: Span) -> Span:
    """As much around the trigger as fits, from one mark of punctuation to another."""
    stops = [t for t in parse.tokens_in(span) if t.pos == "PUNCT"]
    starts = [span.start, *(t.end for t in stops if t.end <= candidate.span.start)]
    ends = [*(t.start for t in stops if t.start >= candidate.span.end), span.end]
    best = Span(max(span.start, candidate.span.start - LONGEST // 2), min(span.end, candidate.span.end + LONGEST // 2))
    fitting = [Span(s, e) for s in starts for e in ends if e - s <= LONGEST]
    return max(fitting, key=len, default=best)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
