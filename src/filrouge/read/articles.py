"""From a draft to an article: its regions, its body, who wrote it, who sent it, and when."""

from __future__ import annotations

from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.pack import Pack
from filrouge.model.text import Article, Basis, Published, Region, RegionKind, Span
from filrouge.read.alignment import resembles
from filrouge.read.credits import agency_in, authors_of, credited, people
from filrouge.read.datelines import Dateline, datelines
from filrouge.read.document import Draft, Hints, dated
from filrouge.read.labels import plain
from filrouge.read.layout import Layout, layout
from filrouge.read.options import ReadOptions
from filrouge.read.paged import Paged, paged
from filrouge.read.publication import publication

_NEAR = 4_000  # code points of body in which datelines are looked for


def article(draft: Draft, pack: Pack, options: ReadOptions) -> Article:
    """The article that a draft holds, in the language of a pack."""
    text, hints = _composed(draft, pack), draft.hints
    parts = layout(text, pack, titled=_titled(draft))
    dateline = _dateline(text, parts.body, pack)
    agency = hints.agency or _signed(hints, dateline, pack) or credited(plain(text), parts.body, parts.said, pack)
    return Article(
        id=draft.id,
        path=draft.path,
        sha256=draft.sha256,
        language=pack.language,
        text=text,
        body=_story(parts.body, dateline),
        title=hints.title or (parts.title.of(text).strip() if parts.title else None),
        title_span=parts.title,
        source=hints.source or _publisher(text, parts) or (dateline.outlet if dateline else None),
        authors=people(hints.authors, pack) or authors_of(text, parts.said, pack),
        published=_given(draft, options) or publication(text, parts, _span(dateline), hints, pack),
        agency=agency,
        url=hints.url,
        regions=_regions(parts, dateline),
    )


def _titled(draft: Draft) -> bool | None:
    """Whether the first line is the title: so placed, or like the title that is given apart."""
    if draft.titled or draft.hints.title is None:
        return draft.titled or None
    first = next((line for line in draft.text.splitlines() if line.strip()), "")
    return resembles(first, draft.hints.title)


def _composed(draft: Draft, pack: Pack) -> str:
    """The text, with those lines between title and body that say who wrote it and when."""
    title, _, body = draft.text.partition("\n")
    if not (draft.titled and draft.above and body):
        return draft.text
    page = paged("\n".join(draft.above), pack)
    kept = [page.of(i) for i in range(len(page.spans)) if _credits(page, i)]
    return "\n".join(dict.fromkeys([title, *kept])) + "\n" + body


def _credits(page: Paged, index: int) -> bool:
    label = page.label(index, "head", "edge")
    return index in page.dated or (label is not None and label.kind in {"byline", "credit", "published", "updated"})


def _dateline(text: str, body: Span, pack: Pack) -> Dateline | None:
    near = text[body.start : min(body.end, body.start + _NEAR)]
    spans = tuple(span.shifted(body.start) for span in paragraphs(near))
    return next(datelines(text, spans, pack), None)


def _signed(hints: Hints, dateline: Dateline | None, pack: Pack) -> str | None:
    """The agency that the dateline names, or the file among its authors and credits."""
    if dateline and dateline.agency:
        return dateline.agency
    named = (agency_in(name, pack) for name in (*hints.authors, *hints.credits))
    return next((agency for agency in named if agency), None)


def _span(dateline: Dateline | None) -> Span | None:
    return dateline.span if dateline else None


def _publisher(text: str, parts: Layout) -> str | None:
    return next((x.publisher.of(text).strip() for x in parts.said if x.publisher), None)


def _story(body: Span, dateline: Dateline | None) -> Span:
    """A signed dateline in mid-paragraph begins the story; captions and highlights stand before it."""
    return Span(dateline.span.start, body.end) if dateline and dateline.stuck else body


def _regions(parts: Layout, dateline: Dateline | None) -> tuple[Region, ...]:
    added = [Region(RegionKind.DATELINE, dateline.span)] if dateline else []
    if dateline and dateline.stuck and parts.body.start < dateline.span.start:
        added.append(Region(RegionKind.CAPTION, Span(parts.body.start, dateline.span.start)))
    return tuple(sorted([*parts.regions, *added], key=lambda r: (r.span, r.kind)))


def _given(draft: Draft, options: ReadOptions) -> Published | None:
    """The day that the user gave: for this path, this file, this line's id, or for all."""
    inner = draft.path.rsplit("!", 1)[-1]
    names = (draft.path, inner, inner.rsplit("/", 1)[-1], inner.rsplit("#", 1)[-1])
    given = next((options.published[n] for n in names if n in options.published), options.published_default)
    return dated(given, Basis.GIVEN, "given by the user") if given else None
