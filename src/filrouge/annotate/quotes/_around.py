"""What stands before a parenthesis of saying, and what goes on after it."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._cues import Cue
from filrouge.annotate.quotes._desk import Desk, Source, source_of
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._scene import Piece, Scene, clausal, writer
from filrouge.annotate.quotes._units import Word

_DATELINE = 14  # words and signs of a dateline
_DASHES = frozenset("-–—")


def around_aside(desk: Desk, cue: Cue, aside: Phrase) -> bool:
    """Record what stands before a parenthesis, and what goes on after it."""
    scene = desk.scene
    words = scene.words
    if writer(scene, aside):
        return False
    end = _end_before(scene, min(cue.first, aside.first))
    if end < 0:
        return False
    source = source_of(desk, cue, aside)
    desk.busy.update(range(min(cue.first, aside.first), max(cue.last, aside.last) + 1))
    begin = sentence_start(desk, end)
    quoted = words[end].atom is not None
    if quoted and end not in desk.taken and alone(desk, begin, end):
        desk.add(Piece(end, end, "aside"), source)
        _goes_on(desk, max(cue.last, aside.last) + 1, source)
        return True
    if end in desk.taken or not (quoted or cue.sure or desk.dialogue):
        return False
    resumed = _resumed(desk, max(cue.last, aside.last) + 1, short=end - begin < 3 and aside.pronoun)
    if not (clausal(words, begin, end) or resumed or desk.dialogue) or (
        _adjunct(scene, begin) and not _at_end(scene, cue, aside)
    ):
        return _goes_on(desk, max(cue.last, aside.last) + 1, source)
    desk.add(Piece(begin, end, "aside-sentence"), source)
    if resumed is not None:
        desk.add(resumed, source)
    else:
        _goes_on(desk, max(cue.last, aside.last) + 1, source)
    return True


def _end_before(scene: Scene, first: int) -> int:
    words = scene.words
    end = first - 1
    if end >= 0 and words[end].atom is None and scene.grammar.has("comparers", words[end].text):
        end -= 1
        if end >= 0 and words[end].atom is None and scene.grammar.has("comparers", words[end].text):
            end -= 1
    while end >= 0 and words[end].sign:
        end -= 1
    return end


def _adjunct(scene: Scene, begin: int) -> bool:
    """``When asked about it, X said …``: a beginning that is no sentence."""
    word = scene.words[begin]
    if word.text in scene.grammar.phrases:
        return True
    if scene.grammar.small["inverted"]:
        return False
    return scene.grammar.has("subordinators", word.text) or scene.grammar.has("prepositions", word.text)


def _at_end(scene: Scene, cue: Cue, aside: Phrase) -> bool:
    after = max(cue.last, aside.last) + 1
    return after > scene.final or not any(w.pos in {"VERB", "AUX"} for w in scene.words[after:])


def sentence_start(desk: Desk, end: int) -> int:
    """Where the sentence before a parenthesis begins: after what was said before it in this unit."""
    words = desk.scene.words
    taken = [k for k in desk.taken if k < end]
    begin = max(taken) + 1 if taken else 0
    for k in range(end, begin, -1):
        if words[k].text == ":" and words[k].atom is None:
            begin = k + 1
            break
    begin = _past_dateline(words, begin, end)
    while begin < end and ((words[begin].sign and words[begin].text not in "([") or words[begin].pos == "CCONJ"):
        begin += 1
    return begin


def _past_dateline(words: Sequence[Word], begin: int, end: int) -> int:
    """``LYON, March 27 (AFP) - ⟦Winds were …⟧``: capitals, figures and signs up to a dash."""
    for k in range(begin, min(begin + _DATELINE, end)):
        word = words[k]
        if word.atom is not None or not (word.sign or word.capital or word.text[0].isdigit()):
            return begin
        if k > begin and word.text in _DASHES:
            return k + 1
    return begin


def alone(desk: Desk, begin: int, end: int) -> bool:
    """Whether only linking words stand before a passage in its sentence."""
    words = desk.scene.words
    inner = words[end].atom
    assert inner is not None
    between = words[begin:end]
    if not between:
        return True
    if any(w.pos in {"VERB", "AUX"} or w.atom is not None for w in between):
        return inner.inner.of(desk.text)[:1].isupper() and between[-1].sign
    return (len(between) <= 3 and between[-1].sign) or all(
        w.sign or w.pos in {"ADV", "CCONJ", "SCONJ"} for w in between
    )


def _resumed(desk: Desk, j: int, *, short: bool) -> Piece | None:
    """``The drugs, he says, are …``: the sentence taken up again after a parenthesis."""
    scene = desk.scene
    words, grammar = scene.words, scene.grammar
    if j + 1 > scene.final or words[j].text != "," or words[j + 1].atom is not None:
        return None
    after = words[j + 1]
    finite = after.pos == "VERB" and after.token is not None and after.token.feature("VerbForm") == "Fin"
    clitic = bool(grammar.small["inverted"]) and grammar.has("clitics", after.text) and after.pos in {"ADV", "PRON"}
    that = grammar.has("complementizers", after.text)
    if not (
        that or finite or clitic or after.pos in {"AUX", "CCONJ"} or (short and after.pos in {"PRON", "DET", "NOUN"})
    ):
        return None
    first = j + 2 if that else j + 1
    return Piece(first, scene.final, "aside-goes-on") if first <= scene.final else None


def _goes_on(desk: Desk, j: int, source: Source) -> bool:
    """``« … », a dit X, « … »``: the next passage, where no other verb of saying comes between."""
    scene = desk.scene
    words, grammar = scene.words, scene.grammar
    for k in range(j, len(words)):
        word = words[k]
        if word.atom is not None:
            near = words[k - 1].sign or grammar.has("conjunctions", words[k - 1].text)
            if near:
                desk.add(Piece(k, k, "aside-goes-on"), source)
            return near
        if word.pos in {"VERB", "AUX"} and (grammar.forms.get(word.text) or words[k - 1].text == ","):
            return False
    return False
