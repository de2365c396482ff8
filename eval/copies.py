"""How well shared passages are found: articles edited as papers edit agency texts, scored by passage.

    python eval/copies.py [ARTICLES.jsonl[.gz] …]     precision and recall by passage
    python eval/copies.py --scale [COUNT …]           processor time on synthetic articles

Without files, the articles are made of words drawn by lot. From each article are made: a verbatim
reprint, one with foreign paragraphs added, one with paragraphs cut, one with words changed, and a
splice of two. A passage found is right when it is credited to the article that had it first and
shares four fifths of its characters with a passage that was put there (intersection over union);
a cut paragraph parts two passages, unless it is so short that it is an edit within one.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from filrouge.lang.fold import bare
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.resolve.copies import HOLE, LEAST, Copies, copies

ALIKE = 0.8  # intersection over union from which a passage found is the one looked for
GRAM = 10  # words in a row that two articles of a fair test may not share before they are edited
CHANGED = 14  # words of which an edited reprint changes one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a derived article that come from another."""

    article: str
    start: int
    end: int
    first: str


Part = tuple[str | None, int, str]  # the article that a paragraph comes from, its number there, its words


@dataclass(frozen=True, slots=True)
class Score:
    """Passages found, looked for, and right."""

    found: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


class Press:
    """Makes the derived articles and remembers what it put where."""

    def __init__(self, sources: Sequence[tuple[str, list[str]]], seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.sources = sources
        self.paragraphs = dict(sources)
        self.articles: list[Article] = []
        self.published: dict[str, Published] = {}
        self.wanted: list[Passage] = []

    def run(self) -> None:
        """Every other source article is edited in all ways; the rest lend paragraphs or stand alone."""
        for name, paragraphs in self.sources:
            self._print(name, [(None, 0, p) for p in paragraphs], 1)
        edited, lending = self.sources[::2], self.sources[1::2]
        for n, (name, paragraphs) in enumerate(edited):
            own = [(name, k, p) for k, p in enumerate(paragraphs)]
            other, others = edited[(n + 1) % len(edited)]
            lent = [(None, k, self._lent(lending)) for k in range(2)]
            cut = sorted(self.chance.sample(range(len(own)), max(1, 2 * len(own) // 3)))
            self._print(f"{name} reprint", own, 2)
            self._print(f"{name} longer", [*own[:1], lent[0], *own[1:], lent[1]], 3)
            self._print(f"{name} shorter", [own[k] for k in cut], 4)
            self._print(f"{name} changed", [(name, k, self._changed(p)) for _, k, p in own], 5)
            theirs = [(other, k, p) for k, p in enumerate(others)]
            self._print(f"{name} spliced", [*own[: len(own) // 2 + 1], *theirs[: len(theirs) // 2 + 1]], 6)

    def _lent(self, lending: Sequence[tuple[str, list[str]]]) -> str:
        """A paragraph of nobody's: the words of one that exists, in another order."""
        words = max(self.chance.choice(lending)[1], key=len).split()
        self.chance.shuffle(words)
        return " ".join(words) + "."

    def _changed(self, paragraph: str) -> str:
        words = paragraph.split(" ")
        for n in range(self.chance.randrange(4, CHANGED), len(words), CHANGED):
            words[n] = self.chance.choice(("", "autrement", f"{words[n]} encore", "notably"))
        return " ".join(w for w in words if w)

    def _goes_on(self, last: tuple[str | None, int], now: tuple[str, int]) -> bool:
        """Whether a paragraph carries on a passage: what was cut between is a small edit at the most."""
        cut = " ".join(self.paragraphs[now[0]][last[1] + 1 : now[1]])
        return last[0] == now[0] and last[1] < now[1] and len(_WORD.findall(cut)) <= HOLE

    def _print(self, name: str, parts: Iterable[Part], day: int) -> None:
        """One article with another title, its parts joined; what comes from elsewhere is remembered."""
        title = f"{name} : {self.chance.randrange(10**6)}"
        text, last = title, (None, 0)
        passages: list[Passage] = []
        for first, number, paragraph in parts:
            start, text = len(text) + 2, f"{text}\n\n{paragraph}"
            if first is not None and self._goes_on(last, (first, number)):
                passages[-1] = replace(passages[-1], end=len(text))
            elif first is not None:
                passages.append(Passage(name, start, len(text), first))
            last = (first, number)
        self.wanted += [p for p in passages if len(_WORD.findall(text[p.start : p.end])) >= LEAST]
        body = Span(len(title) + 2, len(text))
        article = Article(name, f"{name}.txt", "0" * 64, "fr", text, body, title, Span(0, len(title)))
        self.articles.append(article)
        printed = f"2025-03-{day:02}"
        self.published[name] = Published(printed, printed, printed, Basis.STATED)


def score(result: Copies, wanted: Sequence[Passage]) -> Score:
    """Passages found against those put there, each counted once; a passage cut in two has one right part."""
    found = [Passage(i, p.start, p.end, p.first.article) for i, ps in sorted(result.by_article.items()) for p in ps]
    by_article: dict[str, list[Passage]] = {}
    for passage in wanted:
        by_article.setdefault(passage.article, []).append(passage)
    right = sum(any(_same(w, f) for w in by_article.get(f.article, ())) for f in found)
    return Score(len(found), len(wanted), right)


def _same(one: Passage, other: Passage) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.first == other.first and shared >= ALIKE * (max(one.end, other.end) - min(one.start, other.start))


def fair(paragraphs: Iterable[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Articles that share no words in a row with one before, so that nothing is shared but what is put there."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for name, parts in paragraphs:
        words = _WORD.findall(bare(" ".join(parts)))
        grams = {tuple(words[n : n + GRAM]) for n in range(len(words) - GRAM + 1)}
        if len(words) >= 4 * LEAST and not grams & seen:
            kept.append((name, parts))
        seen |= grams
    return kept


def loaded(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The paragraphs of each article of a JSON Lines file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row["id"]), [p for p in str(row["text"]).split("\n") if p.strip()]


def drawn(count: int, seed: int = 7, paragraphs: int = 5) -> Iterator[tuple[str, list[str]]]:
    """Articles of words drawn by lot, the frequent ones as frequent as in a language (Zipf)."""
    chance = random.Random(seed)
    words = [f"{chance.choice('bcdfglmnprstv')}{chance.choice('aeiou')}{n:x}" for n in range(20_000)]
    weights = [1 / (n + 3) for n in range(len(words))]
    for number in range(count):
        said = chance.choices(words, weights, k=paragraphs * 40)
        yield f"a{number}", [" ".join(said[n * 40 : n * 40 + 40]) + "." for n in range(paragraphs)]


def scale(count: int) -> float:
    """Processor seconds on ``count`` articles, five in seven of them derived from others."""
    press = Press(list(drawn(max(2, count * 2 // 7))))
    press.run()
    start = time.process_time()
    result = copies(press.articles, press.published)
    seconds = time.process_time() - start
    got = score(result, press.wanted)
    each = 1000 * seconds / len(press.articles)
    print(f"{len(press.articles):8,} articles  {seconds:8.2f} s  {each:6.3f} ms each  {_shown(got)}")
    return seconds


def _shown(got: Score) -> str:
    return f"precision {got.precision:.4f}  recall {got.recall:.4f}"


def checked(sources: Iterable[tuple[str, list[str]]]) -> Score:
    """The score on articles edited in every way."""
    press = Press(fair(sources))
    press.run()
    return score(copies(press.articles, press.published), press.wanted)


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--scale"]:
        for count in map(int, arguments[1:] or ("1000", "10000", "100000")):
            scale(count)
        return
    sources = [item for path in arguments for item in loaded(Path(path))] or list(drawn(60))
    press = Press(fair(sources))
    press.run()
    got = score(copies(press.articles, press.published), press.wanted)
    print(f"{len(press.articles)} articles of {len(press.sources)} sources, {got.wanted} passages")
    print(_shown(got))


if __name__ == "__main__":
    main(sys.argv[1:])
