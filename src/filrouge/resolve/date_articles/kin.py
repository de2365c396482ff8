"""Which articles of a pile tell of the same things, so that the day of one says something of the other's.

Sharing actors is not enough: other ships, victims or seasons have the same navy, courthouse or club. All words
of two articles are compared, what is rare and what is a name weighing most, so that the names and figures of
another incident part them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from math import fsum, log, sqrt

import numpy as np

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Published
from filrouge.resolve.date_articles import odds
from filrouge.resolve.date_articles.clues import Clue, Odds
from filrouge.resolve.merge import Merged
from filrouge.resolve.merge.kinship import BRIDGE, MOSTLY, NAMES, Bag, bag, product
from filrouge.resolve.merge.wording import wording

# Likeness of two articles from which what they both tell is one event, and from which they come out together. Of
# pairs of ECB+ articles on one topic that are as alike as `ALIKE`, nine in ten came out within twelve days.
SOMEWHAT, ALIKE = 0.24, 0.36
BACKGROUND = 1000  # articles without a stem that every pile is weighed with: in one story alone, names stay telling
RELATIVE = 0.7  # of the likest article, how alike another must be to say anything of the day
SCALE, SHARPNESS = 1000, 4  # what an article says weighs by its likeness to this power
_MOST = 24  # kin of one article
_LEADING = 40  # stems of an article that lead to its kin

_Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kin:
    """The vectors of a pile's articles, and those of their names alone, to compare two languages by."""

    languages: Mapping[str, str]
    vectors: Mapping[str, _Vector]
    names: Mapping[str, _Vector]
    leads: Mapping[str, Sequence[str]]

    def of(self, article: str, among: Mapping[str, object]) -> dict[str, float]:
        """The articles of a choice that are somewhat alike to one, the likest first, by likeness."""
        stems = list(self.vectors.get(article, ()))[:_LEADING]
        likely = {o for stem in stems for o in self.leads[stem] if o in among} - {article}
        found = sorted((-self.likeness(article, o), o) for o in likely)[:_MOST]
        return {o: -far for far, o in found if -far >= SOMEWHAT}

    def likeness(self, one: str, other: str) -> float:
        """From 0 to 1, the same from both sides."""
        if self.languages[one] == self.languages[other]:
            return product(self.vectors[one], self.vectors[other])
        return float(product(self.names[one], self.names[other]) ** BRIDGE)


def kin(articles: Sequence[Annotated], packs: Mapping[str, Pack]) -> Kin:
    """The kin of a pile whose languages have packs; articles without one have none."""
    read = {a.article.id: bag(a.article, wording(packs[a.article.language])) for a in _known(articles, packs)}
    weights, names = _weights(list(read.values()))
    vectors = {id_: _vector(each, weights) for id_, each in read.items()}
    leads = defaultdict(list)
    for id_, vector in vectors.items():
        for stem in vector:
            leads[stem].append(id_)
    named = {id_: _normed({s: w for s, w in v.items() if s in names}) for id_, v in vectors.items()}
    return Kin({id_: each.language for id_, each in read.items()}, vectors, named, leads)


def _known(articles: Sequence[Annotated], packs: Mapping[str, Pack]) -> Iterator[Annotated]:
    return (a for a in articles if a.article.language in packs)


def _weights(read: Sequence[Bag]) -> tuple[dict[str, float], frozenset[str]]:
    """The inverse document frequencies of a pile's stems, names and numbers raised; and which are such."""
    held, counts, raised = Counter[str](), Counter[str](), Counter[str]()
    for each in read:
        held.update(each.counts.keys())
        counts.update(each.counts)
        raised.update(each.raised)
    names = frozenset(s for s in held if raised[s] > MOSTLY * counts[s])
    total = len(read) + BACKGROUND
    return {s: log(total / n) * (NAMES if s in names else 1.0) for s, n in held.items()}, names


def _vector(read: Bag, weights: Mapping[str, float]) -> _Vector:
    return _normed({s: (1 + log(n)) * weights[s] for s, n in read.counts.items()})


def _normed(vector: Mapping[str, float]) -> _Vector:
    """The stems in order of weight, brought to length one."""
    length = sqrt(fsum(w * w for w in vector.values()))
    return {s: w / length for s, w in sorted(vector.items(), key=lambda x: (-x[1], x[0]))}


def kin_clue(near: Mapping[str, float], dated: Mapping[str, Published]) -> Clue | None:
    """What the articles that tell an undated one's story say of its day, the likest most."""
    best = max(near.values(), default=0.0)
    days = Counter[int]()
    for id_, likeness in near.items():
        told = dated[id_].date
        if likeness >= RELATIVE * best and told is not None:
            days[date.fromisoformat(told[:10]).toordinal()] += round(SCALE * likeness**SHARPNESS)
    if not days:
        return None
    kind, rows = ("story", odds.SAME_STORY) if best >= ALIKE else ("like-story", odds.LIKE_STORY)
    likest = min(days, key=lambda day: (-days[day], day))
    return Clue(kind, None, _spread(rows, days), date.fromordinal(likest), dates=True)


def _spread(rows: odds.Rows, weights: Mapping[int, int]) -> Odds:
    """The odds of a day that is as far from one of several as ``rows`` say."""
    shares = [(day, log(weight / sum(weights.values()))) for day, weight in sorted(weights.items()) if weight]

    def logs(days: range) -> odds.Logs:
        return np.asarray(np.logaddexp.reduce([odds.spread(rows, day, days) + share for day, share in shares]))

    return logs


class Tellings:
    """The merged events of a pile by the articles that tell them."""

    def __init__(self, found: Sequence[Merged]) -> None:
        self._found = found
        self._of: dict[str, set[int]] = defaultdict(set)
        for number, event in enumerate(found):
            for telling in event.tellings:
                self._of[telling.article].add(number)

    def by(self, articles: AbstractSet[str]) -> list[Merged]:
        """The events as some articles tell them."""
        numbers = sorted(set[int]().union(*(self._of[id_] for id_ in articles)))
        return [_told_by(self._found[number], articles) for number in numbers]


def _told_by(event: Merged, articles: AbstractSet[str]) -> Merged:
    return replace(event, tellings=tuple(t for t in event.tellings if t.article in articles))
