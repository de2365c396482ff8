"""The days that matter in a story, from evidence, and how much each event matters by its day and by itself.

A day weighs by the independent articles that place something on it, by the later days on which
articles come back to it, and by how many articles came out just after it: what the best systems
that choose dates for timelines count too (Tran and others 2015, doi:10.1007/978-3-319-16354-3_26;
Gholipour Ghalandari and Ifrim 2020, doi:10.18653/v1/2020.acl-main.122).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log1p

from filrouge.model.story import Event, EventDate, Report
from filrouge.resolve.stories import story_of

TOLD, LATER, AFTER = 1.0, 0.7, 0.3  # the weight of each kind of evidence for a day, on a logarithmic scale
FIRM = {"explicit": 1.0, "relative": 1.0, "inferred": 0.5, "publication": 0.5}  # what a report's date is worth
FRESH = 2  # days after which an article comes back to a day rather than reports it
SHORT = 3  # days of an interval that still stands for one of them
HALF = 4.0  # the weight of a day that makes its first event half as salient as any can be
LEAST = 0.5  # share of its day's salience that an event has which is nothing beside the day's first
VAGUE = 0.4  # what an event known to a few days weighs beside one of a known day
BEFORE, LONG = 0.7, 31  # what a day of history weighs: one so many days before the first article of its story
TIMELESS = 0.1  # and one that belongs to no day

Day = tuple[int, str]  # the number of a story, and an ISO day


@dataclass(frozen=True, slots=True)
class Setting:
    """When articles came out, which count as one source, and which story each belongs to."""

    issued: Mapping[str, str]
    source: Callable[[str], str]
    story: Mapping[str, int] = field(default_factory=dict)


def saliences(events: Sequence[Event], strengths: Sequence[float], setting: Setting) -> list[float]:
    """How much each event matters, from 0 to 1: the first of a day as its day does, the others less.

    Args:
        events: with their reports.
        strengths: the evidence for each by itself, on any scale.
        setting: what else is known of the articles.
    """
    weights = _Weights(events, setting)
    days = [weights.day_of(e) for e in events]
    own = [s * (1.0 if _exact(e.date) else VAGUE) for e, s in zip(events, strengths, strict=True)]
    most: dict[Day | None, float] = defaultdict(float)
    for day, strength in zip(days, own, strict=True):
        most[day] = max(most[day], strength)
    shares = [s / most[day] if most[day] else 0.0 for day, s in zip(days, own, strict=True)]
    return [_salience(weights.of(day), share, day) for day, share in zip(days, shares, strict=True)]


def _salience(weight: float, share: float, day: Day | None) -> float:
    if day is None:
        return round(TIMELESS * share, 4)
    return round(weight / (weight + HALF) * (LEAST + (1 - LEAST) * share), 4)


class _Weights:
    """The evidence for every day of every story."""

    def __init__(self, events: Sequence[Event], setting: Setting) -> None:
        self._setting = setting
        told: dict[Day, dict[str, float]] = defaultdict(dict)
        later: dict[Day, set[str]] = defaultdict(set)
        for report in (r for e in events for r in e.mentions):
            for day, worth in self._days(report):
                source = setting.source(report.article)
                told[day][source] = max(told[day].get(source, 0.0), worth)
                if _comes_back(day[1], setting.issued.get(report.article)):
                    later[day].add(setting.issued[report.article])
        after = Counter((self._story(a), day) for a, issued in setting.issued.items() for day in _just_before(issued))
        begun = self._begun()
        self._weight = {
            day: (TOLD * log1p(sum(of.values())) + LATER * log1p(len(later[day])) + AFTER * log1p(after[day]))
            * (BEFORE if day[1] < begun.get(day[0], "") else 1.0)
            for day, of in told.items()
        }

    def _begun(self) -> dict[int, str]:
        """The day before which each story's history lies: a month before its first article."""
        first: dict[int, str] = {}
        for article, issued in self._setting.issued.items():
            story = self._story(article)
            first[story] = min(first.get(story, issued), issued)
        return {
            s: date.fromordinal(max(1, date.fromisoformat(d).toordinal() - LONG)).isoformat() for s, d in first.items()
        }

    def _story(self, article: str) -> int:
        return self._setting.story.get(article, 0)

    def _days(self, report: Report) -> Iterator[tuple[Day, float]]:
        story, date_ = self._story(report.article), report.date
        held = _days(date_)
        for day in held:
            yield (story, day), FIRM.get(date_.basis, 0.0) / len(held)

    def of(self, day: Day | None) -> float:
        """The weight of a day."""
        return 0.0 if day is None else self._weight.get(day, 0.0)

    def day_of(self, event: Event) -> Day | None:
        """The day that an event stands for: of a short interval, the one with most evidence."""
        story = story_of(event, self._setting.story)
        days = [(story, day) for day in _days(event.date)]
        return max(days, key=lambda d: (self.of(d), d), default=None)


def _exact(when: EventDate) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def _days(when: EventDate) -> list[str]:
    """The days of a date that is known to a few."""
    if when.earliest is None or when.latest is None:
        return []
    first, last = date.fromisoformat(when.earliest).toordinal(), date.fromisoformat(when.latest).toordinal()
    return [date.fromordinal(n).isoformat() for n in range(first, last + 1)] if last - first < SHORT else []


def _comes_back(day: str, issued: str | None) -> bool:
    return issued is not None and (date.fromisoformat(issued) - date.fromisoformat(day)).days > FRESH


def _just_before(issued: str) -> tuple[str, ...]:
    """The days of which an article's news mostly is: its own and the one before."""
    day = date.fromisoformat(issued)
    return (issued, date.fromordinal(day.toordinal() - 1).isoformat()) if day.toordinal() > 1 else (issued,)
