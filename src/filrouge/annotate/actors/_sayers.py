"""Pronouns that say a quotation before them, resolved first: ``« Il a tort », a-t-elle dit``."""

from __future__ import annotations

from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._owners import human
from filrouge.annotate.actors._pronouns import verb_before
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.syntax import Token

_BETWEEN = 8  # tokens from the words quoted to the verb, past spaces, marks, auxiliaries and adverbs


def pronoun_sayers(focus: Focus, refs: list[Ref]) -> list[tuple[int, Ref]]:
    """The subject pronouns that say a quotation, each with the token where that begins, the last first.

    Whom they mean is settled before the quotation, since whoever it names is rarely who says it.
    """
    found = []
    for ref in refs:
        if ref.pronoun is not None and ref.pronoun.kind == "subject" and ref.first not in focus.quoted:
            begun = _begun(focus, ref)
            if begun is not None:
                found.append((begun, ref))
    return sorted(found, key=lambda pair: -pair[0])


def _begun(focus: Focus, ref: Ref) -> int | None:
    """Where the quotation begins that stands right before a verb of saying and its pronoun."""
    reading = focus.reading
    verb = _saying(reading, ref)
    if verb is None:
        return None
    first = min(verb.i, ref.first)
    for i in range(first - 1, max(first - _BETWEEN, 0), -1):
        if i in focus.quoted:
            return focus.run(i)[0]
        if reading.tokens[i].pos in {"NOUN", "PROPN", "CCONJ", "SCONJ"}:
            return None
    return None


def _saying(reading: Reading, ref: Ref) -> Token | None:
    """The verb of saying whose subject a pronoun is."""
    token = reading.tokens[ref.first]
    if human(reading, token):
        return reading.parse.head(token)
    verb = verb_before(reading, token)
    for word in (verb, reading.parse.head(verb)):
        if ref.inverted and word.lemma in reading.lore.human:
            return word
    return None
