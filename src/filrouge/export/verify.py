"""Whether a chronology's spans lie in its texts, and its texts are still those of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from filrouge.model.story import Chronology, Place
from filrouge.model.text import Article, Span
from filrouge.words import Words


def places(chronology: Chronology) -> Iterator[tuple[str, Place]]:
    """Every span that the chronology rests on, with the id of the statement that uses it."""
    for event in chronology.events:
        yield from ((event.id, p.span) for p in event.participants)
        yield from ((event.id, b.place) for b in event.because if b.place)
        for report in event.mentions:
            yield event.id, Place(report.article, report.start, report.end)
            yield event.id, Place(report.article, report.trigger.start, report.trigger.end)
            yield from ((event.id, b.place) for b in report.because if b.place)
    for quote in chronology.quotes:
        told = (s for s in (quote.content, quote.cue, quote.speaker_span) if s is not None)
        yield from ((quote.id, Place(quote.article, s.start, s.end)) for s in told)
    yield from ((f.id, Place(f.article, f.start, f.end)) for f in chronology.figures)
    yield from ((c.id, p) for c in chronology.contradictions for claim in c.claims for p in claim.spans)
    yield from ((a.id, p) for a in chronology.actors for role in a.roles for p in role.evidence)
    yield from ((f.event, f.condition) for f in chronology.follow_ups if f.condition)
    for read in chronology.articles:
        proofs = tuple(e.span for e in read.published.evidence if e.span)
        spans = (*proofs, *(s.span for s in read.shared))
        yield from ((read.article.id, Place(read.article.id, s.start, s.end)) for s in spans)
        yield from ((read.article.id, s.first) for s in read.shared)


def faults(chronology: Chronology, words: Words) -> Iterator[str]:
    """What is wrong inside the chronology itself, a sentence each."""
    texts = {a.article.id: a.article.text for a in chronology.articles}
    for where, place in places(chronology):
        text = texts.get(place.article)
        if text is None or not 0 <= place.start < place.end <= len(text):
            yield words("error.span", where=where, start=place.start, end=place.end)
    for event in chronology.events:
        for report in event.mentions:
            if not Span(report.start, report.end).contains(report.trigger):
                yield words("error.trigger", where=event.id)


def changed(chronology: Chronology, now: Iterable[Article], words: Words) -> Iterator[str]:
    """Articles whose file is gone or reads differently now."""
    current = {a.id: a for a in now}
    by_path = {a.path: a for a in current.values()}
    for read in chronology.articles:
        article = read.article
        found = current.get(article.id)
        if found is None:
            key = "error.changed" if article.path in by_path else "error.missing"
            yield words(key, path=article.path)
        elif found.text != article.text:
            yield words("error.changed", path=article.path)
