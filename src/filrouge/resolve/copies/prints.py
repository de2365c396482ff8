"""Fingerprints of articles, and who first left each: where to look for shared passages.

Word shingles are hashed and thinned by winnowing (Schleimer, Wilkerson and Aiken 2003,
doi:10.1145/872757.872770): two texts that share `SURE` words in a row share a fingerprint. Who
first printed a stretch is then one lookup, so that cost grows with the text and not with its square.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from filrouge.lang.fold import bare
from filrouge.model.story import Place
from filrouge.model.text import Article, RegionKind

SHINGLE = 6  # words: long enough not to be chance, short enough to survive an edit
WINDOW = 8  # shingles of which one is kept as a fingerprint
SURE = SHINGLE + WINDOW - 1
OUTSIDE = frozenset({RegionKind.RELATED, RegionKind.MENU, RegionKind.COPYRIGHT, RegionKind.BIOGRAPHY})
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(31))

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's body: their places, whether they are quoted, and the hashes of all shingles."""

    id: str
    starts: Numbers
    ends: Numbers
    quoted: NDArray[np.bool_]
    shingles: Hashes

    def __len__(self) -> int:
        return len(self.starts)

    def place(self, first: int, last: int) -> Place:
        """The stretch from one word to another, both included."""
        return Place(self.id, int(self.starts[first]), int(self.ends[last]))

    def own(self, first: int, last: int) -> int:
        """How many words of a stretch are not quoted."""
        return int(np.count_nonzero(~self.quoted[first : last + 1]))


def read(article: Article) -> Words:
    """The words of an article without what is not its text: menus, lists of others, biographies."""
    text = bare(article.text)
    out = [r.span for r in article.regions if r.kind in OUTSIDE]
    body = article.body
    found = list(_WORD.finditer(text, body.start, body.end))
    if out:
        found = [m for m in found if not any(s.start <= m.start() < s.end for s in out)]
    starts = np.array([m.start() for m in found], np.int64)
    ends = np.array([m.end() for m in found], np.int64)
    hashes = np.array([zlib.crc32(m[0].encode("utf-8", "replace")) for m in found], np.uint64)
    return Words(article.id, starts, ends, _quoted(article.text, starts), _shingled(hashes))


def _quoted(text: str, starts: Numbers) -> NDArray[np.bool_]:
    mask = np.zeros(len(starts), np.bool_)
    for found in _QUOTED.finditer(text):
        first, last = np.searchsorted(starts, [found.start(), found.end()])
        mask[first:last] = True
    return mask


def _shingled(words: Hashes) -> Hashes:
    """One hash a shingle, well mixed so that the least of a window is drawn as if by lot."""
    if len(words) < SHINGLE:
        return np.zeros(0, np.uint64)
    first, second, shift = _MIX
    count = len(words) - SHINGLE + 1
    with np.errstate(over="ignore"):
        made = np.zeros(count, np.uint64)
        for n in range(SHINGLE):
            made = made * first + words[n : n + count]
        made = (made ^ (made >> shift)) * second
        return made ^ (made >> shift)


def winnowed(shingles: Hashes) -> Hashes:
    """The least hash of every window, each once."""
    if len(shingles) <= WINDOW:
        return np.unique(shingles.min(keepdims=True)) if len(shingles) else shingles
    return np.unique(sliding_window_view(shingles, WINDOW).min(axis=1))


class Prints:
    """The fingerprints of articles in order of printing."""

    def __init__(self, articles: Iterable[Hashes], common: int) -> None:
        """Take the fingerprints of each article.

        Args:
            articles: one array an article, the first printed first.
            common: articles that leave one fingerprint; beyond, it is boilerplate.
        """
        each = list(articles)
        self._ends = np.cumsum([0, *(len(p) for p in each)])
        every = np.concatenate(each) if each else np.zeros(0, np.uint64)
        known, first, place, count = np.unique(every, return_index=True, return_inverse=True, return_counts=True)
        owner = np.searchsorted(self._ends, first, side="right") - 1
        self._holder = owner[place]
        self._rare = (count <= common)[place]
        self.common = frozenset(int(h) for h in known[count > common])

    def shared(self, number: int, most: int) -> Sequence[int]:
        """Earlier articles that first left prints of this one, by printing order: those that share most."""
        start, end = self._ends[number], self._ends[number + 1]
        holders, rare = self._holder[start:end], self._rare[start:end]
        found, count = np.unique(holders[(holders < number) & rare], return_counts=True)
        whole, whole_count = np.unique(holders[holders < number], return_counts=True)
        half = whole[2 * whole_count >= end - start]  # boilerplate alone is no reason to look, a whole copy is
        best = found[np.argsort(-count, kind="stable")[:most]]
        return [int(n) for n in np.union1d(best, half)]
