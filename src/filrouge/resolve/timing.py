"""Intervals of days compared and combined; an unknown or open side never counts as a difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from filrouge.model.mentions import Mention, Status
from filrouge.model.story import NO_DATE, EventDate
from filrouge.model.time import When

BASES = ("explicit", "relative", "inferred", "publication", "unknown")  # the firmer first
FAR = 10_000  # days, for an interval that is open or unknown
STORY = 14  # days over which an article tells one story without naming a new day
NEAR = 2  # days before publication on which a story told without days goes on
ISSUE = 2  # days in which a fresh report's event fell: the day of publication or the one before


def known(when: When | None) -> bool:
    """Whether anything is known of the days."""
    return when is not None and (when.earliest is not None or when.before is not None)


def width(when: When | None) -> int:
    """The number of days in an interval, `FAR` where a side is open."""
    if when is None or when.earliest is None or when.before is None:
        return FAR
    return (when.before - when.earliest).days


def gap(one: When, other: When) -> int:
    """Days between two intervals; 0 where they may share a day."""
    if one.before is not None and other.earliest is not None and one.before <= other.earliest:
        return (other.earliest - one.before).days + 1
    if other.before is not None and one.earliest is not None and other.before <= one.earliest:
        return (one.earliest - other.before).days + 1
    return 0


def within(inner: When, outer: When) -> bool:
    """Whether every day of one lies in the other."""
    low = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    high = outer.before is None or (inner.before is not None and inner.before <= outer.before)
    return low and high


def firmness(when: When) -> tuple[int, int]:
    """For choosing between dates of one event: the narrower first, then the firmer basis."""
    return width(when), BASES.index(when.basis) if when.basis in BASES else len(BASES)


def combined(found: Iterable[When]) -> When | None:
    """One time out of several adjuncts, the nearest first: the narrowest that fits the first."""
    times = [w for w in found if known(w)]
    if not times:
        return None
    fitting = [w for w in times if gap(w, times[0]) == 0] or times[:1]
    best = min(fitting, key=width)
    clock = next((w.clock for w in fitting if w.clock), None)
    return best if best.clock or not clock else replace(best, clock=clock)


def issued(published: date, basis: str = "publication") -> When:
    """The time of what an article tells as new: the day it came out or the day before."""
    start = published - timedelta(days=ISSUE - 1)
    return When(start, published + timedelta(days=1), "range", basis, f"{start.isoformat()}/{published.isoformat()}")


def since(told: When | None, published: date) -> When | None:
    """The time of what a story goes on to tell: from the last day told up to publication.

    Null where the last day told lies too far back for the story still to be told from it.
    """
    start = told.earliest if told is not None else published - timedelta(days=ISSUE - 1)
    if start is None or not 0 <= (published - start).days <= STORY:
        return None
    return When(
        start, published + timedelta(days=1), "range", "inferred", f"{start.isoformat()}/{published.isoformat()}"
    )


def spanned(first: When | None, last: When | None, published: date) -> When | None:
    """From the first day of a story to the one that it has reached: when that had come about which it looks back on."""
    if first is None or last is None or (start := since(first, published)) is None or last.latest is None:
        return None
    return cut(start, last=max(last.latest, start.earliest or last.latest))


def carried(told: When | None, published: date) -> When | None:
    """The day last told, where it lies so near before publication that a story without days goes on in it."""
    if told is None or told.earliest is None or width(told) > ISSUE:
        return None
    near = 0 <= (published - told.earliest).days <= NEAR
    return replace(told, basis="inferred", clock=None, part=None) if near else None


def cut(when: When, *, last: date) -> When:
    """A time without the days after the last one on which it can have been."""
    if when.earliest is None or when.earliest > last or (when.before is not None and when.before <= last):
        return when
    before = last + timedelta(days=1)
    if when.before == before:
        return when
    single = when.earliest == last
    value = last.isoformat() if single else f"{when.earliest.isoformat()}/{last.isoformat()}"
    return replace(when, before=before, precision="day" if single else "range", value=value)


def sided(mention: Mention, published: date | None) -> When | None:
    """The side of publication on which an undated event lies: before, where it has come about; after, if announced."""
    if published is None:
        return None
    day = published.isoformat()
    if mention.status is Status.ANNOUNCED:
        return When(published, None, "range", "publication", f"{day}/..")
    if mention.status in {Status.HAPPENED, Status.UNCERTAIN} and (mention.over or mention.tense == "past"):
        return When(None, published + timedelta(days=1), "range", "publication", f"../{day}")
    return None


def event_date(when: When | None) -> EventDate:
    """A time as FORMAT.md writes it."""
    if when is None or not known(when):
        return NO_DATE
    latest = when.latest
    return EventDate(
        when.value,
        when.earliest.isoformat() if when.earliest else None,
        latest.isoformat() if latest else None,
        when.precision,
        when.basis,
    )
