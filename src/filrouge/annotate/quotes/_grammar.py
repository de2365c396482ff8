"""What a pack knows of reporting, compiled once: verbs in all their forms, nouns, phrases, small words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from filrouge.lang.fold import fold
from filrouge.lang.pack import Lexicon, Pack
from filrouge.model.mentions import Stance

FINITE, PARTICIPLE, GERUND, INFINITIVE = "finite", "participle", "gerund", "infinitive"


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb; ``rest`` are the words that follow it in a set phrase (``faire ⟦savoir⟧``)."""

    lemma: str
    stance: Stance
    thinks: bool
    frames: frozenset[str]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a verb and the moods it can stand for."""

    verb: Verb
    moods: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that credits a statement (``selon``); ``place`` says where its name stands."""

    words: tuple[str, ...]
    place: str
    strong: bool
    stance: Stance


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that the quotes layer reads of a pack."""

    forms: Mapping[str, tuple[Form, ...]]
    light: frozenset[str]
    nouns: Mapping[str, Stance]
    phrases: Mapping[str, tuple[Phrase, ...]]
    occasions: Mapping[str, tuple[tuple[str, ...], ...]]
    small: Mapping[str, frozenset[str]]
    word: re.Pattern[str]

    def has(self, table: str, word: str) -> bool:
        """Whether a folded word is in one of the pack's tables of small words."""
        return word in self.small[table]


_TABLES = [
    "inverted",
    "complementizers",
    "questions",
    "other_que",
    "infinitive_marks",
    "clitics",
    "reflexives",
    "subjects",
    "singular",
    "plural",
    "feminine",
    "masculine",
    "neuter",
    "first_person",
    "indefinite",
    "copulas",
    "relatives",
    "comparers",
    "joins",
    "sources",
    "prepositions",
    "determiners",
    "conjunctions",
    "subordinators",
    "writer",
    "times",
    "adverbs",
    "same",
    "abbreviations",
    "addressees",
    "withheld",
    "occasions",
]


@cache
def grammar(pack: Pack) -> Grammar:
    """The compiled reporting grammar of a pack; every table is empty where the pack has none."""
    settings = pack.settings.get("quotes", {})
    endings = _endings(pack.lexicon("verb-endings"))
    small = {name: frozenset(str(settings.get(name, "")).split()) for name in _TABLES}
    return Grammar(
        _forms(pack.lexicon("reporting-verbs"), endings),
        frozenset(f for lemma in str(settings.get("light", "")).split() for f in inflected(lemma, endings)),
        {fold(row["form"]): Stance(row["stance"]) for row in pack.lexicon("reporting-nouns")},
        _phrases(pack.lexicon("attributions")),
        _by_first(fold(form).split() for form in pack.lexicon("occasions").forms()),
        small,
        _word_pattern(small["inverted"], elision=bool(settings.get("elision"))),
    )


def inflected(lemma: str, endings: Mapping[str, Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """All forms of a verb with their moods; the longest ending listed for its infinitive holds."""
    moods: dict[str, set[str]] = {lemma: {INFINITIVE}}
    fitting = next((lemma[i:] for i in range(len(lemma)) if lemma[i:] in endings), None)
    if fitting is not None:
        stem = lemma[: len(lemma) - len(fitting)]
        for ending, kinds in endings[fitting].items():
            moods.setdefault(stem + ending, set()).update(kinds)
    return {form: frozenset(kinds) for form, kinds in moods.items()}


def _endings(lexicon: Lexicon) -> dict[str, dict[str, frozenset[str]]]:
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in lexicon:
        moods: dict[str, set[str]] = {}
        for mood in (FINITE, PARTICIPLE, GERUND):
            for ending in row[mood].split():
                moods.setdefault(ending, set()).add(mood)
        table[row["form"]] = {ending: frozenset(kinds) for ending, kinds in moods.items()}
    return table


def _forms(lexicon: Lexicon, endings: Mapping[str, Mapping[str, frozenset[str]]]) -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for row in lexicon:
        first, *rest = row["form"].split()
        verb = Verb(
            row["form"], Stance(row["stance"]), row["use"] == "think", frozenset(row["frame"].split()), tuple(rest)
        )
        for form, moods in inflected(first, endings).items():
            table.setdefault(fold(form), []).append(Form(verb, moods))
    return {form: tuple(sorted(found, key=lambda f: -len(f.verb.rest))) for form, found in table.items()}


def _phrases(lexicon: Lexicon) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for row in lexicon:
        words = tuple(_split(fold(row["form"])))
        phrase = Phrase(words, row["place"], row["strength"] == "strong", Stance(row["stance"]))
        table.setdefault(words[0], []).append(phrase)
    return {first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in table.items()}


def _split(phrase: str) -> list[str]:
    return [piece for word in phrase.split() for piece in re.findall(r"[^']+'|[^']+", word)]


def _by_first(phrases: Iterable[list[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        table.setdefault(words[0], []).append(tuple(words))
    return {first: tuple(sorted(found, key=lambda w: -len(w))) for first, found in table.items()}


def _word_pattern(inverted: frozenset[str], *, elision: bool) -> re.Pattern[str]:
    """Words, figures and single signs; with elision ``l'`` and ``-t-il`` are words of their own."""
    figure = r"\d+(?:[.,]\d+)*(?![\w-])"
    if not elision:
        return re.compile(figure + r"|\w+(?:\.\w\b\.?)+|\w+(?:['.-]\w+)*|\S")
    pronoun = "|".join(sorted(inverted, key=lambda p: (-len(p), p))) or r"\Z"
    tail = rf"-(?:{pronoun})\b"
    word = rf"\w+(?:-(?!(?:{pronoun})\b)\w+)*(?:'(?=[\w«\"“]|\s*[«\"“]))?"
    return re.compile(rf"{figure}|{tail}|{word}|\S")
