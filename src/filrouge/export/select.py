"""Choosing events: by day, actor, type, status or salience; the rest of the chronology follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from filrouge.export.verify import places
from filrouge.lang.fold import bare
from filrouge.model.story import Chronology, Event, Quote, SameQuote, Story

TOGETHER = 3  # the power in which the saliences of a day in several stories are added: the greatest counts most
NEARLY = 3  # days of an interval that still stands for one of them


@dataclass(frozen=True, slots=True)
class Choice:
    """What to keep; empty and null keep everything. Days are ISO and inclusive."""

    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    top: int | None = None  # key days
    story: str | None = None  # the id or the number of a story, or words of its title


def selected(chronology: Chronology, choice: Choice) -> Chronology:
    """The chronology with the chosen events only, and what hangs on them.

    Raises:
        NoStoryError: the story asked for is not there.
    """
    story = None if choice.story is None else story_of(chronology, choice.story)
    named = _named(chronology, choice.actors)
    found = [e for e in chronology.events if _fits(e, choice) and (named is None or _has(e, named))]
    if story is not None:
        held = set(story.events)
        found = [e for e in found if e.id in held]
    if choice.top is not None:
        found = key_events(found, choice.top, chronology.stories)
    made = kept(chronology, {e.id for e in found})
    return made if story is None else _of(made, story)


def fronted(chronology: Chronology, choice: Choice) -> Chronology:
    """The chronology without anything left out for the key days: they are shown first, the rest is folded away.

    Raises:
        NoStoryError: the story asked for is not there.
    """
    made = selected(chronology, replace(choice, top=None))
    first = () if choice.top is None else key_events(made.events, choice.top, made.stories)
    return replace(made, front=tuple(sorted(e.id for e in first)))


def kept(chronology: Chronology, ids: set[str]) -> Chronology:
    """The chronology with the events of these ids only, and what hangs on them."""
    if len(ids) == len(chronology.events):
        return chronology
    quotes = tuple(q for q in chronology.quotes if q.event in ids)
    return replace(
        chronology,
        events=tuple(e for e in chronology.events if e.id in ids),
        quotes=quotes,
        same_quotes=tuple(_still_repeated(chronology, quotes)),
        figures=tuple(f for f in chronology.figures if f.event in ids),
        contradictions=tuple(c for c in chronology.contradictions if ids & set(c.events)),
        follow_ups=tuple(f for f in chronology.follow_ups if f.event in ids),
        courses=tuple(c for c in chronology.courses if ids & set(c.events)),
        stories=tuple(replace(s, events=tuple(e for e in s.events if e in ids)) for s in chronology.stories),
    )


def _of(chronology: Chronology, story: Story) -> Chronology:
    """The chosen events with the articles of their story, and those of others that they rest on."""
    needed = {place.article for _, place in places(replace(chronology, articles=()))} | set(story.articles)
    needed |= {s.first.article for a in chronology.articles if a.article.id in needed for s in a.shared}
    return replace(
        chronology,
        articles=tuple(a for a in chronology.articles if a.article.id in needed),
        stories=tuple(s for s in chronology.stories if s.id == story.id),
    )


def key_events(events: Sequence[Event], count: int, stories: Sequence[Story] = ()) -> list[Event]:
    """One event a day, of the days that matter most, those first; fewer where fewer days are known.

    An event that is only known to a few days stands for them where none of them has one of its own.
    A day on which several stories have something weighs a little more than any of these alone.
    """
    told = {e: s.id for s in stories for e in s.events}
    best: dict[str, dict[str, float]] = {}
    for event in events:
        for day in _days(event):
            of_day, story = best.setdefault(day, {}), told.get(event.id, "")
            of_day[story] = max(of_day.get(story, 0.0), event.salience)
    worth = {day: sum(s**TOGETHER for s in of_day.values()) ** (1 / TOGETHER) for day, of_day in best.items()}
    chosen: list[Event] = []
    taken: set[str] = set()
    for event in sorted(events, key=lambda e: (-_share(e, best, worth), -e.salience, e.id)):
        days = _days(event)
        if days and not taken & days:
            taken |= days
            chosen.append(event)
        if len(chosen) == count:
            break
    return chosen


def _share(event: Event, best: Mapping[str, Mapping[str, float]], worth: Mapping[str, float]) -> float:
    """An event's salience, raised as that of its day is by what other stories tell of it."""
    days = [d for d in _days(event) if best[d]]
    return max((round(event.salience * worth[d] / (max(best[d].values()) or 1.0), 6) for d in days), default=0.0)


def _days(event: Event) -> set[str]:
    """The days of an event that is known to the day or nearly."""
    first, last = event.date.earliest, event.date.latest
    if first is None or last is None:
        return set()
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return {date.fromordinal(n).isoformat() for n in range(start, end + 1)} if end - start < NEARLY else set()


def story_of(chronology: Chronology, asked: str) -> Story:
    """The story with an id, a number (1 is the one of most articles), or the only one whose title has the words.

    Raises:
        NoStoryError: none fits, or several do.
    """
    told = chronology.stories
    if asked.isdigit() and 1 <= int(asked) <= len(told):
        return told[int(asked) - 1]
    found = [s for s in told if s.id == asked] or [s for s in told if bare(asked) in bare(s.title)]
    if len(found) != 1:
        raise NoStoryError(asked, len(found))
    return found[0]


class NoStoryError(LookupError):
    """No story, or more than one, is what was asked for."""

    def __init__(self, asked: str, found: int) -> None:
        super().__init__(asked)
        self.asked, self.found = asked, found


def _still_repeated(chronology: Chronology, quotes: tuple[Quote, ...]) -> Iterator[SameQuote]:
    """The quotations that the chosen ones still have in two articles or more."""
    articles = {q.id: q.article for q in quotes}
    for same in chronology.same_quotes:
        left = tuple(q for q in same.quotes if q in articles)
        if len({articles[q] for q in left}) > 1:
            yield replace(same, quotes=left)


def _named(chronology: Chronology, names: tuple[str, ...]) -> set[str] | None:
    """The ids of the actors that carry one of the names, in part, case and accents aside."""
    if not names:
        return None
    wanted = [bare(name) for name in names]
    return {a.id for a in chronology.actors if any(w in bare(form) for w in wanted for form in (a.name, *a.aliases))}


def _has(event: Event, actors: set[str]) -> bool:
    return any(p.actor in actors for p in event.participants)


def _fits(event: Event, choice: Choice) -> bool:
    return (
        (not choice.types or event.type in choice.types)
        and (not choice.statuses or event.status.value in choice.statuses)
        and _within(event, choice)
    )


def _within(event: Event, choice: Choice) -> bool:
    """Undated events are kept only where no day was asked for."""
    earliest, latest = event.date.earliest, event.date.latest
    if choice.since and (latest or earliest) is None:
        return False
    if choice.until and (latest or earliest) is None:
        return False
    after = choice.since is None or latest is None or latest >= choice.since
    before = choice.until is None or earliest is None or earliest <= choice.until
    return after and before
