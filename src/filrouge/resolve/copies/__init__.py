"""Which articles repeat another's text, passage by passage, and who printed each passage first.

Articles are compared by containment (Broder 1997, doi:10.1109/SEQUEN.1997.666900), not by
resemblance: an agency text with one paragraph more contains the whole of it. Every passage is
credited to the first that printed it, so that a splice of two agency texts has two origins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from filrouge.model.story import SharedPassage
from filrouge.model.text import Article, Published, Span
from filrouge.resolve.copies.prints import SHINGLE, Prints, Words, read, winnowed

LEAST = 16  # words of a shared passage
OWN = 10  # of them outside quotation marks: two reporters may quote the same words
HOLE = 8  # words that an edit may change inside a passage
COPY = 0.5  # of the shorter article's words in shared passages: one repeats the other
LOOKED_AT = 24  # articles compared word by word with one
COMMON = 60  # articles that share one fingerprint, or a twentieth of the pile: beyond, it is boilerplate
KEPT = 256  # articles whose words are kept at hand


@dataclass(frozen=True, slots=True)
class Copies:
    """``copy_of`` by article id; the group that counts as one source; shared passages by article."""

    copy_of: Mapping[str, str]
    group: Mapping[str, str]
    by_article: Mapping[str, tuple[SharedPassage, ...]] = field(default_factory=dict)

    def source(self, article: str) -> str:
        """The article that stands for all that carry one text."""
        return self.group.get(article, article)

    def original(self, article: str, span: Span) -> str:
        """The article from which a passage comes that holds a span, else that article's own group."""
        for passage in self.by_article.get(article, ()):
            if passage.span.contains(span):
                return self.source(passage.first.article)
        return self.source(article)


class _Run(NamedTuple):
    """Words ``here`` to ``here_end`` of one article that stand ``there`` to ``there_end`` in another."""

    here: int
    here_end: int
    there: int
    there_end: int


def copies(articles: Sequence[Article], published: Mapping[str, Published]) -> Copies:
    """The copies among articles; the earliest, then the one that credits no agency, printed it first."""
    ordered = sorted(articles, key=lambda a: _printed(a, published))
    desk = _Desk(ordered)
    copy_of: dict[str, str] = {}
    group: dict[str, str] = {}
    by_article: dict[str, tuple[SharedPassage, ...]] = {}
    for number, article in enumerate(ordered):
        earlier = desk.prints.shared(number, LOOKED_AT)
        if not earlier:
            continue
        found = desk.compared(number, earlier)
        repeated = _repeated(desk.words(number), found)
        if repeated is not None:
            copy_of[article.id] = repeated
            group[article.id] = group.get(repeated, repeated)
        passages = tuple(_passages(desk.words(number), found))
        if passages:
            by_article[article.id] = passages
    return Copies(copy_of, group, by_article)


def _printed(article: Article, published: Mapping[str, Published]) -> tuple[str, bool, str, str]:
    told = published.get(article.id)
    date = told.date or told.earliest or "9" if told is not None else "9"
    return date, article.agency is None, article.path, article.id


class _Desk:
    """Articles in order of printing, their words read when they are needed."""

    def __init__(self, ordered: Sequence[Article]) -> None:
        self._ordered = ordered
        self._known: dict[int, Words] = {}
        common = max(COMMON, len(ordered) // 20)
        self.prints = Prints((winnowed(read(a).shingles) for a in ordered), common)

    def words(self, number: int) -> Words:
        """The words of an article."""
        if number not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[number] = read(self._ordered[number])
        return self._known[number]

    def compared(self, number: int, earlier: Sequence[int]) -> list[tuple[Words, list[_Run]]]:
        """The stretches that an article shares with each of several earlier ones, those without any left out."""
        later = self.words(number)
        found = [(other, self._worth(later, other)) for other in map(self.words, earlier)]
        return [(other, runs) for other, runs in found if runs]

    def _worth(self, later: Words, other: Words) -> list[_Run]:
        """The runs long enough; where it is no copy throughout, no mere boilerplate and no mere quotation."""
        runs = [r for r in _runs(_hits(later, other)) if r.here_end - r.here + 1 >= LEAST]
        if _covers(runs, min(len(later), len(other))):
            return runs
        return [r for r in runs if later.own(r.here, r.here_end) >= OWN and not self._boilerplate(later, r)]

    def _boilerplate(self, later: Words, run: _Run) -> bool:
        if not self.prints.common:
            return False
        held = winnowed(later.shingles[run.here : run.here_end - SHINGLE + 2])
        return all(int(h) in self.prints.common for h in held)


def _repeated(later: Words, found: Sequence[tuple[Words, list[_Run]]]) -> str | None:
    """The article whose text one repeats: of those that it covers enough, the one it shares most with."""
    best = max(
        ((_length(runs), -n, other.id) for n, (other, runs) in enumerate(found)
         if _covers(runs, min(len(later), len(other)))),
        default=None,
    )  # fmt: skip
    return None if best is None else best[2]


def _length(runs: Sequence[_Run]) -> int:
    return sum(r.here_end - r.here + 1 for r in runs)


def _covers(runs: Sequence[_Run], words: int) -> bool:
    return bool(runs) and _length(runs) >= COPY * words


def _passages(later: Words, found: Sequence[tuple[Words, list[_Run]]]) -> list[SharedPassage]:
    """Each stretch once, under the first that printed it; ``found`` is in order of printing."""
    taken = np.zeros(len(later), np.bool_)
    made: list[SharedPassage] = []
    for other, runs in found:
        for run in runs:
            for part in _free(run, taken):
                if part.here_end - part.here + 1 >= LEAST:
                    taken[part.here : part.here_end + 1] = True
                    here = later.place(part.here, part.here_end)
                    made.append(SharedPassage(here.start, here.end, other.place(part.there, part.there_end)))
    return sorted(made, key=lambda p: (p.start, p.end))


def _free(run: _Run, taken: NDArray[np.bool_]) -> Iterator[_Run]:
    """The stretches of a run that nobody is credited with yet."""
    free = np.flatnonzero(~taken[run.here : run.here_end + 1])
    for part in np.split(free, np.flatnonzero(np.diff(free) > 1) + 1) if len(free) else ():
        before, after = int(part[0]), run.here_end - run.here - int(part[-1])
        there = min(run.there + before, run.there_end)  # holes may have shifted it by a word or two
        yield _Run(run.here + before, run.here_end - after, there, max(run.there_end - after, there))


def _hits(later: Words, earlier: Words) -> list[tuple[int, int]]:
    """Where the same shingle stands in both: of several places, the one that goes on from the last."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, shingle in enumerate(earlier.shingles.tolist()):
        places[shingle].append(n)
    found: list[tuple[int, int]] = []
    after = 0
    for n, shingle in enumerate(later.shingles.tolist()):
        there = places.get(shingle)
        if there:
            at = next((p for p in there if p >= after), there[0])
            found.append((n, at))
            after = at + 1
    return found


def _runs(hits: Sequence[tuple[int, int]]) -> Iterator[_Run]:
    """Stretches in which shingles follow each other in both articles, but for small holes."""
    first = last = None
    for hit in hits:
        if first is None or last is None or not _goes_on(last, hit):
            if first is not None and last is not None:
                yield _run(first, last)
            first = hit
        last = hit
    if first is not None and last is not None:
        yield _run(first, last)


def _goes_on(last: tuple[int, int], hit: tuple[int, int]) -> bool:
    return hit[0] - last[0] <= HOLE + SHINGLE and 0 < hit[1] - last[1] <= HOLE + SHINGLE


def _run(first: tuple[int, int], last: tuple[int, int]) -> _Run:
    return _Run(first[0], last[0] + SHINGLE - 1, first[1], last[1] + SHINGLE - 1)
