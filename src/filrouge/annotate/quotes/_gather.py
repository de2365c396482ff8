"""All quotations of an article before their speakers are resolved, unit by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from filrouge.annotate.quotes._around import around_aside
from filrouge.annotate.quotes._asides import incise
from filrouge.annotate.quotes._attributions import attributions
from filrouge.annotate.quotes._contents import complement
from filrouge.annotate.quotes._credits import credited
from filrouge.annotate.quotes._cues import Cue, cues
from filrouge.annotate.quotes._desk import Desk, Source, source_of
from filrouge.annotate.quotes._found import Said
from filrouge.annotate.quotes._grammar import GERUND
from filrouge.annotate.quotes._left import announced, leftover
from filrouge.annotate.quotes._noun_clauses import noun_clauses
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._scene import Piece, Scene, writer
from filrouge.annotate.quotes._subjects import inverted_subject, main_subject, subject_before
from filrouge.annotate.quotes._units import Unit, View, Word
from filrouge.model.syntax import Parse

_MOST = 60  # verbs or credits read in one sentence; more are a text without stops


def gather(units: Sequence[Unit], text: str, parse: Parse, view: View) -> list[Said]:
    """The quotations of an article in text order, speakers as the words that name them."""
    found: list[Said] = []
    pending: Source | None = None
    for number, unit in enumerate(units):
        desk = Desk(Scene(unit.words, view.grammar, parse, view), number, text, dialogue=unit.dialogue)
        _unit(desk, pending)
        pending = announced(desk)
        found.extend(desk.said)
    return found


def _unit(desk: Desk, pending: Source | None) -> None:
    """One unit: parentheses first, then what verbs govern, then credits, then what is left between marks."""
    words, grammar = desk.scene.words, desk.scene.grammar
    if pending is not None and words[0].atom is not None:
        desk.add(Piece(0, 0, "after-colon"), pending)
    desk.plain = sum(not w.sign and w.atom is None for w in words)
    listed = list(islice(cues(words, grammar), _MOST))
    pieces = [complement(desk.scene, cue) for cue in listed]
    asides: dict[int, Phrase] = {}
    for cue, piece in zip(listed, pieces, strict=True):
        aside = _aside(desk, cue, piece)
        if aside is not None:
            asides[cue.at] = aside
    pieces = [None if piece is not None and _told_by_another(piece, asides) else piece for piece in pieces]
    _complements(desk, listed, pieces, asides)
    for piece, source in noun_clauses(desk.scene):
        if not any(said.content.overlaps(desk.span(piece.first, piece.last)) for said in desk.said):
            desk.add(piece, source)
    for credit in islice(attributions(words, grammar), _MOST):
        credited(desk, credit)
    for at, word in enumerate(words):
        if word.atom is not None and at not in desk.taken:
            leftover(desk, at, [(cue, asides.get(cue.at)) for cue in listed])


def _told_by_another(piece: Piece, asides: Mapping[int, Phrase]) -> bool:
    """``Moscou dit le contraire : l'accord ne vaut rien, a déclaré X``: the clause after a colon has a teller."""
    return piece.rule == "colon-clause" and any(piece.first < at <= piece.last for at in asides)


def _complements(desk: Desk, listed: Sequence[Cue], pieces: Sequence[Piece | None], asides: dict[int, Phrase]) -> None:
    """What the verbs govern that made no parenthesis; a verb without a subject takes the one before it."""
    done = {cue.at for cue in listed if cue.at in asides and around_aside(desk, cue, asides[cue.at])}
    subject: Phrase | None = None
    for cue, piece in zip(listed, pieces, strict=True):
        if cue.at in done:
            subject = asides[cue.at]
        elif piece is not None:
            subject = _governed(desk, cue, piece, asides.get(cue.at), subject) or subject


def _aside(desk: Desk, cue: Cue, piece: Piece | None) -> Phrase | None:
    if cue.passive or (piece is not None and _governs(desk.scene, cue, piece)):
        return None
    return incise(desk.scene, cue, inside=desk.dialogue)


def _governed(desk: Desk, cue: Cue, piece: Piece, aside: Phrase | None, earlier: Phrase | None) -> Phrase | None:
    """Record what a verb governs, unless a wider quotation holds it already; its subject."""
    if piece.rule in {"passage", "adjacent"} and piece.first in desk.taken:
        return None
    scene = desk.scene
    phrase = aside or subject_before(scene.words, cue, scene.grammar, scene.parse)
    if phrase is None and piece.first > cue.last + 1:
        phrase = _late_subject(scene, cue, piece)
    if phrase is None and GERUND in cue.moods:
        phrase = main_subject(scene, cue.first)
    phrase = phrase or earlier
    if phrase is not None and writer(scene, phrase):
        return phrase
    desk.add(piece, source_of(desk, cue, phrase))
    return phrase


def _governs(scene: Scene, cue: Cue, piece: Piece) -> bool:
    """Whether what follows a verb is its content, so that no parenthesis is looked for."""
    words = scene.words
    if _after_passage(words, cue.first):
        return False
    comma = words[cue.last + 1].text == ","
    if comma and not scene.grammar.small["inverted"] and piece.rule in {"that-clause", "adjacent"}:
        aside = incise(scene, cue)
        return aside is None or (piece.rule == "adjacent" and not _after_passage(words, aside.first))
    return piece.rule in {"that-clause", "bare-clause", "colon", "question"} or piece.first - cue.last <= 2


def _after_passage(words: Sequence[Word], i: int) -> bool:
    """Whether a word stands right after a quoted passage, but for a comma."""
    if i < 1:
        return False
    return words[i - 1].atom is not None or (i > 1 and words[i - 1].sign and words[i - 2].atom is not None)


def _late_subject(scene: Scene, cue: Cue, piece: Piece) -> Phrase | None:
    """``Et de conclure X : « … »``; only before a colon."""
    found = inverted_subject(scene.words, cue, scene.grammar) if piece.rule.startswith("colon") else None
    return found if found is not None and found.last < piece.first else None
