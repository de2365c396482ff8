"""From a draft to an article: its regions, its body, who wrote it, who sent it, and when."""

from __future__ import annotations

from datetime import date

from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.pack import Pack
from filrouge.model.text import Article, Basis, Evidence, Published, Region, RegionKind, Span
from filrouge.read.credits import authors_of, credited
from filrouge.read.datelines import Dateline, datelines
from filrouge.read.document import Draft
from filrouge.read.labels import plain
from filrouge.read.layout import Layout, layout
from filrouge.read.options import ReadOptions
from filrouge.read.publication import stated_publication

_NEAR = 4_000  # code points of body in which datelines are looked for


def article(draft: Draft, pack: Pack, options: ReadOptions) -> Article:
    """The article that a draft holds, in the language of a pack."""
    text, hints = draft.text, draft.hints
    parts = layout(text, pack, titled=draft.titled)
    dateline = _dateline(text, parts.body, pack)
    agency = hints.agency or (dateline and dateline.agency) or credited(plain(text), parts.body, parts.said, pack)
    return Article(
        id=draft.id,
        path=draft.path,
        sha256=draft.sha256,
        language=pack.language,
        text=text,
        body=parts.body,
        title=hints.title or (parts.title.of(text).strip() if parts.title else None),
        title_span=parts.title,
        source=hints.source or _publisher(text, parts) or (dateline.outlet if dateline else None),
        authors=hints.authors or authors_of(text, parts.said, pack),
        published=_given(draft, options) or hints.published or stated_publication(text, parts, _span(dateline), pack),
        agency=agency,
        url=hints.url,
        regions=_regions(parts, dateline),
    )


def _dateline(text: str, body: Span, pack: Pack) -> Dateline | None:
    near = text[body.start : min(body.end, body.start + _NEAR)]
    spans = tuple(span.shifted(body.start) for span in paragraphs(near))
    return next(datelines(text, spans, pack), None)


def _span(dateline: Dateline | None) -> Span | None:
    return dateline.span if dateline else None


def _publisher(text: str, parts: Layout) -> str | None:
    return next((x.publisher.of(text).strip() for x in parts.said if x.publisher), None)


def _regions(parts: Layout, dateline: Dateline | None) -> tuple[Region, ...]:
    added = [Region(RegionKind.DATELINE, dateline.span)] if dateline else []
    return tuple(sorted([*parts.regions, *added], key=lambda r: (r.span, r.kind)))


def _given(draft: Draft, options: ReadOptions) -> Published | None:
    """The day that the user gave: for this path, this file, this line's id, or for all."""
    inner = draft.path.rsplit("!", 1)[-1]
    names = (draft.path, inner, inner.rsplit("/", 1)[-1], inner.rsplit("#", 1)[-1])
    given = next((options.published[n] for n in names if n in options.published), options.published_default)
    return dated(given, Basis.GIVEN, "given by the user") if given else None


def dated(day: date, basis: Basis, says: str) -> Published:
    """A known day of publication that no words of the text state."""
    iso = day.isoformat()
    return Published(iso, iso, iso, basis, (Evidence(None, says),))
