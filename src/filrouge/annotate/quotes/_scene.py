"""What reading one unit needs, and the small tests that several readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._cues import Cue
from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._units import View, Word
from filrouge.model.syntax import Parse

CLOSERS = frozenset(".!?…,;:–—-")


CONTENT = {"VERB", "AUX"}


REACH = 18  # words between a verb and its que


STOPS = frozenset(".!?…,")


NEAR = 12  # words between a verb of saying and its colon


SHORT = 4  # words of a title or a term between marks


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``first`` to ``last`` inclusive as a content, and the pattern that found them."""

    first: int
    last: int
    rule: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One unit's words with what reading them needs."""

    words: Sequence[Word]
    grammar: Grammar
    parse: Parse
    view: View

    @property
    def final(self) -> int:
        """The last word before the closing stop of the unit."""
        last = len(self.words) - 1
        while last > 0 and self.words[last].text in CLOSERS:
            last -= 1
        return last


def frames(cue: Cue, *names: str) -> bool:
    return not cue.verb.frames.isdisjoint(names)


def adverbial(word: Word, grammar: Grammar) -> bool:
    return word.pos in {"ADV", "PART"} or grammar.has("adverbs", word.text)


def clausal(words: Sequence[Word], first: int, last: int) -> bool:
    return any(w.pos in {"VERB", "AUX"} or w.atom is not None for w in words[first : last + 1])


def writer(scene: Scene, phrase: Phrase) -> bool:
    """Whether the writer speaks of himself, in a language whose press does so only in comment."""
    return phrase.pronoun and scene.grammar.has("writer", scene.words[phrase.first].text)
