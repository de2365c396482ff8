"""Events that one may be the same as: those with the words asked for, else those around it in time."""

from __future__ import annotations

from filrouge.dossier import Dossier
from filrouge.model.story import Event
from filrouge.store import shown
from filrouge.web.view import DeskView

MOST = 12


def nearby(view: DeskView, event: Event, text: str, dossier: Dossier) -> list[Event]:
    """Candidates to merge an event with: the closest in the chronology, those with its actors first."""
    if text:
        found = set(shown.matching_events(dossier.database, text)) - {event.id}
        return [e for e in view.chronology.events if e.id in found][:MOST]
    events = view.chronology.events
    at = next((n for n, e in enumerate(events) if e.id == event.id), None)
    if at is None:
        return []
    around = [(abs(n - at), e) for n, e in enumerate(events[max(0, at - 40) : at + 40], max(0, at - 40)) if n != at]
    actors = {p.actor for p in event.participants}
    return [e for _, e in sorted(around, key=lambda pair: (-_shared(pair[1], actors), pair[0]))[:MOST]]


def _shared(event: Event, actors: set[str]) -> int:
    return len(actors & {p.actor for p in event.participants})
