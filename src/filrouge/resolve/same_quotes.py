"""The same quotation in several articles, however it was cut and whatever marks it stands in.

Two quotations are one where the words of the shorter stand, in their order, in the longer: more of
them are asked for where the speaker is not known to be the same. Those in two languages are compared by
meaning (`translated`); paraphrases are left apart, since their words do not show that they are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from filrouge.lang.fold import bare
from filrouge.model.story import EventDate, Quote, SameQuote
from filrouge.resolve.assemble import Pile, identity
from filrouge.resolve.translated import Said, pairs, said

_WORD = re.compile(r"[^\W_]+")
_EDITED = re.compile(r"\[[^\]]*\]")  # what an editor put in: [the Russians], [...], [sic]
_COMMON = 40  # quotations with the same two words: beyond, they are a phrase of the language
_LONG = 4  # words with content from which a part of them is enough
_APART = 8  # words from which a quotation is known again whoever is said to have said it, whenever
_SHARE, _SHORT_SHARE, _STRICT_SHARE = 0.6, 0.8, 0.85


@dataclass(frozen=True, slots=True)
class _Read:
    """A quotation with its words, and those of them that are no mere grammar."""

    quote: Quote
    language: str
    words: tuple[str, ...]
    telling: tuple[str, ...]


def same_quotes(quotes: Sequence[Quote], pile: Pile) -> tuple[SameQuote, ...]:
    """The quotations that two articles or more carry, each with its wordings, the fullest first.

    Args:
        quotes: those of the chronology, their ids unique.
        pile: the articles they stand in, and the packs of their languages.
    """
    mere = {code: frozenset(map(bare, pack.lexicon("stop-words").forms())) for code, pack in pile.packs.items()}
    read = [_read(q, pile, mere) for q in quotes]
    group = list(range(len(read)))
    for one, other in sorted(_likely(read)):
        if _root(group, one) != _root(group, other) and _same(read[one], read[other]):
            _join(group, one, other)
    for one, other in pairs(_meant(quotes, pile)):
        _join(group, one, other)
    together: dict[int, list[_Read]] = defaultdict(list)
    for n, item in enumerate(read):
        together[_root(group, n)].append(item)
    return tuple(_together(items) for items in together.values() if len({i.quote.article for i in items}) > 1)


def _meant(quotes: Sequence[Quote], pile: Pile) -> list[Said]:
    """The quotations with their meanings, where the articles are in more languages than one that have a pack."""
    languages = {a.article.language for a in pile.articles.values()}
    if len(languages) == 1 or not languages <= set(pile.packs):
        return []
    articles = (pile.articles[q.article].article for q in quotes)
    return [
        said(q, _EDITED.sub(" ", q.content.of(a.text)), pile.packs[a.language])
        for q, a in zip(quotes, articles, strict=True)
    ]


def _join(group: list[int], one: int, other: int) -> None:
    """Make the groups of two quotations one, led by the first of them."""
    group[max(_root(group, one), _root(group, other))] = min(_root(group, one), _root(group, other))


def _root(group: list[int], n: int) -> int:
    while group[n] != n:
        n = group[n]
    return n


def _read(quote: Quote, pile: Pile, mere: Mapping[str, frozenset[str]]) -> _Read:
    article = pile.articles[quote.article].article
    stops = mere.get(article.language, frozenset())
    words = tuple(_WORD.findall(_EDITED.sub(" ", bare(quote.content.of(article.text)))))
    return _Read(quote, article.language, words, tuple(w for w in words if w not in stops and len(w) > 1))


def _likely(read: Sequence[_Read]) -> set[tuple[int, int]]:
    """The pairs that have two words with content beside each other, or all that they have."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, item in enumerate(read):
        for key in dict.fromkeys(_keys(item)):
            places[key].append(n)
    return {pair for found in places.values() if len(found) <= _COMMON for pair in combinations(found, 2)}


def _keys(item: _Read) -> Iterator[tuple[str, ...]]:
    if len(item.telling) == 1:
        yield (item.language, item.quote.event or "", *item.words)
    for one, other in pairwise(item.telling):
        yield (item.language, one, other)


def _same(one: _Read, other: _Read) -> bool:
    """Whether two quotations are one: by the words in the same order, the speaker, the event and the day."""
    shorter, longer = sorted((one, other), key=lambda r: (len(r.telling), len(r.words)))
    if not shorter.telling:
        return False
    speakers = {one.quote.speaker, other.quote.speaker}
    told_together = one.quote.event is not None and one.quote.event == other.quote.event
    if len(shorter.telling) == 1:
        return told_together and len(speakers) == 1 and shorter.words == longer.words
    found = _in_order(shorter.telling, longer.telling)
    share = found / len(shorter.telling)
    if len(speakers) > 1 or None in speakers:
        return found >= _LONG and share >= _STRICT_SHARE and len(shorter.words) >= _APART
    if len(shorter.words) < _APART and not told_together and _other_day(one.quote.date, other.quote.date):
        return False
    return share >= (_SHARE if found >= _LONG else _SHORT_SHARE)


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _other_day(one: EventDate, other: EventDate) -> bool:
    """Whether two times cannot be the same."""
    early = one if (one.earliest or "") <= (other.earliest or "") else other
    late = other if early is one else one
    return bool(early.latest and late.earliest and early.latest < late.earliest)


def _together(items: list[_Read]) -> SameQuote:
    ordered = sorted(items, key=lambda r: -len(r.words))
    said_by = [r.quote.speaker for r in ordered if r.quote.speaker is not None]
    speaker = max(dict.fromkeys(said_by), key=said_by.count, default=None)
    ids = tuple(r.quote.id for r in ordered)
    return SameQuote(identity("s", *sorted(ids)), speaker, ids)
