"""Who the subject of a verb of saying is: by the words next to it, helped by the parse."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._cues import Cue, adverb
from filrouge.annotate.quotes._grammar import FINITE, GERUND, INFINITIVE, Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._scene import Scene
from filrouge.annotate.quotes._units import Word
from filrouge.model.syntax import Parse, Token

_ADJUNCTS = 4  # between a verb and the subject behind it
_PARENTHESIS = 30  # words between the two commas of an apposition


def inverted_subject(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """The subject that follows: ``a-t-il dit``, ``said Brooks``, ``a déclaré mardi à la presse X``."""
    if cue.asked is not None:
        return Phrase(cue.asked, cue.asked, pronoun=True)
    j = _past_times(words, cue.last + 1, grammar)
    found = phrase_after(words, j, grammar)
    for _ in range(_ADJUNCTS):
        if found is not None or not _adjoins(words, j, grammar):
            return found
        joined = j + 1 < len(words) and grammar.has("joins", words[j + 1].text)
        addressee = phrase_after(words, j + 2 if joined else j + 1, grammar)
        if addressee is None:
            return None
        j = _past_times(words, addressee.last + 1, grammar)
        found = phrase_after(words, j, grammar)
        if found is None and not _adjoins(words, j, grammar):
            return _name_after(words, addressee, grammar)
    return found


def _adjoins(words: Sequence[Word], j: int, grammar: Grammar) -> bool:
    """``à la presse``, ``dans un communiqué``, ``en une`` between a verb and its subject."""
    if j >= len(words) or words[j].atom is not None:
        return False
    text = words[j].text
    return grammar.has("addressees", text) or grammar.has("occasions", text) or grammar.has("joins", text)


def _past_times(words: Sequence[Word], j: int, grammar: Grammar) -> int:
    while j < len(words) and words[j].atom is None and _skipped(words[j], grammar):
        j += 1
    return j


def _name_after(words: Sequence[Word], addressee: Phrase, grammar: Grammar) -> Phrase | None:
    """``à la presse ⟦Marie Durand⟧``, ``à l'AFP ⟦Marie Durand⟧``: a name taken for a part of the addressee."""
    for k in range(addressee.first, addressee.last):
        token, after = words[k].token, words[k + 1]
        acronym = token is not None and len(token.text) > 1 and token.text.isalpha() and token.text.isupper()
        if after.capital and (acronym or (words[k].pos in {"NOUN", "ADJ"} and not words[k].capital)):
            return phrase_after(words, k + 1, grammar)
    return None


def _skipped(word: Word, grammar: Grammar) -> bool:
    if word.text[0] == "-" and len(word.text) > 1:
        return False
    day = word.text[:1].isdigit() and len(word.text) <= 4
    return day or grammar.has("times", word.text) or adverb(word, grammar)


def subject_before(words: Sequence[Word], cue: Cue, grammar: Grammar, parse: Parse) -> Phrase | None:
    """The subject that precedes a verb, by the words next to it, else by the parse."""
    i = cue.first - 1
    if i < 0 or words[i].atom is not None:
        return _by_parse(words, cue, grammar, parse)
    if grammar.has("relatives", words[i].text):
        return _antecedent(words, i, grammar)
    bare = words[i].text
    if grammar.has("subjects", bare):
        return Phrase(i, i, pronoun=True)
    if cue.moods & {FINITE} or cue.first < cue.at:
        parsed = _by_parse(words, cue, grammar, parse)
        if parsed is not None:
            return parsed
        return _chunk(words, i, grammar)
    return _by_parse(words, cue, grammar, parse)


def _antecedent(words: Sequence[Word], i: int, grammar: Grammar) -> Phrase | None:
    j = i - 1
    if j >= 0 and words[j].text == ",":
        j -= 1
    found = _chunk(words, j, grammar)
    if found is None or found.first < 2 or words[found.first - 1].text != "," or words[found.first].capital:
        return found
    name = found.first - 2  # « Bernard Petit, le successeur de Jean Durand, qui … »: the name before the apposition
    if not (words[name].capital and words[name].pos == "PROPN"):
        return found
    while name > 0 and words[name - 1].capital and words[name - 1].pos == "PROPN":
        name -= 1
    return Phrase(name, found.last)


def _chunk(words: Sequence[Word], last: int, grammar: Grammar) -> Phrase | None:
    """The stretch that ends at a word and begins after the last pause, conjunction or verb."""
    if last < 0:
        return None
    if words[last].text == ",":
        opening = next((k for k in range(last - 1, max(-1, last - _PARENTHESIS), -1) if words[k].text == ","), None)
        if opening is None or opening == 0:
            return None
        named = last - 1 if words[opening + 1].capital and last - opening <= 6 else None
        found = _chunk(words, opening - 1, grammar)
        return Phrase(found.first, named) if found is not None and named is not None else found
    if words[last].sign or words[last].atom is not None or words[last].text in grammar.small["conjunctions"]:
        return None
    first = last
    while first > 0 and not _boundary(words, first - 1, grammar):
        first -= 1
    while first < last and (grammar.has("prepositions", words[first].text) or adverb(words[first], grammar)):
        first += 1
    return Phrase(first, last)


def _boundary(words: Sequence[Word], j: int, grammar: Grammar) -> bool:
    word = words[j]
    if word.atom is not None or (word.sign and word.text not in ".'&-"):
        return True
    if word.text == "." and not words[j + 1].capital:
        return True
    if grammar.has("subordinators", word.text) or (word.pos == "AUX" and word.text in grammar.light):
        return True
    if word.pos == "VERB" and word.token is not None and word.token.feature("VerbForm") in {"Fin", None, "Inf"}:
        return True
    return word.text in grammar.small["conjunctions"] and not words[j + 1].capital


_BELOW = frozenset(["conj", "advcl", "xcomp", "acl", "aux", "cop", "parataxis", "obl", "ccomp"])


def _by_parse(words: Sequence[Word], cue: Cue, grammar: Grammar, parse: Parse) -> Phrase | None:
    """The subject in the tree: of the verb, of the noun that it describes, else of the clause it hangs on."""
    token = words[cue.at].token
    for _ in range(4):
        if token is None:
            break
        head = _subject_token(parse, token, words)
        if head is not None:
            return around(words, head, grammar)
        above = parse.head(token)
        if token.dep.split(":")[0] not in _BELOW or above is token:
            break
        described = _described(words, cue, token, above)
        if described is not None:
            return around(words, described, grammar)
        token = above
    return None


def _described(words: Sequence[Word], cue: Cue, token: Token, above: Token) -> int | None:
    """``un appel les ⟦informant⟧ que``: the noun; after a comma it is the sentence's subject that speaks."""
    if token.dep != "acl" or above.pos not in {"NOUN", "PROPN", "PRON"} or not cue.moods & {GERUND, INFINITIVE}:
        return None
    if cue.first and words[cue.first - 1].text == ",":
        return None
    i = index_of(words, above.start)
    return i if i is not None and i < cue.at else None


def _subject_token(parse: Parse, token: Token, words: Sequence[Word]) -> int | None:
    for child in parse.children(token):
        if child.dep.startswith("nsubj") and child.start < token.start and child.pos != "ADV":
            i = index_of(words, child.start)
            if i is not None and words[i].atom is None and not words[i].sign:
                return i
    return None


def index_of(words: Sequence[Word], position: int) -> int | None:
    """The place of the word that covers a code point; null between words."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low if low < len(words) and words[low].start <= position else None


def around(words: Sequence[Word], head: int, grammar: Grammar) -> Phrase:
    """The noun phrase around its head word."""
    text = words[head].text
    if grammar.has("relatives", text):
        return _antecedent(words, head, grammar) or Phrase(head, head, pronoun=True)
    if grammar.has("subjects", text) and not grammar.has("determiners", text):
        return Phrase(head, head, pronoun=True)
    first = head
    while first > 0 and _leads(words[first - 1], words[first], grammar):
        first -= 1
    found = phrase_after(words, first, grammar)
    last = max(head, found.last) if found is not None else head
    return Phrase(first, min(last, len(words) - 1), pronoun=found.pronoun if found else False)


def _leads(before: Word, word: Word, grammar: Grammar) -> bool:
    if before.atom is not None or before.sign:
        return (before.text in ".'" and before.end == word.start) or (
            before.text == "." and word.capital and before.atom is None
        )
    if grammar.has("subordinators", before.text) or grammar.has("conjunctions", before.text):
        return False
    if grammar.has("determiners", before.text):
        return True
    return before.pos in {"ADJ", "NUM", "NOUN", "PROPN", "DET", "PART"} or (before.capital and word.capital)


def main_subject(scene: Scene, colon: int) -> Phrase | None:
    """Who the sentence before a colon is about: its subject, a person where there is one, else a person named."""
    words = scene.words
    people = {e.first for e in scene.parse.entities if e.label == "PER"}
    subjects = [k for k in range(colon) if _nsubj(words[k])]
    persons = [k for k in subjects if _personal(words[k], people, scene.grammar)]
    named = [k for k in range(colon) if words[k].token is not None and words[k].token.i in people]  # type: ignore[union-attr]
    found = persons[:1] or subjects[:1] or named[:1]
    return around(words, found[0], scene.grammar) if found else None


def _nsubj(word: Word) -> bool:
    return word.token is not None and word.token.dep.startswith("nsubj")


def _personal(word: Word, people: set[int], grammar: Grammar) -> bool:
    bare = word.text
    gendered = grammar.has("feminine", bare) or grammar.has("masculine", bare)
    return gendered or (word.token is not None and word.token.i in people)
