"""What is counted: the noun phrase after a number, read from parts of speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from filrouge.annotate.figures._terms import Terms
from filrouge.lang.fold import bare
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

_NOMINAL = {"NOUN", "PROPN", "ADJ", "SYM"}
_JOINTS = {"-", "'s", "’s"}
_LONGEST = 6  # tokens of one noun phrase


@dataclass(frozen=True, slots=True)
class Counted:
    """The tokens from ``first`` to ``last`` inclusive; ``unit_from`` leaves out *autres*.

    ``of_known`` is true of *8 000 de ces suppressions*, where the number alone is the figure.
    """

    first: int
    last: int
    unit_from: int
    of_known: bool = False


def counted(parse: Parse, at: int, stop: int, terms: Terms) -> Counted | None:
    """The phrase that begins at or after a position, in the same sentence and before ``stop``."""
    token, number = parse.token_at(at), parse.token_at(at - 1)
    if token is None or number is None or token.start >= stop or token.sentence != number.sentence:
        return None
    tokens = _same_sentence(parse, token, stop)
    i = _past_of(tokens, terms)
    found = _phrase(tokens[i:], terms) if parse.parsed else _next_word(tokens[i:])
    return replace(found, of_known=i > 1) if found else None


def _same_sentence(parse: Parse, token: Token, stop: int) -> Sequence[Token]:
    last = parse.sentence_of(token).last
    tokens = parse.tokens[token.i : min(last + 1, token.i + 2 * _LONGEST)]
    return [t for t in tokens if t.start < stop]


def _past_of(tokens: Sequence[Token], terms: Terms) -> int:
    """Past *de*, *of* and a determiner behind it: *trois des otages*, *50 of Gadhafi's men*."""
    if not tokens or bare(tokens[0].text) not in terms.of:
        return 0
    i = 1
    while i < len(tokens) and tokens[i].pos == "DET":
        i += 1
    return i


def _phrase(tokens: Sequence[Token], terms: Terms) -> Counted | None:
    n = _nominal(tokens, terms)
    if tokens and ("self", bare(tokens[0].text)) in terms.outcomes:
        return Counted(tokens[0].i, tokens[0].i, tokens[0].i)  # 5.000 blessés, even read as a participle
    if n == 0:
        return None
    first = next((i for i in range(n) if bare(tokens[i].text) not in terms.other), None)
    if first is None:
        return Counted(tokens[0].i, tokens[n - 1].i, tokens[0].i)
    n = _with_complement(tokens, n, terms)
    n = _with_coordinate(tokens, n, terms)
    return Counted(tokens[0].i, tokens[n - 1].i, tokens[first].i)


def _nominal(tokens: Sequence[Token], terms: Terms) -> int:
    """How many leading tokens are adjectives and nouns in a row, hyphens and genitives inside allowed.

    Adjectives alone count as nouns: *10 000 jeunes*, *40 Français*.
    """
    n = 0
    while n < min(len(tokens), _LONGEST) and (_joins(tokens, n) or _names(tokens, n, terms)):
        n += 1
    while n and tokens[n - 1].text in _JOINTS:
        n -= 1
    return n


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i].text in _JOINTS and tokens[i - 1].end == tokens[i].start


def _names(tokens: Sequence[Token], i: int, terms: Terms) -> bool:
    """Whether a token goes on with the phrase; what became of those counted is no part of their name."""
    token = tokens[i]
    fate = i > 0 and ("after", bare(token.text)) in terms.outcomes
    return token.pos in _NOMINAL and token.text[:1].isalnum() and not fate and not _new_name(tokens, i)


def _new_name(tokens: Sequence[Token], i: int) -> bool:
    """A capital after a common noun that does not hang on it begins another phrase."""
    token = tokens[i]
    return i > 0 and token.pos == "PROPN" and tokens[i - 1].pos == "NOUN" and not _hangs(token, tokens, i)


def _hangs(token: Token, tokens: Sequence[Token], i: int) -> bool:
    if token.dep.startswith("compound"):
        return True
    return token.head in {t.i for t in tokens[:i]} or any(t.head == token.i for t in tokens[:i])


def _with_complement(tokens: Sequence[Token], n: int, terms: Terms) -> int:
    """*juges ⟦d'instruction⟧*: a complement without a determiner belongs to the name of the thing."""
    if n + 1 >= len(tokens) or bare(tokens[n].text) not in terms.bare_of or tokens[n + 1].pos != "NOUN":
        return n
    return n + 2


def _with_coordinate(tokens: Sequence[Token], n: int, terms: Terms) -> int:
    """*drones ⟦et missiles⟧*: a bare noun of the same number joined to the first."""
    if n + 1 >= len(tokens) or tokens[n].pos != "CCONJ" or tokens[n + 1].pos != "NOUN":
        return n
    other = tokens[n + 1]
    joined = other.dep == "conj" and any(t.feature("Number") == other.feature("Number") for t in tokens[:n])
    return n + 1 + max(1, _nominal(tokens[n + 1 :], terms)) if joined else n


def is_plural(parse: Parse, what: Counted) -> bool:
    """Whether some noun of the phrase is plural, as what is counted above one should be."""
    nouns = [t for t in parse.tokens[what.first : what.last + 1] if t.pos in {"NOUN", "PROPN"}]
    return not nouns or any(t.feature("Number") != "Sing" for t in nouns)


def has_noun(parse: Parse, what: Counted) -> bool:
    return any(t.pos in {"NOUN", "PROPN", ""} for t in parse.tokens[what.first : what.last + 1])


def _next_word(tokens: Sequence[Token]) -> Counted | None:
    """Without a parse: the next word."""
    if not tokens or not tokens[0].text[0].isalpha():
        return None
    return Counted(tokens[0].i, tokens[0].i, tokens[0].i)


def span_of(parse: Parse, first: int, last: int) -> Span:
    return Span(parse.tokens[first].start, parse.tokens[last].end)
