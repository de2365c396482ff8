"""Articles and spans of their frozen text.

Offsets are code points, half open: ``article.text[span.start:span.end]`` is what a reader is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class RegionKind(StrEnum):
    """Parts of a page that are told apart from the body of the article."""

    TITLE = "title"
    HEADING = "heading"  # a theme between paragraphs; inside the body, never an event
    DATELINE = "dateline"  # "PARIS, 3 juillet (AFP) -"; inside the body
    BYLINE = "byline"
    CAPTION = "caption"
    RELATED = "related"  # lists of other articles, with dates of their own
    BIOGRAPHY = "biography"
    COPYRIGHT = "copyright"
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class Region:
    kind: RegionKind
    span: Span


class Basis(StrEnum):
    """How a publication date is known (FORMAT.md, ``articles[].published.basis``)."""

    STATED = "stated"
    METADATA = "metadata"
    GIVEN = "given"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span and the sentence that says what it proves; the span is null for metadata."""

    span: Span | None
    says: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: a best day within an interval of inclusive ISO days.

    All three dates are ISO ``YYYY-MM-DD`` or null; ``earliest <= date <= latest`` where known.
    """

    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[Evidence, ...] = ()

    @property
    def known(self) -> bool:
        return self.date is not None


UNKNOWN_DATE = Published()


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: its frozen text and what the file itself says about it.

    ``published`` holds only what is stated, in metadata or given by the user; inference is
    ``resolve``'s work. ``body`` leaves out title, captions, menus and lists of other articles.
    ``regions`` are sorted by start. ``locator`` leads back into the original (an XPath, a page).
    """

    id: str
    path: str
    sha256: str
    language: str
    text: str
    body: Span
    title: str | None = None
    title_span: Span | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: Published = UNKNOWN_DATE
    agency: str | None = None
    url: str | None = None
    regions: tuple[Region, ...] = ()

    def region_at(self, position: int) -> RegionKind | None:
        """The kind of the innermost region that covers a position, if any."""
        found = [r for r in self.regions if r.span.start <= position < r.span.end]
        return min(found, key=lambda r: len(r.span)).kind if found else None


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be read or annotated, at which stage, and why (a sentence for people)."""

    path: str
    stage: str
    reason: str
