"""The names that a line puts in brackets: only those that the text leaves no doubt about.

A wrong name accuses somebody, so a pronoun is given one only where a single actor fits it in its own sentence
and the one before, and the name is the one that stands there.
"""

from __future__ import annotations

from collections.abc import Sequence

from filrouge.model.annotated import Annotated
from filrouge.model.mark import Mark
from filrouge.model.mentions import ActorKind, Chain, Form, Naming, Quotation, QuoteKind
from filrouge.model.text import Span
from filrouge.resolve.merge.wording import sentence_around

LONGEST = 60  # code points of a name in brackets


def antecedent(annotated: Annotated, pronoun: Span) -> str:
    """Whom a personal pronoun stands for, as the text names it just before; empty where that is not sure."""
    mark = next((m for m in annotated.actors.covering(pronoun) if m.value.form is Form.PRONOUN), None)
    if mark is None or len(mark.value.chains) != 1 or _quoted(annotated, pronoun):
        return ""
    chain = annotated.actors.chain(mark.value.chains[0])
    before = _before(annotated, pronoun)
    own = [m for m in before if m.value.chains == (chain.key,)]
    others = {key for m in before for key in m.value.chains} - {chain.key}
    if chain.kind is not ActorKind.PERSON or not own:
        return ""
    return "" if any(_rivals(chain, annotated.actors.chain(key)) for key in others) else _named(annotated, own)


def _before(annotated: Annotated, pronoun: Span) -> list[Mark[Naming]]:
    """The names and descriptions in the sentence of a pronoun, up to it, and in the sentence before."""
    text = annotated.article.text
    own = sentence_around(text, pronoun.start, pronoun.end).start
    low = sentence_around(text, max(own - 2, 0), max(own - 1, 0)).start
    found = annotated.actors.layer.within(Span(low, pronoun.start))
    return [m for m in found if m.value.form is not Form.PRONOUN]


def _rivals(one: Chain, other: Chain) -> bool:
    """Whether a pronoun for a person could as well stand for another."""
    if other.kind is not ActorKind.PERSON or one.plural != other.plural:
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender


def _named(annotated: Annotated, marks: Sequence[Mark[Naming]]) -> str:
    """The name of an actor as the last of its marks has it, in full where it is a part of the name."""
    names = [m for m in marks if m.value.form is Form.NAME]
    mark = (names or list(marks))[-1]
    said = " ".join(mark.span.of(annotated.article.text).split())
    full = annotated.actors.chain(mark.value.chains[0]).name
    name = full if names and set(said.split()) <= set(full.split()) else said
    return name if len(name) <= LONGEST else ""


def _quoted(annotated: Annotated, span: Span) -> bool:
    around = annotated.quotes.overlapping(span)
    return any(q.value.kind is not QuoteKind.INDIRECT and q.span.contains(span) for q in around)


def speaker(annotated: Annotated, said: Mark[Quotation]) -> str:
    """Who says a quotation, in the words that stand there; empty where only a doubtful pronoun does."""
    where = said.value.speaker_span
    if where is None or said.value.speaker is None:
        return ""
    marks = [m for m in annotated.actors.covering(where) if m.value.chains == (said.value.speaker,)]
    if any(m.value.form is Form.PRONOUN for m in marks):
        return antecedent(annotated, where)
    words = " ".join(where.of(annotated.article.text).split())
    near = [m for m in _around(annotated, where) if m.value.chains == (said.value.speaker,)]
    if " " in words and (_alike(marks, where) or not near):
        return words if len(words) <= LONGEST else ""
    return _named(annotated, near or marks) if near or marks else ""


def _alike(marks: Sequence[Mark[Naming]], where: Span) -> bool:
    """Whether the words for a speaker have his name in them."""
    return any(m.value.form is Form.NAME and where.overlaps(m.span) for m in marks)


def _around(annotated: Annotated, where: Span) -> list[Mark[Naming]]:
    """The names in the sentence around a speaker."""
    bounds = sentence_around(annotated.article.text, where.start, where.end)
    return [m for m in annotated.actors.layer.within(bounds) if m.value.form is Form.NAME]


def saying(annotated: Annotated, line: Span) -> Mark[Quotation] | None:
    """The quotation whose words a line wholly is, the innermost."""
    around = [q for q in annotated.quotes.overlapping(line) if q.span.contains(line)]
    return min(around, key=lambda q: len(q.span), default=None)
