"""The if-clause that an event hangs on, or in which it stands."""

from __future__ import annotations

from filrouge.annotate.events.clauses import Clause, low
from filrouge.annotate.events.words import Words
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span


def supposed(clause: Clause) -> bool:
    """The clause is itself the condition (``s'il est adopté``)."""
    return any(_conditions(clause.words, m) for m in clause.children if m.i < clause.verb.i)


def condition(clause: Clause) -> Span | None:
    """The words of the condition, if there is one."""
    for child in clause.children:
        if child.dep == "advcl" and any(_conditions(clause.words, m) for m in clause.parse.children(child)):
            return _span(clause.parse, child)
    own = any(_conditions(clause.words, m) for m in clause.children)
    return _span(clause.parse, clause.verb) if own else None


def _conditions(words: Words, marker: Token) -> bool:
    return marker.dep in {"mark", "advmod"} and words.is_(low(marker), "condition")


def _span(parse: Parse, token: Token) -> Span:
    tokens = parse.subtree(token)
    return Span(tokens[0].start, tokens[-1].end)
