"""What every export needs of a chronology: its parts by id, and each report with its exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.model.story import Actor, Chronology, Event, Figure, Place, ReadArticle, Report
from filrouge.model.text import Article

_HALF = re.compile(r"[\ud800-\udfff]")
_NO_DAY = "1970-01-01"
PAGE_BREAK = "\f"  # between the pages of a paged document, as `pdftotext` puts it


@dataclass(frozen=True, slots=True)
class Cited:
    """One report of an event with the words that it rests on; ``page`` is null where there are none."""

    event: Event
    report: Report
    read: ReadArticle
    words: str
    page: int | None

    @property
    def article(self) -> Article:
        return self.read.article

    @property
    def title(self) -> str:
        return self.article.title or self.article.path

    @property
    def where(self) -> str:
        """The file and the characters in it, as `filrouge explain` shows them."""
        page = "" if self.page is None else f", p. {self.page}"
        return f"{self.article.path}{page} [{self.report.start}–{self.report.end}]"


class Sources:
    """A chronology's articles, actors, events and figures by id, and the words at its places."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.articles = {a.article.id: a for a in chronology.articles}
        self.actors = {a.id: a for a in chronology.actors}
        self.events = {e.id: e for e in chronology.events}
        self.figures = {f.id: f for f in chronology.figures}
        self._told: dict[str, list[Cited]] | None = None

    def words(self, place: Place) -> str:
        """The exact characters at a place."""
        return place.span.of(self.articles[place.article].article.text)

    def page(self, place: Place) -> int | None:
        """The page of a place, counted from 1, where the article has pages."""
        text = self.articles[place.article].article.text
        return text.count(PAGE_BREAK, 0, place.start) + 1 if PAGE_BREAK in text else None

    def cited(self, event: Event) -> Iterator[Cited]:
        """The reports of an event, each with its words."""
        for report in event.mentions:
            place = Place(report.article, report.start, report.end)
            yield Cited(event, report, self.articles[report.article], self.words(place), self.page(place))

    def all_cited(self) -> Iterator[Cited]:
        """The reports of all events."""
        for event in self.chronology.events:
            yield from self.cited(event)

    def told_in(self, article: str) -> list[Cited]:
        """The reports of one article, looked up once for all."""
        if self._told is None:
            self._told = {}
            for cited in self.all_cited():
                self._told.setdefault(cited.article.id, []).append(cited)
        return self._told.get(article, [])

    def who(self, event: Event, *roles: str) -> list[Actor]:
        """The actors that take one of the roles, each once, in the event's order."""
        ids = dict.fromkeys(p.actor for p in event.participants if p.role in roles and p.actor in self.actors)
        return [self.actors[i] for i in ids]

    def numbers(self, event: Event) -> list[Figure]:
        """The figures that belong to an event."""
        return [self.figures[f] for f in event.figures if f in self.figures]

    def name(self, actor: str | None) -> str:
        """An actor's name, or the empty string."""
        return self.actors[actor].name if actor in self.actors else ""

    def stamp(self) -> str:
        """The day of the material: the last known day of publication, for formats that ask for a time."""
        days = [d for a in self.chronology.articles for d in (a.published.latest or a.published.date,) if d]
        days = days or [d for e in self.chronology.events for d in (e.date.latest or e.date.earliest,) if d]
        return max(days, default=_NO_DAY)


def line(text: str) -> str:
    """Text on one line, white space folded."""
    return " ".join(writable(text).split())


def writable(text: str) -> str:
    """Text that UTF-8 can hold: half of a character becomes the sign for one that is lost, of equal length."""
    return _HALF.sub("\ufffd", text)
