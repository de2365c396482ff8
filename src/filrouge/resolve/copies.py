"""Which articles repeat another's text, passage by passage, and who printed it first.

Articles are compared by containment of word shingles (Broder 1997, doi:10.1109/SEQUEN.1997.666900),
not by resemblance: an agency text with one paragraph more contains the whole of it. Passages are
found by an inverted index of shingles, so that cost grows with the text and not with its square.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from filrouge.lang.fold import bare
from filrouge.model.story import Place
from filrouge.model.text import Article, Published, RegionKind, Span

SHINGLE = 6  # words: long enough not to be chance, short enough to survive an edit
LEAST = 25  # words of a shared passage
HOLE = 8  # words that an edit may change inside a passage
COPY = 0.5  # of the shorter article's words in shared passages: one repeats the other
WINDOW = 8  # shingles of which one is kept as a fingerprint
LOOKED_AT = 8  # articles compared word by word with one
COMMON = 60  # articles that hold one shingle: beyond, it is boilerplate
OUTSIDE = frozenset({RegionKind.RELATED, RegionKind.MENU, RegionKind.COPYRIGHT, RegionKind.BIOGRAPHY})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that an earlier one has too, nearly word for word."""

    here: Place
    there: Place


@dataclass(frozen=True, slots=True)
class Copies:
    """``copy_of`` by article id; the group that counts as one source; the shared passages."""

    copy_of: Mapping[str, str]
    group: Mapping[str, str]
    passages: tuple[Passage, ...] = ()
    by_article: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)

    def source(self, article: str) -> str:
        """The article that stands for all that carry one text."""
        return self.group.get(article, article)

    def original(self, article: str, span: Span) -> str:
        """The article from which a passage comes that holds a span, else that article's own group."""
        for passage in self.by_article.get(article, ()):
            if passage.here.span.contains(span):
                return self.source(passage.there.article)
        return self.source(article)


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of an article's body with their places, and the hashes of all their shingles."""

    id: str
    starts: array[int]
    ends: array[int]
    shingles: array[int]

    def place(self, first: int, last: int) -> Place:
        return Place(self.id, self.starts[first], self.ends[last])


def copies(articles: Sequence[Article], published: Mapping[str, Published]) -> Copies:
    """The copies among articles; the earliest, then the one that credits no other, printed it first."""
    numbers: dict[str, int] = {}
    ordered = [_read(a, numbers) for a in sorted(articles, key=lambda a: _printed(a, published))]
    index = _Prints()
    copy_of: dict[str, str] = {}
    group: dict[str, str] = {}
    passages: list[Passage] = []
    for later in ordered:
        shared = _shared(later, [ordered[n] for n in index.like(later)])
        for earlier, runs in shared:
            passages.extend(Passage(later.place(r.here, r.here_end), earlier.place(r.there, r.there_end)) for r in runs)
            if later.id not in copy_of and _covers(runs, min(len(later.starts), len(earlier.starts))):
                copy_of[later.id] = earlier.id
                group[later.id] = group.get(earlier.id, earlier.id)
        index.add(later)
    return Copies(copy_of, group, tuple(passages), _by_article(passages))


def _by_article(passages: Sequence[Passage]) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, tuple[Passage, ...]] = {}
    for passage in passages:
        found[passage.here.article] = (*found.get(passage.here.article, ()), passage)
    return found


def _covers(runs: Sequence[_Run], words: int) -> bool:
    covered = len({n for r in runs for n in range(r.here, r.here_end + 1)})
    return covered >= COPY * words


def _printed(article: Article, published: Mapping[str, Published]) -> tuple[str, bool, str, str]:
    told = published.get(article.id)
    date = told.date or told.earliest or "9" if told is not None else "9"
    return date, article.agency is None, article.path, article.id


def _read(article: Article, numbers: dict[str, int]) -> _Read:
    """The words are numbered, because hashes of numbers are the same in every process."""
    text = bare(article.text)
    out = [r.span for r in article.regions if r.kind in OUTSIDE]
    found = [
        m for m in _WORD.finditer(text, article.body.start, article.body.end)
        if not any(s.start <= m.start() < s.end for s in out)
    ]  # fmt: skip
    words = [numbers.setdefault(m.group(), len(numbers)) for m in found]
    shingles = array("q", (hash(tuple(words[n : n + SHINGLE])) for n in range(len(words) - SHINGLE + 1)))
    return _Read(article.id, array("q", (m.start() for m in found)), array("q", (m.end() for m in found)), shingles)


class _Prints:
    """Fingerprints of the articles read so far, by winnowing (Schleimer and others 2003, SIGMOD)."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}  # most fingerprints stand in one article only
        self._more: dict[int, list[int]] = {}
        self._count = 0

    def add(self, read: _Read) -> None:
        for print_ in _winnowed(read.shingles):
            if self._first.setdefault(print_, self._count) != self._count:
                places = self._more.setdefault(print_, [])
                if len(places) <= COMMON:
                    places.append(self._count)
        self._count += 1

    def like(self, read: _Read) -> list[int]:
        """The articles that share fingerprints with one, those that share most first."""
        hits: Counter[int] = Counter()
        for print_ in _winnowed(read.shingles):
            more = self._more.get(print_, ())
            if print_ in self._first and len(more) <= COMMON:
                hits.update((self._first[print_], *more))
        return [n for n, _ in sorted(hits.items(), key=lambda x: (-x[1], x[0]))[:LOOKED_AT]]


def _winnowed(shingles: Sequence[int]) -> set[int]:
    """The least hash of every window: any passage of `WINDOW` shingles leaves at least one."""
    return {min(shingles[n : n + WINDOW]) for n in range(max(1, len(shingles) - WINDOW + 1)) if shingles}


class _Run(NamedTuple):
    """Words ``here`` to ``here_end`` of one article that stand ``there`` to ``there_end`` in another."""

    here: int
    here_end: int
    there: int
    there_end: int


def _shared(later: _Read, earlier: Sequence[_Read]) -> list[tuple[_Read, list[_Run]]]:
    """The passages of an article that each earlier one has, the most alike first."""
    found = [(other, [r for r in _runs(_hits(later, other)) if r.here_end - r.here + 1 >= LEAST]) for other in earlier]
    return sorted(
        ((other, runs) for other, runs in found if runs), key=lambda x: -sum(r.here_end - r.here for r in x[1])
    )


def _hits(later: _Read, earlier: _Read) -> list[tuple[int, int]]:
    """Where the same shingle stands in both: of several places, the one that goes on from the last."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, shingle in enumerate(earlier.shingles):
        places[shingle].append(n)
    found: list[tuple[int, int]] = []
    after = 0
    for n, shingle in enumerate(later.shingles):
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
