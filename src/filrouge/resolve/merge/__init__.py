"""One event out of many tellings: within an article first, then across articles, best pairs first.

What one article tells apart stays apart: two happenings of one article join only on the strength of
their own likeness, never because a third article resembles both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from filrouge.model.story import Because, Place
from filrouge.resolve.merge import blocks
from filrouge.resolve.merge.apart import MEETING, days_apart, parties_differ, ruled_out
from filrouge.resolve.merge.kinship import Kinship
from filrouge.resolve.merge.likeness import Pile, features, score, table
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.merge.weights import WEIGHTS
from filrouge.resolve.timing import firmness, known, width

INSIDE = 0.3  # the least score that joins within an article
ACROSS = -0.2  # and across articles
DOUBT = -2.0  # the least mean score between two groups that join
LARGE = 3  # tellings of each, from which they need more
LESS_DOUBT = -1.5  # which is this, unless the same word names them on the same days
NEVER = -99.0  # the score of what is ruled out
TWO = -1.0  # mean score below which two groups of one article are two happenings
SAMPLE = 8  # tellings of a group that are looked at, half of them the best dated
NARROW = 2  # days of a time that surely tells one day
SLIP = 3  # days by which sources may disagree on one event
SHOWN = 3  # reasons given for a join


@dataclass(frozen=True, slots=True)
class Merged:
    """The tellings of one event, in order of the pile, and why they were joined."""

    tellings: tuple[Telling, ...]
    because: tuple[Because, ...] = ()


@dataclass(slots=True)
class _Group:
    members: list[Telling]
    because: list[Because] = field(default_factory=list)

    @property
    def dated(self) -> Telling | None:
        """The telling with the firmest date."""
        told = [
            (firmness(t.when), t.slack, t.number, t)
            for t in self.members
            if t.when is not None and known(t.when) and t.own
        ]
        return min(told)[-1] if told else None

    @property
    def core(self) -> frozenset[tuple[date, str]]:
        """The days, surely told, on which its commonest words put it."""
        told = Counter(
            (t.when.earliest, t.stem)
            for t in self.members
            if t.firm and t.when is not None and t.when.earliest is not None and width(t.when) <= NARROW
        )
        most = max(told.values(), default=0)
        return frozenset(key for key, n in told.items() if 2 * n >= most)

    @property
    def types(self) -> frozenset[str]:
        return frozenset(t.type for t in self.members)

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(actor for t in self.members for actor in t.people)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(t.article for t in self.members)


class Merging:
    """Merges a pile, and merges it again when some of its times or actors have changed."""

    def __init__(self, kin: Kinship) -> None:
        self._kin = kin
        self._pile: Pile | None = None
        self._told: Sequence[Telling] = ()
        self._scores: dict[tuple[int, int], float] = {}

    def merged(self, found: Sequence[Telling]) -> tuple[Merged, ...]:
        """The events of a pile, in the order of their first telling."""
        self._pile = self._pile or Pile(found, self._kin)  # it rests on words alone, which never change
        board = _Board(found, self._pile, self._known(found))
        by_article: dict[str, list[Telling]] = defaultdict(list)
        for telling in found:
            by_article[telling.article].append(telling)
        for article in by_article.values():
            board.join(blocks.inside(article), INSIDE)
        board.settle()
        board.join(blocks.across(found, self._pile.weights, self._kin), ACROSS)
        self._told, self._scores = found, board.scores
        return board.result()

    def _known(self, found: Sequence[Telling]) -> dict[tuple[int, int], float]:
        """The scores of pairs that are as they were when the pile was merged before."""
        now = {t.key: t for t in found} if self._told else {}
        same = {was.number: t.number for was in self._told if (t := now[was.key]) == replace(was, number=t.number)}
        pairs = ((same[a], same[b], score) for (a, b), score in self._scores.items() if a in same and b in same)
        return {(min(a, b), max(a, b)): score for a, b, score in pairs}


class _Board:
    """Groups of tellings that grow by joining the likeliest pair first."""

    def __init__(self, found: Sequence[Telling], pile: Pile, scores: dict[tuple[int, int], float]) -> None:
        self._found = found
        self._pile = pile
        self._group: dict[int, _Group] = {t.number: _Group([t]) for t in found}
        self._local: dict[int, int] = {}
        self.scores = scores

    def join(self, pairs: Iterable[tuple[int, int]], least: float) -> None:
        """Join what these pairs allow."""
        scored = [(self._score(*pair), pair) for pair in pairs]
        for value, (one, other) in sorted(((s, p) for s, p in scored if s >= least), key=lambda x: (-x[0], x[1])):
            mine, theirs = self._group[one], self._group[other]
            if mine is not theirs and self._compatible(mine, theirs):
                self._unite(mine, theirs, (one, other), value)

    def settle(self) -> None:
        """From here on the groups of one article are known to be different happenings."""
        self._local = {number: min(t.number for t in g.members) for number, g in self._group.items()}

    def result(self) -> tuple[Merged, ...]:
        groups = {id(g): g for _, g in sorted(self._group.items())}
        return tuple(
            Merged(tuple(sorted(g.members, key=lambda t: t.number)), tuple(g.because)) for g in groups.values()
        )

    def _score(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self.scores.get(pair)
        if known is None:
            first, second = self._found[pair[0]], self._found[pair[1]]
            apart = ruled_out(first, second) is not None
            known = NEVER if apart else score(features(first, second, self._pile), table(first, second))
            self.scores[pair] = known
        return known

    def _compatible(self, mine: _Group, theirs: _Group) -> bool:
        if not self._dates_fit(mine, theirs) or self._told_apart(mine, theirs):
            return False
        if MEETING in mine.types & theirs.types and parties_differ(mine.parties, theirs.parties):
            return False
        large = min(len(mine.members), len(theirs.members)) >= LARGE and not mine.core & theirs.core
        return self._mean(mine.members, theirs.members) >= (LESS_DOUBT if large else DOUBT)

    def _dates_fit(self, mine: _Group, theirs: _Group) -> bool:
        """Different days fit only across articles, by a slip of a few days, where no source has both."""
        one, other = mine.dated, theirs.dated
        days = None if one is None or other is None else days_apart(one, other)
        if not days or one is None or other is None:
            return True
        return days <= SLIP and not mine.articles & theirs.articles and max(width(one.when), width(other.when)) <= SLIP

    def _told_apart(self, mine: _Group, theirs: _Group) -> bool:
        """Whether some article tells as two happenings what joining would make one."""
        if not self._local:
            return False
        for article in sorted(mine.articles & theirs.articles):
            one = [t for t in mine.members if t.article == article]
            other = [t for t in theirs.members if t.article == article]
            if self._mean(one, other) < TWO:
                return True
        return False

    def _mean(self, mine: Sequence[Telling], theirs: Sequence[Telling]) -> float:
        pairs = [(a.number, b.number) for a in _sample(mine) for b in _sample(theirs)]
        scores = [self._score(*pair) for pair in pairs]
        return NEVER if NEVER in scores else sum(scores) / len(scores)

    def _unite(self, mine: _Group, theirs: _Group, pair: tuple[int, int], value: float) -> None:
        reason = self._because(pair, value)
        first, second = sorted((mine, theirs), key=lambda g: min(t.number for t in g.members))
        first.members = sorted((*first.members, *second.members), key=lambda t: t.number)
        first.because = [*first.because, *second.because, reason]
        for telling in second.members:
            self._group[telling.number] = first

    def _because(self, pair: tuple[int, int], value: float) -> Because:
        one, other = (self._found[n] for n in pair)
        first, second = (one, other) if one.number < other.number else (other, one)
        rule = reasons(features(first, second, self._pile), table(one, other))
        place = Place(other.article, other.mark.span.start, other.mark.span.end)
        return Because("merge", rule, place, f"{one.mention.lemma} = {other.mention.lemma} ({value:+.1f})")


def _sample(members: Sequence[Telling]) -> Sequence[Telling]:
    """Some tellings of a group: those whose days are surest, and others from all over it."""
    if len(members) <= SAMPLE:
        return members
    ordered = sorted(members, key=lambda t: (not t.own, not t.firm, t.when is None, t.number))
    sure, rest = ordered[: SAMPLE // 2], ordered[SAMPLE // 2 :]
    return [*sure, *rest[:: max(1, len(rest) // (SAMPLE // 2))][: SAMPLE // 2]]


def reasons(found: Mapping[str, float], name: str) -> str:
    """The features that spoke most for a join, as words."""
    weights = WEIGHTS[name]
    spoke = sorted(found, key=lambda f: (-weights.get(f, 0.0) * found[f], f))
    return ", ".join(f.replace("-", " ") for f in spoke[:SHOWN])
