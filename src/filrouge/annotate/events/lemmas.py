"""The lemmas of verbs that the parser got wrong (``cherche`` for ``chercher``), by the pack's conjugations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from filrouge.annotate.events.clauses import low, stem
from filrouge.annotate.events.words import Words, words
from filrouge.lang.fold import fold
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Parse, Token

TENSES = ("finite", "participle", "gerund")


def mended(parse: Parse, pack: Pack) -> Parse:
    """The parse with the lemmas of known verbs put right; itself where there is nothing to mend."""
    verbs, endings = conjugations(pack), words(pack).endings
    tokens = tuple(_in_mood(_mended(t, verbs), verbs.known, endings) for t in parse.tokens)
    if all(new is old for new, old in zip(tokens, parse.tokens, strict=True)):
        return parse
    return Parse(tokens, parse.sentences, parse.entities, parsed=parse.parsed)


def _mended(token: Token, verbs: Conjugations) -> Token:
    if token.pos != "VERB" or stem(token) in verbs.known or low(token) not in verbs.forms:
        return token
    return replace(token, lemma=verbs.forms[low(token)])


def _in_mood(token: Token, known: frozenset[str], endings: tuple[str, ...]) -> Token:
    """The conditional that the parser took for an indicative (``enverraient``): not an imperfect (``montraient``)."""
    if token.pos not in {"VERB", "AUX"} or "Mood=Ind" not in token.morph or stem(token) not in known:
        return token
    ending = next((e for e in endings if low(token).endswith(e)), None)
    root = low(token)[: 1 - len(ending)] if ending else ""
    if not root or root == stem(token)[:-2]:
        return token
    return replace(token, morph=token.morph.replace("Mood=Ind", "Mood=Cnd"))


@dataclass(frozen=True, slots=True)
class Conjugations:
    """The verbs that the layer knows, and their forms to their lemmas; the first lemma in order wins."""

    known: frozenset[str]
    forms: Mapping[str, str]
    participles: Mapping[str, str]
    saying: Mapping[str, str]  # finite forms of the verbs of saying
    sayers: frozenset[str]  # their lemmas
    phrases: Mapping[str, frozenset[str]]  # a verb to the words that follow it in phrases of the lexicon


@cache
def conjugations(pack: Pack) -> Conjugations:
    """The conjugated verbs of a pack."""
    known = _lemmas(words(pack))
    said = sorted({fold(r["form"]).split()[0] for r in pack.lexicon("reporting-verbs")})
    tables = {mood: _endings(pack, mood) for mood in TENSES}
    forms: dict[str, str] = {}
    for lemma in sorted(known):
        for mood in TENSES:
            _add(forms, lemma, tables[mood])
    participles: dict[str, str] = {}
    saying: dict[str, str] = {}
    for lemma in sorted(known | frozenset(said)):
        _add(participles, lemma, tables["participle"])
    for lemma in said:
        _add(saying, lemma, tables["finite"])
    phrases = {v: frozenset(p.rest[0] for p in found if p.rest) for v, found in words(pack).verbs.items()}
    return Conjugations(known, forms, participles, saying, frozenset(said), phrases)


def _endings(pack: Pack, mood: str) -> list[tuple[str, list[str]]]:
    endings = [(fold(r["form"]), r[mood].split()) for r in pack.lexicon("verb-endings")]
    return sorted(endings, key=lambda e: -len(e[0]))


def _lemmas(known: Words) -> frozenset[str]:
    governors = (form.removeprefix("se ").removeprefix("s'") for pos, form in known.governors if pos == "verb")
    return frozenset({*known.verbs, *known.states, *known.light, *governors})


def _add(forms: dict[str, str], lemma: str, endings: Iterable[tuple[str, list[str]]]) -> None:
    """The forms of one verb, by the longest ending listed for its infinitive."""
    fitting = next(((e, ends) for e, ends in endings if lemma.endswith(e)), None)
    if fitting is not None:
        base = lemma.removesuffix(fitting[0])
        for end in fitting[1]:
            forms.setdefault(base + fold(end), lemma)
