"""To whom and where a thing is said: ``à l'AFP``, ``dans un communiqué``, ``on Truth Social``."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._cues import Cue
from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._units import Word
from filrouge.model.text import Span

_REACH = 25  # words after the verb
_WITHIN = 6  # words between a preposition and the occasion that it introduces


def occasion(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Span | None:
    """The first phrase near a verb that names where the thing was said, with its preposition."""
    for k in range(cue.first, min(len(words), cue.last + _REACH)):
        if words[k].atom is None and grammar.has("occasions", words[k].text):
            last = _named(words, k, grammar)
            if last is not None:
                return Span(words[k].start, words[last].end)
    return None


def _named(words: Sequence[Word], k: int, grammar: Grammar) -> int | None:
    for j in range(k + 1, min(len(words), k + _WITHIN)):
        if words[j].sign or words[j].atom is not None or grammar.has("occasions", words[j].text):
            return None
        for known in grammar.occasions.get(words[j].text, ()):
            if tuple(w.text for w in words[j : j + len(known)]) == known:
                return j + len(known) - 1
    return None


def addressee(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """Whom a verb addresses: an object (``told reporters``) or a phrase with its preposition (``à l'AFP``)."""
    first = cue.last + 1
    if "obj" in cue.verb.frames and first < len(words) and not _clause_follows(words, first, grammar):
        return phrase_after(words, first, grammar)
    for k in range(first, min(len(words), first + _REACH // 2)):
        word = words[k]
        if word.atom is not None or (word.sign and word.text != ",") or grammar.has("complementizers", word.text):
            return None
        if grammar.has("addressees", word.text):
            found = phrase_after(words, k + 1, grammar)
            if found is not None and _named(words, k, grammar) is None:
                return found
    return None


def _clause_follows(words: Sequence[Word], i: int, grammar: Grammar) -> bool:
    return words[i].sign or grammar.has("complementizers", words[i].text) or words[i].text[0] == "-"
