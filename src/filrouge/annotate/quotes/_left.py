"""Quoted passages that no verb introduced: after a colon, floating, fragments, or no quotation at all."""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.annotate.quotes._asides import incise
from filrouge.annotate.quotes._attributions import attributions
from filrouge.annotate.quotes._cues import Cue, cues
from filrouge.annotate.quotes._desk import Desk, Source, source_of
from filrouge.annotate.quotes._marks import Quoted
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._scene import NEAR, SHORT, STOPS, Piece, Scene
from filrouge.annotate.quotes._subjects import inverted_subject, main_subject, subject_before
from filrouge.annotate.quotes._units import words_in
from filrouge.model.mentions import Stance
from filrouge.model.text import Span


def leftover(desk: Desk, k: int, listed: Sequence[tuple[Cue, Phrase | None]]) -> None:
    """A passage that nothing introduced yet: after a colon, floating, a fragment, or no quotation at all."""
    scene = desk.scene
    words = scene.words
    atom = words[k].atom
    assert atom is not None
    inner = atom.inner.of(desk.text)
    size = len(inner.split())
    if k and words[k - 1].text == ":" and (size > SHORT or inner[-1:] in ".!?…" or (inner[:1].isupper() and size > 2)):
        desk.add(Piece(k, k, "colon"), _before_colon(desk, k))
        return
    before, aside = next(((c, a) for c, a in reversed(listed) if c.last < k), (None, None))
    if before is not None and _reaches(scene, before, k):
        phrase = aside or subject_before(words, before, scene.grammar, scene.parse)
        desk.add(Piece(k, k, "passage"), source_of(desk, before, phrase))
        return
    alone = desk.plain == 0
    if alone and _heading(desk, atom, inner):
        return
    if (alone and (size > 2 or inner[-1:] in ".!?…,")) or (
        (k == 0 or words[k - 1].atom is not None) and inner[-1:] in ".!?,…" and inner[:1].isupper() and size > 2
    ):
        desk.add(Piece(k, k, "floating"), _inside(desk, atom))


def _inside(desk: Desk, atom: Quoted) -> Source:
    """« Nous partirons, ⟦a dit X⟧, demain »: the French press leaves the parenthesis inside the marks."""
    scene = desk.scene
    if not scene.grammar.small["inverted"]:
        return Source(floating=True)
    words = words_in(desk.text, atom.inner, scene.view)
    within = Scene(words, scene.grammar, scene.parse, scene.view)
    for cue in cues(words, scene.grammar):
        if cue.first == 0 or words[cue.first - 1].text not in {",", "!", "?"} or cue.passive:
            continue
        aside = incise(within, cue, inside=True)
        last = max(aside.last, cue.last) if aside is not None else 0
        if aside is not None and not _first_person(within, aside) and (last + 1 >= len(words) or words[last + 1].sign):
            speaker = Span(words[aside.first].start, words[aside.last].end)
            span = Span(words[cue.at].start, words[cue.last].end)
            return Source(span, cue.verb.lemma, cue.verb.stance, speaker, aside.pronoun)
    return Source(floating=True)


def _first_person(scene: Scene, phrase: Phrase) -> bool:
    bare = scene.words[phrase.first].text.lstrip("-")
    return phrase.pronoun and scene.grammar.has("first_person", bare)


def _heading(desk: Desk, atom: Quoted, inner: str) -> bool:
    """A short line between marks with no stop: a heading cut out of the text below it."""
    words = desk.scene.words
    framed = words[0].text == "-" and words[-1].text == "-" and len(words) > 1
    stopped = (not framed and inner[-1:] in STOPS) or (words[-1].atom is None and words[-1].text in STOPS)
    return not stopped and atom.closed and (atom.family == "'" or len(inner.split()) <= NEAR)


def _reaches(scene: Scene, cue: Cue, k: int) -> bool:
    """Whether a passage still depends on a verb before it: ``promet « … » et « … »``."""
    if not cue.sure or cue.verb.frames == {"none"}:
        return False
    between = scene.words[cue.last + 1 : k]
    return not any(w.pos == "AUX" or w.text in ";:" for w in between) and len(between) < 25


def _before_colon(desk: Desk, k: int) -> Source:
    """Who speaks after a colon with no verb of saying: the subject of the sentence before it."""
    return _announced_by(desk, k - 1)


def announced(desk: Desk) -> Source | None:
    """What a unit that ends in a colon says of the passage that the next one begins with."""
    words = desk.scene.words
    if words[-1].text != ":" or words[-1].atom is not None:
        return None
    return _announced_by(desk, len(words) - 1)


def _announced_by(desk: Desk, colon: int) -> Source:
    scene = desk.scene
    words, grammar = scene.words, scene.grammar
    credit = next(attributions(words[:colon], grammar), None)
    if credit is not None and credit.name is not None and credit.last + 1 >= colon - NEAR:
        name = desk.span(credit.name.first, colon - 1)
        return Source(desk.span(credit.first, credit.keyword), None, credit.credit.stance, name)
    listed = [c for c in cues(words[:colon], grammar) if c.sure and not c.verb.thinks and colon - c.last <= NEAR]
    if listed:
        cue = listed[-1]
        phrase = subject_before(words, cue, grammar, scene.parse) or inverted_subject(words[:colon], cue, grammar)
        return source_of(desk, cue, phrase)
    noun = next((w for w in words[:colon] if w.text in grammar.nouns), None)
    subject = main_subject(scene, colon)
    speaker = desk.span(subject.first, subject.last) if subject else None
    stance = grammar.nouns[noun.text] if noun else Stance.NEUTRAL
    pronoun = bool(subject and subject.pronoun)
    return Source(noun.span if noun else None, noun.text if noun else None, stance, speaker, pronoun, speaker is None)
