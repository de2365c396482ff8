"""What a capital tells where a sentence opens, or where a writer lends one to a common word."""

from __future__ import annotations

from filrouge.annotate.actors._reading import Reading
from filrouge.model.syntax import Token


def lent_capital(reading: Reading, token: Token) -> bool:
    """A common noun for those in power that its writer gives a capital: ``le Gouvernement``."""
    last, nouns = reading.nouns_from.get(token.i, (-1, ()))
    after, before = reading.token(token.i + 1), reading.token(token.i - 1)
    power = last == token.i and token.text.istitle() and any(n.kind == "power" for n in nouns)
    alone = after is None or not after.text[:1].isupper()
    return power and alone and before is not None and before.pos in {"DET", "ADP"}


def opens_verbal(reading: Reading, token: Token) -> bool:
    """A participle or infinitive that opens a sentence and is no subject: ``Baptisée « Aurore », l'opération``."""
    after = reading.token(token.i + 1)
    return token.feature("VerbForm") in {"Part", "Inf"} and (after is None or after.pos not in {"AUX", "VERB"})


def before_name(reading: Reading, token: Token) -> bool:
    """An adverb with a capital in mid-sentence that a name goes on from: the Ever Given."""
    after = reading.token(token.i + 1)
    return token.pos in {"ADV", "INTJ"} and after is not None and after.text[:1].isupper() and after.pos == "PROPN"


def opens_clause(reading: Reading, token: Token) -> bool:
    """A word that no grammar holds and that, heading a sentence, is at once the subject of its verb or an owner."""
    if token.pos not in {"PROPN", "PRON", "X"} or reading.words[token.i] in reading.lore.grammar:
        return False
    after = reading.token(token.i + 1)
    if after is None or reading.words[token.i] in reading.lore.pronouns or token.i in reading.nouns_from:
        return False
    subject = token.dep.startswith("nsubj") and (after.pos in {"VERB", "AUX", "CCONJ"} or after.text == ",")
    return subject or (after.text in {"'s", "’s"} and token.dep == "nmod:poss")
