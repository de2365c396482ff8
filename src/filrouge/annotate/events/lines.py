"""The events of one text as `filrouge annotate` writes them, before anything is merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from filrouge.annotate.events.referents import covering
from filrouge.model.mark import Layer, Mark
from filrouge.model.mentions import Actors, Form, Mention, Part, ParticipantRole, Status
from filrouge.model.text import Span
from filrouge.model.time import When

# PLOVER has types for what is only meant: a friendly aim is AGREE, a hostile one THREATEN (PLOVER manual).
MEANT = {
    "AID": "AGREE", "COOPERATE": "AGREE", "CONSULT": "AGREE", "CONCEDE": "AGREE", "RETREAT": "AGREE",
    "SANCTION": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN", "PROTEST": "THREATEN",
}  # fmt: skip


def lines(events: Layer[Mention], whens: Mapping[Span, When], actors: Actors) -> list[dict[str, Any]]:
    """One record an event, in text order.

    ``whens`` gives the days of each expression of the dates layer; a pronoun is shown by the name or
    description that it stands for.
    """
    return [_line(mark, whens, actors) for mark in events.marks]


def _line(mark: Mark[Mention], whens: Mapping[Span, When], actors: Actors) -> dict[str, Any]:
    event = mark.value
    when = next((whens[span] for span in event.dates if span in whens), None)
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    agents, recipients = (
        [_pair(_named(p, actors)) for p in event.parts if p.role is role]
        for role in (ParticipantRole.AGENT, ParticipantRole.RECIPIENT)
    )
    meant = _meant(event)
    return {
        "trigger": _pair(mark.span),
        "type": meant or event.type,
        "mode": None if meant else event.mode,
        "status": event.status.value,
        "agents": agents,
        "recipients": recipients or (agents[1:] if event.type == "CONSULT" else []),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }


def _meant(event: Mention) -> str | None:
    """PLOVER's type for what is only meant, or refused."""
    if event.type == "AGREE" and event.status is Status.DENIED:
        return "REJECT"
    to_come = event.status is Status.ANNOUNCED or (event.status is Status.CONDITIONAL and event.condition is not None)
    return MEANT.get(event.type) if to_come else None


def _named(part: Part, actors: Actors) -> Span:
    """The part's own span, or for a pronoun the nearest fuller reference before it."""
    own = [m for m in covering(actors, part.span) if part.chain in m.value.chains]
    if not own or own[0].value.form is not Form.PRONOUN:
        return part.span
    fuller = [m for m in actors.layer.marks if part.chain in m.value.chains and m.value.form is not Form.PRONOUN]
    before = [m for m in fuller if m.span.start < part.span.start]
    return (before or fuller or own)[-1 if before else 0].span


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
