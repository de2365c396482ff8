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
WORD, ACTOR, DAY = "w", "a", "d"
FACTOR: Mapping[str, float] = {WORD: 1.0, ACTOR: 1.5, DAY: 1.0}
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
    for stem in _stems(annotated, words):
        found[f"{WORD} {stem}"] += 1
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


def _stems(annotated: Annotated, words: Wording) -> list[str]:
    article = annotated.article
    start = article.body.start
    title = " ".join([article.title or ""] * TITLE)
    said = _WORD.findall(bare(f"{title} {article.text[start : min(start + LEAD, article.body.end)]}"))
    return [w[:STEM] for w in said if len(w) >= SHORT and w not in words.stops and not w.isdigit()]


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
    """Unit vectors of traits that several articles have, the telling ones long (tf-idf)."""
    held = Counter(trait for each in pile for trait in each.counts)
    weight = {t: FACTOR[t[0]] * log((len(pile) + BACKGROUND) / (n + 1)) for t, n in held.items() if n > 1}
    return [_unit({t: (1 + log(n)) * weight[t] for t, n in each.counts.items() if t in weight}) for each in pile]


def _unit(vector: dict[str, float]) -> Vector:
    length = sum(vector[t] ** 2 for t in sorted(vector)) ** 0.5
    return {t: v / length for t, v in sorted(vector.items())} if length else {}
