"""Nouns of saying with their clause: ``the claim that …``, ``son annonce que …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from filrouge.annotate.quotes._clauses import clause_end, stripped
from filrouge.annotate.quotes._desk import Source
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._scene import Piece, Scene
from filrouge.annotate.quotes._subjects import around, index_of
from filrouge.annotate.quotes._units import Word
from filrouge.model.syntax import Token
from filrouge.model.text import Span


def noun_clauses(scene: Scene) -> Iterator[tuple[Piece, Source]]:
    """The clauses that nouns of saying introduce, with whoever the noun belongs to."""
    words, grammar = scene.words, scene.grammar
    for k in range(1, len(words) - 2):
        word, after = words[k], words[k + 1]
        if word.atom is not None or after.atom is not None or word.text not in grammar.nouns:
            continue
        if word.pos != "NOUN" or after.pos != "SCONJ" or not grammar.has("complementizers", after.text):
            continue
        owner = _owner(scene, word)
        if owner is None:
            continue
        speaker = Span(words[owner.first].start, words[owner.last].end)
        stance = grammar.nouns[word.text]
        last = _end(scene, after, k + 2)
        if last is None:
            continue
        yield Piece(k + 2, last, "noun-clause"), Source(word.span, word.text, stance, speaker, owner.pronoun)


def _end(scene: Scene, conjunction: Word, first: int) -> int | None:
    """The clause's last word by the tree; what follows belongs to the sentence around it."""
    if conjunction.token is None:
        return None
    clause = scene.parse.head(conjunction.token)
    edge = max(t.end for t in scene.parse.subtree(clause))
    last = max((i for i in range(first, scene.final + 1) if scene.words[i].end <= edge), default=None)
    return None if last is None else min(stripped(scene.words, first, last), clause_end(scene, first))


def _owner(scene: Scene, noun: Word) -> Phrase | None:
    """``the mayor's claim``, ``he made the claim``: the possessor, else the subject of what governs the noun."""
    token, parse = noun.token, scene.parse
    if token is None:
        return None
    possessor = parse.child(token, "nmod:poss")
    if possessor is None:
        possessor = next((c for c in parse.children(parse.head(token)) if _subject(c, token)), None)
    i = index_of(scene.words, possessor.start) if possessor is not None else None
    return around(scene.words, i, scene.grammar) if i is not None and _usable(scene.words, i) else None


def _subject(child: Token, noun: Token) -> bool:
    return child.dep == "nsubj" and child.start < noun.start


def _usable(words: Sequence[Word], i: int) -> bool:
    return words[i].atom is None and not words[i].sign
