"""Where a content clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._grammar import FINITE, GERUND, PARTICIPLE, Form, Grammar
from filrouge.annotate.quotes._scene import CLOSERS, Scene
from filrouge.annotate.quotes._units import Word

LONGEST_CLAUSE = 300  # words; a longer one is a text without stops
_GERUND_ONLY = frozenset({GERUND})


def clause_end(scene: Scene, first: int) -> int:
    """Where a content clause ends: at the unit's end, a bracket it did not open, or the next report."""
    words, last = scene.words, min(scene.final, first + LONGEST_CLAUSE)
    depth = 0
    for k in range(first, last + 1):
        text = words[k].text
        if k > first + 2 and _reported_next(scene, k):
            return stripped(words, first, k - 1)
        if text == "(":
            depth += 1
        elif text == ")":
            if depth == 0:
                return stripped(words, first, k - 1)
            depth -= 1
    return stripped(words, first, last)


def _reported_next(scene: Scene, k: int) -> bool:
    """``…, ajoutant que``, ``… et a demandé …``: the speaker's next act of saying."""
    words, grammar = scene.words, scene.grammar
    word = words[k]
    if word.text == ",":
        return _tells_next(words, k + 1, grammar)
    forms = _simple(grammar, word.text)
    if any(f.moods == _GERUND_ONLY and not f.verb.thinks for f in forms):
        return words[k - 1].text == "," or (
            bool(grammar.small["inverted"]) and words[k - 1].pos in {"NOUN", "PROPN", "ADJ"}
        )
    if not grammar.has("conjunctions", word.text) or k + 2 >= len(words):
        return False
    j = k + 1
    while j < len(words) - 1 and (words[j].text in grammar.light or grammar.has("clitics", words[j].text)):
        j += 1
    said = any(FINITE in f.moods or (PARTICIPLE in f.moods and j > k + 1) for f in _simple(grammar, words[j].text))
    return said and words[j].pos == "VERB" and not grammar.has("complementizers", words[k + 1].text)


def _simple(grammar: Grammar, text: str) -> list[Form]:
    """The forms of verbs that need no set phrase: ``hit`` alone reports nothing."""
    return [f for f in grammar.forms.get(text, ()) if not f.verb.rest]


def _tells_next(words: Sequence[Word], i: int, grammar: Grammar) -> bool:
    """Another report follows: ``…, il rétorque : « … »``."""
    if i + 2 >= len(words) or not grammar.has("subjects", words[i].text):
        return False
    return bool(grammar.forms.get(words[i + 1].text)) and words[i + 2].text == ":"


def stripped(words: Sequence[Word], first: int, last: int) -> int:
    while last > first and (words[last].text in CLOSERS or _left_over(words[last])):
        last -= 1
    return last


def _left_over(word: Word) -> bool:
    """A conjunction left over at the end of what was cut off."""
    return word.pos == "CCONJ"
