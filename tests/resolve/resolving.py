"""Small articles annotated by hand, for the tests of resolving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from filrouge.lang.pack import Pack, shipped
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Layer, Mark, Trace, layer
from filrouge.model.mentions import (
    ActorKind,
    Actors,
    FigureKind,
    Form,
    Mention,
    Naming,
    Part,
    ParticipantRole,
    Quantity,
    Status,
)
from filrouge.model.story import Actor
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.model.time import When
from filrouge.resolve.assemble import Line, Pile, lines
from filrouge.resolve.copies import copies
from filrouge.resolve.merge import Merged, Merging
from filrouge.resolve.merge.kinship import Kinship, bag
from filrouge.resolve.merge.retelling import Retelling
from filrouge.resolve.merge.tellings import Known, Telling, by_article
from filrouge.resolve.merge.wording import wording

PACKS: dict[str, Pack] = {"fr": shipped("fr"), "en": shipped("en")}


@dataclass(frozen=True)
class Told:
    """One event of a text: ``words`` name it, ``day`` dates it, ``who`` are role and actor."""

    words: str
    type: str
    lemma: str
    day: str | None = None
    who: Sequence[tuple[str, str]] = ()
    status: Status = Status.HAPPENED
    by: str | None = None  # who says so
    count: tuple[str, float, float | None, str | None] | None = None  # words, low, high, outcome
    unit: str | None = None  # what is counted
    tense: str | None = "past"
    anaphoric: bool = False
    mode: str | None = None
    governor: str | None = None
    condition: str | None = None


@dataclass(frozen=True)
class Page:
    """An article: its text and what it tells."""

    name: str
    text: str
    told: Sequence[Told]
    published: str = "2025-03-10"
    language: str = "fr"
    times: dict[Span, When] = field(default_factory=dict)
    doubt: tuple[str, str] | None = None  # first and last day on which it may have come out
    source: str | None = None
    numbers: Sequence[tuple[str, float, str | None]] = ()  # words, value and what is counted, told by no event
    named: Sequence[str] = ()  # actors that the text names, where it names them first


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def day(iso: str, until: str | None = None, basis: str = "explicit") -> When:
    last = date.fromisoformat(until or iso)
    value = iso if until is None else f"{iso}/{until}"
    return When(date.fromisoformat(iso), last + timedelta(days=1), "day", basis, value)


def published(iso: str) -> Published:
    return Published(iso, iso, iso, Basis.STATED)


def issued(page: Page) -> Published:
    """When an article came out: as stated, or as far as can be inferred."""
    return Published(page.published, *page.doubt, Basis.INFERRED) if page.doubt else published(page.published)


def annotated(page: Page) -> Annotated:
    text = page.text
    article = Article(
        page.name,
        f"{page.name}.txt",
        "0" * 64,
        page.language,
        text,
        Span(0, len(text)),
        published=issued(page),
        source=page.source,
    )
    figures = [
        Mark(at(text, t.count[0]), Quantity(t.count[1], t.count[2], t.unit, FigureKind.COUNT, outcome=t.count[3]), Trace("test"))
        for t in page.told if t.count is not None
    ]  # fmt: skip
    figures += [
        Mark(at(text, words), Quantity(n, n, unit, FigureKind.COUNT), Trace("test")) for words, n, unit in page.numbers
    ]
    named = [Mark(at(text, n), Naming((n,), Form.NAME), Trace("test")) for n in page.named]
    events = layer("events", [_mention(page, t) for t in page.told])
    return Annotated(
        article, Layer("dates"), layer("figures", figures), Actors(layer("actors", named), ()), Layer("quotes"), events
    )


def _mention(page: Page, told: Told) -> Mark[Mention]:
    text, span = page.text, at(page.text, told.words)
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    end = text.find(".", span.end)
    extent = Span(start, len(text) if end < 0 else end + 1)
    if told.day is not None:
        first, _, last = told.day.partition("/")
        page.times[span] = day(first, last or None, "inferred" if page.doubt else "explicit")
    parts = tuple(Part(ParticipantRole(role), actor, span) for role, actor in told.who)
    mention = Mention(
        told.type, told.mode, told.status, told.lemma, extent, parts,
        (span,) if told.day else (), "adjunct" if told.day else "none", told.tense, told.anaphoric,
        attributed_to=(told.by,) if told.by else (),
        governor=at(text, told.governor) if told.governor else None,
        condition=at(text, told.condition) if told.condition else None,
        figures=(at(text, told.count[0]),) if told.count else (),
    )  # fmt: skip
    return Mark(span, mention, Trace("test"))


def known(pages: Sequence[Page]) -> Known:
    """Actor names stand for their own ids; lower case names are groups, the rest persons."""
    names = {
        (p.name, a)
        for p in pages
        for t in p.told
        for a in [*(w for _, w in t.who), *([t.by] if t.by else []), *p.named]
    }
    actors = {
        n: Actor(n, n, ActorKind.PERSON if n[0].isupper() else ActorKind.GROUP, None, None, (n,), (), 1)
        for _, n in names
    }
    return Known(
        {p.name: p.times for p in pages},
        {p.name: issued(p) for p in pages},
        {k: k[1] for k in names},
        actors,
    )


def told(*pages: Page) -> tuple[Telling, ...]:
    found = [annotated(p) for p in pages]
    return Retelling(PACKS).tellings(found, known(pages))


def events(*pages: Page) -> tuple[Merged, ...]:
    return _merged([annotated(p) for p in pages], told(*pages))


def _merged(found: Sequence[Annotated], heard: Sequence[Telling]) -> tuple[Merged, ...]:
    kin = Kinship({a.article.id: bag(a.article, wording(PACKS[a.article.language])) for a in found})
    return Merging(kin).merged(heard)


def groups(*pages: Page) -> list[list[str]]:
    """The words of the tellings, event by event."""
    texts = {p.name: p.text for p in pages}
    return [[t.mark.span.of(texts[t.article]) for t in e.tellings] for e in events(*pages)]


def pile_of(*pages: Page) -> tuple[tuple[Line, ...], Pile]:
    """The lines of a chronology, with the pile that they come from."""
    found = [annotated(p) for p in pages]
    facts = known(pages)
    heard = Retelling(PACKS).tellings(found, facts)
    copied = copies([a.article for a in found], facts.published)
    pile = Pile({a.article.id: a for a in found}, facts, copied, PACKS, told=by_article(heard))
    return lines(_merged(found, heard), pile), pile
