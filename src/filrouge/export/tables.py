"""The chronology as tables, for spreadsheets: what happened, and the exact words under each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filrouge.export.citing import Sources, line
from filrouge.export.when import between, said
from filrouge.model.story import Event, Figure, FollowUp, Place, ReadArticle
from filrouge.words import Words

Row = tuple[str, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Table(NamedTuple):
    title: str
    headings: Row
    rows: list[Row]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection") or refuses to hold."""
    clean = _CONTROLS.sub(" ", cell)
    return f"'{clean}" if clean.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA) else clean


def tables(sources: Sources, words: Words) -> Iterator[Table]:
    """Every table of a workbook, the chronology first."""
    yield events(sources, words)
    yield _table("out.evidence", _EVIDENCE, _evidence(sources, words), words)
    yield _table("section.contradictions", _CLAIMS, _claims(sources, words), words)
    yield _table("section.follow_ups", _FOLLOW_UPS, _follow_ups(sources, words), words)
    yield _table("section.quotes", _QUOTES, _quotes(sources, words), words)
    yield _table("section.articles", _ARTICLES, (_article(a) for a in sources.chronology.articles), words)


def events(sources: Sources, words: Words) -> Table:
    """One row an event, with its evidence in the last cell."""
    rows = (_event(e, sources, words) for e in sources.chronology.events)
    return _table("section.chronology", _EVENTS, rows, words)


_EVENTS = (
    *("out.id", "out.edtf", "out.earliest", "out.latest", "out.precision", "out.basis", "column.date", "column.event"),
    *("column.type", "about.mode", "column.status", "about.agent", "about.recipient", "about.place", "section.figures"),
    *("column.sources", "out.evidence"),
)
_EVIDENCE = (
    *("out.id", "column.event", "out.article", "out.file", "out.page", "out.start", "out.end", "out.words"),
    *("about.trigger", "out.edtf", "column.status", "about.attributed", "out.published", "out.sha256"),
)
_CLAIMS = (
    "out.id",
    "column.type",
    "out.says",
    "out.value",
    "column.sources",
    "out.file",
    "out.start",
    "out.end",
    "out.words",
)
_FOLLOW_UPS = ("out.id", "column.event", "column.type", "out.state", "out.due", "out.closed_by", "about.condition")
_QUOTES = (
    "out.id",
    "out.speaker",
    "column.type",
    "out.words",
    "out.edtf",
    "out.file",
    "out.start",
    "out.end",
    "out.event_id",
)
_ARTICLES = (
    *("out.id", "out.file", "out.title", "out.publisher", "out.authors", "out.published", "out.language", "out.url"),
    *("out.agency", "about.copy", "out.sha256"),
)


def _table(title: str, headings: Row, rows: Iterator[Row], words: Words) -> Table:
    shown = [tuple(harmless(cell) for cell in row) for row in rows]
    return Table(words(title), tuple(words(h) for h in headings), shown)


def _event(event: Event, sources: Sources, words: Words) -> Row:
    date = event.date
    cited = (f"{c.where} {words('about.words', words=line(c.words))}" for c in sources.cited(event))
    who = (
        "; ".join(a.name for a in sources.who(event, *roles))
        for roles in (("agent", "party"), ("recipient",), ("place",))
    )
    return (
        *(event.id, date.value or "", date.earliest or "", date.latest or "", words(f"precision.{date.precision}")),
        *(words(f"basis.{date.basis}"), said(date, words), event.label, words.get(f"type.{event.type}", event.type)),
        *(event.mode or "", words(f"status.{event.status.value}"), *who),
        *("; ".join(_figure(f, sources) for f in sources.numbers(event)), str(event.sources), "\n".join(cited)),
    )


def _figure(figure: Figure, sources: Sources) -> str:
    return line(sources.words(Place(figure.article, figure.start, figure.end)))


def _evidence(sources: Sources, words: Words) -> Iterator[Row]:
    for c in sources.all_cited():
        text = c.article.text
        yield (
            *(c.event.id, c.event.label, c.title, c.article.path, "" if c.page is None else str(c.page)),
            *(str(c.report.start), str(c.report.end), c.words, c.report.trigger.of(text), c.report.date.value or ""),
            *(words(f"status.{c.report.status.value}"), sources.name(c.report.attributed_to)),
            *(c.read.published.date or "", c.article.sha256),
        )


def _claims(sources: Sources, words: Words) -> Iterator[Row]:
    for found in sources.chronology.contradictions:
        kind = words(f"contradiction.{found.kind}")
        for claim in found.claims:
            for place in claim.spans:
                path = sources.articles[place.article].article.path
                where = (path, str(place.start), str(place.end), sources.words(place))
                yield (found.id, kind, found.explanation, claim.value, str(claim.sources), *where)


def _follow_ups(sources: Sources, words: Words) -> Iterator[Row]:
    for item in sources.chronology.follow_ups:
        if item.event in sources.events:
            yield _follow_up(item, sources, words)


def _follow_up(item: FollowUp, sources: Sources, words: Words) -> Row:
    due = between(item.earliest, item.latest, "range", words) if item.earliest or item.latest else ""
    closed = sources.events.get(item.closed_by or "")
    told = (words(f"follow.{item.kind}"), words(f"follow.{item.standing}"), due, closed.label if closed else "")
    return (
        item.event,
        sources.events[item.event].label,
        *told,
        sources.words(item.condition) if item.condition else "",
    )


def _quotes(sources: Sources, words: Words) -> Iterator[Row]:
    for quote in sources.chronology.quotes:
        article = sources.articles[quote.article].article
        span = quote.content
        said_by = (sources.name(quote.speaker), words(f"kind.{quote.kind.value}"), span.of(article.text))
        where = (article.path, str(span.start), str(span.end), quote.event or "")
        yield (quote.id, *said_by, quote.date.value or "", *where)


def _article(read: ReadArticle) -> Row:
    article = read.article
    return (
        *(article.id, article.path, article.title or "", article.source or "", "; ".join(article.authors)),
        *(read.published.date or "", article.language, article.url or "", article.agency or ""),
        *(read.copy_of or "", article.sha256),
    )
