"""Verbs of saying in a parenthesis: ``…, a dit X``, ``…, X said``."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._cues import Cue, after_cue
from filrouge.annotate.quotes._grammar import FINITE, Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._scene import REACH, Scene, adverbial, frames
from filrouge.annotate.quotes._subjects import inverted_subject
from filrouge.annotate.quotes._units import Word

_COMMAS = 2  # before a title and before the name behind it
_PAUSES = frozenset(",?!…–—-.")


def incise(scene: Scene, cue: Cue, *, inside: bool = False) -> Phrase | None:
    """The subject of a verb that stands in a parenthesis, as in ``…, a dit X`` and ``…, X said``."""
    words, grammar = scene.words, scene.grammar
    quoted = inside or _after_atom(words, cue.first)
    if not _fits(scene, cue, quoted=quoted):
        return None
    i = cue.first - 1
    if i > 0 and grammar.has("comparers", words[i].text) and not grammar.has("complementizers", words[i].text):
        i -= 1
    apposed = _with_apposition(words, i, cue, grammar)
    if apposed is not None:
        return apposed
    if i >= 0 and words[i].text == "," and (named := _named_after_title(words, i, cue, grammar)) is not None:
        return named
    if i >= 0 and _pause(words, i):
        return _inverted(scene, cue, quoted=quoted)
    if grammar.small["inverted"] or i < 0 or not _closes(words, _past_addressee(words, cue, grammar), grammar):
        return None
    return _just_before(words, cue, grammar)


def _fits(scene: Scene, cue: Cue, *, quoted: bool) -> bool:
    """Whether a verb makes such a parenthesis: around what is not quoted, only one that takes a clause."""
    words, grammar = scene.words, scene.grammar
    asked = cue.asked if cue.asked is not None else cue.last + 1
    if frames(cue, "heard") and not (asked < len(words) and _indefinite(words[asked], grammar)):
        return False
    return quoted or (frames(cue, "clause", "pred", "heard") and _asserts(words, cue, grammar))


def _inverted(scene: Scene, cue: Cue, *, quoted: bool) -> Phrase | None:
    found = inverted_subject(scene.words, cue, scene.grammar)
    if found is None or not _closes(scene.words, max(found.last, cue.last) + 1, scene.grammar):
        return None
    return None if _object_like(scene, cue, found) or (not quoted and _has_subject(scene, cue)) else found


def _indefinite(word: Word, grammar: Grammar) -> bool:
    return grammar.has("indefinite", word.text.lstrip("-"))


def heard_from(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """Whose words an indefinite subject stands for: ``explique-t-on à l'Élysée``, ``de source proche``."""
    asked = cue.asked if cue.asked is not None else cue.last + 1
    if asked >= len(words) or words[asked].text[0] != "-" or not _indefinite(words[asked], grammar):
        return None
    j = after_cue(words, cue, grammar)
    for k in range(j, min(j + 4, len(words))):
        if words[k].atom is not None or words[k].sign:
            return None
        if grammar.has("prepositions", words[k].text):
            after = k + 1
            while after < len(words) and grammar.has("joins", words[after].text):
                after += 1
            return phrase_after(words, after, grammar)
    return None


def _with_apposition(words: Sequence[Word], comma: int, cue: Cue, grammar: Grammar) -> Phrase | None:
    """``“…,” Harry Kazianis, a director, said``: the name between a passage and its apposition."""
    if (
        grammar.small["inverted"]
        or words[comma].text != ","
        or not _closes(words, _past_addressee(words, cue, grammar), grammar)
    ):
        return None
    k = comma - 1
    while k > 0 and words[k].atom is None and comma - k < 2 * REACH:
        k -= 1
    if words[k].atom is None or k + 1 >= comma:
        return None
    first = k + 2 if words[k + 1].sign else k + 1
    return phrase_after(words, first, grammar)


def _named_after_title(words: Sequence[Word], comma: int, cue: Cue, grammar: Grammar) -> Phrase | None:
    """``…, the mayor, ⟦Ann Smith⟧, said``: a name between commas behind a title between commas."""
    if grammar.small["inverted"] or not _closes(words, _past_addressee(words, cue, grammar), grammar):
        return None
    before = [k for k in range(comma - 1, max(-1, comma - 2 * REACH), -1) if words[k].text in {",", ";"}][:2]
    if len(before) < _COMMAS:
        return None
    name, title = words[before[0] + 1 : comma], words[before[1] + 1 : before[0]]
    plain = all(w.atom is None and w.pos not in {"VERB", "AUX"} for w in (*name, *title))
    if not (plain and name and title and all(w.capital for w in name) and title[0].pos in {"DET", "PRON", "NOUN"}):
        return None
    return Phrase(before[1] + 1, comma - 1)


def _asserts(words: Sequence[Word], cue: Cue, grammar: Grammar) -> bool:
    """A finite verb of saying: a gerund or an infinitive makes no parenthesis around what was not quoted."""
    if cue.verb.thinks and cue.asked is None:
        return False
    if grammar.has("infinitive_marks", words[cue.first].text):
        return False
    return bool(cue.moods & {FINITE}) or cue.first < cue.at


def _has_subject(scene: Scene, cue: Cue) -> bool:
    """Whether the tree gives an English verb a subject before it, so that what follows is its object."""
    if scene.grammar.small["inverted"]:
        return False
    token = scene.words[cue.at].token
    return token is not None and any(
        c.dep.startswith("nsubj") and c.start < token.start for c in scene.parse.children(token)
    )


def _past_addressee(words: Sequence[Word], cue: Cue, grammar: Grammar) -> int:
    """The word after ``told him``, ``told reporters``."""
    j = cue.last + 1
    if frames(cue, "obj") and j < len(words) and not words[j].sign and words[j].atom is None:
        addressee = phrase_after(words, j, grammar)
        return addressee.last + 1 if addressee is not None else j
    return j


def _just_before(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """The subject between a pause and the verb: ``…, the agency said``."""
    first = cue.first
    while first > 0 and not _pause(words, first - 1) and words[first - 1].text not in ":;(":
        first -= 1
        if cue.first - first > REACH or grammar.has("subordinators", words[first].text):
            return None
    if first == 0 or not _pause(words, first - 1):
        return None
    while first < cue.first and words[first].pos in {"ADV", "CCONJ"} and "-" not in words[first].text:
        first += 1
    if first == cue.first:
        return None
    inside = words[first : cue.first]
    if any(w.pos == "AUX" or (w.pos == "VERB" and w.token and w.token.feature("VerbForm") == "Fin") for w in inside):
        return None
    if grammar.has("prepositions", words[first].text):
        return None
    pronoun = len(inside) == 1 and inside[0].text in grammar.small["subjects"]
    return Phrase(first, cue.first - 1, pronoun)


def _after_atom(words: Sequence[Word], i: int) -> bool:
    return (i > 0 and words[i - 1].atom is not None) or (i > 1 and words[i - 2].atom is not None)


def _pause(words: Sequence[Word], i: int) -> bool:
    return words[i].atom is not None or words[i].text in _PAUSES


def _object_like(scene: Scene, cue: Cue, found: Phrase) -> bool:
    """``…, a dénoncé la guerre et …``: coordinated after a comma, not inverted."""
    words = scene.words
    pause = words[cue.first - 1]
    if found.pronoun or pause.atom is not None or (cue.first > 1 and words[cue.first - 2].atom is not None):
        return False
    return not frames(cue, "clause", "none") or words[found.first].pos == "ADP"


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
    if grammar.has("relatives", text) or grammar.has("subordinators", text) or adverbial(word, grammar):
        return True
    token = word.token
    return token is not None and (
        (token.pos in {"VERB", "SCONJ"} and token.feature("VerbForm") in {"Part", "Ger", "Inf"})
        or (token.pos == "NOUN" and token.dep.startswith("obl"))
    )
