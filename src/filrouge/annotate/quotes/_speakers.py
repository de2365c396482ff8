"""From the words that name a speaker to the actor, with the discourse for pronouns and floating quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from filrouge.annotate.quotes._found import Said
from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._units import Unit, View
from filrouge.lang.fold import fold
from filrouge.model.mark import Mark
from filrouge.model.mentions import ActorKind, Actors, Chain, Form, Naming, QuoteKind
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with its speaker: the span of the words and the chain key."""

    said: Said
    speaker: str | None
    span: Span | None
    addressee: str | None = None


def attribute(found: Sequence[Said], units: Sequence[Unit], actors: Actors, view: View, parse: Parse) -> list[Spoken]:
    """The quotations with their speakers, in order."""
    stage = _Stage(found, units, actors, view.grammar, parse, {c.key: c for c in actors.chains})
    for i in range(len(found)):
        spoken = _spoken(stage, i)
        heard = found[i].addressee
        stage.out.append(replace(spoken, addressee=_chain_at(heard, stage) if heard else None))
    return stage.out


@dataclass(slots=True)
class _Stage:
    """The discourse so far: ``out`` are the quotations whose speakers are known."""

    found: Sequence[Said]
    units: Sequence[Unit]
    actors: Actors
    grammar: Grammar
    parse: Parse
    chains: dict[str, Chain]
    out: list[Spoken] = field(default_factory=list)


def _spoken(stage: _Stage, i: int) -> Spoken:
    said = stage.found[i]
    if said.floating:
        return _floating(stage, i)
    if said.speaker is None:
        return _going_on(stage, said)
    key = _chain_at(said.speaker, stage)
    if said.pronoun:
        key = _agreeing(stage, said, key)
    return Spoken(said, key, said.speaker)


def _going_on(stage: _Stage, said: Said) -> Spoken:
    """An infinitive that goes on with the last speaker: ``Et d'ajouter : « … »``; nobody's otherwise."""
    cue = stage.parse.token_at(said.cue.start) if said.cue is not None else None
    earlier = stage.out[-1] if stage.out else None
    goes_on = cue is not None and cue.feature("VerbForm") == "Inf"
    if not goes_on or earlier is None or said.unit - earlier.said.unit > _NEXT:
        return Spoken(said, None, None)
    return Spoken(said, earlier.speaker, earlier.span)


def _chain_at(span: Span, stage: _Stage) -> str | None:
    """The actor that a span names: a person by name first, then the reference that begins first and is longest."""
    marks = [m for m in stage.actors.covering(span) if m.value.chains]
    best = min(marks, key=lambda m: _rank(m, span, stage), default=None)
    return best.value.chains[0] if best is not None and _rank(best, span, stage)[0] < _OF else None


_NEXT = 2  # sentences from one quotation to one that goes on with it
_OF = 3  # the rank of a name that only belongs to the speaker: « a spokeswoman for X »


def _rank(mark: Mark[Naming], span: Span, stage: _Stage) -> tuple[int, int, int]:
    chain = stage.chains.get(mark.value.chains[0])
    person = chain is not None and chain.kind is ActorKind.PERSON
    rank = 0 if person and mark.value.form is Form.NAME else 1 if person else 2
    owner = mark.value.form is Form.PRONOUN and mark.span.end < span.end  # « sa présidente »: not the one she presides
    if person and (owner or _belongs(mark, span, stage)):
        rank = _OF
    return (rank, max(mark.span.start, span.start), -len(mark.span))


def _belongs(mark: Mark[Naming], span: Span, stage: _Stage) -> bool:
    """Whether a person is named only as what the speaker belongs to: ``le porte-parole ⟦de X⟧``, ``⟦X's⟧ dad``."""
    if mark.value.form is not Form.NAME:
        return False
    token = stage.parse.token_at(mark.span.start)
    if token is None or not stage.parse.parsed:
        return False
    if mark.span.start > span.start and token.i:
        before = fold(stage.parse.tokens[token.i - 1].text)
        if stage.grammar.has("joins", before) or stage.grammar.has("sources", before):
            return True
    last = stage.parse.tokens_in(mark.span)[-1]
    return last.dep == "nmod:poss" and mark.span.end < span.end


def _agreeing(stage: _Stage, said: Said, read: str | None) -> str | None:
    """Whom a pronoun means: as read, where that agrees, else the subject since the last quotation, else its speaker."""
    assert said.speaker is not None
    grammar = stage.grammar
    word = next((w.text for w in stage.units[said.unit].words if w.start == said.speaker.start), "")
    bare = word.lstrip("-")
    if grammar.has("first_person", bare):
        return read
    if grammar.has("indefinite", bare):
        return next((s.speaker for s in reversed(stage.out[-3:]) if s.speaker), read)
    gender = "Fem" if grammar.has("feminine", bare) else "Masc" if grammar.has("masculine", bare) else None
    plural = grammar.has("plural", bare)
    fitting = {c.key for c in stage.chains.values() if _agrees(c, gender, plural=plural) and (not gender or _person(c))}
    fitting -= _named_in(stage, said)
    if grammar.has("neuter", bare):
        fitting = {key for key in fitting if not _person(stage.chains[key])}
        read = read if read in fitting else None
    told = read in fitting and not grammar.has("same", bare) and (plural or _person(stage.chains[read or ""]))
    return (
        (read if told else None)
        or _subject_since(stage, said, fitting)
        or _last_speaker(stage, fitting)
        or read
        or _last_named(stage, said, fitting)
    )


def _named_in(stage: _Stage, said: Said) -> set[str]:
    """Those whom a quotation names: hardly anyone names oneself."""
    named = stage.actors.layer.within(said.content)
    return {k for m in named if m.value.form is Form.NAME and said.kind is QuoteKind.DIRECT for k in m.value.chains}


def _subject_since(stage: _Stage, said: Said, fitting: set[str]) -> str | None:
    """The person who was the subject of the last sentence told since the last quotation."""
    assert said.speaker is not None
    since = stage.out[-1].said.content.end if stage.out else 0
    if stage.out and stage.out[-1].span is not None and stage.out[-1].said.unit < said.unit:
        since = max(since, stage.units[stage.out[-1].said.unit].span.end)
    until = min(said.content.start, said.speaker.start)  # whom the speaker speaks of is not the speaker
    named = stage.actors.layer.within(Span(since, max(since, until)))
    for mark in reversed(named):
        key = next((k for k in mark.value.chains if k in fitting), None)
        if key is None or not _person(stage.chains[key]) or mark.value.form is Form.PRONOUN:
            continue
        if any(_subject(stage.parse, t) for t in stage.parse.tokens_in(mark.span)):
            return key
    return None


def _subject(parse: Parse, token: Token) -> bool:
    return token.dep.startswith("nsubj") and parse.child(token, "case") is None


def _last_speaker(stage: _Stage, fitting: set[str]) -> str | None:
    return next((s.speaker for s in reversed(stage.out[-6:]) if s.speaker in fitting), None)


def _last_named(stage: _Stage, said: Said, fitting: set[str]) -> str | None:
    assert said.speaker is not None
    before = stage.actors.layer.within(Span(0, said.speaker.start))
    for mark in reversed(before[-12:]):
        key = next((k for k in mark.value.chains if k in fitting), None)
        if key is not None and mark.value.form is Form.NAME and _person(stage.chains[key]):
            return key
    return None


def _person(chain: Chain) -> bool:
    return chain.kind is ActorKind.PERSON


def _agrees(chain: Chain, gender: str | None, *, plural: bool) -> bool:
    return chain.plural == plural and (gender is None or chain.gender in {None, gender})


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
                return Spoken(said, _chain_at(later.speaker, stage), later.speaker)
    return Spoken(said, earlier.speaker, earlier.span) if earlier is not None else Spoken(said, None, None)
