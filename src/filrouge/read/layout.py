"""Where the body of a text lies: what stands above it, below it, and in between.

The head is read downwards (menus, title, byline, date, captions) until the first paragraph of the
article; the foot upwards (agency credit, author's note, lists of other articles, rights) until the
last one. Between them captions and lists of links are marked, and headings of sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.pack import Pack
from filrouge.model.text import Region, RegionKind, Span
from filrouge.read.calendar import stated_days
from filrouge.read.labels import Label, labels, plain

_HEAD = 40  # paragraphs looked at above the body
_ENDS = ".!?…:;,"
_QUOTES = "»”\"'’) \u00a0\u202f"
_LONGEST_TITLE = 250
_LONGEST_ITEM = 220
_LONGEST_HEADING = 110
_LONGEST_CAPTION = 450
_MENU_WORDS = 4
_DATE_LINE = 60  # code points of a line that is a date and little else
_DATE_REST = 32


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one text: labels by paragraph where a rule held, and what they leave as body."""

    body: Span
    title: Span | None
    regions: tuple[Region, ...]
    said: tuple[Label, ...] = ()  # bylines, credits, publication lines and authors' notes
    head: tuple[Span, ...] = ()  # paragraphs above the body


@dataclass(slots=True)
class _Page:
    """One text while it is being taken apart; ``kinds`` is filled paragraph by paragraph."""

    text: str
    spans: Sequence[Span]
    found: Sequence[tuple[Label, ...]]
    dated: frozenset[int]
    kinds: dict[int, RegionKind] = field(default_factory=dict)
    used: list[Label] = field(default_factory=list)

    def of(self, index: int) -> str:
        return self.spans[index].of(self.text)

    def label(self, index: int, *wheres: str) -> Label | None:
        return next((x for x in self.found[index] if x.where in wheres or x.where == "any"), None)

    def take(self, index: int, label: Label) -> None:
        self.kinds[index] = label.region
        self.used.append(label)


def layout(text: str, pack: Pack, *, titled: bool = False) -> Layout:
    """The parts of a text; ``titled`` says that its first paragraph is known to be the title."""
    view = plain(text)
    spans = paragraphs(text)
    if not spans:
        return Layout(Span(0, len(text)), None, ())
    page = _Page(text, spans, labels(view, spans, pack), _date_lines(text, spans, pack))
    first, title = _head(page, titled=titled)
    last = _foot(page, first)
    _between(page, first, last)
    return _result(page, first, last, title)


def _date_lines(text: str, spans: Sequence[Span], pack: Pack) -> frozenset[int]:
    """Paragraphs that are a date, with a weekday or an hour at most."""
    short = [i for i, span in enumerate(spans) if len(span) <= _DATE_LINE]
    return frozenset(i for i in short if _is_date(spans[i].of(text), pack))


def _is_date(line: str, pack: Pack) -> bool:
    day = next(stated_days(line, pack), None)
    return day is not None and sum(c.isalpha() for c in line[: day.span.start] + line[day.span.end :]) <= _DATE_REST


def _is_open(line: str) -> bool:
    """No punctuation that ends a sentence: a title, a heading or an item of a list."""
    bare = line.rstrip(_QUOTES)
    return not bare or bare[-1] not in _ENDS


def _is_title(page: _Page, index: int) -> bool:
    line = page.of(index)
    asks = line.rstrip(_QUOTES)[-1:] in {"?", "!"} or line.endswith("…")
    return (
        len(line) <= _LONGEST_TITLE
        and (_is_open(line) or asks)
        and "\n" not in line
        and any(char.isalpha() for char in line)
        and index not in page.dated
    )


def _head(page: _Page, *, titled: bool) -> tuple[int, int | None]:
    """The index of the first paragraph of the body, and that of the title."""
    title = 0 if titled else _title(page)
    if title is not None:
        page.kinds[title] = RegionKind.TITLE
        for index in range(title):
            label = page.label(index, "head", "edge")
            page.take(index, label) if label else page.kinds.setdefault(index, RegionKind.MENU)
    index = 0 if title is None else title + 1
    while index < len(page.spans) - 1 and (step := _head_step(page, index)):
        index += step
    return min(index, len(page.spans) - 1), title


def _head_step(page: _Page, index: int) -> int:
    """How many paragraphs from here still stand above the body."""
    label = page.label(index, "head", "edge")
    if label and label.reach == "part":
        page.used.append(label)
        return 0
    if label and label.kind != "related":
        page.take(index, label)
        return 1
    if index in page.dated:
        page.kinds[index] = RegionKind.BYLINE
        return 1
    below = page.label(index + 1, "head", "edge") if index + 2 < len(page.spans) else None
    if below and below.reach == "above" and len(page.spans[index]) <= _LONGEST_CAPTION:
        page.kinds[index] = RegionKind.CAPTION
        return 1
    return 0


def _title(page: _Page) -> int | None:
    """The last title-like line above the first paragraph of prose, or above its byline."""
    if len(page.spans) < 2:
        return None
    candidates: list[int] = []
    for index in range(min(len(page.spans) - 1, _HEAD)):
        if page.label(index, "head", "edge") or index in page.dated:
            if candidates and page.label(index, "head", "edge"):
                break
            continue
        if not _is_title(page, index):
            break
        candidates.append(index)
    long_enough = [i for i in candidates if len(page.of(i).split()) > _MENU_WORDS]
    if candidates and (len(candidates) == 1 or not long_enough):
        return candidates[0] if len(candidates) <= 2 else None
    return long_enough[0] if long_enough else None


def _foot(page: _Page, first: int) -> int:
    """The index of the last paragraph of the body."""
    closing = _closing(page, first)
    end = closing
    index = closing - 1
    while index > first:
        label = page.label(index, "foot", "edge")
        if label and label.kind == "biography" and not _is_stranger(page, label, first, index):
            label = None
        if label and label.reach not in {"list", "part"}:
            page.take(index, label)
            end = index
        elif label:
            page.kinds[index] = label.region
            end = index
        elif not (_is_item(page, index) and _below_label(page, index, first)):
            break
        index -= 1
    for at in range(end, len(page.spans)):
        page.kinds.setdefault(at, RegionKind.RELATED)
    return end - 1


def _closing(page: _Page, first: int) -> int:
    """Where a heading closes the article: the first one in its second half, else the end."""
    for index in range(first + 1, len(page.spans)):
        label = page.label(index, "foot", "edge")
        if label and label.reach == "rest" and _mostly_items(page, index):
            page.kinds[index] = label.region
            return index
    return len(page.spans)


def _mostly_items(page: _Page, index: int) -> bool:
    """Below a closing heading stand items and notes rather than an article."""
    below = range(index + 1, len(page.spans))
    prose = sum(not _is_item(page, at) and not page.found[at] for at in below)
    above = sum(not _is_item(page, at) for at in range(index))
    return prose <= max(1, len(below) // 2, above // 3)


def _is_item(page: _Page, index: int) -> bool:
    line = page.of(index)
    asks = line.rstrip(_QUOTES)[-1:] in {"?", "!"}
    return index in page.dated or (len(line) <= _LONGEST_ITEM and (_is_open(line) or asks))


def _below_label(page: _Page, index: int, first: int) -> bool:
    """An item counts as debris when a label, not prose, stands above the run that it is part of."""
    at = index
    while at > first and _is_item(page, at) and not page.found[at]:
        at -= 1
    label = page.label(at, "foot", "edge") if at > first else None
    return label is not None and label.kind != "caption"


def _is_stranger(page: _Page, label: Label, first: int, index: int) -> bool:
    """An author's note names somebody whom the article itself does not speak of."""
    if label.authors is None:
        return True
    surname = label.authors.of(page.text).split()[-1]
    return surname not in page.text[page.spans[first].start : page.spans[index].start]


def _between(page: _Page, first: int, last: int) -> None:
    """Captions, links and headings inside the body."""
    index = first
    while index <= last:
        label = page.label(index)
        if label and index > first and label.reach != "rest":
            page.kinds[index] = label.region
            index = _reached(page, label, (first, index, last))
        elif first < index < last and _is_heading(page, index):
            page.kinds[index] = RegionKind.HEADING
        index += 1


def _reached(page: _Page, label: Label, where: tuple[int, int, int]) -> int:
    """Marks what a label drags along; gives the last paragraph marked."""
    first, index, last = where
    if label.reach == "above" and index - 1 > first and _is_item(page, index - 1):
        page.kinds[index - 1] = label.region
    while label.reach == "list" and index < last and _is_item(page, index + 1):
        index += 1
        page.kinds[index] = label.region
    return index


def _is_heading(page: _Page, index: int) -> bool:
    line = page.of(index)
    framed = line.startswith("-") and line.endswith("-")
    short = len(line) <= _LONGEST_HEADING and "\n" not in line
    prose_below = len(page.spans[index + 1]) > len(line) and not _is_open(page.of(index + 1))
    return short and (framed or (_is_open(line) and prose_below))


def _result(page: _Page, first: int, last: int, title: int | None) -> Layout:
    opened = max((x.span.end for x in page.used if x.reach == "part"), default=0)
    body = Span(_words_from(page.text, max(opened, page.spans[first].start)), page.spans[max(first, last)].end)
    regions = [Region(kind, page.spans[i]) for i, kind in page.kinds.items()]
    regions += [Region(x.region, x.span) for x in page.used if x.reach == "part"]
    regions.sort(key=lambda r: (r.span, r.kind))
    said = tuple(sorted(page.used, key=lambda x: x.span))
    head = tuple(page.spans[:first])
    return Layout(body, None if title is None else page.spans[title], tuple(regions), said, head)


def _words_from(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
