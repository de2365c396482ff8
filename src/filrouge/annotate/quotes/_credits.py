"""The clause or passage that a crediting phrase (``selon X``) belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.annotate.quotes._around import alone, sentence_start
from filrouge.annotate.quotes._attributions import Attribution
from filrouge.annotate.quotes._clauses import clause_end
from filrouge.annotate.quotes._desk import Desk, Source
from filrouge.annotate.quotes._scene import SHORT, Piece, Scene, clausal


def credited(desk: Desk, credit: Attribution) -> None:
    """The clause or passage that a crediting phrase belongs to."""
    scene = desk.scene
    words = scene.words
    weak = not credit.credit.strong
    if weak and not _person(scene, credit):
        return
    pieces = list(_credited_pieces(desk, credit))
    speaker = desk.span(credit.name.first, credit.name.last) if credit.name else None
    lemma = " ".join(credit.credit.words).replace("' ", "'")
    source = Source(
        desk.span(credit.first, credit.keyword), lemma, credit.credit.stance,
        speaker, bool(credit.name and credit.name.pronoun), speaker is None,
    )  # fmt: skip
    for piece in pieces:
        quoted = any(w.atom for w in words[piece.first : piece.last + 1])
        if quoted or not weak or credit.first == 0:
            desk.add(piece, source)


def _person(scene: Scene, credit: Attribution) -> bool:
    """``Pour X,``: X a name, at the head of a sentence or after a pause."""
    words = scene.words
    name = credit.name
    if name is None or (credit.last + 1 < len(words) and not words[credit.last + 1].sign):
        return False
    if credit.first and not (words[credit.first - 1].sign or words[credit.first - 1].atom is not None):
        return False
    entities = {e.first for e in scene.parse.entities if e.label == "PER"}
    return any(w.token is not None and w.token.i in entities for w in words[name.first : name.last + 1])


def _credited_pieces(desk: Desk, credit: Attribution) -> Iterator[Piece]:
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
        begin = sentence_start(desk, before)
        if words[before].atom is not None and before not in desk.taken and alone(desk, begin, before):
            yield Piece(before, before, "credit")
            return
        free = before not in desk.taken and not desk.busy & {begin, before}
        if begin <= before and free and _sayable(scene, begin, before):
            yield Piece(begin, before, "credit")
    between = credit.first > 0 and words[credit.first - 1].text == ","
    closed = credit.last + 1 < len(words) and words[credit.last + 1].text == ","
    if after > scene.final or after in desk.taken:
        return
    if head or (between and closed and clausal(words, after, scene.final)):
        yield Piece(after, _credited_end(scene, credit, after), "credit")


def _credited_end(scene: Scene, credit: Attribution, first: int) -> int:
    """``L'annonce, selon laquelle …, a surpris``: between commas the clause ends before the sentence's verb."""
    words, last = scene.words, clause_end(scene, first)
    if credit.credit.place != "noun" or credit.first == 0 or words[credit.first - 1].text != ",":
        return last
    for k in range(first + 1, last):
        if words[k].text == "," and words[k + 1].pos in {"AUX", "VERB"}:
            return k - 1
    return last


def _sayable(scene: Scene, begin: int, end: int) -> bool:
    """A clause, or the subject of one; not ``dont bénéficient``."""
    words = scene.words
    if scene.grammar.has("subordinators", words[begin].text) and end - begin < SHORT:
        return False
    return clausal(words, begin, end) or (begin == 0 and end - begin >= 1)


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
