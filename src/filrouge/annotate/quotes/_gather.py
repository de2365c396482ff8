"""All quotations of an article before their speakers are resolved, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filrouge.annotate.quotes._attributions import Attribution, attributions
from filrouge.annotate.quotes._contents import Piece, Scene, clause_end, complement, heard_from, incise
from filrouge.annotate.quotes._cues import Cue, around, cues, inverted_subject, subject_before
from filrouge.annotate.quotes._found import Said
from filrouge.annotate.quotes._grammar import GERUND, Grammar
from filrouge.annotate.quotes._marks import Quoted
from filrouge.annotate.quotes._nouns import Phrase
from filrouge.annotate.quotes._units import Unit, View, Word, words_in
from filrouge.model.mentions import QuoteKind, Stance
from filrouge.model.syntax import Parse
from filrouge.model.text import Span

_STOPS = frozenset(".!?…,")
_NEAR = 12  # words between a verb of saying and its colon
_SHORT = 4  # words of a title or a term between marks


@dataclass(slots=True)
class _Desk:
    """The work on one unit: which quoted passages are spoken for, and what was found."""

    scene: Scene
    unit: int
    text: str
    said: list[Said] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    busy: set[int] = field(default_factory=set)  # words of parentheses such as « a-t-il dit »

    def span(self, first: int, last: int) -> Span:
        words = self.scene.words
        return Span(words[first].start, words[last].end)

    def add(self, piece: Piece, source: _Source) -> None:
        """Record a content with the words that introduce it."""
        words = self.scene.words
        atoms = [k for k in range(piece.first, piece.last + 1) if words[k].atom is not None]
        self.taken.update(atoms)
        content = self.span(piece.first, piece.last)
        kind = QuoteKind.INDIRECT
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
                source.speaker, source.pronoun, source.floating, parts, source.scope,
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
class _Source:
    """Who says it by which words."""

    cue: Span | None = None
    lemma: str | None = None
    stance: Stance = Stance.NEUTRAL
    speaker: Span | None = None
    pronoun: bool = False
    floating: bool = False
    scope: Span | None = None

    def whole(self, desk: _Desk, k: int) -> bool:
        """Whether a passage is a sentence of its own rather than a fragment of the writer's."""
        words = desk.scene.words
        atom = words[k].atom
        assert atom is not None
        inner = atom.inner.of(desk.text)
        before = words[k - 1] if k else None
        joined = before is not None and desk.scene.grammar.has("complementizers", before.text)
        introduced = before is None or joined or before.text in ":,.!?…" or before.atom is not None
        return introduced and (inner[:1].isupper() or len(inner.split()) >= _SHORT)


def gather(units: Sequence[Unit], text: str, parse: Parse, view: View) -> list[Said]:
    """The quotations of an article in text order, speakers as the words that name them."""
    found: list[Said] = []
    pending: _Source | None = None
    for number, unit in enumerate(units):
        desk = _Desk(Scene(unit.words, view.grammar, parse, view), number, text)
        _unit(desk, pending)
        pending = _announced(desk)
        found.extend(desk.said)
    return found


def _unit(desk: _Desk, pending: _Source | None) -> None:
    """One unit: parentheses first, then what verbs govern, then credits, then what is left between marks."""
    words, grammar = desk.scene.words, desk.scene.grammar
    if pending is not None and words[0].atom is not None:
        desk.add(Piece(0, 0, "after-colon"), pending)
    listed = list(cues(words, grammar))
    pieces = [complement(desk.scene, cue) for cue in listed]
    asides: dict[int, Phrase] = {}
    for cue, piece in zip(listed, pieces, strict=True):
        aside = _aside(desk, cue, piece)
        if aside is not None:
            asides[cue.at] = aside
    done = {cue.at for cue in listed if cue.at in asides and _around_aside(desk, cue, asides[cue.at])}
    subject: Phrase | None = None
    for cue, piece in zip(listed, pieces, strict=True):
        if cue.at in done:
            subject = asides[cue.at]
        elif piece is not None:
            subject = _governed(desk, cue, piece, asides.get(cue.at), subject) or subject
    for credit in attributions(words, grammar):
        _credited(desk, credit)
    for at, word in enumerate(words):
        if word.atom is not None and at not in desk.taken:
            _left(desk, at, [(cue, asides.get(cue.at)) for cue in listed])


def _aside(desk: _Desk, cue: Cue, piece: Piece | None) -> Phrase | None:
    if cue.passive or (piece is not None and _governs(desk.scene, cue, piece)):
        return None
    return incise(desk.scene, cue)


def _governed(desk: _Desk, cue: Cue, piece: Piece, aside: Phrase | None, earlier: Phrase | None) -> Phrase | None:
    """Record what a verb governs, unless a wider quotation holds it already; its subject."""
    if piece.rule in {"passage", "adjacent"} and piece.first in desk.taken:
        return None
    scene = desk.scene
    phrase = aside or subject_before(scene.words, cue, scene.grammar, scene.parse)
    if phrase is None and piece.first > cue.last + 1:
        phrase = _late_subject(scene, cue, piece)
    if phrase is None and GERUND in cue.moods:
        phrase = _main_subject(scene, cue.first)
    phrase = phrase or earlier
    if phrase is not None and _writer(scene, phrase):
        return phrase
    desk.add(piece, _source(desk, cue, phrase))
    return phrase


def _writer(scene: Scene, phrase: Phrase) -> bool:
    """Whether the writer speaks of himself, in a language whose press does so only in comment."""
    return phrase.pronoun and scene.grammar.has("writer", scene.words[phrase.first].text)


def _governs(scene: Scene, cue: Cue, piece: Piece) -> bool:
    """Whether what follows a verb is its content, so that no parenthesis is looked for."""
    words = scene.words
    i = cue.first - 1
    quoted_before = i >= 0 and (
        words[i].atom is not None or (i > 0 and words[i - 1].atom is not None and words[i].sign)
    )
    if quoted_before:
        return False
    if piece.rule == "that-clause" and not scene.grammar.small["inverted"] and words[cue.last + 1].text == ",":
        return incise(scene, cue) is None
    return piece.rule in {"that-clause", "bare-clause", "colon", "question"} or piece.first - cue.last <= 2


def _late_subject(scene: Scene, cue: Cue, piece: Piece) -> Phrase | None:
    """``Et de conclure X : « … »``; only before a colon."""
    found = inverted_subject(scene.words, cue, scene.grammar) if piece.rule.startswith("colon") else None
    return found if found is not None and found.last < piece.first else None


def _source(desk: _Desk, cue: Cue, phrase: Phrase | None) -> _Source:
    words = desk.scene.words
    phrase = heard_from(words, cue, desk.scene.grammar) or phrase
    speaker = desk.span(phrase.first, phrase.last) if phrase else None
    scope = desk.span(cue.first, min(len(words) - 1, cue.last + 25))
    return _Source(
        desk.span(cue.at, cue.last),
        cue.verb.lemma,
        cue.verb.stance,
        speaker,
        bool(phrase and phrase.pronoun),
        False,
        scope,
    )


def _around_aside(desk: _Desk, cue: Cue, aside: Phrase) -> bool:
    """Record what stands before a parenthesis, and what goes on after it."""
    scene = desk.scene
    words = scene.words
    if _writer(scene, aside):
        return False
    end = _end_before(scene, min(cue.first, aside.first))
    if end < 0:
        return False
    source = _source(desk, cue, aside)
    desk.busy.update(range(min(cue.first, aside.first), max(cue.last, aside.last) + 1))
    begin = _begin(desk, end)
    quoted = words[end].atom is not None
    if quoted and end not in desk.taken and _alone(desk, begin, end):
        desk.add(Piece(end, end, "aside"), source)
        _goes_on(desk, max(cue.last, aside.last) + 1, source)
        return True
    if end in desk.taken or not (quoted or cue.sure):
        return False
    resumed = _resumed(desk, max(cue.last, aside.last) + 1, short=end - begin < 3 and aside.pronoun)
    if not (_clausal(words, begin, end) or resumed) or (_adjunct(scene, begin) and not _at_end(scene, cue, aside)):
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
    if scene.grammar.small["inverted"]:
        return False
    return scene.grammar.has("subordinators", word.text) or scene.grammar.has("prepositions", word.text)


def _at_end(scene: Scene, cue: Cue, aside: Phrase) -> bool:
    after = max(cue.last, aside.last) + 1
    return after > scene.final or not any(w.pos in {"VERB", "AUX"} for w in scene.words[after:])


def _clausal(words: Sequence[Word], first: int, last: int) -> bool:
    return any(w.pos in {"VERB", "AUX"} or w.atom is not None for w in words[first : last + 1])


def _begin(desk: _Desk, end: int) -> int:
    """Where the sentence before a parenthesis begins: after what was said before it in this unit."""
    words = desk.scene.words
    taken = [k for k in desk.taken if k < end]
    begin = max(taken) + 1 if taken else 0
    for k in range(end, begin, -1):
        if words[k].text == ":" and words[k].atom is None:
            begin = k + 1
            break
    while begin < end and (words[begin].sign and words[begin].text not in "([" or words[begin].pos == "CCONJ"):
        begin += 1
    return begin


def _alone(desk: _Desk, begin: int, end: int) -> bool:
    """Whether only linking words stand before a passage in its sentence."""
    words = desk.scene.words
    inner = words[end].atom
    assert inner is not None
    between = words[begin:end]
    if not between:
        return True
    if any(w.pos in {"VERB", "AUX"} or w.atom is not None for w in between):
        return inner.inner.of(desk.text)[:1].isupper() and between[-1].sign
    return len(between) <= 3 and between[-1].sign or all(w.sign or w.pos in {"ADV", "CCONJ", "SCONJ"} for w in between)


def _resumed(desk: _Desk, j: int, *, short: bool) -> Piece | None:
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


def _goes_on(desk: _Desk, j: int, source: _Source) -> bool:
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


def _credited(desk: _Desk, credit: Attribution) -> None:
    """The clause or passage that a crediting phrase belongs to."""
    scene = desk.scene
    words = scene.words
    weak = not credit.credit.strong
    if weak and not _person(scene, credit):
        return
    pieces = list(_credited_pieces(desk, credit))
    speaker = desk.span(credit.name.first, credit.name.last) if credit.name else None
    lemma = " ".join(credit.credit.words).replace("' ", "'")
    source = _Source(
        desk.span(credit.first, credit.keyword), lemma, credit.credit.stance,
        speaker, bool(credit.name and credit.name.pronoun), speaker is None, desk.span(credit.first, credit.last),
    )  # fmt: skip
    for piece in pieces:
        quoted = any(w.atom for w in words[piece.first : piece.last + 1])
        if quoted or not weak or credit.first == 0:
            desk.add(piece, source)


def _person(scene: Scene, credit: Attribution) -> bool:
    """``Pour X,``: X a name, at the head of a sentence or after a pause."""
    words = scene.words
    name = credit.name
    if name is None or credit.last + 1 < len(words) and not words[credit.last + 1].sign:
        return False
    if credit.first and not (words[credit.first - 1].sign or words[credit.first - 1].atom is not None):
        return False
    entities = {e.first for e in scene.parse.entities if e.label == "PER"}
    return any(w.token is not None and w.token.i in entities for w in words[name.first : name.last + 1])


def _credited_pieces(desk: _Desk, credit: Attribution) -> Iterator[Piece]:
    scene = desk.scene
    words = scene.words
    before, after = credit.first - 1, _past_apposition(scene, credit.last + 1)
    linked = (
        before >= 0
        and words[before].atom is None
        and (words[before].text == "(" or words[before].text in scene.grammar.small["subordinators"])
    )
    while before >= 0 and words[before].sign:
        before -= 1
    head = (
        linked or before < 0 or (before < 2 and words[before].pos in {"CCONJ", "ADV"}) or credit.credit.place == "noun"
    )
    while after < len(words) and words[after].sign and words[after].text not in "([":
        after += 1
    if not head:
        begin = _begin(desk, before)
        if words[before].atom is not None and before not in desk.taken and _alone(desk, begin, before):
            yield Piece(before, before, "credit")
            return
        free = before not in desk.taken and not desk.busy & {begin, before}
        if begin <= before and free and _sayable(scene, begin, before):
            yield Piece(begin, before, "credit")
    between = credit.first > 0 and words[credit.first - 1].text == ","
    closed = credit.last + 1 < len(words) and words[credit.last + 1].text == ","
    if after > scene.final or after in desk.taken:
        return
    if head or (between and closed and _clausal(words, after, scene.final)):
        yield Piece(after, clause_end(scene, after), "credit")


def _sayable(scene: Scene, begin: int, end: int) -> bool:
    """A clause, or the subject of one; not ``dont bénéficient``."""
    words = scene.words
    if scene.grammar.has("subordinators", words[begin].text) and end - begin < _SHORT:
        return False
    return _clausal(words, begin, end) or (begin == 0 and end - begin >= 1)


def _past_apposition(scene: Scene, j: int) -> int:
    """Past ``, ancien consul à Bangui,`` after a credited name."""
    words, grammar = scene.words, scene.grammar
    if j + 2 > scene.final or words[j].text != "," or words[j + 1].pos not in {"NOUN", "ADJ"} or words[j + 1].capital:
        return j
    for k in range(j + 2, min(j + 30, scene.final)):
        if words[k].text == ",":
            return k
        if words[k].pos == "AUX" or grammar.has("subjects", words[k].text):
            return j
    return j


def _left(desk: _Desk, k: int, listed: Sequence[tuple[Cue, Phrase | None]]) -> None:
    """A passage that nothing introduced yet: after a colon, floating, a fragment, or no quotation at all."""
    scene = desk.scene
    words = scene.words
    atom = words[k].atom
    assert atom is not None
    inner = atom.inner.of(desk.text)
    size = len(inner.split())
    if k and words[k - 1].text == ":" and (size > _SHORT or inner[-1:] in ".!?…" or (inner[:1].isupper() and size > 2)):
        desk.add(Piece(k, k, "colon"), _before_colon(desk, k))
        return
    before, aside = next(((c, a) for c, a in reversed(listed) if c.last < k), (None, None))
    if before is not None and _reaches(scene, before, k):
        phrase = aside or subject_before(words, before, scene.grammar, scene.parse)
        desk.add(Piece(k, k, "passage"), _source(desk, before, phrase))
        return
    others = [w for i, w in enumerate(words) if i != k and not w.sign and w.atom is None]
    if not others and _heading(scene, atom, inner):
        return
    if not others and (size > 2 or inner[-1:] in ".!?…,"):
        desk.add(Piece(k, k, "floating"), _inside(desk, atom))
    elif (k == 0 or words[k - 1].atom is not None) and inner[-1:] in ".!?,…" and inner[:1].isupper() and size > 2:
        desk.add(Piece(k, k, "floating"), _inside(desk, atom))


def _inside(desk: _Desk, atom: Quoted) -> _Source:
    """« Nous partirons, ⟦a dit X⟧, demain »: the French press leaves the parenthesis inside the marks."""
    scene = desk.scene
    if not scene.grammar.small["inverted"]:
        return _Source(floating=True)
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
            return _Source(span, cue.verb.lemma, cue.verb.stance, speaker, aside.pronoun)
    return _Source(floating=True)


def _first_person(scene: Scene, phrase: Phrase) -> bool:
    bare = scene.words[phrase.first].text.lstrip("-‑")
    return phrase.pronoun and scene.grammar.has("first_person", bare)


def _heading(scene: Scene, atom: Quoted, inner: str) -> bool:
    """A short line between marks with no stop: a heading cut out of the text below it."""
    stopped = inner[-1:] in _STOPS or any(w.text in _STOPS for w in scene.words if w.atom is None)
    return not stopped and atom.closed and (atom.family == "'" or len(inner.split()) <= _NEAR)


def _reaches(scene: Scene, cue: Cue, k: int) -> bool:
    """Whether a passage still depends on a verb before it: ``promet « … » et « … »``."""
    if not cue.sure or cue.verb.frames == {"none"}:
        return False
    between = scene.words[cue.last + 1 : k]
    return not any(w.pos in {"AUX"} or w.text in ";:" for w in between) and len(between) < 25


def _before_colon(desk: _Desk, k: int) -> _Source:
    """Who speaks after a colon with no verb of saying: the subject of the sentence before it."""
    return _announced_by(desk, k - 1)


def _announced(desk: _Desk) -> _Source | None:
    """What a unit that ends in a colon says of the passage that the next one begins with."""
    words = desk.scene.words
    if words[-1].text != ":" or words[-1].atom is not None:
        return None
    return _announced_by(desk, len(words) - 1)


def _announced_by(desk: _Desk, colon: int) -> _Source:
    scene = desk.scene
    words, grammar = scene.words, scene.grammar
    credit = next(attributions(words[:colon], grammar), None)
    if credit is not None and credit.name is not None and credit.last + 1 >= colon - _NEAR:
        name = desk.span(credit.name.first, colon - 1)
        return _Source(desk.span(credit.first, credit.keyword), None, credit.credit.stance, name)
    listed = [c for c in cues(words[:colon], grammar) if c.sure and not c.verb.thinks and colon - c.last <= _NEAR]
    if listed:
        cue = listed[-1]
        phrase = subject_before(words, cue, grammar, scene.parse) or inverted_subject(words[:colon], cue, grammar)
        return _source(desk, cue, phrase)
    noun = next((w for w in words[:colon] if w.text in grammar.nouns), None)
    subject = _main_subject(scene, colon)
    speaker = desk.span(subject.first, subject.last) if subject else None
    stance = grammar.nouns[noun.text] if noun else Stance.NEUTRAL
    pronoun = bool(subject and subject.pronoun)
    return _Source(noun.span if noun else None, noun.text if noun else None, stance, speaker, pronoun, speaker is None)


def _main_subject(scene: Scene, colon: int) -> Phrase | None:
    """Who the sentence before a colon is about: its subject, a person where there is one, else a person named."""
    words = scene.words
    people = {e.first for e in scene.parse.entities if e.label == "PER"}
    subjects = [k for k in range(colon) if _is_subject(words[k])]
    persons = [k for k in subjects if _personal(words[k], people, scene.grammar)]
    named = [k for k in range(colon) if words[k].token is not None and words[k].token.i in people]  # type: ignore[union-attr]
    found = persons[:1] or subjects[:1] or named[:1]
    return around(words, found[0], scene.grammar) if found else None


def _is_subject(word: Word) -> bool:
    return word.token is not None and word.token.dep.startswith("nsubj")


def _personal(word: Word, people: set[int], grammar: Grammar) -> bool:
    bare = word.text
    gendered = grammar.has("feminine", bare) or grammar.has("masculine", bare)
    return gendered or (word.token is not None and word.token.i in people)
