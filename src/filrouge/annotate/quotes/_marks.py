"""Quotation marks: which open, which close, and what they enclose; one odd mark spoils one paragraph at most.

A passage that stays open at the end of a paragraph runs to that end when the next paragraph opens
again (the press's way of quoting several paragraphs) or when it began after a colon or a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filrouge.model.text import Span

_MARK = re.compile(r"[«»“”„‟‹›\"]|``|''|’’|‘‘|(?<!\w)['‘](?=[\w«“])|(?<=[\w.,!?…])['’](?!\w)")
_OPENING = {"«": "«", "“": "“", "„": "“", "‟": "“", "‹": "‹", "``": '"', "‘‘": '"', "‘": "'"}
_CLOSING = {"»": "«", "”": "“", "›": "‹", "''": '"', "’’": '"', "’": "'"}
_LEFT = frozenset(_OPENING) | {'"', "'", "”"}
_RIGHT = frozenset(_CLOSING) | {'"', "'", "“", "``"}
_EDGE = " \t\u00a0\u202f\u2009"
_BEFORE_OPENING = frozenset("([{-–—/:=\n\r'’>") | set(_EDGE)
_DASH = re.compile(r"[—–-][ \u00a0\u202f]+(?=\S)")
_NEARBY = 40  # marks looked at for the next of one shape
LONGEST_CARRIED = 3000  # code points of a passage over several paragraphs that do not open again
LONGEST_SINGLE = 600  # code points between single marks; beyond that they are apostrophes


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage between marks: with them (``outer``) and without (``inner``)."""

    outer: Span
    inner: Span
    family: str
    closed: bool = True
    nested: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """One mark as read in its place: ``side`` is 1 where it can only open, -1 only close, 0 either."""

    start: int
    end: int
    family: str
    side: int


def quoted(text: str, paragraphs: Iterable[Span]) -> tuple[list[Span], list[Quoted]]:
    """The outermost passages between marks, in text order, and the paragraphs with those joined that one spans."""
    blocks: list[tuple[Span, list[_Sign]]] = []
    for paragraph in paragraphs:
        signs = [_sign(text, m, paragraph) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
        if blocks and signs and _carried(blocks[-1], signs):
            before, earlier = blocks.pop()
            paragraph, signs = Span(before.start, paragraph.end), earlier + signs  # noqa: PLW2901 - one block now
        blocks.append((paragraph, signs))
    found = [q for paragraph, signs in blocks if signs for q in _passages(text, signs, paragraph)]
    return [paragraph for paragraph, _ in blocks], found


def _carried(block: tuple[Span, list[_Sign]], signs: list[_Sign]) -> bool:
    """Whether a passage left open at a paragraph's end is closed by the next paragraph, which opened none."""
    if len(block[0]) > LONGEST_CARRIED:
        return False
    opened: _Sign | None = None
    for sign in block[1]:
        if opened is None:
            opened = sign if sign.side >= 0 else None
        elif sign.family == opened.family and sign.side <= 0:
            opened = None
    if opened is None or opened.family == "'":
        return False
    first = next((s for s in signs if s.family == opened.family), None)
    return first is not None and first.side < 0 and signs[-1].end - opened.start < LONGEST_CARRIED


def dashed(text: str, paragraph: Span) -> bool:
    """Whether a dash of dialogue opens a paragraph."""
    return _DASH.match(text, paragraph.start, paragraph.end) is not None


def _sign(text: str, match: re.Match[str], paragraph: Span) -> _Sign:
    mark, start, end = match[0], match.start(), match.end()
    if mark in {"'", "’", "‘"}:
        side = (
            1
            if mark == "‘" or start == paragraph.start or (not text[start - 1].isalnum() and _opens(text, start, end))
            else -1
        )
        return _Sign(start, end, "'", side)
    if mark == "``":
        return _Sign(start, end, '"', _side(text, start, end, paragraph))
    if mark in _OPENING and mark not in {"“", "‟"}:
        return _Sign(start, end, _OPENING[mark], 1)
    if mark in _CLOSING and mark != "”":
        return _Sign(start, end, _CLOSING[mark], -1)
    family = '"' if mark == '"' else "“"
    return _Sign(start, end, family, _side(text, start, end, paragraph))


def _side(text: str, start: int, end: int, paragraph: Span) -> int:
    opens = start == paragraph.start or text[start - 1] in _BEFORE_OPENING
    closes = end == paragraph.end or not text[end].isalnum()
    spaced = end < paragraph.end and text[end] in _EDGE
    if text[start] in "“‟" and not (closes and not opens):
        return 1
    if text[start] == "”" and not (opens and not closes):
        return -1
    if opens and not closes:
        return 1
    return -1 if closes and not (opens and spaced) and start > paragraph.start else 0


def _opens(text: str, start: int, end: int) -> bool:
    return text[start - 1] in _BEFORE_OPENING and end < len(text) and text[end].isalnum()


def _passages(text: str, signs: list[_Sign], paragraph: Span) -> Iterator[Quoted]:
    """Pair the signs of one paragraph; a passage inside another is not told apart."""
    closers = _closers(signs)
    opened: int | None = None
    depth = 0
    for i, sign in enumerate(signs):
        if opened is None or _stale(signs, opened, i):
            opened, depth = (i, 1) if _may_open(sign, closers[i]) else (None, 0)
            continue
        first = signs[opened]
        if _mismatched(signs, opened, i):
            depth = 1
        elif sign.family != first.family:
            continue
        elif sign.side > 0:
            depth, closing = _again(text, sign, depth, closers[i])
            if depth == 1 and not closing:
                yield _cut(text, first, sign.start)
                opened = i
            if not closing:
                continue
            depth = 1
        depth -= 1
        if depth <= 0:
            yield _made(text, first, sign)
            opened = None
    if opened is not None and signs[opened].family != "'":
        yield _cut(text, signs[opened], paragraph.end)


def _closers(signs: list[_Sign]) -> list[int]:
    """For each mark, how many marks after it could close its family."""
    seen: dict[str, int] = {}
    counts = [0] * len(signs)
    for i in range(len(signs) - 1, -1, -1):
        family = signs[i].family
        counts[i] = seen.get(family, 0)
        seen[family] = counts[i] + (signs[i].side <= 0)
    return counts


def _may_open(sign: _Sign, closers: int) -> bool:
    """A mark that can open; a single one only where another can close it, for it may be an apostrophe."""
    return sign.side >= 0 and (sign.family != "'" or closers > 0)


def _stale(signs: list[_Sign], opened: int, i: int) -> bool:
    """A single mark that a double one follows, or that closes too late, was an apostrophe."""
    first, sign = signs[opened], signs[i]
    if first.family != "'":
        return False
    return sign.start - first.start > LONGEST_SINGLE or (sign.family != "'" and sign.side >= 0)


def _mismatched(signs: list[_Sign], opened: int, i: int) -> bool:
    """“ … " closed by a mark of the other shape: the next of its own shape opens again, or there is none."""
    first, sign = signs[opened], signs[i]
    if sign.side >= 0 or {sign.family, first.family} != {'"', "“"}:
        return False
    later = next((s for s in signs[i + 1 : i + _NEARBY] if s.family == first.family), None)
    return later is None or later.side > 0


def _again(text: str, sign: _Sign, depth: int, closers: int) -> tuple[int, bool]:
    """A second opening mark: nested, or in truth a closing one, or the first was never closed."""
    after = text[sign.end : sign.end + 2].strip()
    if closers > depth:
        return depth + 1, False
    if after[:1] in {",", ".", ";"} or (closers == 0 and after[:1].islower()):
        return depth, True
    return (1, False) if closers else (depth, True)


def _made(text: str, opened: _Sign, closing: _Sign) -> Quoted:
    return Quoted(Span(opened.start, closing.end), _trimmed(text, opened.end, closing.start), opened.family)


def _cut(text: str, opened: _Sign, end: int) -> Quoted:
    inner = _trimmed(text, opened.end, end)
    return Quoted(Span(opened.start, inner.end), inner, opened.family, closed=False)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def with_marks(text: str, inner: Span) -> Span:
    """A passage with the marks around it, where both stand there."""
    start, end = inner.start, inner.end
    while start > 0 and text[start - 1] in _EDGE:
        start -= 1
    while end < len(text) and text[end] in _EDGE:
        end += 1
    before = next((n for n in (2, 1) if start >= n and text[start - n : start] in _LEFT), 0)
    after = next((n for n in (2, 1) if end + n <= len(text) and text[end : end + n] in _RIGHT), 0)
    return Span(start - before, end + after) if before and after else inner
