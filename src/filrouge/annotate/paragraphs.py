"""Where paragraphs lie: lines, unless the text was hard-wrapped, then blocks between blank lines."""

from __future__ import annotations

import re

from filrouge.model.text import Span

LONGEST = 20_000  # code points; a longer paragraph is cut at a sentence end to bound memory
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_BLOCK = re.compile(r"[^\s](?:[^\r\n]|\r?\n(?![ \t]*\r?\n))*")
_STOP = re.compile(r"[.!?…»”\"]\s+(?=\S)|\s+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, without outer white space, none over `LONGEST` long."""
    pattern = _BLOCK if _hard_wrapped(text) else _LINE
    found = []
    for match in pattern.finditer(text):
        found.extend(_cut(text, _trimmed(text, match.start(), match.end())))
    return tuple(found)


def _hard_wrapped(text: str) -> bool:
    """Most lines of 50 to 100 characters that stop in mid-sentence, as in mail and old exports."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    broken = sum(50 <= len(line) <= 100 and line[-1].isalpha() for line in lines)
    return len(lines) >= 6 and broken >= 0.5 * len(lines)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _cut(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    while span.end - start > LONGEST:
        stops = [m.end() for m in _STOP.finditer(text, start + LONGEST // 2, start + LONGEST)]
        sentence_ends = [s for s in stops if text[s - 1].isspace() and text[s - 2] in ".!?…"]
        cut = (sentence_ends or stops or [start + LONGEST])[-1]
        pieces.append(_trimmed(text, start, cut))
        start = cut
    pieces.append(Span(start, span.end))
    return [p for p in pieces if len(p)]
