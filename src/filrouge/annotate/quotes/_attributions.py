"""``Selon X``, ``d'après X``, ``according to X``: phrases that credit the clause around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._grammar import Phrase as Credit
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._units import Word

_NONE: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A crediting phrase, words ``first`` to ``last`` with its name; ``name`` is null in ``à l'en croire``."""

    first: int
    last: int
    keyword: int  # last word of the phrase itself
    credit: Credit
    name: Phrase | None


def attributions(words: Sequence[Word], grammar: Grammar) -> Iterator[Attribution]:
    """The crediting phrases of a unit, outside quotation marks."""
    for i, word in enumerate(words):
        for credit in grammar.phrases.get(word.text, _NONE):
            if len(credit.words) > 1 and (i + 1 == len(words) or words[i + 1].text != credit.words[1]):
                continue
            found = _read(words, i, credit, grammar)
            if found is not None:
                yield found
                break


def _read(words: Sequence[Word], i: int, credit: Credit, grammar: Grammar) -> Attribution | None:
    size = len(credit.words)
    if [word.text for word in words[i : i + size]] != [*credit.words]:
        return None
    if i and grammar.has("joins", words[i].text) and not _free(words[i - 1]):
        return None  # « à partir de sources … »
    keyword = i + size - 1
    if credit.place == "alone":
        owner = next((k for k in range(i, keyword) if _possessor(words[k], grammar)), None)
        return Attribution(i, keyword, keyword, credit, Phrase(owner, owner, pronoun=True) if owner else None)
    if credit.place == "noun":
        return Attribution(i, keyword, keyword, credit, _noun_before(words, i, grammar))
    name = phrase_after(words, keyword + 1, grammar)
    if name is None:
        return None
    return Attribution(i, _end(words, name.last, grammar), keyword, credit, name)


def _free(before: Word) -> bool:
    """Whether a phrase that begins with ``de`` does not hang on the word before it."""
    return before.sign or before.atom is not None or before.text[0] == "-" or before.pos == "VERB"


def _possessor(word: Word, grammar: Grammar) -> bool:
    """``in ⟦her⟧ words``, where the language marks whose."""
    return grammar.has("feminine", word.text) or grammar.has("masculine", word.text) or grammar.has("plural", word.text)


def _noun_before(words: Sequence[Word], i: int, grammar: Grammar) -> Phrase | None:
    """``la thèse de X, ⟦selon laquelle⟧``: the noun phrase that the credit takes up."""
    last = i - 1
    while last >= 0 and words[last].sign:
        last -= 1
    first = last
    while first > 0 and not words[first - 1].sign and words[first - 1].pos not in {"VERB", "AUX"}:
        first -= 1
        if grammar.has("determiners", words[first].text) and words[first + 1].text in grammar.nouns:
            break
    return Phrase(first, last) if last >= 0 and words[last].atom is None else None


def _end(words: Sequence[Word], last: int, grammar: Grammar) -> int:
    """Take in what still belongs to the name up to the next pause: ``selon un rapport publié mardi,``."""
    for j in range(last + 1, min(last + 25, len(words))):
        word = words[j]
        if word.text in "[]" or (word.text.isdigit() and words[j - 1].text == "["):
            last = j if word.text == "]" else last
            continue
        if word.atom is not None or word.sign:
            return j - 1 if word.sign and word.text in ",.;:?!…)" else last
        if word.pos in {"AUX", "PRON"} and not grammar.has("relatives", word.text):
            return last
    return len(words) - 1 if last + 25 >= len(words) else last
