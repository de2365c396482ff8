"""Paragraphs in which nobody is quoted: captions, lists of other articles, headlines of videos."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from filrouge.lang.fold import fold
from filrouge.lang.pack import Pack
from filrouge.model.text import Article, RegionKind, Span

_PASSED = frozenset({RegionKind.CAPTION, RegionKind.RELATED, RegionKind.MENU, RegionKind.COPYRIGHT, RegionKind.BYLINE})
_CREDIT = re.compile(r"\([^()\n]{2,60}/[^()\n]{2,60}\)\s*$")
_KICKER = re.compile(r"[A-Z][A-Z ]{2,25} ?: ")
_CLOSED = frozenset('.!?…”"»')


def read_paragraphs(article: Article, paragraphs: Sequence[Span], pack: Pack) -> list[Span]:
    """The paragraphs that may hold quotations."""
    return [p for p in paragraphs if not _passed(article, p, pack)]


def _passed(article: Article, paragraph: Span, pack: Pack) -> bool:
    if article.regions and article.region_at(paragraph.start) in _PASSED:
        return True
    tail = article.text[max(paragraph.start, paragraph.end - 140) : paragraph.end]
    if tail.endswith(")") and _CREDIT.search(tail):
        return True
    head = article.text[paragraph.start : min(paragraph.end, paragraph.start + 40)]
    if _KICKER.match(head) and tail[-1] not in _CLOSED:
        return True
    start = fold(head)
    return start.startswith(_headings(pack))


@cache
def _headings(pack: Pack) -> tuple[str, ...]:
    """``read more:``, ``lire aussi :`` with their colon."""
    forms = pack.lexicon("related-headings").forms()
    return tuple(fold(form) + end for form in forms for end in (":", " :"))
