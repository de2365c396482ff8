"""What a verb of saying introduces: a clause, an infinitive, a quoted passage, or the sentence around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.quotes._cues import Cue, after_cue, inverted_subject, subject_before
from filrouge.annotate.quotes._grammar import FINITE, GERUND, INFINITIVE, PARTICIPLE, Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._units import View, Word
from filrouge.model.mentions import Stance
from filrouge.model.syntax import Parse

_REACH = 18  # words between a verb and its que
_PAUSES = frozenset(",?!…–—-.")
CLOSERS = frozenset(".!?…,;:–—-")
_CONTENT = {"VERB", "AUX"}
_GERUND_ONLY = frozenset({GERUND})


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


def complement(scene: Scene, cue: Cue) -> Piece | None:
    """What follows a verb as its content, by the first pattern that holds."""
    if cue.passive and not _frames(cue, "clause"):
        return _passage(scene, cue)
    return (
        _that_clause(scene, cue)
        or _colon(scene, cue)
        or _adjacent(scene, cue)
        or _question(scene, cue)
        or _bare_clause(scene, cue)
        or _infinitive(scene, cue)
        or _passage(scene, cue)
    )


def _frames(cue: Cue, *names: str) -> bool:
    return not cue.verb.frames.isdisjoint(names)


def _that_clause(scene: Scene, cue: Cue) -> Piece | None:
    """``a dit (mardi à la presse) que …``"""
    words, grammar = scene.words, scene.grammar
    if cue.verb.thinks or not _frames(cue, "clause", "that", "obj", "none"):
        return None
    j = after_cue(words, cue, grammar)
    limit = min(j + (_REACH if _frames(cue, "clause", "that", "obj") else 1), len(words))
    adjunct = False
    for k in range(j, limit):
        word = words[k]
        if word.atom is not None or (word.sign and word.text not in ",()-"):
            return None
        if grammar.has("complementizers", word.text):
            known = cue.sure or k == j
            return _clause_from(scene, k) if known and _introduces(words, k, j, cue, grammar) else None
        if word.pos in {"AUX"} or _clause_verb(word, adjunct=adjunct) or grammar.has("subordinators", word.text):
            return None
        if grammar.has("determiners", word.text) and any(grammar.has("times", w.text) for w in words[k + 1 : k + 3]):
            adjunct = True
        if adjunct and grammar.has("subjects", word.text) and not grammar.has("clitics", word.text):
            return None
        if word.text == "," or grammar.has("prepositions", word.text) or grammar.has("times", word.text):
            adjunct = True
        elif not (adjunct or _frames(cue, "obj") or _adverbial(word, grammar) or grammar.has("clitics", word.text)):
            return None
    return None


def _clause_verb(word: Word, *, adjunct: bool) -> bool:
    """A verb that begins another clause; a participle in an adjunct does not."""
    if word.pos != "VERB":
        return False
    return not adjunct or (word.token is not None and word.token.feature("VerbForm") in {"Fin", "Inf"})


def _adverbial(word: Word, grammar: Grammar) -> bool:
    return word.pos in {"ADV", "PART"} or grammar.has("adverbs", word.text)


def _introduces(words: Sequence[Word], k: int, j: int, cue: Cue, grammar: Grammar) -> bool:
    """Whether a ``que`` belongs to the verb and not to a comparison, a noun or another conjunction."""
    before, pos = words[k - 1].text, words[k].pos
    if not grammar.small["inverted"] and pos and pos != "SCONJ":
        return False  # this is the demonstrative
    if before == "," or k == cue.last + 1:
        return True
    if grammar.has("other_que", before):
        return False
    if k == j:
        return True
    if pos != "PRON" or _frames(cue, "obj"):
        return True
    linked = next((w.text for w in reversed(words[j:k]) if grammar.has("prepositions", w.text)), None)
    return linked is not None and not grammar.has("joins", linked)


def _clause_from(scene: Scene, k: int) -> Piece | None:
    words, first = scene.words, k + 1
    while first < scene.final and words[first].sign and words[first].text not in "([":
        first += 1
    if first > scene.final:
        return None
    if words[first].atom is not None and (first == scene.final or _detached(words[first + 1], scene.grammar)):
        return Piece(first, first, "that-clause")
    return Piece(first, clause_end(scene, first), "that-clause")


def _detached(word: Word, grammar: Grammar) -> bool:
    """Whether the writer's own sentence goes on after a passage that was a clause by itself."""
    return word.text in {",", ";", "(", "–", "—"} or grammar.has("conjunctions", word.text)


def clause_end(scene: Scene, first: int) -> int:
    """Where a content clause ends: at the unit's end, a bracket it did not open, or the next report."""
    words, last = scene.words, scene.final
    depth = 0
    for k in range(first, last + 1):
        text = words[k].text
        if k > first + 2 and _reported_next(scene, k):
            return _stripped(words, first, k - 1)
        if text == "(":
            depth += 1
        elif text == ")":
            if depth == 0:
                return _stripped(words, first, k - 1)
            depth -= 1
    return _stripped(words, first, last)


def _reported_next(scene: Scene, k: int) -> bool:
    """``…, ajoutant que``, ``… et a demandé …``: the speaker's next act of saying."""
    words, grammar = scene.words, scene.grammar
    word = words[k]
    forms = grammar.forms.get(word.text, ())
    if any(f.moods == _GERUND_ONLY and not f.verb.thinks for f in forms):
        return (
            words[k - 1].text == "," or bool(grammar.small["inverted"]) and words[k - 1].pos in {"NOUN", "PROPN", "ADJ"}
        )
    if not grammar.has("conjunctions", word.text) or k + 2 >= len(words):
        return False
    j = k + 1
    while j < len(words) - 1 and (words[j].text in grammar.light or grammar.has("clitics", words[j].text)):
        j += 1
    said = any(FINITE in f.moods or (PARTICIPLE in f.moods and j > k + 1) for f in grammar.forms.get(words[j].text, ()))
    return said and words[j].pos == "VERB" and not grammar.has("complementizers", words[k + 1].text)


def _stripped(words: Sequence[Word], first: int, last: int) -> int:
    while last > first and (words[last].text in CLOSERS or scene_conjunction(words[last])):
        last -= 1
    return last


def scene_conjunction(word: Word) -> bool:
    """A conjunction left over at the end of what was cut off."""
    return word.pos == "CCONJ"


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
        if k > cue.last + 1 and words[k].pos == "VERB" and scene.grammar.forms.get(words[k].text):
            return None
    return None


def _told(words: Sequence[Word], cue: Cue, scene: Scene) -> bool:
    """A finite verb with somebody before it; not a heading's imperative or ``a thing to say:``."""
    if cue.verb.thinks or cue.first == 0 or cue.moods == {INFINITIVE}:
        return False
    return not scene.grammar.has("infinitive_marks", words[cue.first].text)


def _adjacent(scene: Scene, cue: Cue) -> Piece | None:
    """``a dit « … »``, ``said, “…”``: a passage next to the verb."""
    words = scene.words
    j = after_cue(words, cue, scene.grammar)
    if j < len(words) and words[j].text == "," and j + 1 < len(words) and words[j + 1].atom is not None:
        j += 1
    return Piece(j, j, "adjacent") if j < len(words) and words[j].atom is not None else None


def _passage(scene: Scene, cue: Cue) -> Piece | None:
    """``a dénoncé une « … »``: a quoted passage within a few words, no verb between."""
    words, grammar = scene.words, scene.grammar
    j = after_cue(words, cue, grammar)
    reach = _REACH // 2 if _frames(cue, "np", "pred") else 4
    if not cue.sure or (_frames(cue, "none") and len(cue.verb.frames) == 1 and not cue.passive and reach > 4):
        return None
    for k in range(j, min(j + reach, len(words))):
        word = words[k]
        if word.atom is not None:
            return None if words[k].capital and k > j + 1 and not _sentence_like(scene, k) else Piece(k, k, "passage")
        if word.text in ":;" or (word.sign and word.text in "?!….,"):
            return None
        if word.pos in _CONTENT and not grammar.has("complementizers", word.text):
            return None
        if k > j and (grammar.has("relatives", word.text) or grammar.has("subordinators", word.text)):
            return None
    return None


def _sentence_like(scene: Scene, k: int) -> bool:
    """Whether a passage is more than a title: its own stop, or many words."""
    atom = scene.words[k].atom
    assert atom is not None
    return scene.words[k - 1].text in ":," or len(atom.inner) > 80


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
            if cue.last + 1 < len(words) and words[cue.last + 1].text == ",":
                return None
            edge = min(t.start for t in scene.parse.subtree(child) if t.start >= token.end)
            return next((k for k in range(cue.last + 1, len(words)) if words[k].end > edge), None)
    j = after_cue(words, cue, grammar)
    if _frames(cue, "np") and not _frames(cue, "obj") or j >= len(words) or words[j].sign:
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
    if not cue.sure or cue.passive or cue.verb.thinks or not _frames(cue, "inf"):
        return None
    j = _past_adjunct(words, after_cue(words, cue, grammar), grammar)
    if j >= len(words):
        return None
    first = j
    if grammar.has("infinitive_marks", words[j].text):
        if cue.verb.stance not in {Stance.PROMISING, Stance.THREATENING}:
            return None  # « demande de partir », « hopes to win » report an act or a wish rather than words
        first = j + 1
    elif not grammar.small["inverted"]:
        return None
    k = first
    while k < len(words) and grammar.has("clitics", words[k].text):
        k += 1
    if k > scene.final or words[k].token is None or words[k].pos not in _CONTENT:
        return None
    token = words[k].token
    if token is None or token.feature("VerbForm") != "Inf":
        return None
    return Piece(first, _infinitive_end(scene, first), "infinitive")


def _infinitive_end(scene: Scene, first: int) -> int:
    """An infinitive ends before ``mais s'est abstenu``: a finite verb that is coordinated is the speaker's own act."""
    words, grammar, last = scene.words, scene.grammar, clause_end(scene, first)
    for k in range(first + 1, last):
        if not grammar.has("conjunctions", words[k].text):
            continue
        j = k + 1
        while j < last and words[j].atom is None and grammar.has("clitics", words[j].text) and words[j].pos != "DET":
            j += 1
        token = words[j].token
        if words[j].pos in {"AUX", "VERB"} and token is not None and token.feature("VerbForm") == "Fin":
            return _stripped(words, first, k - 1)
    return last


def _past_adjunct(words: Sequence[Word], j: int, grammar: Grammar) -> int:
    """Past ``à l'AFP``, ``lundi``, ``au juge`` to what a verb governs after them."""
    k = j
    if k < len(words) and grammar.has("addressees", words[k].text) and words[k].atom is None:
        phrase = phrase_after(words, k + 1, grammar)
        k = phrase.last + 1 if phrase is not None else k
    while k < len(words) and words[k].atom is None and grammar.has("times", words[k].text):
        k += 1
    return k if k < len(words) and words[k].pos in _CONTENT else j


def incise(scene: Scene, cue: Cue, *, inside: bool = False) -> Phrase | None:
    """The subject of a verb that stands in a parenthesis: ``…, a dit X``, ``…, X said.``"""
    words, grammar = scene.words, scene.grammar
    quoted = inside or _after_atom(words, cue.first)
    asked = cue.asked if cue.asked is not None else cue.last + 1
    if _frames(cue, "heard") and not (asked < len(words) and _indefinite(words[asked], grammar)):
        return None
    if not quoted and (not _frames(cue, "clause", "pred", "heard") or not _asserts(words, cue, grammar)):
        return None
    i = cue.first - 1
    if i > 0 and grammar.has("comparers", words[i].text) and not grammar.has("complementizers", words[i].text):
        i -= 1
    if i > 0 and words[i].text == "," and words[i - 1].atom is None:
        apposed = _with_apposition(words, i, cue, grammar)
        if apposed is not None:
            return apposed
    if i >= 0 and _pause(words, i):
        found = inverted_subject(words, cue, grammar)
        if found is not None and _closes(words, max(found.last, cue.last) + 1, grammar):
            return None if _object_like(scene, cue, found) or (not quoted and _has_subject(scene, cue)) else found
        return None
    if grammar.small["inverted"] or i < 0 or not _closes(words, _past_addressee(words, cue, grammar), grammar):
        return None
    return _just_before(words, cue, grammar)


def _indefinite(word: Word, grammar: Grammar) -> bool:
    return grammar.has("indefinite", word.text.lstrip("-‑").removeprefix("t-").removeprefix("t‑"))


def heard_from(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """Whose words an indefinite subject stands for: ``explique-t-on à l'Élysée``, ``de source proche``."""
    asked = cue.asked if cue.asked is not None else cue.last + 1
    if asked >= len(words) or words[asked].text[0] not in "-‑" or not _indefinite(words[asked], grammar):
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
    while k > 0 and words[k].atom is None and comma - k < 2 * _REACH:
        k -= 1
    if words[k].atom is None or k + 1 >= comma:
        return None
    first = k + 2 if words[k + 1].sign else k + 1
    return phrase_after(words, first, grammar)


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
    if _frames(cue, "obj") and j < len(words) and not words[j].sign and words[j].atom is None:
        addressee = phrase_after(words, j, grammar)
        return addressee.last + 1 if addressee is not None else j
    return j


def _just_before(words: Sequence[Word], cue: Cue, grammar: Grammar) -> Phrase | None:
    """The subject between a pause and the verb: ``…, the agency said``."""
    first = cue.first
    while first > 0 and not _pause(words, first - 1) and words[first - 1].text not in ":;(":
        first -= 1
        if cue.first - first > _REACH or grammar.has("subordinators", words[first].text):
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
    return token is not None and (
        token.pos in {"VERB", "SCONJ"}
        and token.feature("VerbForm") in {"Part", "Ger", "Inf"}
        or token.pos == "NOUN"
        and token.dep.startswith("obl")
    )
