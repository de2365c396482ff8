"""Where the body of a text lies: what stands above it, below it, and in between."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.lang.pack import Pack
from filrouge.model.text import Region, RegionKind, Span
from filrouge.read.foot import read_foot
from filrouge.read.head import read_head, read_standfirst
from filrouge.read.labels import Label, plain, tail
from filrouge.read.paged import Paged, paged


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one text; ``said`` are bylines, credits, publication lines and authors' notes."""

    body: Span
    title: Span | None
    regions: tuple[Region, ...]
    said: tuple[Label, ...] = ()


def layout(text: str, pack: Pack, *, titled: bool | None = None) -> Layout:
    """The parts of a text; ``titled`` says, where it is known, whether its first paragraph is the title."""
    page = paged(text, pack)
    if not page.spans:
        return Layout(Span(0, len(text)), None, ())
    first, title = read_head(page, titled=titled)
    last = max(first, read_foot(page, first))
    read_standfirst(page, first, last)
    _between(page, first, last)
    ending = tail(plain(text), page.spans[last], pack)
    page.used += [ending] if ending else []
    regions = [Region(kind, page.spans[i]) for i, kind in page.kinds.items()]
    regions += [Region(label.region, label.span) for label in page.used if label.reach in {"part", "tail"}]
    return Layout(
        body=_body(page, first, page.spans[last].end if ending is None else ending.span.start),
        title=None if title is None else page.spans[title],
        regions=tuple(sorted(regions, key=lambda r: (r.span, r.kind))),
        said=tuple(sorted(page.used, key=lambda label: label.span)),
    )


def _body(page: Paged, first: int, end: int) -> Span:
    """From behind a byline that is stuck to the first sentence, to before a credit stuck to the last."""
    start = max([page.spans[first].start, *(x.span.end for x in page.used if x.reach == "part")])
    while start < end - 1 and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else page.spans[first]


def _between(page: Paged, first: int, last: int) -> None:
    """Captions, links and headings inside the body."""
    index = first + 1
    while index <= last:
        label = page.label(index)
        if label and label.reach != "rest":
            page.kinds[index] = label.region
            index = _reached(page, label, (first, index, last))
        elif index < last and index not in page.kinds and page.is_heading(index):
            page.kinds[index] = RegionKind.HEADING
        index += 1


def _reached(page: Paged, label: Label, where: tuple[int, int, int]) -> int:
    """Marks what a label drags along; gives the last paragraph marked."""
    first, index, last = where
    if label.reach == "above" and index - 1 > first and page.is_item(index - 1):
        page.kinds[index - 1] = label.region
    while label.reach == "list" and index < last and page.is_item(index + 1):
        index += 1
        page.kinds[index] = label.region
    return index
