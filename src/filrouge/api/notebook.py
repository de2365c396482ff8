"""Chronologies and articles in a notebook: ``%load_ext filrouge`` shows them as pages, not as values.

Everything is escaped; nothing that an article holds can run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from filrouge.export.report.shown import Cited
from filrouge.export.report.views import ReportView
from filrouge.export.select import Choice, selected
from filrouge.export.when import said
from filrouge.model.story import Chronology, Event, ReadArticle
from filrouge.model.text import Span
from filrouge.web.marks import Drawn, Run, paragraphs
from filrouge.words import words

ROWS = 40  # events shown unless more are asked for
_TINT = {"event": "#f6c9c4", "quote": "#d7e6f5", "figure": "#dcefd7"}
_TABLE = "border-collapse:collapse;font-size:90%"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em;border-top:1px solid #ccc"


class Html(str):
    """Markup that notebooks show as a page."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def show(chronology: Chronology, *, top: int = ROWS, article: str | None = None, ui: str = "en") -> Html:
    """A chronology as a table, or one of its articles with its marks.

    Args:
        chronology: what `build` or `load` gave.
        top: the most telling events only; 0 shows all.
        article: the id or path of an article, to see its text instead.
        ui: the language of headings and names, ``en`` or ``fr``.

    Raises:
        KeyError: there is no such article.
    """
    view = ReportView(chronology, words(ui))
    if article is not None:
        return Html(_article(view, _found(chronology, article)))
    kept = selected(chronology, Choice(top=top or None))
    return Html(_table(view, kept.events, len(chronology.events)))


def load_ipython_extension(ipython: Any) -> None:  # noqa: ANN401 - IPython has no types
    """Show chronologies as tables wherever a cell ends in one: ``%load_ext filrouge``."""
    formatter = ipython.display_formatter.formatters["text/html"]
    formatter.for_type(Chronology, show)


def _found(chronology: Chronology, wanted: str) -> ReadArticle:
    for read in chronology.articles:
        if wanted in {read.article.id, read.article.path}:
            return read
    raise KeyError(wanted)


def _table(view: ReportView, events: tuple[Event, ...], total: int) -> str:
    say = view.words
    heads = ("column.date", "column.event", "column.type", "column.status", "column.actors", "column.sources")
    head = "".join(f'<th style="{_CELL}">{escape(say(h))}</th>' for h in heads)
    rows = "".join(_row(view, event) for event in events)
    left = say("notebook.shown", shown=len(events), total=total)
    return f'<table style="{_TABLE}"><tr>{head}</tr>{rows}</table><p><small>{escape(left)}</small></p>'


def _row(view: ReportView, event: Event) -> str:
    say, (before, word, after) = view.words, view.label(event)
    label = f"{escape(before)}<b>{escape(word)}</b>{escape(after)}"
    told = "".join(_told(view.cited_report(report)) for report in event.mentions)
    cells = (
        escape(said(event.date, say)),
        f"<details><summary>{label}</summary><ul>{told}</ul></details>",
        escape(say.get(f"type.{event.type}", event.type)),
        escape(say(f"status.{event.status.value}")),
        escape(", ".join(view.acting(event))),
        str(event.sources),
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _told(cited: Cited) -> str:
    """A report's words in their context, with the paper and its day."""
    where = f"<i>{escape(cited.source)}, {escape(cited.published)}</i>"
    return f"<li>{escape(cited.before)}<b>{escape(cited.words)}</b>{escape(cited.after)} {where}</li>"


def _article(view: ReportView, read: ReadArticle) -> str:
    marks = sorted(_marks(view, read.article.id), key=lambda m: (m.span, m.layer))
    found = paragraphs(read.article.text, marks)
    return "".join(f"<p>{''.join(_run(r, marks) for r in paragraph.runs)}</p>" for paragraph in found)


def _run(run: Run, marks: Sequence[Drawn]) -> str:
    tint = next((_TINT[name] for name in run.layers if name in _TINT), None)
    if tint is None:
        return escape(run.text)
    says = " · ".join(dict.fromkeys(marks[n].says for n in run.marks if marks[n].says))
    return f'<mark style="background:{tint};color:#000" title="{escape(says)}">{escape(run.text)}</mark>'


def _marks(view: ReportView, article: str) -> Iterator[Drawn]:
    say, chronology = view.words, view.chronology
    for event in chronology.events:
        for report in event.mentions:
            if report.article == article:
                kind = say.get(f"type.{event.type}", event.type)
                status = say(f"status.{report.status.value}")
                yield Drawn(report.trigger, "event", f"{kind}, {status}, {said(report.date, say)}")
    for quote in chronology.quotes:
        if quote.article == article:
            yield Drawn(quote.content, "quote", view.names.get(quote.speaker or "", "") or say("section.nobody"))
    for figure in chronology.figures:
        if figure.article == article:
            yield Drawn(Span(figure.start, figure.end), "figure", figure.unit or figure.kind.value)
