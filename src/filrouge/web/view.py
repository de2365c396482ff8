"""The chronology as the desk's screens show it: the report's views, with addresses of the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast
from urllib.parse import quote as quoted

from filrouge.dossier.correcting import Corrected
from filrouge.export.report.passages import Marked, context
from filrouge.export.report.shown import Cited
from filrouge.export.report.views import ReportView
from filrouge.export.when import said
from filrouge.model.story import (
    Actor,
    Because,
    Claim,
    Contradiction,
    Course,
    Event,
    Figure,
    FollowUp,
    Participant,
    Place,
    Quote,
    Report,
    Role,
)
from filrouge.model.text import Span
from filrouge.web.dealings import Dealing, Pair, dealings, pairs
from filrouge.web.facets import Facets, publisher
from filrouge.words import Words

T = TypeVar("T")
REMEMBERED = 200  # results of requests that are kept until the next correction


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: what it is about, the reasoning, the words, the rule."""

    about: str
    says: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event beside the others."""

    cited: Cited
    date: str
    status: str
    status_name: str
    attributed: str
    reasons: tuple[Reason, ...]


class DeskView(ReportView):
    """The corrected chronology with the look-ups that the screens need, made once for all requests."""

    def __init__(self, done: Corrected, words: Words) -> None:
        super().__init__(done.chronology, words)
        self.done = done
        self.history = dict(done.history)
        self.rejected = {e.id: e for e in done.rejected}
        self.actors: dict[str, Actor] = {a.id: a for a in self.chronology.actors}
        self.quotes_of: dict[str, list[Quote]] = defaultdict(list)
        self.quotes_in: dict[str, list[Quote]] = defaultdict(list)
        self.figures_in: dict[str, list[Figure]] = defaultdict(list)
        self.said_by: dict[str, list[Quote]] = defaultdict(list)
        self.acts_of: dict[str, list[tuple[Event, Participant]]] = defaultdict(list)
        self.told_in: dict[str, list[tuple[Event, Report]]] = defaultdict(list)
        self._made: dict[Hashable, object] = {}
        self._indexed()

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for a key before, else made now: pages that are asked for again cost little."""
        if key not in self._made:
            if len(self._made) >= REMEMBERED:
                self._made.clear()
            self._made[key] = make()
        return cast(T, self._made[key])

    def _indexed(self) -> None:
        for quote in self.chronology.quotes:
            self.quotes_in[quote.article].append(quote)
            self.quotes_of[quote.event or ""].append(quote)
            self.said_by[quote.speaker or ""].append(quote)
        for figure in self.chronology.figures:
            self.figures_in[figure.article].append(figure)
        for event in self.chronology.events:
            for part in event.participants:
                self.acts_of[part.actor].append((event, part))
            for report in event.mentions:
                self.told_in[report.article].append((event, report))

    @cached_property
    def facets(self) -> Facets:
        """The events by what they can be filtered by."""
        return Facets(self.chronology, self.contested, self.history)

    @cached_property
    def dealings(self) -> list[Dealing]:
        """What passed between actors, in the order of the chronology."""
        return dealings(self.chronology.events, self.names)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Who deals with whom, those who do so most first."""
        return pairs(self.dealings)

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Actors by the names that one of them alone bears."""
        borne: dict[str, set[str]] = defaultdict(set)
        for actor in self.chronology.actors:
            for form in (actor.name, *actor.aliases):
                borne[form].add(actor.id)
        return {form: next(iter(ids)) for form, ids in borne.items() if len(ids) == 1}

    @cached_property
    def conflicts_of(self) -> dict[str, list[Contradiction]]:
        """Contradictions by the events that they are about."""
        found: dict[str, list[Contradiction]] = defaultdict(list)
        for contradiction in self.chronology.contradictions:
            for event in contradiction.events:
                found[event].append(contradiction)
        return found

    @cached_property
    def courses_of(self) -> dict[str, list[Course]]:
        """How figures moved, by the events that tell them."""
        found: dict[str, list[Course]] = defaultdict(list)
        for course in self.chronology.courses:
            for event in course.events:
                found[event].append(course)
        return found

    @cached_property
    def follow_ups_of(self) -> dict[str, list[FollowUp]]:
        """What is to be followed, by the events that it comes from."""
        found: dict[str, list[FollowUp]] = defaultdict(list)
        for item in self.chronology.follow_ups:
            found[item.event].append(item)
        return found

    @cached_property
    def claims_in(self) -> dict[str, list[tuple[Contradiction, Claim, Place]]]:
        """Each claim of a contradiction, by the article that makes it."""
        found: dict[str, list[tuple[Contradiction, Claim, Place]]] = defaultdict(list)
        for contradiction in self.chronology.contradictions:
            for claim in contradiction.claims:
                for place in claim.spans:
                    found[place.article].append((contradiction, claim, place))
        return found

    @cached_property
    def roles_in(self) -> dict[str, list[tuple[Actor, Role, Place]]]:
        """Each role with its first evidence, by the article that states it."""
        found: dict[str, list[tuple[Actor, Role, Place]]] = defaultdict(list)
        for actor in self.chronology.actors:
            for role in actor.roles:
                for place in role.evidence[:1]:
                    found[place.article].append((actor, role, place))
        return found

    @cached_property
    def copied_by(self) -> dict[str, list[str]]:
        """The articles that repeat another's text, by that other."""
        found: dict[str, list[str]] = defaultdict(list)
        for read in self.chronology.articles:
            if read.copy_of:
                found[read.copy_of].append(read.article.id)
        return found

    @cached_property
    def shared_in(self) -> dict[str, list[tuple[Span, Place]]]:
        """The passages that an article shares, each with where else it stands."""
        found: dict[str, list[tuple[Span, Place]]] = defaultdict(list)
        for read in self.chronology.articles:
            here = read.article.id
            for passage in read.shared:
                found[here].append((passage.span, passage.first))
                there = passage.first
                found[there.article].append((there.span, Place(here, passage.span.start, passage.span.end)))
        return found

    def source_name(self, article: str) -> str:
        """Who published an article, and its title."""
        read = self.articles[article].article
        return " · ".join(dict.fromkeys(filter(None, (read.source, read.title or read.path))))

    def publisher(self, article: str) -> str:
        """The name under which an article's source is counted."""
        read = self.articles[article].article
        return publisher(read.source, read.path)

    def reports(self, event: Event) -> tuple[Cited, ...]:
        """None: a line of the desk leads to its event, which shows every report."""
        del event
        return ()

    def event(self, identity: str) -> Event | None:
        """An event by its id, those that were rejected or merged into another among them."""
        now = self.done.bench.last(identity)
        return self.events.get(now) or self.rejected.get(now)

    def marked(self, article: str) -> Iterator[Marked]:
        """None: articles are drawn with `filrouge.web.marks` on their own screen, and only listed elsewhere."""
        del article
        return iter(())

    def parts(self, event: Event) -> list[Participant]:
        """Who takes part, each in each role once."""
        known = {(p.actor, p.role): p for p in reversed(event.participants) if p.actor in self.names}
        return [p for p in event.participants if known.get((p.actor, p.role)) is p]

    def cited(self, place: Place, within: Span | None = None) -> Cited:
        """Words in their context, with the desk's address of the place."""
        read = self.articles[place.article]
        before, words, after = context(read.article.text, place.span, within)
        day = self.words.day(read.published.date) if read.published.date else self.words("when.none")
        title = read.article.source or read.article.title or read.article.path
        return Cited(before, words, after, f"/article/{quoted(place.article, safe='')}#m-{place.start}", title, day)

    def cited_figure(self, figure: Figure) -> Cited:
        """A figure in its context."""
        return self.cited(Place(figure.article, figure.start, figure.end))

    def told(self, report: Report) -> Told:
        """A report with its own date, status and reasons."""
        attributed = report.attributed_to or ""
        return Told(
            cited=self.cited_report(report),
            date=said(report.date, self.words),
            status=report.status.value,
            status_name=self.words(f"status.{report.status.value}"),
            attributed=self.names.get(attributed, attributed),
            reasons=tuple(self.reason(b) for b in report.because),
        )

    def reason(self, because: Because) -> Reason:
        """A reason in the words of the interface."""
        place = because.place
        shown = "" if place is None else " ".join(place.span.of(self.articles[place.article].article.text).split())
        return Reason(self.words.get(f"about.{because.about}", because.about), because.says or "", shown, because.rule)
