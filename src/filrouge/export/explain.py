"""One line of the chronology explained: every fact with its words, its rule and the reasoning."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.errors import InputError
from filrouge.export import courses
from filrouge.export.when import between, said
from filrouge.export.wordings import wordings
from filrouge.lang.fold import bare
from filrouge.model.story import Because, Chronology, Event, ReadArticle, Report
from filrouge.model.text import Span
from filrouge.words import Words

SHOWN = 12  # events named where several fit


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
        ids = "".join(f"\n  {_line(e, words)}" for e in found[:SHOWN]) + ("\n  …" if len(found) > SHOWN else "")
        raise InputError(words("error.many_events", event=asked, n=len(found), ids=ids))
    return found[0]


def _line(event: Event, words: Words) -> str:
    kind, day = words.get("type." + event.type, event.type), said(event.date, words)
    return f"{event.id} · {day} · {kind} · {' '.join(event.label.split())}"


def explained(chronology: Chronology, event: Event, words: Words) -> Iterator[str]:
    """The explanation of an event, line by line."""
    texts = {a.article.id: a.article.text for a in chronology.articles}
    titles = {a.article.id: a.article.title or a.article.path for a in chronology.articles}
    names = {a.id: a.name for a in chronology.actors}
    yield event.label
    yield f"  {event.id} · {words.get('type.' + event.type, event.type)} · {words('status.' + event.status.value)}"
    yield f"  {said(event.date, words)} ({words('precision.' + event.date.precision)}, {_basis(event, words)})"
    for part in event.participants:
        shown = _quoted(part.span.span.of(texts[part.span.article]), words)
        yield f"  {_told('role.' + part.role, words)}{names.get(part.actor, part.actor)}, {shown}"
    for figure in (f for f in chronology.figures if f.id in event.figures):
        shown = _quoted(Span(figure.start, figure.end).of(texts[figure.article]), words)
        fate = words(f"outcome.{figure.outcome}") if figure.outcome else ""
        yield f"  {_told('about.figure', words)}{', '.join(filter(None, (shown, fate)))}"
    yield f"  {words.count('count.source', event.sources)}"
    for because in event.because:
        yield "  " + _reason(because, texts, words)
    yield from (f"  {line}" for line in _consequences(chronology, event, words))
    yield from (f"  {line}" for line in _worded(chronology, event, titles, words))
    published = {a.article.id: a for a in chronology.articles}
    for report in event.mentions:
        yield ""
        yield f"  {titles[report.article]} [{report.start}–{report.end}]"
        yield f"    {_issued(published[report.article], titles, words)}"
        if report.attributed_to in names:
            yield f"    {_told('about.attributed', words)}{names[report.attributed_to]}"
        yield from (f"    {line}" for line in _report(report, texts, words))


def _consequences(chronology: Chronology, event: Event, words: Words) -> Iterator[str]:
    """Where sources disagree about it, and what it announced or closed."""
    labels = {e.id: " ".join(e.label.split()) for e in chronology.events}
    for found in chronology.contradictions:
        if event.id in found.events:
            yield f"≠ {found.explanation}"
    for course in chronology.courses:
        if event.id in course.events:
            yield _told("section.courses", words) + courses.told(course, words)
    for item in chronology.follow_ups:
        told = f"{words('follow.' + item.kind)}, {words('follow.' + item.standing)}"
        if item.event == event.id:
            due = between(item.earliest, item.latest, "range", words) if item.earliest or item.latest else ""
            closed = words("follow.closed_by", label=labels[item.closed_by]) if item.closed_by in labels else ""
            when = words("follow.due", when=due) if due else ""
            yield _told("section.follow_ups", words) + ", ".join(filter(None, (told, when, closed)))
        elif item.closed_by == event.id and item.event in labels:
            yield f"{_told('section.follow_ups', words)}{told}, « {labels[item.event]} » ({item.event})"


def _worded(chronology: Chronology, event: Event, titles: dict[str, str], words: Words) -> Iterator[str]:
    """The wordings of what was said in it, where several articles carry the quotation."""
    said_here = {q.id for q in chronology.quotes if q.event == event.id}
    for same in chronology.same_quotes:
        if said_here & set(same.quotes):
            yield _told("about.same_quote", words).rstrip()
            for wording in wordings(chronology, same):
                articles = ", ".join(dict.fromkeys(titles[q.article] for q in wording.quotes))
                yield f"  {_quoted(''.join(text for text, _ in wording.pieces), words)} ({articles})"


def _issued(read: ReadArticle, titles: dict[str, str], words: Words) -> str:
    """When the article came out and how that is known, whose text it repeats, what agency it credits."""
    published = read.published
    day = words.day(published.date) if published.date else words("when.none")
    copied = words("report.copy", title=titles[read.copy_of]) if read.copy_of in titles else ""
    basis = words("basis." + published.basis.value)
    return ", ".join(filter(None, (read.article.source, read.article.agency, f"{day} ({basis})", copied)))


def _told(key: str, words: Words) -> str:
    return words(key) + words("colon")


def _basis(event: Event, words: Words) -> str:
    return words("basis." + event.date.basis)


def _report(report: Report, texts: dict[str, str], words: Words) -> Iterator[str]:
    text = texts[report.article]
    yield _quoted(Span(report.start, report.end).of(text), words)
    yield f"{_told('about.trigger', words)}{_quoted(report.trigger.of(text), words)}"
    yield f"{_told('about.date', words)}{said(report.date, words)} ({words('basis.' + report.date.basis)})"
    yield f"{_told('about.status', words)}{words('status.' + report.status.value)}"
    for because in report.because:
        yield _reason(because, texts, words)


def _reason(because: Because, texts: dict[str, str], words: Words) -> str:
    about = words.get(f"about.{because.about}", because.about)
    shown = "" if because.place is None else _quoted(because.place.span.of(texts[because.place.article]), words)
    rule = _signs(because.rule, words) if because.about == "merge" else words("about.rule", rule=because.rule)
    return about + words("colon") + ", ".join(filter(None, (because.says, shown, rule)))


def _signs(rule: str, words: Words) -> str:
    """What spoke most for two reports telling of one event."""
    return ", ".join(words.get(f"sign.{sign}", sign) for sign in rule.split(", "))


def _quoted(text: str, words: Words) -> str:
    return words("about.words", words=" ".join(text.split()))
