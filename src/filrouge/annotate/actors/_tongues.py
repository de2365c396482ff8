"""Demonyms that name a language and neither a state nor its people: ``le français``, ``the French word``."""

from __future__ import annotations

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.syntax import Token

_QUALIFIES = {"amod", "compound", "nmod", "nsubj"}  # a French word; French is a language
_SPOKEN = {"obj", "obl", "xcomp", "advmod"}  # elle parle russe, translated from German


def language(reading: Reading, ref: Ref) -> bool:
    """Whether a demonym says in or of what language, in the context of words, of speaking or of translating."""
    return _qualifies_words(reading, ref) or _governed(reading, ref) or _noun(reading, ref)


def _qualifies_words(reading: Reading, ref: Ref) -> bool:
    """``le mot anglais``, ``the French word``, ``English-language``: beside, or hung on, a noun of words."""
    token, after = reading.tokens[ref.head], reading.word(ref.last + 1)
    following = reading.word(ref.last + 2) if after == "-" else after
    if reading.lore.is_("words-of", following) and not ref.text.islower():
        return True
    if reading.lore.is_("words-of", reading.word(ref.first - 1)) and ref.text.islower():
        return True
    head = reading.parse.head(token)
    between = range(min(head.i, token.i) + 1, max(head.i, token.i))
    return (
        token.dep in _QUALIFIES
        and reading.lore.is_("words-of", reading.words[head.i])
        and all(reading.tokens[i].pos in {"ADJ", "ADV", "CCONJ", "DET", "AUX"} for i in between)
        and not _of_a_person(reading, ref)
    )


def _of_a_person(reading: Reading, ref: Ref) -> bool:
    """A determiner before a capital: ``the Russian`` is a man."""
    before = reading.token(ref.first - 1)
    return before is not None and before.pos == "DET" and not ref.text.islower() and _alone(reading, ref)


def _alone(reading: Reading, ref: Ref) -> bool:
    """Whether no noun follows that the demonym would qualify."""
    after = reading.token(ref.last + 1)
    if ref.text.islower() and after is not None and after.pos == "ADJ" and reading.tokens[ref.head].pos == "NOUN":
        return True  # le français parlé: nothing qualifies before a noun
    return after is None or after.pos not in {"NOUN", "PROPN", "ADJ"} or not reading.same_sentence(after.i, ref.first)


def _governed(reading: Reading, ref: Ref) -> bool:
    """``parle russe``, ``speakers of German``, ``cours d'anglais``: under a verb or behind a noun of language."""
    before = reading.word(ref.first - 1)
    if not _alone(reading, ref) or _of_a_person(reading, ref) or _people(reading, ref):
        return False
    if reading.lore.is_("of", before):
        noun = reading.word(ref.first - 2)
        return reading.lore.is_("words-of", noun) or reading.lore.is_("teaching-of", noun)
    verb = _over(reading, reading.tokens[ref.head])
    return verb is not None and reading.lore.is_("speaks", bare(verb.lemma))


def _people(reading: Reading, ref: Ref) -> bool:
    """Several of a nation, whatever the capital: ``parler aux Français``."""
    before = reading.token(ref.first - 1)
    return ref.plural or (before is not None and before.feature("Number") == "Plur" and before.pos != "VERB")


def _over(reading: Reading, token: Token) -> Token | None:
    """The verb that a language is spoken under, past the languages joined before it."""
    for _ in range(3):
        head = reading.parse.head(token)
        if token.dep.split(":")[0] in _SPOKEN:
            return head
        if token.dep not in {"conj", "nmod"} or head.i == token.i:
            return None
        token = head  # a novel from Spanish hangs on the novel
    return None


def _noun(reading: Reading, ref: Ref) -> bool:
    """``le français``, ``en anglais``, ``in French``: a noun in the singular behind an article or a preposition."""
    token, before = reading.tokens[ref.head], reading.token(ref.first - 1)
    if before is None or not reading.same_sentence(before.i, ref.first) or ref.plural or not _alone(reading, ref):
        return False
    if reading.lore.is_("in-language", reading.words[before.i]):
        return True
    article = before.pos == "DET" or reading.lore.is_("definite", reading.words[before.i])
    return ref.text.islower() and token.pos == "NOUN" and article and token.dep not in {"amod", "appos"}
