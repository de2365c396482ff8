"""The head of a text, read downwards: menus, title, byline, date, captions, to the first paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.model.text import RegionKind
from filrouge.read.labels import Label
from filrouge.read.paged import LONGEST_DATE_LINE, Paged

_LOOKED_AT = 40  # paragraphs
_LONGEST_CAPTION = 450
_STANDFIRST = 5  # paragraphs from the first of the body in which a date may follow a standfirst
_LONGEST_STANDFIRST = 330  # code points of a paragraph above such a date
_MENU_WORDS = 4  # a line of so few words may be a menu's


def read_head(page: Paged, *, titled: bool | None) -> tuple[int, int | None]:
    """The index of the first paragraph of the body, and that of the title."""
    title = _title(page) if titled is None else (0 if titled else None)
    if title is not None:
        page.kinds[title] = RegionKind.TITLE
        for index in range(title):
            _above_title(page, index)
    index = 0 if title is None else title + 1
    while index < len(page.spans) - 1 and (step := _step(page, index)):
        index += step
    return min(index, len(page.spans) - 1), title


def read_standfirst(page: Paged, first: int, last: int) -> None:
    """Lines that bear the date below the standfirst; of bare days only a lone one, as others head a chronology."""
    bare = [i for i in page.dated if first < i <= last and not page.dated[i].sure]
    for index in range(first + 1, min(first + _STANDFIRST, last)):
        if len(page.spans[index - 1]) > _LONGEST_STANDFIRST:
            return
        if bare == [index] or _is_sure(page, index):
            page.take(index, Label("published", "head", "line", page.spans[index], "date-line"))


def _is_sure(page: Paged, index: int) -> bool:
    if index in page.dated:
        return page.dated[index].sure
    label = page.label(index, "edge")
    return label is not None and label.kind in {"published", "updated"} and len(page.spans[index]) <= LONGEST_DATE_LINE


def _above_title(page: Paged, index: int) -> None:
    label = page.label(index, "head", "edge") or _date_line(page, index)
    if label:
        page.take(index, label)
    else:
        page.kinds[index] = RegionKind.MENU


def _step(page: Paged, index: int) -> int:
    """How many paragraphs from here still stand above the body."""
    label = page.label(index, "head", "edge")
    if label and label.reach == "part":
        page.used.append(label)
        return 0
    if label is None or label.kind == "related":
        if _is_caption(page, index):
            page.kinds[index] = RegionKind.CAPTION
            return 1
        label = _date_line(page, index) or _signature(page, index)
    if label:
        page.take(index, label)
    return int(label is not None)


def _date_line(page: Paged, index: int) -> Label | None:
    if index not in page.dated:
        return None
    name = page.name_before_bar(index)
    return Label("published", "head", "line", page.spans[index], "date-line", publisher=name)


def _signature(page: Paged, index: int) -> Label | None:
    """The name of a publisher on a line of its own, above a byline or a date."""
    below = page.label(index + 1, "head", "edge")
    signs = index + 1 in page.dated or (below is not None and below.kind in {"byline", "published", "credit"})
    if not signs or not page.is_name(index):
        return None
    return Label("byline", "head", "line", page.spans[index], "publisher-line", publisher=page.spans[index])


def _is_caption(page: Paged, index: int) -> bool:
    """A credit of a picture follows, and is not the last thing of the text."""
    below = page.label(index + 1, "head", "edge") if index + 2 < len(page.spans) else None
    return below is not None and below.reach == "above" and len(page.spans[index]) <= _LONGEST_CAPTION


def _title(page: Paged) -> int | None:
    """The first full title-like line above the byline or the first paragraph of prose."""
    candidates = list(_candidates(page))
    long_enough = [i for i in candidates if len(page.of(i).split()) > _MENU_WORDS]
    if long_enough:
        return long_enough[0]
    return candidates[0] if 0 < len(candidates) <= 2 else None


def _candidates(page: Paged) -> Iterator[int]:
    any_yet = False
    for index in range(min(len(page.spans) - 1, _LOOKED_AT)):
        if index in page.dated or page.label(index, "head", "edge"):
            if any_yet and index not in page.dated:
                return
        elif page.is_title(index):
            any_yet = True
            yield index
        else:
            return
