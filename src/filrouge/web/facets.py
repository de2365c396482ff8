"""Filters that combine, and how many events each choice would keep.

A set of events is the bits of one whole number, so that a filter is an `and` and a count is a
`bit_count`: ten thousand events are a number of 1,250 bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from filrouge.model.story import Chronology, Event

CHOICES = ("story", "actor", "type", "status", "place", "source")
TICKS = ("contested", "single", "fresh")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked of the chronology; empty keeps everything.

    ``since`` and ``until`` are ISO days; ``fresh`` keeps what nobody has reviewed yet.
    """

    text: str = ""
    story: str = ""
    actor: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    contested: str = ""
    single: str = ""
    fresh: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """The filters of an address."""
        return cls(**{name: asked.get(name, "").strip()[:200] for name in cls.__dataclass_fields__})

    def query(self, **others: object) -> str:
        """These filters as the query of an address."""
        pairs = [(name, value) for name in self.__dataclass_fields__ if (value := getattr(self, name))]
        return urlencode([*pairs, *((name, str(value)) for name, value in others.items())])

    def address(self, **others: object) -> str:
        """The address of the chronology under these filters."""
        asked = self.query(**others)
        return f"/?{asked}" if asked else "/"

    def within(self, since: str, until: str) -> Filters:
        """The same between two ISO days."""
        return replace(self, since=since, until=until)

    @property
    def any(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)

    @property
    def number(self) -> int:
        """How many filters are set; both ends of a period are one."""
        named = [n for n in self.__dataclass_fields__ if n not in ("since", "until") and getattr(self, n)]
        return len(named) + bool(self.since or self.until)


class Facets:
    """The events of one chronology by what they can be filtered by."""

    def __init__(self, chronology: Chronology, contested: set[str], reviewed: Iterable[str]) -> None:
        self.events = chronology.events
        self.all = (1 << len(self.events)) - 1
        self._at = {e.id: n for n, e in enumerate(self.events)}
        self._sources = {a.article.id: publisher(a.article.source, a.article.path) for a in chronology.articles}
        self._stories: dict[str, list[str]] = defaultdict(list)
        for story in chronology.stories:
            for identity in story.events:
                self._stories[identity].append(story.id)
        self._bits = {name: self._gathered(name) for name in CHOICES}
        single = [n for n, e in enumerate(self.events) if e.sources == 1]
        self._ticks = {
            "contested": self.holding(contested),
            "single": self._number(single),
            "fresh": self.all & ~self.holding(reviewed),
        }

    def holding(self, identities: Iterable[str]) -> int:
        """The set of the events with these ids."""
        return self._number(self._at[i] for i in identities if i in self._at)

    def kept(self, filters: Filters, holding: int | None, but: str = "") -> int:
        """The events that pass all filters but one; ``holding`` are those with the words asked for."""
        found = self.all if holding is None else holding
        for name in CHOICES:
            value = getattr(filters, name)
            if value and name != but:
                found &= self._bits[name].get(value, 0)
        for name in TICKS:
            if getattr(filters, name) and name != but:
                found &= self._ticks[name]
        return found if but == "period" else found & self._period(filters.since, filters.until)

    def counts(self, name: str, kept: int) -> Iterator[tuple[str, int]]:
        """How many of a set each value of a filter has, none left out but those without any."""
        for value, bits in self._bits[name].items():
            number = (bits & kept).bit_count()
            if number:
                yield value, number

    def ticked(self, name: str, kept: int) -> int:
        """How many of a set a box to tick would keep."""
        return (self._ticks[name] & kept).bit_count()

    def listed(self, kept: int) -> list[Event]:
        """The events of a set in the chronology's order."""
        return [self.events[n] for n, bit in enumerate(reversed(f"{kept:b}")) if bit == "1"]

    def _period(self, since: str, until: str) -> int:
        if not since and not until:
            return self.all
        return self._number(n for n, e in enumerate(self.events) if within(e, since, until))

    def _gathered(self, name: str) -> dict[str, int]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, event in enumerate(self.events):
            for value in dict.fromkeys(self._values(name, event)):
                found[value].append(n)
        return {value: self._number(places) for value, places in found.items()}

    def _values(self, name: str, event: Event) -> Iterable[str]:
        if name == "story":
            return self._stories.get(event.id, ())
        if name == "actor":
            return (p.actor for p in event.participants)
        if name == "place":
            return (p.actor for p in event.participants if p.role == "place")
        if name == "source":
            return (self._sources[m.article] for m in event.mentions)
        return (event.type,) if name == "type" else (event.status.value,)

    def _number(self, places: Iterable[int]) -> int:
        room = bytearray(len(self.events) // 8 + 1)
        for n in places:
            room[n >> 3] |= 1 << (n & 7)
        return int.from_bytes(room, "little")


def within(event: Event, since: str, until: str) -> bool:
    """Whether an event may lie between two days; an undated one does not where any day is asked for."""
    first, last = event.date.earliest or event.date.latest, event.date.latest or event.date.earliest
    if first is None or last is None:
        return False
    return (not since or last >= since) and (not until or first <= until)


def publisher(source: str | None, path: str) -> str:
    """The name under which an article's source is counted, however its apostrophes are set: publisher, else file."""
    return source.replace("'", "’") if source else path
