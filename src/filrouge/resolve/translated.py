"""One utterance told in two languages: the same speaker and day, and what both tell by number, name and meaning.

Precision comes before recall: nothing is tied on the strength of a few common notions, on numbers that
differ, on a denial against an assertion, or where another quotation fits as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from filrouge.lang.fold import bare, fold
from filrouge.lang.numerals import numerals
from filrouge.lang.pack import Pack
from filrouge.model.story import Quote
from filrouge.resolve.merge.wording import meaning, stems_of, wording

_WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Þ][\w-]{2,}")
_COGNATE = 5  # letters from which a word that both languages write alike is a learned one
_ENOUGH, _TOLD_ENOUGH = 4, 3  # meanings in common, and where one event is told
_SHARE = 0.6  # of the comparable meanings of the shorter one
_LENGTHS = 0.5  # of the longer one's words, at least
_MOST = 400  # quotations of one speaker beyond which none are compared: speeches in full


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as it is compared across languages."""

    quote: Quote
    language: str
    size: int  # words that tell
    known: frozenset[str]  # notions, numbers and names: what another language can show again
    stems: frozenset[str]
    numbers: frozenset[float]
    denied: bool


def said(quote: Quote, text: str, pack: Pack) -> Said:
    """A quotation with its meanings.

    Args:
        quote: as the chronology has it.
        text: its own words.
        pack: of the language of the article.
    """
    words = stems_of(bare(text), wording(pack))
    meant = meaning(words, wording(pack))
    numbers = frozenset(n.value for n in numerals(text, pack) if not n.indefinite)
    names = {bare(name) for name in _NAME.findall(text)}
    known = {m for m in meant if m.startswith("=")} | {f"{value:g}" for value in numbers} | names
    told = frozenset(w for w in words if len(w) >= _COGNATE and not w.isdigit())
    denied = any(w in _denials(pack) for w in (f for word in _WORD.findall(fold(text)) for f in _parts(word)))
    return Said(quote, pack.language, len(words), frozenset(known), told, numbers, denied)


def _parts(word: str) -> tuple[str, ...]:
    """A word and the denial tied to its end: ``won't``."""
    return (word, "n't") if word.replace("’", "'").endswith("n't") else (word,)


@cache
def _denials(pack: Pack) -> frozenset[str]:
    return frozenset(fold(r["form"]) for r in pack.lexicon("event-words") if r["role"] == "negation")


def pairs(listed: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """The places of quotations in two languages that are one utterance, each with its likeliest other only."""
    scored = sorted(
        ((score, i, j) for i, j in _blocks(listed) if (score := _score(listed[i], listed[j])) > 0),
        key=lambda found: (-found[0], listed[found[1]].quote.id, listed[found[2]].quote.id),
    )
    taken: set[tuple[int, str]] = set()
    for _, i, j in scored:
        one, other = (i, listed[j].quote.article), (j, listed[i].quote.article)
        if one not in taken and other not in taken:
            taken |= {one, other}
            yield i, j


def _blocks(listed: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """The pairs of one speaker in two languages."""
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(listed):
        if item.quote.speaker is not None and len(item.known) > 1:
            by_speaker[item.quote.speaker].append(n)
    for spoken in by_speaker.values():
        if len(spoken) <= _MOST:
            yield from ((i, j) for i, j in combinations(spoken, 2) if listed[i].language != listed[j].language)


def _score(one: Said, other: Said) -> float:
    """How much two quotations share of what can be compared; zero where they are not one utterance."""
    told_together = one.quote.event is not None and one.quote.event == other.quote.event
    if one.denied != other.denied or not (told_together or _same_day(one.quote, other.quote)):
        return 0.0
    if _numbers_differ(one.numbers, other.numbers) or min(one.size, other.size) < _LENGTHS * max(one.size, other.size):
        return 0.0
    common = one.known & other.known
    cognates = {s for s in one.stems & other.stems if not any(c.startswith(s) for c in common)}
    enough = len(common) + len(cognates) >= (_TOLD_ENOUGH if told_together else _ENOUGH)
    share = len(common) / max(1, min(len(one.known), len(other.known)))
    return share + len(common) + len(cognates) if enough and share >= _SHARE else 0.0


def _numbers_differ(one: frozenset[float], other: frozenset[float]) -> bool:
    """Whether each tells a number that the other does not, or only one tells any."""
    return bool(one) != bool(other) or bool(one - other and other - one)


def _same_day(one: Quote, other: Quote) -> bool:
    """Whether the times of two sayings are known and can be the same day."""
    a, b = one.date, other.date
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest
