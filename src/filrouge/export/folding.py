"""A chronology of which some events stand in front and the rest is folded below them."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.model.story import Chronology, Event


def folded(chronology: Chronology) -> Iterator[tuple[Event | None, list[Event]]]:
    """Each event in front with those that follow it up to the next; null for those before the first."""
    front = set(chronology.front)
    first: Event | None = None
    rest: list[Event] = []
    for event in chronology.events:
        if event.id not in front:
            rest.append(event)
            continue
        if first is not None or rest:
            yield first, rest
        first, rest = event, []
    if first is not None or rest:
        yield first, rest
