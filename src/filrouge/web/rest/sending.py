"""Corrections as they are sent: a typed shape for each kind, and what each means for the dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from filrouge.dossier import Dossier, entering
from filrouge.dossier import corrections as made
from filrouge.model.mentions import Status as Value
from filrouge.model.story import Event, EventDate, Place, Report
from filrouge.model.text import Span
from filrouge.web.rest.asking import Status, Type, told
from filrouge.web.rest.problems import ProblemError


def _whole(value: object) -> object:
    """In JSON 5.0 is a whole number too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S")]
Line = Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]
Identity = Annotated[str, Field(min_length=1, max_length=200, description="An event's id now")]
At = Annotated[
    int, Field(ge=0, le=100_000_000, description="Code points into the article's text"), BeforeValidator(_whole)
]
When = Annotated[
    str, Field(max_length=60, description="2025-07-03, 2025-07, 2025, 2025-07-01/2025-07-04, 2025-07-01/.. or ?")
]
Bound = Annotated[float | None, Field(description="null is open", allow_inf_nan=False)]


class Sent(BaseModel):
    """Nothing but what is described is taken."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Words(Sent):
    """A span of an article's text."""

    article: Annotated[str, Field(min_length=1, max_length=200)]
    start: At
    end: At

    @property
    def place(self) -> Place:
        return Place(self.article, self.start, self.end)


class Party(Sent):
    """Someone who takes part, by an actor's id or by a name."""

    role: Literal["agent", "recipient", "party", "place", "instrument"]
    name: Line
    actor: str | None = None


class Counted(Sent):
    """What a figure of the event says."""

    at: Words
    low: Bound
    high: Bound
    unit: Annotated[str, Field(max_length=80)] | None = None
    approximate: bool = False


class Accept(Sent):
    """It is right as it stands."""

    do: Literal["accept"]
    event: Identity


class Reject(Sent):
    """It does not belong in the chronology."""

    do: Literal["reject"]
    event: Identity


class Edit(Sent):
    """Some of it is otherwise; what is not sent, or null, stays as it is."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 3})

    do: Literal["edit"]
    event: Identity
    label: Line | None = None
    type: Type | None = None
    date: When | None = None
    status: Status | None = None
    parties: Annotated[list[Party], Field(max_length=50)] | None = None
    figures: Annotated[list[Counted], Field(max_length=50)] | None = None

    @model_validator(mode="after")
    def _changes(self) -> Edit:
        if self.model_fields_set <= {"do", "event"}:
            raise ValueError("an edit changes something")
        return self


class Merge(Sent):
    """These are one event; the first gives label, type, date and status."""

    do: Literal["merge"]
    events: Annotated[list[Identity], Field(min_length=2, max_length=50)]


class Split(Sent):
    """The reports with these event words are an event of their own."""

    do: Literal["split"]
    event: Identity
    off: Annotated[list[Words], Field(min_length=1, max_length=200)]


class Add(Sent):
    """An event that was not found, drawn in an article's text."""

    do: Literal["add"]
    passage: Words
    trigger: Words
    label: Line
    type: Type = "OTHER"
    date: When = "?"
    status: Status = "happened"
    parties: Annotated[list[Party], Field(max_length=50)] = []


class Note(Sent):
    """A remark that changes nothing."""

    do: Literal["note"]
    event: Identity
    text: Annotated[str, Field(min_length=1, max_length=5000, pattern=r"\S")]


Correction = Annotated[Accept | Reject | Edit | Merge | Split | Add | Note, Field(discriminator="do")]


class Taken(Sent):
    """Who takes an entry back, and why."""

    author: Name
    reason: Annotated[str, Field(max_length=2000)] = ""


class Batch(Sent):
    """What one person corrects at one go: all of it is done, or none."""

    author: Name
    reason: Annotated[str, Field(max_length=2000)] = ""
    corrections: Annotated[list[Correction], Field(min_length=1, max_length=200)]


def read(model: type[Sent], body: bytes) -> Sent:
    """What was sent, checked.

    Raises:
        ProblemError: it is not as the description has it.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise ProblemError(400, told(error)) from None


def correction(dossier: Dossier, sent: Correction) -> made.Correction:
    """What is sent as the dossier takes it.

    Raises:
        InputError: there is no such event.
        ProblemError: a value is none.
    """
    return _MADE[type(sent)](dossier, sent)


def _edit(dossier: Dossier, sent: Edit) -> made.Edit:
    parties, figures = sent.parties, sent.figures
    return made.Edit(
        dossier.target(sent.event),
        label=None if sent.label is None else " ".join(sent.label.split()),
        type=sent.type,
        date=None if sent.date is None else _date(sent.date),
        status=None if sent.status is None else Value(sent.status),
        parties=None if parties is None else tuple(made.Party(p.name, p.role, p.actor) for p in parties),
        figures=None if figures is None else tuple(_figure(f) for f in figures),
    )


def _figure(sent: Counted) -> made.FigureValue:
    return made.FigureValue(sent.at.place, sent.low, sent.high, sent.unit, sent.approximate)


def _merge(dossier: Dossier, sent: Merge) -> made.Merge:
    if len(set(sent.events)) < 2:
        raise ProblemError(422, "Two different events are needed to be made one.")
    return made.Merge(tuple(dossier.target(e) for e in sent.events))


def _split(dossier: Dossier, sent: Split) -> made.Split:
    target = dossier.target(sent.event)
    off = tuple(dict.fromkeys(w.place for w in sent.off))
    known = {Place(m.article, m.trigger.start, m.trigger.end) for m in _mentions(dossier, sent.event)}
    if not set(off) < known:
        raise ProblemError(422, "“off” names event words of some of the event's reports, not of all.")
    return made.Split(target, off)


def _mentions(dossier: Dossier, identity: str) -> tuple[Report, ...]:
    event: Event | None = dossier.corrected().bench.events.get(identity)
    return () if event is None else event.mentions


def _add(sent: Add) -> made.Add:
    extent, trigger = (Span(w.start, w.end) for w in (sent.passage, sent.trigger))
    if sent.trigger.article != sent.passage.article or not extent.contains(trigger) or not len(trigger):
        raise ProblemError(422, "The event word lies within the passage.")
    parties = tuple(made.Party(p.name, p.role, p.actor) for p in sent.parties)
    label = " ".join(sent.label.split())
    seen = made.Seen(label, sent.type, _date(sent.date), Value(sent.status), parties)
    return made.Add(sent.passage.article, extent, trigger, seen)


def _date(text: str) -> EventDate:
    try:
        return entering.date(text)
    except ValueError:
        raise ProblemError(422, f"{text}: not a date. Write it as the description has it.") from None


_MADE: dict[type[Sent], Callable[[Dossier, Any], made.Correction]] = {
    Accept: lambda dossier, sent: made.Accept(dossier.target(sent.event)),
    Reject: lambda dossier, sent: made.Reject(dossier.target(sent.event)),
    Note: lambda dossier, sent: made.Note(dossier.target(sent.event), sent.text.strip()),
    Edit: _edit,
    Merge: _merge,
    Split: _split,
    Add: lambda _dossier, sent: _add(sent),
}
