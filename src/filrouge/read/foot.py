"""The foot of a text, read upwards: agency credit, author's note, lists of other articles, rights."""

from __future__ import annotations

from filrouge.model.text import RegionKind
from filrouge.read.labels import Label
from filrouge.read.paged import Paged

_NAMED = frozenset({"biography", "copyright", "menu"})  # kinds that keep their own name below a closing heading


def read_foot(page: Paged, first: int) -> int:
    """The index of the last paragraph of a body that begins at ``first``."""
    end = _closing(page, first)
    index = end - 1
    while index > first:
        label = _label(page, index, first)
        if label:
            if label.reach == "list":
                page.kinds[index] = label.region
            else:
                page.take(index, label)
        elif any(char.isalnum() for char in page.of(index)):
            top = _top_of_run(page, index, first)
            if top == index:
                break
            index = top
            continue
        end = index
        index -= 1
    for at in range(end, len(page.spans)):
        label = page.label(at, "foot")
        page.kinds.setdefault(at, label.region if label and label.kind in _NAMED else RegionKind.RELATED)
    return end - 1


def _label(page: Paged, index: int, first: int) -> Label | None:
    label = page.label(index, "foot", "edge")
    if label is None or label.reach == "part":
        return None
    return None if label.kind == "biography" and not _is_stranger(page, label, first, index) else label


def _closing(page: Paged, first: int) -> int:
    """Where a heading closes the article: the first below which stand items rather than prose."""
    prose = page.prose()
    for index in range(first + 1, len(page.spans)):
        label = page.label(index, "foot", "edge")
        if label and label.reach == "rest":
            below, above = prose[-1] - prose[index], prose[index]
            if below <= max(1, (len(page.spans) - index) // 2, above // 3):
                page.kinds[index] = label.region
                return index
    return len(page.spans)


def _top_of_run(page: Paged, index: int, first: int) -> int:
    """The label that a run of items hangs from, or ``index`` itself where prose stands above it."""
    at = index
    while at > first and page.is_item(at) and not page.found[at]:
        at -= 1
    label = _label(page, at, first) if first < at < index else None
    return index if label is None or label.kind in {"caption", "teaser"} else at


def _is_stranger(page: Paged, label: Label, first: int, index: int) -> bool:
    """An author's note names somebody whom the article itself does not speak of."""
    if label.authors is None:
        return True
    surname = label.authors.of(page.text).split()[-1]
    return surname not in page.text[page.spans[first].start : page.spans[index].start]
