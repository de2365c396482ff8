"""What differs between two chronologies: events are matched by their words, since ids may change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from filrouge.dossier import saying
from filrouge.dossier.bench import triggers
from filrouge.dossier.corrections import FigureValue, Party
from filrouge.model.story import Chronology, Contradiction, Event, FollowUp, Place, Story


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an event that says otherwise now, in short forms."""

    event: Event
    about: str  # label type date status sources parties figures
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A follow-up whose state changed; ``before`` is null where it is new."""

    item: FollowUp
    event: Event
    before: str | None
    closed_by: Event | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """A story with articles that it did not have: ``before`` are the stories that it was; none, it is new."""

    story: Story
    before: tuple[Story, ...]
    articles: int  # that are new in it


@dataclass(frozen=True, slots=True)
class Changes:
    """From one chronology to another."""

    articles: tuple[str, ...]  # paths that are new
    events: tuple[Event, ...]
    gone: tuple[Event, ...]
    changed: tuple[Change, ...]
    follow_ups: tuple[Turn, ...]
    contradictions: tuple[Contradiction, ...]
    settled: tuple[Contradiction, ...]
    stories: tuple[Growth, ...] = ()

    def __bool__(self) -> bool:
        parts = (self.articles, self.events, self.gone, self.changed, self.follow_ups, self.contradictions)
        return any((*parts, self.settled, self.stories))


def changes(old: Chronology, new: Chronology) -> Changes:
    """What is new, gone and otherwise in a chronology, compared with an older one."""
    before = _Index(old)
    after = _Index(new)
    known = {a.article.id for a in old.articles}
    pairs = [(before.match(e), e) for e in new.events]
    matched = {old_event.id for old_event, _ in pairs if old_event is not None}
    return Changes(
        articles=tuple(a.article.path for a in new.articles if a.article.id not in known),
        events=tuple(e for found, e in pairs if found is None),
        gone=tuple(e for e in old.events if e.id not in matched and after.match(e) is None),
        changed=tuple(c for found, e in pairs if found is not None for c in _fields(before, found, after, e)),
        follow_ups=tuple(_turns(before, after)),
        contradictions=_missing_from(before, new.contradictions, after),
        settled=_missing_from(after, old.contradictions, before),
        stories=tuple(_growths(old, new)),
    )


def _growths(old: Chronology, new: Chronology) -> Iterator[Growth]:
    """The stories that are new, have more articles, or were several."""
    home = {article: n for n, story in enumerate(old.stories) for article in story.articles}
    for story in new.stories:
        held = sorted({home[a] for a in story.articles if a in home})
        known = {a for n in held for a in old.stories[n].articles}
        more = sum(a not in known for a in story.articles)
        if more or len(held) > 1:
            yield Growth(story, tuple(old.stories[n] for n in held), more)


class _Index:
    """A chronology by the places of its events' words."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.events = {e.id: e for e in chronology.events}
        self.owner = {t: e.id for e in chronology.events for t in triggers(e)}
        self.names = {a.id: a.name for a in chronology.actors}
        self.figures = {f.id: f for f in chronology.figures}

    def match(self, event: Event) -> Event | None:
        """The event here that shares most words with one of the other side."""
        held = Counter(self.owner[t] for t in triggers(event) if t in self.owner)
        return self.events[max(held, key=lambda i: held[i])] if held else None

    def shown(self, event: Event) -> Mapping[str, str]:
        """The fields of an event in short forms, people and figures sorted."""
        people = sorted({(p.role, self.names.get(p.actor, p.actor)) for p in event.participants})
        counted = [self.figures[i] for i in event.figures if i in self.figures]
        values = {
            saying.figure(FigureValue(Place(f.article, f.start, f.end), f.low, f.high, f.unit, f.approximate))
            for f in counted
        }
        return {
            "label": event.label,
            "type": event.type,
            "date": saying.date(event.date),
            "status": event.status.value,
            "sources": str(event.sources),
            "parties": saying.parties(Party(name, role) for role, name in people),
            "figures": ", ".join(sorted(values)) or "?",
        }


def _fields(before: _Index, old: Event, after: _Index, new: Event) -> Iterator[Change]:
    then, now = before.shown(old), after.shown(new)
    for about, value in now.items():
        if then[about] != value:
            yield Change(new, about, then[about], value)


def _turns(before: _Index, after: _Index) -> Iterator[Turn]:
    held = {(f.event, f.kind): f.state for f in before.chronology.follow_ups}
    for item in after.chronology.follow_ups:
        event = after.events.get(item.event)
        if event is None:
            continue
        match = before.match(event)
        state = None if match is None else held.get((match.id, item.kind))
        if state != item.state:
            yield Turn(item, event, state, after.events.get(item.closed_by or ""))


def _missing_from(index: _Index, found: tuple[Contradiction, ...], own: _Index) -> tuple[Contradiction, ...]:
    """Those that the other side does not have: by kind, by event, and by what is claimed."""
    known = {key for c in index.chronology.contradictions for key in _keys(index, c)}
    return tuple(c for c in found if not any(key in known for key in _keys(own, c)))


def _keys(index: _Index, found: Contradiction) -> Iterator[tuple[str, Place, frozenset[str]]]:
    values = frozenset(c.value for c in found.claims)
    for identity in found.events:
        event = index.events.get(identity)
        yield from ((found.kind, t, values) for t in (triggers(event) if event else ()))
