"""The lemmas of verbs that the parser got wrong (``cherche`` for ``chercher``), by the pack's conjugations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from filrouge.annotate.events.clauses import low, stem
from filrouge.annotate.events.words import Words, words
from filrouge.lang.fold import fold
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Parse, Token

TENSES = ("finite", "participle", "gerund")


def mended(parse: Parse, pack: Pack) -> Parse:
    """The parse with the lemmas of known verbs put right; itself where there is nothing to mend."""
    known, forms = _conjugated(pack)
    endings = words(pack).endings
    tokens = tuple(_in_mood(_mended(t, known, forms), known, endings) for t in parse.tokens)
    if all(new is old for new, old in zip(tokens, parse.tokens, strict=True)):
        return parse
    return Parse(tokens, parse.sentences, parse.entities, parsed=parse.parsed)


def _mended(token: Token, known: frozenset[str], forms: dict[str, str]) -> Token:
    if token.pos != "VERB" or stem(token) in known or low(token) not in forms:
        return token
    return replace(token, lemma=forms[low(token)])


def _in_mood(token: Token, known: frozenset[str], endings: tuple[str, ...]) -> Token:
    """The conditional that the parser took for an indicative (``enverraient``): not an imperfect (``montraient``)."""
    if token.pos not in {"VERB", "AUX"} or "Mood=Ind" not in token.morph or stem(token) not in known:
        return token
    ending = next((e for e in endings if low(token).endswith(e)), None)
    root = low(token)[: 1 - len(ending)] if ending else ""
    if not root or root == stem(token)[:-2]:
        return token
    return replace(token, morph=token.morph.replace("Mood=Ind", "Mood=Cnd"))


@cache
def _conjugated(pack: Pack) -> tuple[frozenset[str], dict[str, str]]:
    """The verbs that the layer knows, and every form of them to its lemma; the first lemma in order wins."""
    known = _lemmas(words(pack))
    endings = [(fold(r["form"]), [e for t in TENSES for e in r[t].split()]) for r in pack.lexicon("verb-endings")]
    endings.sort(key=lambda e: -len(e[0]))
    forms: dict[str, str] = {}
    for lemma in sorted(known):
        for form in _forms(lemma, endings):
            forms.setdefault(form, lemma)
    return known, forms


def _lemmas(known: Words) -> frozenset[str]:
    governors = (form.removeprefix("se ").removeprefix("s'") for pos, form in known.governors if pos == "verb")
    return frozenset({*known.verbs, *known.states, *known.light, *governors})


def _forms(lemma: str, endings: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    fitting = next(((e, ends) for e, ends in endings if lemma.endswith(e)), None)
    if fitting is not None:
        base = lemma.removesuffix(fitting[0])
        yield from (base + fold(end) for end in fitting[1])
