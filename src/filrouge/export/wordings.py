"""How each article words a quotation that several carry, with what sets the wordings apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from filrouge.lang.fold import bare
from filrouge.model.story import Chronology, Quote, SameQuote

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: its text in pieces, each with whether the fullest wording lacks it, and where it stands."""

    pieces: tuple[tuple[str, bool], ...]
    quotes: tuple[Quote, ...]


def wordings(chronology: Chronology, same: SameQuote) -> tuple[Wording, ...]:
    """The different wordings of a quotation, the fullest first; marks, capitals and accents make none."""
    quotes = {q.id: q for q in chronology.quotes if q.id in same.quotes}
    texts = {a.article.id: a.article.text for a in chronology.articles}
    found: dict[tuple[str, ...], list[Quote]] = {}
    for quote in (quotes[i] for i in same.quotes):
        found.setdefault(tuple(_WORD.findall(bare(quote.content.of(texts[quote.article])))), []).append(quote)
    shown = [(words, quotes, quotes[0].content.of(texts[quotes[0].article])) for words, quotes in found.items()]
    fullest = shown[0][0]
    return tuple(Wording(tuple(_pieces(text, words, fullest)), tuple(quotes)) for words, quotes, text in shown)


def _pieces(text: str, words: tuple[str, ...], fullest: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The text on one line, cut where it leaves the fullest wording and where it comes back to it."""
    blocks = SequenceMatcher(None, words, fullest, autojunk=False).get_matching_blocks()
    shared = {n for block in blocks for n in range(block.a, block.a + block.size)}
    start, other = 0, False
    for n, found in enumerate(_WORD.finditer(bare(text))):
        if (n not in shared) != other:
            if found.start() > start:
                yield _line(text[start : found.start()]), other
            start, other = found.start(), not other
    yield _line(text[start:]), other


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
