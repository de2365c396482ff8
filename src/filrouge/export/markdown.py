"""Markdown: the chronology as a page that reads well anywhere, each line with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from filrouge.export.courses import told
from filrouge.export.folding import folded
from filrouge.export.when import between, said
from filrouge.model.story import Chronology, Claim, Event, Place
from filrouge.model.text import Span
from filrouge.words import Words

NAME = "md"
MEDIA_TYPE = "text/markdown"
_SPECIAL = re.compile(r"([\\`*_\[\]#~])")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;"})  # some readers of Markdown show a backslash before them
_LIKE_ENTITY = re.compile(r"&(?=#?\w+;)")


def render(chronology: Chronology, words: Words) -> bytes:
    """The chronology as Markdown (UTF-8)."""
    return ("\n".join(_Page(chronology, words).lines()).rstrip() + "\n").encode()


def escaped(text: str) -> str:
    """One line of text with Markdown's and HTML's marks made harmless."""
    plain = _LIKE_ENTITY.sub("&amp;", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", plain).translate(_ENTITIES)


class _Page:
    def __init__(self, chronology: Chronology, words: Words) -> None:
        self.chronology, self.words = chronology, words
        self.articles = {a.article.id: a.article for a in chronology.articles}
        self.actors = {a.id: a.name for a in chronology.actors}
        self.events = {e.id: e for e in chronology.events}

    def lines(self) -> Iterator[str]:
        yield f"# {self.words('section.chronology')}"
        yield from self._thread()
        yield from self._contradictions()
        yield from self._courses()
        yield from self._follow_ups()
        yield from self._articles()

    def _thread(self) -> Iterator[str]:
        if not self.chronology.front:
            yield from self._days(self.chronology.events)
            return
        for first, rest in folded(self.chronology):
            yield from self._days([first] if first else [])
            if rest:
                yield from ("", f"<details><summary>{self.words.count('report.more', len(rest))}</summary>")
                yield from self._days(rest, "###")
                yield from ("", "</details>")

    def _days(self, shown: Iterable[Event], head: str = "##") -> Iterator[str]:
        for day, events in groupby(shown, key=lambda e: said(e.date, self.words)):
            yield ""
            yield f"{head} {day}"
            for event in events:
                yield from self._event(event)

    def _event(self, event: Event) -> Iterator[str]:
        kind = self.words.get(f"type.{event.type}", event.type)
        status = self.words(f"status.{event.status.value}")
        sources = self.words.count("count.source", event.sources)
        yield ""
        yield f"- **{escaped(event.label)}** ({kind}, {status}, {sources})"
        for report in event.mentions:
            article = self.articles[report.article]
            words = escaped(Span(report.start, report.end).of(article.text))
            title = f"{escaped(article.title)}, " if article.title else ""
            yield f"  - {title}{self._where(Place(report.article, report.start, report.end))}: “{words}”"

    def _contradictions(self) -> Iterator[str]:
        if self.chronology.contradictions:
            yield from ("", f"## {self.words('section.contradictions')}", "")
        for found in self.chronology.contradictions:
            yield f"- {escaped(found.explanation)}"
            for claim in found.claims:
                held = self.words.count("count.source", claim.sources)
                yield f"  - {escaped(claim.value)} ({held}): {self._cited(claim)}"

    def _courses(self) -> Iterator[str]:
        if self.chronology.courses:
            yield from ("", f"## {self.words('section.courses')}", "")
        for course in self.chronology.courses:
            label = f"{escaped(self.events[course.event].label)}: " if course.event in self.events else ""
            yield f"- {label}{escaped(told(course, self.words))}"

    def _cited(self, claim: Claim) -> str:
        return "; ".join(f"{self._where(p)}: “{escaped(self._words(p))}”" for p in claim.spans)

    def _where(self, place: Place) -> str:
        """The file and the characters in it."""
        return f"{escaped(self.articles[place.article].path)} [{place.start}–{place.end}]"

    def _words(self, place: Place) -> str:
        return place.span.of(self.articles[place.article].text)

    def _follow_ups(self) -> Iterator[str]:
        known = [f for f in self.chronology.follow_ups if f.event in self.events]
        if known:
            yield from ("", f"## {self.words('section.follow_ups')}", "")
        for item in known:
            due = between(item.earliest, item.latest, "range", self.words)
            when = self.words("follow.due", when=due) if item.earliest or item.latest else ""
            told = [self.words(f"follow.{item.kind}"), self.words(f"follow.{item.standing}"), when]
            yield f"- {escaped(self.events[item.event].label)} ({', '.join(t for t in told if t)})"

    def _articles(self) -> Iterator[str]:
        yield from ("", f"## {self.words('section.articles')}", "")
        for read in self.chronology.articles:
            day = self.words.day(read.published.date) if read.published.date else self.words("when.none")
            basis = self.words(f"basis.{read.published.basis.value}")
            yield f"- {escaped(read.article.title or read.article.path)} ({escaped(read.article.path)}): {day}, {basis}"
        for item in self.chronology.rejected:
            yield f"- {escaped(item.path)}{self.words('colon')}{escaped(self.words.reason(item.reason))}"
