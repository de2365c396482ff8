"""What a verb of saying introduces: a clause, an infinitive, a question, or a quoted passage."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._clauses import clause_end, stripped
from filrouge.annotate.quotes._cues import Cue, after_cue
from filrouge.annotate.quotes._grammar import INFINITIVE, Grammar
from filrouge.annotate.quotes._nouns import phrase_after
from filrouge.annotate.quotes._scene import CONTENT, REACH, Piece, Scene, adverbial, frames
from filrouge.annotate.quotes._units import Word
from filrouge.model.mentions import Stance

_BEFORE = 3  # words before a verb in which its negation stands


def complement(scene: Scene, cue: Cue) -> Piece | None:
    """What follows a verb as its content, by the first pattern that holds."""
    if cue.passive and not frames(cue, "clause"):
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


def _that_clause(scene: Scene, cue: Cue) -> Piece | None:
    """What follows ``que``: ``a dit (mardi à la presse) que …``."""
    words, grammar = scene.words, scene.grammar
    if cue.verb.thinks or not frames(cue, "clause", "that", "obj", "none"):
        return None
    j = after_cue(words, cue, grammar)
    limit = min(j + (REACH if frames(cue, "clause", "that", "obj") else 1), len(words))
    adjunct = False
    for k in range(j, limit):
        word = words[k]
        if word.atom is None and grammar.has("complementizers", word.text):
            known = cue.sure or (k == j and not _noun_place(words, cue, grammar))
            return _clause_from(scene, k) if known and _introduces(words, k, j, cue, grammar) else None
        if _breaks(word, grammar, adjunct=adjunct):
            return None
        if _opens_adjunct(words, k, grammar):
            adjunct = True
        elif not (adjunct or frames(cue, "obj") or adverbial(word, grammar) or grammar.has("clitics", word.text)):
            return None
    return None


def _noun_place(words: Sequence[Word], cue: Cue, grammar: Grammar) -> bool:
    """Whether what looks like a verb stands where only a noun can: ``the ⟦claim⟧ that``, ``la ⟦crainte⟧ que``."""
    if cue.first == 0:
        return False
    before = words[cue.first - 1]
    tables = ("determiners", "prepositions", "joins")
    return before.pos in {"ADJ", "DET"} or any(grammar.has(table, before.text) for table in tables)


def _breaks(word: Word, grammar: Grammar, *, adjunct: bool) -> bool:
    """What cannot stand between a verb and its ``que``: a passage, a stop, another clause."""
    if word.atom is not None or (word.sign and word.text not in ",()-"):
        return True
    if word.pos == "AUX" or _clause_verb(word, adjunct=adjunct) or grammar.has("subordinators", word.text):
        return True
    return adjunct and grammar.has("subjects", word.text) and not grammar.has("clitics", word.text)


def _opens_adjunct(words: Sequence[Word], k: int, grammar: Grammar) -> bool:
    """``, de son côté,``, ``à la presse``, ``la semaine dernière``."""
    text = words[k].text
    if grammar.has("determiners", text) and any(grammar.has("times", w.text) for w in words[k + 1 : k + 3]):
        return True
    return text == "," or grammar.has("prepositions", text) or grammar.has("times", text)


def _clause_verb(word: Word, *, adjunct: bool) -> bool:
    """A verb that begins another clause; a participle in an adjunct does not."""
    if word.pos != "VERB":
        return False
    return not adjunct or (word.token is not None and word.token.feature("VerbForm") in {"Fin", "Inf"})


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
    if pos != "PRON" or frames(cue, "obj"):
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


def _colon(scene: Scene, cue: Cue) -> Piece | None:
    """What follows a colon: ``X écrit : « … »``, ``X le dit : …``."""
    words = scene.words
    for k in range(cue.last + 1, min(cue.last + 2 * REACH, len(words))):
        if words[k].atom is not None:
            return None
        if words[k].text == ":":
            if k + 1 >= len(words):
                return None
            if words[k + 1].atom is not None:
                return Piece(k + 1, k + 1, "colon")
            plain = cue.sure and k - cue.last <= 5 and frames(cue, "clause") and _told(words, cue, scene)
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
    reach = (6 if frames(cue, "clause") else REACH // 2) if frames(cue, "np", "pred") else 4
    if not cue.sure or (frames(cue, "none") and len(cue.verb.frames) == 1 and not cue.passive and reach > 4):
        return None
    for k in range(j, min(j + reach, len(words))):
        word = words[k]
        if word.atom is not None:
            return None if words[k].capital and k > j + 1 and not _sentence_like(scene, k) else Piece(k, k, "passage")
        if word.text in ":;" or (word.sign and word.text in "?!….,"):
            return None
        if word.pos in CONTENT and not grammar.has("complementizers", word.text):
            return None
        called = grammar.has("comparers", word.text) and k + 1 < len(words) and words[k + 1].atom is not None
        if k > j and not called and (grammar.has("relatives", word.text) or grammar.has("subordinators", word.text)):
            return None  # but described it as “historic”
    return None


def _sentence_like(scene: Scene, k: int) -> bool:
    """Whether a passage is more than a title: its own stop, or many words."""
    atom = scene.words[k].atom
    assert atom is not None
    return scene.words[k - 1].text in ":," or len(atom.inner) > 80


def _question(scene: Scene, cue: Cue) -> Piece | None:
    """An indirect question: ``a demandé si …``, ``explained how …``."""
    words, grammar = scene.words, scene.grammar
    if not cue.sure or not frames(cue, "clause", "obj") or cue.verb.thinks or _withheld(words, cue, grammar):
        return None
    j = after_cue(words, cue, grammar)
    if j < scene.final and grammar.has("questions", words[j].text):
        if words[j].text[-1] == "'" and not grammar.has("subjects", words[j + 1].text):
            return None  # « s'engager », not « s'il »
        return Piece(j, clause_end(scene, j), "question")
    return None


def _withheld(words: Sequence[Word], cue: Cue, grammar: Grammar) -> bool:
    """``declined to say when``, ``n'a pas précisé combien``: what is asked was not said."""
    around = words[max(0, cue.first - _BEFORE) : min(cue.last + 2, len(words))]
    return any(grammar.has("withheld", w.text) for w in around if w.atom is None)


def _bare_clause(scene: Scene, cue: Cue) -> Piece | None:
    """``X said it would …``: a clause without its conjunction, where the language has it."""
    words, grammar = scene.words, scene.grammar
    if grammar.small["inverted"] or not cue.sure or not frames(cue, "clause") or cue.verb.thinks:
        return None
    first = _bare_start(scene, cue)
    if first is None or first > scene.final or first - cue.last > REACH or words[first].atom is not None:
        return None
    if grammar.has("questions", words[first].text) and _withheld(words, cue, grammar):
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
    if (frames(cue, "np") and not frames(cue, "obj")) or j >= len(words) or words[j].sign:
        return None
    if frames(cue, "obj"):
        addressee = phrase_after(words, j, grammar)
        j = addressee.last + 1 if addressee is not None else j
    subject = phrase_after(words, j, grammar)
    if subject is None or words[j].pos not in {"PRON", "DET", "PROPN", "NOUN", "NUM", "ADJ"}:
        return None
    after = words[subject.last + 1 : subject.last + 4]
    verbal = any(w.pos in {"AUX", "VERB"} or w.atom is not None for w in after)
    return j if verbal else None


def _infinitive(scene: Scene, cue: Cue) -> Piece | None:
    """An infinitive: ``a affirmé avoir …``, ``vowed to …``, ``a promis de …``."""
    words, grammar = scene.words, scene.grammar
    if not cue.sure or cue.passive or cue.verb.thinks or not frames(cue, "inf"):
        return None
    first = _past_adjunct(words, after_cue(words, cue, grammar), grammar)
    if first < len(words) and grammar.has("infinitive_marks", words[first].text):
        if cue.verb.stance not in {Stance.PROMISING, Stance.THREATENING}:
            return None  # « demande de partir », « hopes to win » report an act or a wish rather than words
        first += 1
    elif not grammar.small["inverted"]:
        return None
    k = first
    while k < len(words) and grammar.has("clitics", words[k].text):
        k += 1
    token = words[k].token if k <= scene.final else None
    if token is None or token.pos not in CONTENT or token.feature("VerbForm") != "Inf":
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
            return stripped(words, first, k - 1)
    return last


def _past_adjunct(words: Sequence[Word], j: int, grammar: Grammar) -> int:
    """Past ``à l'AFP``, ``lundi``, ``au juge`` to what a verb governs after them."""
    k = j
    if k < len(words) and grammar.has("addressees", words[k].text) and words[k].atom is None:
        phrase = phrase_after(words, k + 1, grammar)
        k = phrase.last + 1 if phrase is not None else k
    while k < len(words) and words[k].atom is None and grammar.has("times", words[k].text):
        k += 1
    return k if k < len(words) and words[k].pos in CONTENT else j
