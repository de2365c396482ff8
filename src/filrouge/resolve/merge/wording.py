"""The words of a clause as they are compared: stems without the words that say nothing, and families.

Stems are the first six letters, without accents: n-truncation stems as well as rules do for
comparing (McNamee and Mayfield 2004, doi:10.1023/B:INRT.0000009441.78971.be), in any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum, log, sqrt

from filrouge.lang.fold import bare, fold
from filrouge.lang.gazetteer import Gazetteer
from filrouge.lang.pack import Pack
from filrouge.model.text import Span

STEM = 6
STEMLESS = 4  # letters: a shorter beginning shared by two words proves nothing
BEFORE = 60  # code points before a noun in which its determiner stands
NEAR = 3  # words: an adjective or two may stand between
ENDING = 3  # letters: the longest ending taken off or told apart
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”\"])|\n")
_REFLEXIVE = re.compile(r"^(?:se |s')")
CHARGES = frozenset({"charge", "empty"})  # kinds of words in the list of disclaimers
COMMON = (
    "event-verbs", "event-nouns", "event-words", "event-objects", "event-families", "notions", "actor-words",
    "role-titles", "group-nouns", "units", "numerals", "reporting-verbs", "reporting-nouns", "outcomes", "light-verbs",
    "state-verbs",
)  # fmt: skip
"""The lists that hold the vocabulary of the press, of which names and the words of one matter are left out."""
REACH = 400  # code points looked at on either side of a trigger for its sentence


@dataclass(frozen=True, slots=True)
class Wording:
    """What comparing needs of one language."""

    stops: frozenset[str]
    families: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    verbs: frozenset[str]
    determiners: Mapping[str, str]  # new or same
    renewals: Gazetteer[str]  # words that correct or bring up to date
    disclaimers: Gazetteer[str]  # words that deny a part in what the next noun names
    charges: Gazetteer[str]  # words that name an accusation, or call one empty
    people: frozenset[str]  # those whom every count may count, by meaning: persons, women
    contrasts: Gazetteer[str]  # words that set one account of a number against another
    comparisons: Gazetteer[str]  # words that set a happening beside another one
    common: frozenset[str]  # stems of the words that any report may use
    notions: Mapping[str, str]  # what a stem means, whatever the language


@cache
def wording(pack: Pack) -> Wording:
    """The compiled words of a pack."""
    stops = frozenset(word for row in pack.lexicon("stop-words") for word in _WORD.findall(bare(row["form"])))
    families = {fold(r["form"]): frozenset(r["families"].split()) for r in pack.lexicon("event-families")}
    nouns = frozenset(fold(form) for form in pack.lexicon("event-nouns").forms())
    renewals = Gazetteer((fold(r["form"]), r["kind"]) for r in pack.lexicon("corrections"))
    determiners = {bare(r["form"]).rstrip("'"): r["tells"] for r in pack.lexicon("determiners")}
    verbs = frozenset(fold(form) for form in pack.lexicon("event-verbs").forms())
    notions = {stem(r["form"]): f"={r['notion']}" for r in reversed(list(pack.lexicon("notions")))}
    denied = [(fold(r["form"]), r["kind"]) for r in pack.lexicon("disclaimers")]
    charges = Gazetteer(row for row in denied if row[1] in CHARGES)
    disclaimers = Gazetteer(row for row in denied if row[1] not in CHARGES)
    comparisons = Gazetteer((fold(form), "new") for form in pack.lexicon("comparisons").forms())
    common = frozenset(stem(w) for name in COMMON for f in pack.lexicon(name).forms() for w in _WORD.findall(f))
    contrasts = Gazetteer((fold(r["form"]), r["kind"]) for r in pack.lexicon("contrasts"))
    counted = (stem(r["form"]) for r in pack.lexicon("outcomes") if r["slot"] == "people")
    people = frozenset(notions.get(s, s) for s in counted)
    return Wording(
        stops,
        families,
        nouns,
        verbs,
        determiners,
        renewals,
        disclaimers,
        charges,
        people,
        contrasts,
        comparisons,
        common,
        notions,
    )


def stem(word: str) -> str:
    """The part of a word that its inflections and derivations share."""
    return bare(word)[:STEM]


def stems(text: str, known: Wording) -> frozenset[str]:
    """The stems of what is said in a stretch of text; numbers are kept whole."""
    return stems_of(bare(text), known)


def stems_of(plain: str, known: Wording) -> frozenset[str]:
    """The same for a text that is bare already."""
    words = {w for w in _WORD.findall(plain) if len(w) > 2 or w.isdigit()} - known.stops
    return frozenset([w if w.isdigit() else w[:STEM] for w in words])


def meaning(said: frozenset[str], known: Wording) -> frozenset[str]:
    """Stems with those of known notions put into no language: two languages share these, names, and learned words."""
    notions = known.notions
    return frozenset([notions.get(s, s) for s in said])


def thing(unit: str | None, known: Wording) -> str | None:
    """What a figure counts, by the meaning of its first noun, whatever the language; null where nothing is named."""
    named = stem((unit or "").split(" ")[0])
    return known.notions.get(named, named) or None


def families(lemma: str, known: Wording) -> frozenset[str]:
    """The families of a lemma or phrase: those of the phrase, else of its first word."""
    folded = fold(lemma)
    plain = _REFLEXIVE.sub("", folded)
    first = plain.split(" ")[0]
    cut = (first[:-n] for n in range(1, ENDING + 1) if len(first) - n >= STEMLESS)
    for form in (folded, plain, first, *cut):
        if form in known.families:
            return known.families[form]
    return frozenset()


@lru_cache(maxsize=1 << 16)
def akin(one: str, other: str) -> bool:
    """Whether two words share all but their endings."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return (shared >= STEMLESS and max(len(one), len(other)) - shared <= ENDING) or one == other


def introduced(plain: str, start: int, known: Wording) -> str | None:
    """Whether the words before a noun present it as ``new`` (``une nouvelle attaque``) or the ``same``; bare text."""
    before = _WORD.findall(plain[max(0, start - BEFORE) : start])[-NEAR:]
    return next((known.determiners[w] for w in reversed(before) if w in known.determiners), None)


def renewed(text: str, known: Wording) -> str | None:
    """Whether a sentence makes a ``correction`` of an earlier report or an ``update`` to it."""
    kinds = {found.value for found in known.renewals.find(fold(text))}
    return min(kinds, default=None)


def compared(text: str, known: Wording) -> bool:
    """Whether a clause sets what it tells beside another happening (``une attaque encore plus importante``)."""
    return next(known.comparisons.find(fold(text)), None) is not None


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence that holds a span, by its marks; cut off at `REACH` where there are none."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    before = max((m.end() for m in _SENTENCE_END.finditer(text, low, start)), default=low)
    after = _SENTENCE_END.search(text, end, high)
    return Span(before, after.start() if after else high)


class Weights:
    """How telling each stem is in a pile: its inverse document frequency, smoothed for small piles."""

    def __init__(self, bags: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for bag in bags:
            counts.update(bag)
            total += 1
        self._total = total
        self._of = {word: log(1 + (total + 1) / (n + 0.5)) for word, n in counts.items()}
        self._unseen = log(1 + (total + 1) / 0.5)
        self._squared = {word: weight**2 for word, weight in self._of.items()}
        self._unseen_squared = self._unseen**2
        self._squares: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        return self._of.get(word, self._unseen)

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two bags of stems, weighted; 0 where one is empty."""
        shared = one & other
        if not shared:
            return 0.0
        return self._sum(shared) / sqrt(self._square(one) * self._square(other))

    def _square(self, bag: frozenset[str]) -> float:
        if bag not in self._squares:
            self._squares[bag] = self._sum(bag)
        return self._squares[bag]

    def _sum(self, bag: frozenset[str]) -> float:
        """The squared weights of a bag; `fsum` is exact, so the order of a set does not show."""
        squared = self._squared
        return fsum([squared.get(word, self._unseen_squared) for word in bag])
