"""Verbs of saying in a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._grammar import FINITE, INFINITIVE, PARTICIPLE, Form, Grammar, Verb
from filrouge.annotate.quotes._units import Word

_CLAUSE_VERB = {"VERB", "AUX"}


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
    taken, forms = -1, grammar.forms
    for i, word in enumerate(words):
        if word.text not in forms or i <= taken or word.atom is not None:
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
    if (
        not grammar.small["inverted"]
        or i == 0
        or i + 1 >= len(words)
        or words[i - 1].pos not in {"NOUN", "PROPN", "PRON"}
        or words[i].capital
    ):
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
        if not (words[j].pos == "ADV" or grammar.has("adverbs", words[j].text) or words[j].text[0] == "-"):
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
        if word.atom is not None or (word.sign and text[0] != "-"):
            break
        if text[0] == "-" and len(text) > 1:
            asked = j
        elif text in grammar.light and word.pos in {"AUX", "VERB", "", "X", "ADJ", "NOUN"}:
            helped = True
            passive = passive or (j >= i - 3 and _is_be(word))
        elif grammar.has("reflexives", text):
            reflexive = True
        elif not (
            grammar.has("clitics", text) or adverb(word, grammar) or _linked(words, j, grammar)
            or _quoted_as(words, j, i, grammar)
        ):  # fmt: skip
            break
        first = j
    while first < i and (adverb(words[first], grammar) and words[first].pos != "PART"):
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
    return word.token is not None and word.token.dep == "aux:pass"


def adverb(word: Word, grammar: Grammar) -> bool:
    return word.pos in {"ADV", "PART"} or grammar.has("adverbs", word.text)


def _linked(words: Sequence[Word], j: int, grammar: Grammar) -> bool:
    """``tenu ⟦à⟧ préciser``: an infinitive mark after a helping verb."""
    return grammar.has("infinitive_marks", words[j].text) and j > 0 and words[j - 1].text in grammar.light


def after_cue(words: Sequence[Word], cue: Cue, grammar: Grammar) -> int:
    """The first word after a cue that is not its inverted pronoun or an adverb."""
    j = cue.last + 1
    while j < len(words) and words[j].atom is None and not grammar.has("infinitive_marks", words[j].text):
        if not (words[j].text[0] == "-" and len(words[j].text) > 1) and not adverb(words[j], grammar):
            break
        j += 1
    return j
