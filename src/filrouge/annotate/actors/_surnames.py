"""Surnames that stand alone, with their particle, or two tied by a hyphen, once the full names are known."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_SMALL = {"DET", "PRON", "CCONJ", "SCONJ", "AUX"}


def with_surnames(reading: Reading, found: list[Ref], held: AbstractSet[int], told: AbstractSet[int]) -> list[Ref]:
    """The names with those of their persons' surnames that nothing else gave away.

    Args:
        reading: the article.
        found: the names so far.
        held: tokens of known names.
        told: tokens with an entity label.
    """
    full = [r for r in found if r.kind is ActorKind.PERSON and r.last > r.first]
    surnames = {reading.words[r.last] for r in full}
    kept = [r for r in found if not _pair(bare(r.text), surnames)]
    covered = {i for r in kept for i in range(r.first, r.last + 1)} | held
    for token in reading.tokens:
        if token.text[:1].isupper() and token.i not in covered:
            kept.extend(_alone(reading, token, surnames, told))
    _with_particles(reading, kept)
    return kept


def _alone(reading: Reading, token: Token, surnames: set[str], told: AbstractSet[int]) -> Iterator[Ref]:
    """The surname, or two, that a token is."""
    word = reading.words[token.i]
    if _pair(word, surnames):
        yield from _tied(reading, token)
    small = token.pos in _SMALL or (word in reading.lore.grammar and reading.opens(token.i))
    if word not in surnames or small or (_capital_beside(reading, token.i) and token.i not in told):
        return
    ref = reading.ref(token.i, token.i, Form.NAME, "surname of a named person")
    ref.kind = ActorKind.PERSON
    yield ref


def _pair(word: str, surnames: set[str]) -> bool:
    """Whether a word is two of these surnames tied by a hyphen."""
    parts = word.split("-")
    return len(parts) == 2 and all(part in surnames for part in parts)


def _tied(reading: Reading, token: Token) -> Iterator[Ref]:
    """The two surnames of ``l'appel Durand-Martin``."""
    start = token.start
    for part in token.text.split("-"):
        ref = reading.ref(token.i, token.i, Form.NAME, "surnames tied by a hyphen")
        ref.start, ref.end, ref.text, ref.kind = start, start + len(part), part, ActorKind.PERSON
        start += len(part) + 1
        yield ref


def _capital_beside(reading: Reading, i: int) -> bool:
    """Whether the word belongs to a longer capitalised name (``Trump Tower``)."""
    after = reading.token(i + 1)
    return after is not None and after.text[:1].isupper() and after.pos == "PROPN" and reading.same_sentence(i, i + 1)


def _with_particles(reading: Reading, found: list[Ref]) -> None:
    """Give surnames that stand alone the particle that the full name has: ``Le Pen``, ``De Gaulle``."""
    words = reading.words
    pairs = {(words[i], words[i + 1]) for r in found if r.kind is ActorKind.PERSON for i in range(r.first, r.last)}
    for ref in found:
        i = ref.first - 1
        if ref.kind is not ActorKind.PERSON or ref.first != ref.last or reading.word(i) not in reading.lore.particles:
            continue
        inside = reading.tokens[i].text[:1].isupper() and not reading.opens(i)
        if (inside or (reading.word(i), words[ref.first]) in pairs) and reading.same_sentence(i, ref.first):
            ref.first, ref.start = i, reading.tokens[i].start
            ref.text = reading.text[ref.start : ref.end]
