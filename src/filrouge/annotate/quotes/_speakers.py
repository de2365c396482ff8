"""From the words that name a speaker to the actor, with the discourse for pronouns and floating quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from filrouge.annotate.quotes._found import Said
from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._units import Unit
from filrouge.lang.fold import fold
from filrouge.model.mark import Mark
from filrouge.model.mentions import Actors, ActorKind, Chain, Form, Naming
from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with its speaker: the span of the words and the chain key."""

    said: Said
    speaker: str | None
    span: Span | None


def attribute(found: Sequence[Said], units: Sequence[Unit], actors: Actors, grammar: Grammar) -> list[Spoken]:
    """The quotations with their speakers, in order."""
    stage = _Stage(found, units, actors, grammar, {c.key: c for c in actors.chains})
    for i in range(len(found)):
        stage.out.append(_spoken(stage, i))
    return stage.out


@dataclass(slots=True)
class _Stage:
    """The discourse so far: ``out`` are the quotations whose speakers are known."""

    found: Sequence[Said]
    units: Sequence[Unit]
    actors: Actors
    grammar: Grammar
    chains: dict[str, Chain]
    out: list[Spoken] = field(default_factory=list)


def _spoken(stage: _Stage, i: int) -> Spoken:
    said = stage.found[i]
    if said.floating:
        return _floating(stage, i)
    if said.speaker is None:
        return Spoken(said, None, None)
    key = _chain_at(said.speaker, stage.actors, stage.chains)
    if said.pronoun:
        key = _agreeing(stage, said, key)
    return Spoken(said, key, said.speaker)


def _chain_at(span: Span, actors: Actors, chains: dict[str, Chain]) -> str | None:
    """The actor that a span names: a person by name first, then the reference that begins first and is longest."""
    marks = actors.covering(span)
    best: Mark[Naming] | None = None
    for mark in marks:
        if len(mark.value.chains) == 0:
            continue
        if best is None or _rank(mark, span, chains) < _rank(best, span, chains):
            best = mark
    return best.value.chains[0] if best is not None else None


def _rank(mark: Mark[Naming], span: Span, chains: dict[str, Chain]) -> tuple[int, int, int]:
    chain = chains.get(mark.value.chains[0])
    person = chain is not None and chain.kind is ActorKind.PERSON
    named = mark.value.form is Form.NAME
    return (0 if person and named else 1 if person else 2, max(mark.span.start, span.start), -len(mark.span))


def _agreeing(stage: _Stage, said: Said, read: str | None) -> str | None:
    """The last speaker that a pronoun agrees with, else what the actors layer read, else the last person named."""
    assert said.speaker is not None
    grammar, chains = stage.grammar, stage.chains
    word = next((w.text for w in stage.units[said.unit].words if w.start == said.speaker.start), "")
    bare = word.lstrip("-‑").removeprefix("t-")
    if grammar.has("first_person", bare):
        return read
    if grammar.has("indefinite", bare):
        return next((s.speaker for s in reversed(stage.out[-3:]) if s.speaker), read)
    if read is not None and _named_since(stage, said, read):
        return read
    gender = "Fem" if grammar.has("feminine", bare) else "Masc" if grammar.has("masculine", bare) else None
    plural = grammar.has("plural", bare)
    for spoken in reversed(stage.out[-6:]):
        chain = chains.get(spoken.speaker or "")
        if chain is not None and _agrees(chain, gender, plural=plural) and _fits(chain, gender):
            return chain.key
    if read is not None:
        return read
    before = [m for m in stage.actors.layer if m.span.end <= said.speaker.start and m.value.form is Form.NAME]
    for mark in reversed(before[-12:]):
        chain = chains.get(mark.value.chains[0]) if mark.value.chains else None
        if chain is not None and chain.kind is ActorKind.PERSON and _agrees(chain, gender, plural=plural):
            return chain.key
    return None


def _named_since(stage: _Stage, said: Said, key: str) -> bool:
    """Whether a person was named in the pronoun's paragraph after the last quotation."""
    assert said.speaker is not None
    chain = stage.chains.get(key)
    if chain is None or chain.kind is not ActorKind.PERSON:
        return False
    paragraph = stage.units[said.unit].paragraph
    opening = next(u.span.start for u in stage.units if u.paragraph == paragraph)
    since = Span(max(opening, stage.out[-1].said.content.end if stage.out else 0), said.speaker.start)
    return any(m.value.form is Form.NAME and key in m.value.chains for m in stage.actors.layer.within(since))


def _agrees(chain: Chain, gender: str | None, *, plural: bool) -> bool:
    return chain.plural == plural and (gender is None or chain.gender in {None, gender})


def _fits(chain: Chain, gender: str | None) -> bool:
    """A pronoun with a gender of its own is a person's, as far as quotations go."""
    return gender is None or chain.kind is ActorKind.PERSON


def _floating(stage: _Stage, i: int) -> Spoken:
    """A quotation that no words introduce is the last speaker's, or the next one's in its paragraph."""
    found, units, out = stage.found, stage.units, stage.out
    said = found[i]
    paragraph = units[said.unit].paragraph
    earlier = out[-1] if out else None
    if earlier is None or units[earlier.said.unit].paragraph != paragraph:
        for later in found[i + 1 : i + 4]:
            if units[later.unit].paragraph != paragraph or later.unit - said.unit > 2:
                break
            if later.speaker is not None:
                return Spoken(said, _chain_at(later.speaker, stage.actors, stage.chains), later.speaker)
    return Spoken(said, earlier.speaker, earlier.span) if earlier is not None else Spoken(said, None, None)
