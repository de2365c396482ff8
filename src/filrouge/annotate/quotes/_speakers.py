"""From the words that name a speaker to the actor, with the discourse for pronouns and floating quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    chains = {c.key: c for c in actors.chains}
    out: list[Spoken] = []
    for i, said in enumerate(found):
        if said.speaker is not None:
            key = _chain_at(said.speaker, actors, chains)
            if key is None and said.pronoun:
                key = _agreeing(said, units, actors, chains, grammar, out)
            out.append(Spoken(said, key, said.speaker))
        elif said.floating:
            out.append(_floating(i, found, units, actors, chains, out))
        else:
            out.append(Spoken(said, None, None))
    return out


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


def _agreeing(
    said: Said, units: Sequence[Unit], actors: Actors, chains: dict[str, Chain], grammar: Grammar, out: Sequence[Spoken]
) -> str | None:
    """The last speaker, else the last person named, that a pronoun agrees with."""
    assert said.speaker is not None
    word = next((w.text for w in units[said.unit].words if w.start == said.speaker.start), "")
    bare = word.lstrip("-‑").removeprefix("t-")
    gender = "Fem" if grammar.has("feminine", bare) else "Masc" if grammar.has("masculine", bare) else None
    plural = grammar.has("plural", bare)
    if grammar.has("first_person", bare) or grammar.has("indefinite", bare):
        return None
    for spoken in reversed(out[-4:]):
        chain = chains.get(spoken.speaker or "")
        if chain is not None and _agrees(chain, gender, plural):
            return chain.key
    before = [m for m in actors.layer if m.span.end <= said.speaker.start and m.value.form is Form.NAME]
    for mark in reversed(before[-12:]):
        chain = chains.get(mark.value.chains[0]) if mark.value.chains else None
        if chain is not None and chain.kind is ActorKind.PERSON and _agrees(chain, gender, plural):
            return chain.key
    return None


def _agrees(chain: Chain, gender: str | None, plural: bool) -> bool:
    return chain.plural == plural and (gender is None or chain.gender in {None, gender})


def _floating(
    i: int, found: Sequence[Said], units: Sequence[Unit], actors: Actors, chains: dict[str, Chain], out: Sequence[Spoken]
) -> Spoken:
    """A quotation that no words introduce is the last speaker's, or the next one's in its paragraph."""
    said = found[i]
    paragraph = units[said.unit].paragraph
    earlier = out[-1] if out else None
    same = earlier is not None and units[earlier.said.unit].paragraph == paragraph
    if not same:
        for later in found[i + 1 : i + 4]:
            if units[later.unit].paragraph != paragraph or later.unit - said.unit > 2:
                break
            if later.speaker is not None:
                return Spoken(said, _chain_at(later.speaker, actors, chains), None)
    if earlier is not None:
        return Spoken(said, earlier.speaker, None)
    return Spoken(said, None, None)
