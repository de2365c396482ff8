"""What an event noun is of: ``the launch of a phone``, ``la capture de la ville``, ``a loss of $2 billion``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from filrouge.annotate.events.candidates import NOMINAL, Candidate
from filrouge.annotate.events.clauses import low, preposition, stem
from filrouge.annotate.events.words import Row, Words
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

OF = "<of>"  # after a noun, in the pack's event-objects: what it is of
PERSON = "<person>"


def by_matter(candidate: Candidate, parse: Parse, words: Words, money: Sequence[Span]) -> Row | None:
    """The reading of a noun by what it is of; ``money`` are the sums and shares of the text."""
    first = candidate.rows[0]
    form = f"{stem(candidate.token)} {OF}"
    for noun in _matters(candidate.token, parse, words):
        told = words.made_by(form, stem(noun))
        if told is None and low(noun) in words.people:
            told = words.objects.get((form, PERSON))
        if told is not None:
            same = next((r for r in candidate.rows if r.type == told[0]), None)
            return same or replace(first, type=told[0], mode=told[1])
        if any(span.contains(noun.span) for span in money):
            return next((r for r in candidate.rows if r.type == "BUSINESS"), None)
    return None


def _matters(noun: Token, parse: Parse, words: Words) -> Iterator[Token]:
    """The nouns that say what a noun is of, beside it or after a preposition of the pack's role ``matter``."""
    for child in parse.children(noun):
        dep, _, kind = child.dep.partition(":")
        if child.pos not in NOMINAL | {"NUM", "SYM"} or dep not in {"nmod", "compound"} or kind == "poss":
            continue
        case = preposition(parse, child)
        if not case or words.is_(case, "matter"):
            yield child
            if words.is_(stem(child), "amount"):
                yield from (c for c in parse.children(child) if c.dep == "nmod")
