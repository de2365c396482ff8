"""The work on one unit: what was found, who says it, which quoted passages are spoken for."""

from __future__ import annotations

from dataclasses import dataclass, field

from filrouge.annotate.quotes._asides import heard_from
from filrouge.annotate.quotes._cues import Cue
from filrouge.annotate.quotes._found import Said
from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._nouns import Phrase, phrase_after
from filrouge.annotate.quotes._scene import SHORT, Piece, Scene
from filrouge.annotate.quotes._settings import addressee, occasion
from filrouge.model.mentions import QuoteKind, Stance
from filrouge.model.text import Span


@dataclass(slots=True)
class Desk:
    """The work on one unit: which quoted passages are spoken for, and what was found."""

    scene: Scene
    unit: int
    text: str
    said: list[Said] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    dialogue: bool = False  # a paragraph that a dash of dialogue opens
    plain: int = 0  # words outside quotation marks
    busy: set[int] = field(default_factory=set)  # words of parentheses such as « a-t-il dit »

    def span(self, first: int, last: int) -> Span:
        words = self.scene.words
        return Span(words[first].start, words[last].end)

    def add(self, piece: Piece, source: Source) -> None:
        """Record a content with the words that introduce it; a piece of no words is none."""
        if piece.first > piece.last:
            return
        words = self.scene.words
        atoms = [k for k in range(piece.first, piece.last + 1) if words[k].atom is not None]
        self.taken.update(atoms)
        content = self.span(piece.first, piece.last)
        kind = QuoteKind.DIRECT if self.dialogue and piece.rule.startswith("aside") else QuoteKind.INDIRECT
        if atoms:
            inner = [words[k].atom.inner for k in atoms]  # type: ignore[union-attr]
            if len(atoms) == 1 and piece.first == piece.last:
                content = inner[0]
                goes_on = piece.rule == "aside-goes-on" and bool(self.said) and self.said[-1].kind is QuoteKind.DIRECT
                kind = QuoteKind.DIRECT if goes_on or source.whole(self, atoms[0]) else QuoteKind.MIXED
            else:
                kind = QuoteKind.MIXED
        parts = self._parts(piece) if piece.first != piece.last else ()
        if len(content) == 0:
            return
        self.said.append(
            Said(
                kind, content, self.unit, piece.rule, source.cue, source.lemma, source.stance,
                source.speaker, source.pronoun, source.floating, parts, source.addressee,
                source.occasion,
            )
        )  # fmt: skip

    def _parts(self, piece: Piece) -> tuple[Span, ...]:
        """The clauses that ``et que`` joins, and in each the quoted fragments where there are any."""
        words, grammar = self.scene.words, self.scene.grammar
        starts = [piece.first]
        for k in range(piece.first + 1, piece.last):
            joined = grammar.has("complementizers", words[k].text) and grammar.has("conjunctions", words[k - 1].text)
            if joined and words[k].atom is None:
                starts.append(k + 1)
        ends = [*(s - 3 for s in starts[1:]), piece.last]
        parts: list[Span] = []
        for first, last in zip(starts, ends, strict=True):
            inner = [w.atom.inner for w in words[first : last + 1] if w.atom is not None]
            parts.extend(inner or ([self.span(first, last)] if last >= first else []))
        return tuple(parts) if parts != [self.span(piece.first, piece.last)] else ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it by which words."""

    cue: Span | None = None
    lemma: str | None = None
    stance: Stance = Stance.NEUTRAL
    speaker: Span | None = None
    pronoun: bool = False
    floating: bool = False
    addressee: Span | None = None
    occasion: Span | None = None

    def whole(self, desk: Desk, k: int) -> bool:
        """Whether a passage is a sentence of its own rather than a fragment of the writer's."""
        words = desk.scene.words
        atom = words[k].atom
        assert atom is not None
        inner = atom.inner.of(desk.text)
        before = words[k - 1] if k else None
        joined = before is not None and desk.scene.grammar.has("complementizers", before.text)
        introduced = before is None or joined or before.text in ":,.!?…" or before.atom is not None
        return introduced and (inner[:1].isupper() or len(inner.split()) >= SHORT)


def source_of(desk: Desk, cue: Cue, phrase: Phrase | None) -> Source:
    """Who says it, by a verb and its subject."""
    words = desk.scene.words
    phrase = _same(desk.scene, heard_from(words, cue, desk.scene.grammar)) or phrase
    phrase = _author(desk.scene, phrase, cue) if phrase else None
    heard = addressee(words, cue, desk.scene.grammar)
    if heard is not None and phrase is not None and heard.first <= phrase.last and phrase.first <= heard.last:
        heard = None
    return Source(
        desk.span(cue.at, cue.last),
        cue.verb.lemma,
        cue.verb.stance,
        desk.span(phrase.first, phrase.last) if phrase else None,
        pronoun=bool(phrase and phrase.pronoun),
        addressee=desk.span(heard.first, heard.last) if heard else None,
        occasion=occasion(words, cue, desk.scene.grammar),
    )


def _same(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """``de ⟦même source⟧`` points back as a pronoun does."""
    if phrase is None:
        return None
    back = any(scene.grammar.has("same", w.text) for w in scene.words[phrase.first : phrase.last + 1])
    return Phrase(phrase.first, phrase.last, pronoun=back or phrase.pronoun)


def _author(scene: Scene, phrase: Phrase, cue: Cue) -> Phrase:
    """``a statement ⟦from the EU⟧ said``, ``⟦her⟧ statement said``: a text speaks for its author."""
    words, grammar = scene.words, scene.grammar
    if phrase.pronoun or not any(w.text in grammar.nouns for w in words[phrase.first : phrase.last + 1]):
        return phrase
    owner = words[phrase.first].text
    if grammar.has("determiners", owner) and (grammar.has("feminine", owner) or grammar.has("masculine", owner)):
        return Phrase(phrase.first, phrase.first, pronoun=True)
    end = cue.first if cue.first > phrase.last else phrase.last + 1
    for k in range(phrase.first + 1, end):
        if (words[k].text in grammar.small["sources"] and words[k - 1].text in grammar.nouns) or words[k].text in _by(
            grammar
        ):
            found = phrase_after(words, k + 1, grammar)
            if found is not None and any(w.capital for w in words[found.first : found.last + 1]):
                return found
    return phrase


def _by(grammar: Grammar) -> frozenset[str]:
    """Sources that need not stand right after the noun: ``a statement e-mailed by X``."""
    return grammar.small["sources"] - grammar.small["joins"]
