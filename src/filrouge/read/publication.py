"""The day of publication, with the words that state it where the text does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from filrouge.lang.pack import Pack
from filrouge.model.text import UNKNOWN_DATE, Basis, Evidence, Published, Span
from filrouge.read.calendar import Stated
from filrouge.read.document import Hints
from filrouge.read.labels import Label
from filrouge.read.layout import Layout
from filrouge.read.stamps import Stamp, stamps

_DEFAULTS = {"published": "published", "updated": "updated", "byline": "published"}  # where the line has no label


def publication(text: str, layout: Layout, dateline: Span | None, hints: Hints, pack: Pack) -> Published:
    """The metadata first, backed by the words of the text where they agree; then those words: a
    publication line, a dateline; then the likeliest date of a page; then a line about an update.
    """
    stated = _first_of(chain(_labelled(text, layout, "published", pack), _in_dateline(text, dateline, pack)))
    if hints.published and stated and stated.date == hints.published.date:
        return replace(stated, evidence=stated.evidence + hints.published.evidence)
    updated = _first_of(_labelled(text, layout, "updated", pack))
    return hints.published or stated or hints.likely or updated or UNKNOWN_DATE


def _first_of(found: Iterator[tuple[Stated, str]]) -> Published | None:
    first = next(found, None)
    return None if first is None else _published(*first)


def _labelled(text: str, layout: Layout, kind: str, pack: Pack) -> Iterator[tuple[Stated, str]]:
    """Lines that state it; a byline above the body may carry the date too."""
    says = "states when it was published" if kind == "published" else "states when it was last updated"
    for label in layout.said:
        if label.kind in {"published", "updated"} or (label.kind == "byline" and label.span.end <= layout.body.start):
            for stamp in _stamps(text, _after_names(label), pack):
                if (stamp.says or _DEFAULTS.get(label.kind)) == kind:
                    yield stamp.stated, says


def _after_names(label: Label) -> Span:
    return Span(label.authors.end, label.span.end) if label.authors else label.span


def _in_dateline(text: str, dateline: Span | None, pack: Pack) -> Iterator[tuple[Stated, str]]:
    for stamp in _stamps(text, dateline, pack) if dateline else ():
        yield stamp.stated, "is the dateline of the article"


def _stamps(text: str, span: Span, pack: Pack) -> Iterator[Stamp]:
    for stamp in stamps(span.of(text), pack, text):
        yield Stamp(Stated(stamp.stated.span.shifted(span.start), stamp.stated.day), stamp.says)


def _published(stated: Stated, says: str) -> Published:
    day = stated.day.isoformat()
    return Published(day, day, day, Basis.STATED, (Evidence(stated.span, says),))
