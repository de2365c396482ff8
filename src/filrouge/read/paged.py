"""One text while it is being taken apart: its paragraphs, what the rules say of them, what they look like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.pack import Pack
from filrouge.model.text import RegionKind, Span
from filrouge.read.labels import Label, labels, plain
from filrouge.read.stamps import Shape, shape

_ENDS = ".!?…:;,"
_QUOTES = "»”“\"'’‘`´)]* \u00a0\u202f"
_LONGEST_TITLE = 250
_LONGEST_ITEM = 220
_LONGEST_HEADING = 110
LONGEST_DATE_LINE = 110  # code points of a line that is a date and little else
_OPENING_NAME = re.compile(r"([^,|•·()\d–—\n]{4,60}?)\s*(?:[,|•·(–—]|\s-\s)")
_LONGEST_NAME = 60
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Paged:
    """The paragraphs of a text; ``kinds`` and ``used`` are filled while head and foot are read."""

    text: str
    spans: Sequence[Span]
    found: Sequence[tuple[Label, ...]]
    dated: Mapping[int, Shape]  # the lines that are a date and little else
    kinds: dict[int, RegionKind] = field(default_factory=dict)
    used: list[Label] = field(default_factory=list)

    def of(self, index: int) -> str:
        return self.spans[index].of(self.text)

    def label(self, index: int, *wheres: str) -> Label | None:
        """The first rule that holds for a paragraph and may hold there."""
        return next((x for x in self.found[index] if x.where in wheres or x.where == "any"), None)

    def take(self, index: int, label: Label) -> None:
        self.kinds[index] = label.region
        self.used.append(label)

    def is_title(self, index: int) -> bool:
        line = self.of(index)
        return (
            len(line) <= _LONGEST_TITLE
            and (is_open(line) or _asks(line) or line.endswith("…"))
            and "\n" not in line
            and any(char.isalpha() for char in line)
            and index not in self.dated
        )

    def is_item(self, index: int) -> bool:
        """Of a list rather than of prose: short, and no sentence."""
        line = self.of(index)
        return index in self.dated or (len(line) <= _LONGEST_ITEM and (is_open(line) or _asks(line)))

    def is_heading(self, index: int) -> bool:
        """A short line without a final stop above a longer paragraph, or one framed by dashes."""
        line = self.of(index)
        if len(line) > _LONGEST_HEADING or "\n" in line:
            return False
        framed = line.startswith("-") and line.endswith("-")
        below = self.of(index + 1)
        return framed or (is_open(line) and len(below) > len(line) and not is_open(below))

    def is_name(self, index: int) -> bool:
        """The name of a publisher: two words or more, all long ones with capitals."""
        return self.is_item(index) and _is_name(self.of(index))

    def name_before_bar(self, index: int) -> Span | None:
        """The publisher's name that opens a line, before a comma, a bar or a bracket."""
        match = _OPENING_NAME.match(self.of(index))
        start = self.spans[index].start
        return Span(start, start + match.end(1)) if match and _is_name(match[1]) else None

    def prose(self) -> list[int]:
        """For each place how many paragraphs before it are sentences that no rule knows."""
        counted = (not self.is_item(i) and not self.found[i] for i in range(len(self.spans)))
        return list(accumulate(counted, initial=0))


def paged(text: str, pack: Pack) -> Paged:
    """A text in paragraphs with the labels of a pack."""
    spans = paragraphs(text)
    return Paged(text, spans, labels(plain(text), spans, pack), _dated(text, spans, pack))


def _dated(text: str, spans: Sequence[Span], pack: Pack) -> dict[int, Shape]:
    """The lines that are dates; days without a year are headings where several stand so."""
    short = ((i, shape(span.of(text), pack)) for i, span in enumerate(spans) if len(span) <= LONGEST_DATE_LINE)
    found = {i: line for i, line in short if line is not None}
    yearless = [i for i, line in found.items() if not line.dated]
    return {i: line for i, line in found.items() if line.dated or len(yearless) == 1}


def is_open(line: str) -> bool:
    """No punctuation that ends a sentence: a title, a heading or an item of a list."""
    bare = line.rstrip(_QUOTES)
    return not bare or bare[-1] not in _ENDS


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
    long = [word for word in words if len(word) > 3]
    return len(text) <= _LONGEST_NAME and 2 <= len(words) <= 8 and bool(long) and all(w[0].isupper() for w in long)


def _asks(line: str) -> bool:
    return line.rstrip(_QUOTES)[-1:] in {"?", "!"}
