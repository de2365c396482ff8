"""One line of the chronology explained: every fact with its words, its rule and the reasoning."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.errors import InputError
from filrouge.export.when import said
from filrouge.lang.fold import bare
from filrouge.model.story import Because, Chronology, Event, Report
from filrouge.model.text import Span
from filrouge.words import Words


def wanted(chronology: Chronology, asked: str, words: Words) -> Event:
    """The event with an id, or the only one whose label holds the words asked for.

    Raises:
        InputError: none fits, or several do.
    """
    exact = [e for e in chronology.events if e.id == asked]
    found = exact or [e for e in chronology.events if bare(asked) in bare(e.label) or e.id.startswith(asked)]
    if not found:
        raise InputError(words("error.no_event", event=asked))
    if len(found) > 1:
        ids = ", ".join(f"{e.id} ({e.label[:40]})" for e in found[:8])
        raise InputError(words("error.many_events", event=asked, n=len(found), ids=ids))
    return found[0]


def explained(chronology: Chronology, event: Event, words: Words) -> Iterator[str]:
    """The explanation of an event, line by line."""
    texts = {a.article.id: a.article.text for a in chronology.articles}
    titles = {a.article.id: a.article.title or a.article.path for a in chronology.articles}
    names = {a.id: a.name for a in chronology.actors}
    yield event.label
    yield f"  {event.id} · {words.get('type.' + event.type, event.type)} · {words('status.' + event.status.value)}"
    yield f"  {said(event.date, words)} ({words('precision.' + event.date.precision)}, {_basis(event, words)})"
    for part in event.participants:
        shown = part.span.span.of(texts[part.span.article])
        yield f"  {words('role.' + part.role)}: {names.get(part.actor, part.actor)}, {_quoted(shown, words)}"
    yield f"  {words.count('count.source', event.sources)}"
    for because in event.because:
        yield "  " + _reason(because, texts, words)
    for report in event.mentions:
        yield ""
        yield f"  {titles[report.article]} [{report.start}–{report.end}]"
        yield from (f"    {line}" for line in _report(report, texts, words))


def _basis(event: Event, words: Words) -> str:
    return words("basis." + event.date.basis)


def _report(report: Report, texts: dict[str, str], words: Words) -> Iterator[str]:
    text = texts[report.article]
    yield _quoted(Span(report.start, report.end).of(text), words)
    yield f"{words('about.trigger')}: {_quoted(report.trigger.of(text), words)}"
    yield f"{words('about.date')}: {said(report.date, words)} ({words('basis.' + report.date.basis)})"
    yield f"{words('about.status')}: {words('status.' + report.status.value)}"
    for because in report.because:
        yield _reason(because, texts, words)


def _reason(because: Because, texts: dict[str, str], words: Words) -> str:
    about = words.get(f"about.{because.about}", because.about)
    shown = "" if because.place is None else _quoted(because.place.span.of(texts[because.place.article]), words)
    rule = words("about.rule", rule=because.rule)
    return f"{about}: " + ", ".join(filter(None, (because.says, shown, rule)))


def _quoted(text: str, words: Words) -> str:
    return words("about.words", words=" ".join(text.split()))
