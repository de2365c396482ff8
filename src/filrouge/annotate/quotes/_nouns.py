"""Noun phrases next to a verb of saying, read from the words themselves.

The French parser often takes an inverted subject for an object, so the words decide and the parse helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._units import Word

LONGEST = 40  # words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or pronoun: words ``first`` to ``last`` inclusive of a unit."""

    first: int
    last: int
    pronoun: bool = False


def phrase_after(words: Sequence[Word], i: int, grammar: Grammar) -> Phrase | None:
    """The noun phrase or subject pronoun that begins at a word."""
    if i >= len(words) or words[i].sign or words[i].atom is not None:
        return None
    first = words[i].text.lstrip("-")
    if _pronoun(words[i], grammar):
        return Phrase(i, i, pronoun=True)
    if not (words[i].capital or _begins(words, i, grammar)) or grammar.has("prepositions", first):
        return None
    last = i
    for j in range(i + 1, min(i + LONGEST, len(words))):
        if not _continues(words, i, j, grammar):
            break
        last = j
    while last > i and _dangling(words[last], grammar):
        last -= 1
    return Phrase(i, last)


def _pronoun(word: Word, grammar: Grammar) -> bool:
    bare = word.text.lstrip("-")
    if grammar.has("determiners", bare) and not grammar.has("subjects", bare):
        return False
    if word.text[0] == "-":
        return bare in grammar.small["inverted"]
    return bare in grammar.small["singular"] | grammar.small["plural"] | grammar.small["first_person"]


def _begins(words: Sequence[Word], i: int, grammar: Grammar) -> bool:
    word = words[i]
    if grammar.has("determiners", word.text) or grammar.has("subjects", word.text):
        return True
    return word.pos in {"NOUN", "PROPN", "NUM", "ADJ"} or (word.pos in {"", "X"} and word.text[0].isalpha())


def _continues(words: Sequence[Word], first: int, j: int, grammar: Grammar) -> bool:
    word, before = words[j], words[j - 1]
    if word.atom is not None:
        return False
    if word.sign:
        return word.text in ".'&/" and _inside_name(words, j)
    text = word.text
    if grammar.has("joins", text):
        return True
    if grammar.has("conjunctions", text):
        return _coordinates(words, first, j, grammar)
    if grammar.has("determiners", text) and not word.capital and not _leads_on(before, grammar):
        return False  # « à Paul Verdier | la maire », « dans un entretien | le maire »
    stops = any(grammar.has(table, text) for table in ("subordinators", "times", "prepositions"))
    return not stops and _noun_word(word, before, grammar)


def _leads_on(before: Word, grammar: Grammar) -> bool:
    """Whether a determiner may follow a word within one noun phrase."""
    return any(grammar.has(table, before.text) for table in ("joins", "conjunctions", "determiners"))


def _inside_name(words: Sequence[Word], j: int) -> bool:
    return j + 1 < len(words) and words[j - 1].capital and (words[j + 1].capital or words[j + 1].start == words[j].end)


def _coordinates(words: Sequence[Word], first: int, j: int, grammar: Grammar) -> bool:
    """``X et Y``: what follows must again begin a noun phrase, not a clause."""
    if j + 1 >= len(words) or words[j + 1].sign or words[j + 1].atom is not None:
        return False
    after = words[j + 1]
    if grammar.has("determiners", after.text) and words[first].text in grammar.small["determiners"]:
        return True
    return after.capital and after.pos in {"PROPN", "NOUN", ""} and not grammar.has("subjects", after.text)


def _noun_word(word: Word, before: Word, grammar: Grammar) -> bool:
    if word.capital:
        return True
    if word.pos in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PART"} or before.pos == "DET":
        return True
    if word.pos == "VERB" and word.token is not None:
        return word.token.feature("VerbForm") == "Part" and not before.capital and before.pos in {"NOUN", "ADJ"}
    return word.pos == "" and not grammar.forms.get(word.text) and word.text[0].isalnum()


def _dangling(word: Word, grammar: Grammar) -> bool:
    text = word.text
    return (
        grammar.has("prepositions", text)
        or grammar.has("determiners", text)
        or grammar.has("conjunctions", text)
        or (word.sign and text != ".")
    )
