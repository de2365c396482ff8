"""Passages of an article cut for display: a place in its context, and whole texts with anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from filrouge.model.text import Span

BEFORE, AFTER = 90, 160  # characters of context around cited words


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that something rests on; ``event`` is set where they name an event."""

    span: Span
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: where marks begin (``anchor``), the marks that cover it, and the event it names."""

    text: str
    anchor: str | None = None
    covers: tuple[str, ...] = ()
    event: str | None = None


def context(text: str, words: Span, within: Span | None = None) -> tuple[str, str, str]:
    """The words with what stands before and after them in their sentence or paragraph."""
    low, high = _paragraph(text, words)
    if within is not None:
        low, high = max(low, min(within.start, words.start)), min(high, max(within.end, words.end))
    start, end = max(low, words.start - BEFORE), min(high, words.end + AFTER)
    before, after = text[start : words.start], text[words.end : end]
    if start > low:
        before = "…" + before.partition(" ")[2]
    if end < high:
        after = after.rpartition(" ")[0] + "…"
    return before, words.of(text), after


def pieces(text: str, marked: Iterable[Marked]) -> tuple[tuple[Piece, ...], ...]:
    """An article's paragraphs as runs of text, cut wherever a mark begins or ends."""
    marks = sorted(marked, key=lambda m: (m.span.start, m.span.end, m.event or ""))
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        paragraph = Span(start, start + len(line.rstrip()))
        inside = [m for m in marks if m.span.overlaps(paragraph)]
        if len(paragraph):
            paragraphs.append(tuple(_runs(text, paragraph, inside)))
        start += len(line)
    return tuple(paragraphs)


def _runs(text: str, paragraph: Span, marks: list[Marked]) -> Iterator[Piece]:
    edges = {paragraph.start, paragraph.end}
    edges |= {e for m in marks for e in (m.span.start, m.span.end) if paragraph.start < e < paragraph.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        covering = [m for m in marks if m.span.start <= start and end <= m.span.end]
        begins = str(start) if any(m.span.start == start for m in covering) else None
        event = next((m.event for m in covering if m.event), None)
        yield Piece(text[start:end], begins, tuple(dict.fromkeys(str(m.span.start) for m in covering)), event)


def _paragraph(text: str, words: Span) -> tuple[int, int]:
    start = text.rfind("\n", 0, words.start) + 1
    end = text.find("\n", words.end)
    return start, len(text) if end < 0 else end
