"""The parse of an article in universal terms, whatever parser made it.

Relations are Universal Dependencies v2 (https://universaldependencies.org/u/dep/): a preposition
is a ``case`` child of its noun in every language, a passive subject ``nsubj:pass``, its agent
``obl:agent``. Parts of speech are UPOS; ``morph`` is UD FEATS (``Gender=Fem|Number=Sing``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from filrouge.model.text import Span


@lru_cache(maxsize=4096)
def features(morph: str) -> dict[str, str]:
    """UD FEATS as a dictionary; shared, so never changed."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``head`` is the index of its governor in the article (its own index for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def feature(self, name: str) -> str | None:
        """The value of one UD feature, such as ``Tense`` or ``Number``."""
        return features(self.morph).get(name)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the parser saw it: tokens ``first`` to ``last`` inclusive."""

    first: int
    last: int
    label: str  # PER, LOC, ORG, MISC, or the pack's mapping of the model's own label


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens, sentences and entities of an article; ``parsed`` is false where no model was at hand.

    Without a model there are tokens and sentences, but every ``pos`` and ``dep`` is empty.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    parsed: bool = True
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def children(self, token: Token) -> tuple[Token, ...]:
        """The direct dependents of a token, in text order."""
        return tuple(self.tokens[i] for i in self._children[token.i])

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of these relations."""
        tokens = self.tokens
        return next((tokens[i] for i in self._children[token.i] if tokens[i].dep in deps), None)

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all it governs, in text order."""
        found, todo = [token.i], [token.i]
        while todo:
            below = self._children[todo.pop()]
            found.extend(below)
            todo.extend(below)
        return tuple(self.tokens[i] for i in sorted(found))

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last + 1]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def token_at(self, position: int) -> Token | None:
        """The token that covers a code point, or the next one after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return self.tokens[low] if low < len(self.tokens) else None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly or partly inside a span."""
        first = self.token_at(span.start)
        if first is None:
            return ()
        last = first.i
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return self.tokens[first.i : last]
