"""What relative pronouns stand for: the noun before them, where it can be."""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind
from filrouge.model.syntax import Token

_THINGS = {ActorKind.STATE, ActorKind.ORGANISATION}


def antecedent(cast: Cast, ref: Ref) -> list[str]:
    """The noun that a relative clause hangs on, where the pronoun can stand for it."""
    reading, token = cast.reading, cast.reading.tokens[ref.first]
    beside = reading.owner.get(token.i - 2) if reading.word(token.i - 1) == "," else reading.owner.get(token.i - 1)
    if _stands_for(cast, ref, beside) and beside is not None and _named_beside(reading, ref, beside):
        return list(beside.chains)
    noun = _above_relative(reading, token)
    for i in ([noun.i] if noun is not None and noun.i < token.i else []) + [token.i - 1, token.i - 2]:
        owner = reading.owner.get(i)
        if owner is not None and reading.same_sentence(i, token.i) and _stands_for(cast, ref, owner):
            return list(owner.chains)
        if noun is not None and i == noun.i and noun.pos in {"NOUN", "PRON"} and owner is None:
            return []
    return []


def _named_beside(reading: Reading, ref: Ref, beside: Ref) -> bool:
    """A person right before ``who``, or the body that ``which`` can only be: ``the head of X, which``."""
    assert ref.pronoun is not None
    fits = beside.kind is ActorKind.PERSON or (ref.pronoun.only == "thing" and beside.kind in _THINGS)
    return fits and reading.same_sentence(beside.last, ref.first)


def _stands_for(cast: Cast, ref: Ref, owner: Ref | None) -> bool:
    """Whether a relative pronoun can stand for a reference: ``which`` for no person."""
    if owner is None or ref.pronoun is None:
        return False
    return ref.pronoun.only != "thing" or all(cast.members[k].kind is not ActorKind.PERSON for k in owner.chains)


def _above_relative(reading: Reading, token: Token) -> Token | None:
    """The word that the clause of a relative pronoun hangs on."""
    verb = token
    for _ in range(6):
        if verb.dep.startswith("acl") or verb.dep == "root":
            break
        verb = reading.parse.head(verb)
    return reading.parse.head(verb) if verb.dep.startswith("acl") else None
