"""What an article is about, in traits that need no translation: actors, days, and the stems of its words.

States, persons and days are the same trait in French and English; words that the languages share
(names of places, most learned words) meet by their stems. Everything rests on the article alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from sys import intern

from filrouge.lang.fold import bare
from filrouge.model.annotated import Annotated
from filrouge.model.mentions import Chain
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.merge.wording import STEM, Wording

LEAD = 2500  # code points of a body: what comes after is rarely what it is about
TITLE = 2  # how often the words of a title count
SHORT = 3  # letters below which a word says nothing
MOSTLY = 0.8  # of a word's uses that bear a capital, above which it is a name
WORD, NAME, COMMON, ACTOR, DAY = "w", "n", "c", "a", "d"
FACTOR: Mapping[str, float] = {WORD: 1.0, NAME: 1.8, COMMON: 0.4, ACTOR: 1.5, DAY: 1.0}
BACKGROUND = 1000  # articles without a trait that every pile is weighed with: in one story alone, names stay telling
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one article with how often it has each; ``place`` orders it: stated day, path and id."""

    article: str
    counts: Mapping[str, int]
    place: tuple[str, str, str] = ("", "", "")


def traits(annotated: Annotated, words: Wording, placing: Placing) -> Traits:
    """The traits of an article."""
    found: Counter[str] = Counter()
    for trait, n in _words(annotated, words).items():
        found[trait] = n
    keys = {chain.key: _actor(chain) for chain in annotated.actors.chains}
    for mark in annotated.actors.layer:
        for key in mark.value.chains:
            found[f"{ACTOR} {keys[key]}"] += 1
    article = annotated.article
    for when in placing.of(annotated, article.published).values():
        if when.earliest is not None and when.earliest == when.latest:
            found[f"{DAY} {when.earliest.isoformat()}"] += 1
    counts = {intern(trait): n for trait, n in found.items()}  # of a large pile, most of the memory
    return Traits(article.id, counts, (article.published.date or "9", article.path, article.id))


def _words(annotated: Annotated, words: Wording) -> Mapping[str, int]:
    """The stems of a title and lead with their uses: names, words that any report may use, and the rest."""
    article = annotated.article
    start = article.body.start
    title = " ".join([article.title or ""] * TITLE)
    text = f"{title} {article.text[start : min(start + LEAD, article.body.end)]}"
    uses, raised = Counter[str](), Counter[str]()
    for found in _WORD.finditer(bare(text)):
        word = found[0]
        if len(word) >= SHORT and word not in words.stops and not word.isdigit():
            uses[word] += 1
            raised[word] += text[found.start()].isupper()
    made = Counter[str]()
    for word, n in uses.items():
        made[_trait(word, raised[word] / n, words)] += n
    return made


def _trait(word: str, raised: float, words: Wording) -> str:
    """A word as a trait; a name, which has no endings, is kept whole."""
    if word[:STEM] in words.common:
        return f"{COMMON} {word[:STEM]}"
    return f"{NAME} {word}" if raised > MOSTLY else f"{WORD} {word[:STEM]}"


def _actor(chain: Chain) -> str:
    """A known actor by its id, a capital as its state; a person by surname, others by name."""
    kind, _, name = chain.key.partition(":")
    if kind == "capital":
        return f"state:{name}"
    if kind != "local":
        return chain.key
    return bare(chain.surname or chain.name)


Vector = Mapping[str, float]


def vectors(pile: Sequence[Traits]) -> list[Vector]:
    """Vectors of the traits that several articles have, the telling ones long (tf-idf).

    Each is brought to length one with the traits that it has alone: what two articles share is then
    weighed against all that either tells.
    """
    held = Counter(trait for each in pile for trait in each.counts)
    weight = {t: FACTOR[t[0]] * log((len(pile) + BACKGROUND) / (n + 1)) for t, n in held.items()}
    units = (_unit({t: (1 + log(n)) * weight[t] for t, n in each.counts.items()}) for each in pile)
    return [{t: v for t, v in unit.items() if held[t] > 1} for unit in units]


def _unit(vector: dict[str, float]) -> Vector:
    length = sum(vector[t] ** 2 for t in sorted(vector)) ** 0.5
    return {t: v / length for t, v in sorted(vector.items())} if length else {}
