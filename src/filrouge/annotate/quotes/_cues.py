"""Verbs of saying in a unit, and who their subject is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._grammar import FINITE, GERUND, INFINITIVE, PARTICIPLE, Form, Grammar, Verb
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._units import Word
from filrouge.model.syntax import Parse, Token

_CLAUSE_VERB = {"VERB", "AUX"}
_PARENTHESIS = 30  # words between the two commas of an apposition


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: words ``first`` to ``last`` with auxiliaries and clitics; ``at`` is the verb itself.

    ``sure`` is false where the parser does not see a verb; ``asked`` is the inverted pronoun's index.
    """

    at: int
    first: int
    last: int
    verb: Verb
    moods: frozenset[str]
    sure: bool
    passive: bool = False
    asked: int | None = None
    reflexive: bool = False


def cues(words: Sequence[Word], grammar: Grammar) -> Iterator[Cue]:
    """The verbs of saying outside quotation marks, in order."""
    taken = -1
    for i, word in enumerate(words):
        if i <= taken or word.atom is not None:
            continue
        found = _form(words, i, grammar)
        if found is None:
            continue
        form, last = found
        cue = _cue(words, (i, last), form, grammar)
        if cue is not None:
            taken = last
            yield cue


def _misread(words: Sequence[Word], i: int, grammar: Grammar) -> bool:
    """``Le syndicat ⟦menace⟧ de``: no noun stands right after another one, before what a verb governs."""
    if not grammar.small["inverted"] or i == 0 or i + 1 >= len(words) or words[i - 1].pos not in {"NOUN", "PROPN", "PRON"} or words[i].capital:
        return False
    after = words[i + 1].text
    return grammar.has("complementizers", after) or grammar.has("infinitive_marks", after)


def _far_helper(words: Sequence[Word], i: int, grammar: Grammar) -> int | None:
    """``⟦a⟧ par ailleurs indiqué``, ``⟦a⟧, de son côté, dit``: the auxiliary some words before."""
    for j in range(i - 1, max(-1, i - 8), -1):
        word = words[j]
        if word.atom is not None or (word.sign and word.text != ",") or word.pos == "VERB":
            return None
        if (
            word.text in grammar.light
            and word.pos == "AUX"
            and word.token is not None
            and word.token.feature("VerbForm") != "Inf"
        ):
            return j
    return None


def _to_be(words: Sequence[Word], first: int, i: int, grammar: Grammar) -> bool:
    """``il est ⟦à noter⟧ que``: nobody's act of saying."""
    if not grammar.has("infinitive_marks", words[i - 1].text):
        return False
    return grammar.has("copulas", words[i - 2].text) and first == i - 2


def _form(words: Sequence[Word], i: int, grammar: Grammar) -> tuple[Form, int] | None:
    for form in grammar.forms.get(words[i].text, ()):
        last = _rest(words, i, form.verb.rest, grammar)
        if last is not None:
            return form, last
    return None


def _rest(words: Sequence[Word], i: int, rest: tuple[str, ...], grammar: Grammar) -> int | None:
    """Where a set phrase ends, with room for an adverb after its verb; null where it does not hold."""
    if not rest:
        return i
    for skip in range(3):
        j = i + 1 + skip
        if j + len(rest) > len(words):
            return None
        if all(words[j + k].text == rest[k] for k in range(len(rest))):
            return j + len(rest) - 1
        if not (words[j].pos == "ADV" or grammar.has("adverbs", words[j].text) or words[j].text[0] in "-‑"):
            return None
    return None


def _cue(words: Sequence[Word], at: tuple[int, int], form: Form, grammar: Grammar) -> Cue | None:
    i, last = at
    word = words[i]
    if word.capital and i > 0 and not words[i - 1].sign and words[i - 1].atom is None:
        return None
    first, asked, helped, passive, reflexive = _group(words, i, grammar)
    moods = form.moods
    if not helped and PARTICIPLE in moods and FINITE not in moods:
        helper = _far_helper(words, i, grammar)
        if helper is None:
            return None
        first, helped = helper, True
    if (
        INFINITIVE in moods
        and first < i - 1
        and words[first].text in grammar.light
        and _to_be(words, first, i, grammar)
    ):
        return None
    if "pron" in form.verb.frames and not reflexive:
        return None
    passive = passive and not _quoted_as(words, i - 1, i, grammar)
    sure = word.token is None or word.pos in _CLAUSE_VERB or (helped and PARTICIPLE in moods) or asked is not None
    if form.verb.rest or (FINITE in moods and _misread(words, i, grammar)):
        sure = True
    return Cue(i, first, last, form.verb, moods, sure, passive and not reflexive, asked, reflexive)


def _group(words: Sequence[Word], i: int, grammar: Grammar) -> tuple[int, int | None, bool, bool, bool]:
    """First word of the verb group, its inverted pronoun, and whether it has a helper, is passive, is reflexive."""
    first, asked, helped, passive, reflexive = i, None, False, False, False
    for j in range(i - 1, max(-1, i - 8), -1):
        word = words[j]
        text = word.text
        if word.atom is not None or word.sign and text[0] not in "-‑":
            break
        if text[0] in "-‑" and len(text) > 1:
            asked = j
        elif text in grammar.light and word.pos in {"AUX", "VERB", "", "X", "ADJ", "NOUN"}:
            helped = True
            passive = passive or (j >= i - 3 and _is_be(word))
        elif grammar.has("reflexives", text):
            reflexive = True
        elif not (
            grammar.has("clitics", text) or _adverb(word, grammar) or _linked(words, j, grammar)
            or _quoted_as(words, j, i, grammar)
        ):  # fmt: skip
            break
        first = j
    while first < i and (_adverb(words[first], grammar) and words[first].pos != "PART"):
        first += 1
    if first < i and _is_subject(words, first, grammar):
        first += 1
    return first, asked, helped, passive, reflexive


def _quoted_as(words: Sequence[Word], j: int, i: int, grammar: Grammar) -> bool:
    """``was ⟦quoted as⟧ saying``: the two words right before a gerund."""
    if i < 2 or j < i - 2 or not grammar.has("comparers", words[i - 1].text):
        return False
    return any(PARTICIPLE in f.moods for f in grammar.forms.get(words[i - 2].text, ()))


def _is_subject(words: Sequence[Word], first: int, grammar: Grammar) -> bool:
    """``⟦nous⟧ le répétons``: a clitic in form that stands where only a subject can."""
    if not (grammar.has("subjects", words[first].text) and grammar.has("clitics", words[first].text)):
        return False
    before = words[first - 1] if first else None
    return before is None or before.sign or before.atom is not None or before.text in grammar.small["subordinators"]


def _is_be(word: Word) -> bool:
    return word.token is not None and word.token.dep in {"aux:pass"}


def _adverb(word: Word, grammar: Grammar) -> bool:
    return word.pos in {"ADV", "PART"} or grammar.has("adverbs", word.text)


def _linked(words: Sequence[Word], j: int, grammar: Grammar) -> bool:
    """``tenu ⟦à⟧ préciser``: an infinitive mark after a helping verb."""
    return grammar.has("infinitive_marks", words[j].text) and j > 0 and words[j - 1].text in grammar.light


def after_cue(words: Sequence[Word], cue: Cue, grammar: Grammar) -> int:
    """The first word after a cue that is not its inverted pronoun or an adverb."""
    j = cue.last + 1
    while j < len(words) and words[j].atom is None and not grammar.has("infinitive_marks", words[j].text):
        if not (words[j].text[0] in "-‑" and len(words[j].text) > 1) and not _adverb(words[j], grammar):
            break
        j += 1
    return j


def inverted_subject(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """The subject that follows: ``a-t-il dit``, ``said Brooks``, ``a déclaré mardi à la presse X``."""
    if cue.asked is not None:
        return Phrase(cue.asked, cue.asked, pronoun=True)
    j = _past_times(words, cue.last + 1, grammar)
    found = phrase_after(words, j, grammar)
    for _ in range(3):
        if found is not None or j >= len(words) or not grammar.has("addressees", words[j].text):
            return found
        addressee = phrase_after(words, j + 1, grammar)
        if addressee is None:
            return None
        j = _past_times(words, addressee.last + 1, grammar)
        found = phrase_after(words, j, grammar)
        if found is None and (j >= len(words) or not grammar.has("addressees", words[j].text)):
            found = _name_after(words, addressee, grammar)
            return found
    return found


def _past_times(words: Sequence[Word], j: int, grammar: Grammar) -> int:
    while j < len(words) and words[j].atom is None and _skipped(words[j], grammar):
        j += 1
    return j


def _name_after(words: Sequence[Word], addressee: Phrase, grammar: Grammar) -> Phrase | None:
    """``à la presse ⟦Marie Durand⟧``, ``à l'AFP ⟦Marie Durand⟧``: a name taken for a part of the addressee."""
    for k in range(addressee.first, addressee.last):
        token, after = words[k].token, words[k + 1]
        acronym = token is not None and len(token.text) > 1 and token.text.isupper()
        if after.capital and (acronym or not words[k].capital) and not grammar.has("joins", words[k].text):
            return phrase_after(words, k + 1, grammar)
    return None


def _skipped(word: Word, grammar: Grammar) -> bool:
    if word.text[0] in "-‑" and len(word.text) > 1:
        return False
    day = word.text[:1].isdigit() and len(word.text) <= 4
    return day or grammar.has("times", word.text) or _adverb(word, grammar)


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
    while first < last and (
        grammar.has("prepositions", words[first].text)
        and not words[first].text == "un"
        or _adverb(words[first], grammar)
    ):
        first += 1
    return Phrase(first, last)


def _boundary(words: Sequence[Word], j: int, grammar: Grammar) -> bool:
    word = words[j]
    if word.atom is not None or (word.sign and word.text not in ".'&-"):
        return True
    if word.text == "." and not words[j + 1].capital:
        return True
    if grammar.has("subordinators", word.text) or (word.pos in {"AUX"} and word.text in grammar.light):
        return True
    if word.pos == "VERB" and word.token is not None and word.token.feature("VerbForm") in {"Fin", None, "Inf"}:
        return True
    return word.text in grammar.small["conjunctions"] and not words[j + 1].capital


_BELOW = frozenset("conj advcl xcomp acl aux cop parataxis obl ccomp".split())


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
    i = _index(words, above.start)
    return i if i is not None and i < cue.at else None


def _subject_token(parse: Parse, token: Token, words: Sequence[Word]) -> int | None:
    for child in parse.children(token):
        if child.dep.startswith(("nsubj", "csubj")) and child.start < token.start:
            i = _index(words, child.start)
            if i is not None and words[i].atom is None and not words[i].sign:
                return i
    return None


def _index(words: Sequence[Word], position: int) -> int | None:
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
        return (
            before.text in ".'"
            and before.end == word.start
            or before.text == "."
            and word.capital
            and before.atom is None
        )
    if grammar.has("subordinators", before.text) or grammar.has("conjunctions", before.text):
        return False
    if grammar.has("determiners", before.text):
        return True
    return before.pos in {"ADJ", "NUM", "NOUN", "PROPN", "DET", "PART"} or before.capital and word.capital
