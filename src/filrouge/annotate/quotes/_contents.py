"""What a verb of saying introduces: a clause, an infinitive, a quoted passage, or the sentence around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._cues import Cue, after_cue, inverted_subject, subject_before
from filrouge.annotate.quotes._grammar import INFINITIVE, Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._units import Word
from filrouge.model.syntax import Parse

_REACH = 18  # words between a verb and its que
_PAUSES = frozenset(",?!…–—-.")
_CONTENT = {"VERB", "AUX"}


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

    @property
    def final(self) -> int:
        """The last word before the closing stop of the unit."""
        last = len(self.words) - 1
        while last > 0 and self.words[last].sign and self.words[last].text not in ")]%":
            last -= 1
        return last


def complement(scene: Scene, cue: Cue) -> Piece | None:
    """What follows a verb as its content, by the first pattern that holds."""
    if cue.passive and not _frames(cue, "clause"):
        return _passage(scene, cue)
    return (
        _that_clause(scene, cue)
        or _colon(scene, cue)
        or _passage(scene, cue)
        or _question(scene, cue)
        or _bare_clause(scene, cue)
        or _infinitive(scene, cue)
    )


def _frames(cue: Cue, *names: str) -> bool:
    return not cue.verb.frames.isdisjoint(names)


def _that_clause(scene: Scene, cue: Cue) -> Piece | None:
    """``a dit (mardi à la presse) que …``"""
    words, grammar = scene.words, scene.grammar
    if not cue.sure or not _frames(cue, "clause", "that", "obj", "none"):
        return None
    j = after_cue(words, cue, grammar)
    limit = min(j + _REACH, len(words))
    adjunct = False
    for k in range(j, limit):
        word = words[k]
        if word.atom is not None or (word.sign and word.text not in ",()-"):
            return None
        if grammar.has("complementizers", word.text):
            return _clause_from(scene, cue, k) if _introduces(words, k, j, cue, grammar) else None
        if k == j and word.pos in _CONTENT and not word.sign:
            return None
        if grammar.has("subordinators", word.text):
            return None
        if word.text == "," or grammar.has("prepositions", word.text) or grammar.has("times", word.text):
            adjunct = True
        elif not (adjunct or _frames(cue, "obj") or _adverbial(word, grammar) or grammar.has("clitics", word.text)):
            return None
        elif word.token is not None and word.token.pos in {"AUX"}:
            return None
    return None


def _adverbial(word: Word, grammar: Grammar) -> bool:
    return word.pos in {"ADV", "PART"} or grammar.has("adverbs", word.text)


def _introduces(words: Sequence[Word], k: int, j: int, cue: Cue, grammar: Grammar) -> bool:
    """Whether a ``que`` belongs to the verb and not to a comparison, a noun or another conjunction."""
    before = words[k - 1].text
    if k == j or before == ",":
        return True
    if grammar.has("other_que", before):
        return False
    token = words[k].token
    return not (token is not None and token.pos == "PRON" and k > j + 1 and not _frames(cue, "obj"))


def _clause_from(scene: Scene, cue: Cue, k: int) -> Piece | None:
    first = k + 1
    if first > scene.final:
        return None
    return Piece(first, clause_end(scene, first), "that-clause")


def clause_end(scene: Scene, first: int) -> int:
    """Where a content clause ends: at the unit's end, or at a dash or bracket that it does not open."""
    words, last = scene.words, scene.final
    depth = 0
    for k in range(first, last + 1):
        text = words[k].text
        if text == "(":
            depth += 1
        elif text == ")":
            if depth == 0:
                return _stripped(words, first, k - 1)
            depth -= 1
    return _stripped(words, first, last)


def _stripped(words: Sequence[Word], first: int, last: int) -> int:
    while last > first and words[last].sign and words[last].text not in ")]%":
        last -= 1
    return last


def _colon(scene: Scene, cue: Cue) -> Piece | None:
    """``X écrit : « … »`` and ``X le dit : …``"""
    words = scene.words
    for k in range(cue.last + 1, min(cue.last + 2 * _REACH, len(words))):
        if words[k].atom is not None:
            return None
        if words[k].text == ":":
            if k + 1 >= len(words):
                return None
            if words[k + 1].atom is not None:
                return Piece(k + 1, k + 1, "colon")
            plain = cue.sure and k - cue.last <= 5 and _frames(cue, "clause") and _told(words, cue, scene)
            return Piece(k + 1, clause_end(scene, k + 1), "colon-clause") if plain else None
        if k > cue.last + 1 and scene.grammar.forms.get(words[k].text) and words[k].pos == "VERB" and words[k].token is not None and words[k].token.feature("VerbForm") == "Fin":
            return None
    return None


def _told(words: Sequence[Word], cue: Cue, scene: Scene) -> bool:
    """A finite verb with somebody before it; not a heading's imperative or ``a thing to say:``."""
    if cue.verb.thinks or cue.first == 0 or cue.moods == {INFINITIVE}:
        return False
    return not scene.grammar.has("infinitive_marks", words[cue.first].text)


def _passage(scene: Scene, cue: Cue) -> Piece | None:
    """``a dénoncé une « … »``: a quoted passage within a few words, no verb between."""
    words, grammar = scene.words, scene.grammar
    j = after_cue(words, cue, grammar)
    for k in range(j, min(j + _REACH, len(words))):
        word = words[k]
        if word.atom is not None:
            return Piece(k, k, "passage")
        if word.text in ":;" or (word.sign and word.text in "?!…."):
            return None
        if word.pos in _CONTENT and word.token is not None and word.token.feature("VerbForm") not in {"Part", "Inf"} and not grammar.has("complementizers", word.text):
            return None
        if grammar.has("relatives", word.text) and k > j:
            return None
    return None


def _question(scene: Scene, cue: Cue) -> Piece | None:
    """``a demandé si …``, ``explained how …``"""
    words, grammar = scene.words, scene.grammar
    if not cue.sure or not _frames(cue, "clause", "obj") or cue.verb.thinks:
        return None
    j = after_cue(words, cue, grammar)
    if j < len(words) and grammar.has("questions", words[j].text) and j < scene.final:
        return Piece(j, clause_end(scene, j), "question")
    return None


def _bare_clause(scene: Scene, cue: Cue) -> Piece | None:
    """``X said it would …``: a clause without its conjunction, where the language has it."""
    words, grammar = scene.words, scene.grammar
    if grammar.small["inverted"] or not cue.sure or not _frames(cue, "clause") or cue.verb.thinks:
        return None
    first = _bare_start(scene, cue)
    if first is None or first > scene.final or first - cue.last > _REACH or words[first].atom is not None:
        return None
    return Piece(first, clause_end(scene, first), "bare-clause")


def _bare_start(scene: Scene, cue: Cue) -> int | None:
    """Where the clause begins: by the tree, else where a noun phrase and then a verb follow."""
    words, grammar = scene.words, scene.grammar
    token = words[cue.at].token
    if token is None:
        return None
    for child in scene.parse.children(token):
        if child.dep == "ccomp" and child.start > token.end:
            edge = min(t.start for t in scene.parse.subtree(child) if t.start >= token.end)
            return next((k for k in range(cue.last + 1, len(words)) if words[k].end > edge), None)
    j = after_cue(words, cue, grammar)
    if _frames(cue, "np") or j >= len(words) or words[j].sign:
        return None
    if _frames(cue, "obj"):
        addressee = phrase_after(words, j, grammar)
        j = addressee.last + 1 if addressee is not None else j
    subject = phrase_after(words, j, grammar)
    if subject is None or words[j].pos not in {"PRON", "DET", "PROPN", "NOUN", "NUM", "ADJ"}:
        return None
    after = words[subject.last + 1 : subject.last + 4]
    verbal = any(w.pos in {"AUX", "VERB"} or w.atom is not None for w in after)
    return j if verbal else None


def _infinitive(scene: Scene, cue: Cue) -> Piece | None:
    """``a affirmé avoir …``, ``vowed to …``, ``a promis de …``"""
    words, grammar = scene.words, scene.grammar
    if not cue.sure or not _frames(cue, "inf") or INFINITIVE in cue.moods and cue.first == cue.at:
        return None
    j = after_cue(words, cue, grammar)
    if j >= len(words):
        return None
    first = j
    if grammar.has("infinitive_marks", words[j].text):
        first = j + 1
    elif not grammar.small["inverted"]:
        return None
    k = first
    while k < len(words) and grammar.has("clitics", words[k].text):
        k += 1
    if k > scene.final or words[k].token is None or words[k].pos not in _CONTENT:
        return None
    token = words[k].token
    if not (token.feature("VerbForm") == "Inf"):
        return None
    return Piece(first, clause_end(scene, first), "infinitive")


def incise(scene: Scene, cue: Cue) -> Phrase | None:
    """The subject of a verb that stands in a parenthesis: ``…, a dit X``, ``…, X said.``"""
    words, grammar = scene.words, scene.grammar
    if not _frames(cue, "clause", "that", "none", "pred") and not _after_atom(words, cue.first):
        return None
    i = cue.first - 1
    if i > 0 and grammar.has("comparers", words[i].text) and not grammar.has("complementizers", words[i].text):
        i -= 1
    if i >= 0 and _pause(words, i):
        found = inverted_subject(words, cue, grammar)
        if found is not None and _closes(words, max(found.last, cue.last) + 1, grammar):
            return None if _object_like(scene, cue, found) else found
        return None
    if grammar.small["inverted"] or i < 0 or not _closes(words, cue.last + 1, grammar):
        return None
    return _just_before(words, cue, grammar)


def _just_before(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """The subject between a pause and the verb: ``…, the agency said``."""
    first = cue.first
    while first > 0 and not _pause(words, first - 1) and words[first - 1].text not in ":;(":
        first -= 1
        if cue.first - first > _REACH or grammar.has("subordinators", words[first].text):
            return None
    while first < cue.first and words[first].pos in {"ADV", "CCONJ"}:
        first += 1
    if first in {0, cue.first} or not _pause(words, first - 1):
        return None
    inside = words[first : cue.first]
    if any(w.pos == "AUX" or (w.pos == "VERB" and w.token and w.token.feature("VerbForm") == "Fin") for w in inside):
        return None
    if grammar.has("prepositions", words[first].text):
        return None
    pronoun = len(inside) == 1 and inside[0].text in grammar.small["subjects"]
    return Phrase(first, cue.first - 1, pronoun)


def _after_atom(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].atom is not None or i > 1 and words[i - 2].atom is not None


def _pause(words: Sequence[Word], i: int) -> bool:
    return words[i].atom is not None or words[i].text in _PAUSES


def _object_like(scene: Scene, cue: Cue, found: Phrase) -> bool:
    """``…, a dénoncé la guerre et …``: coordinated after a comma, not inverted."""
    words = scene.words
    pause = words[cue.first - 1]
    if found.pronoun or pause.atom is not None or (cue.first > 1 and words[cue.first - 2].atom is not None):
        return False
    return not _frames(cue, "clause", "none") or words[found.first].pos in {"ADP"}


def _closes(words: Sequence[Word], i: int, grammar: Grammar) -> bool:
    """Whether nothing that a verb could govern follows: the end, a pause, an adjunct or a relative."""
    if i >= len(words):
        return True
    word = words[i]
    if word.atom is not None or word.sign:
        return True
    if grammar.has("complementizers", word.text):
        return False
    text = word.text
    if grammar.has("prepositions", text) or grammar.has("times", text) or grammar.has("conjunctions", text):
        return True
    if grammar.has("relatives", text) or grammar.has("subordinators", text) or _adverbial(word, grammar):
        return True
    token = word.token
    return token is not None and (token.pos in {"VERB", "SCONJ"} and token.feature("VerbForm") in {"Part", "Ger", "Inf"} or token.pos == "NOUN" and token.dep.startswith("obl"))
