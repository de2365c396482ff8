"""Corrections drafted out of what a person typed or chose, for the terminal, the desk and scripts alike.

Every draft is checked against the chronology as it stands and says in a sentence what cannot be.
Values are typed as ``name=value``: ``label type date status figure``, and names of participants by role.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from filrouge.dossier import entering
from filrouge.dossier.corrections import (
    Accept,
    Add,
    Correction,
    Edit,
    FigureValue,
    Merge,
    Note,
    Party,
    Reject,
    Seen,
    Split,
)
from filrouge.dossier.dossier import Dossier
from filrouge.errors import InputError
from filrouge.model.mentions import ParticipantRole, Status
from filrouge.model.story import Chronology, Event, EventDate, Place
from filrouge.model.text import Span
from filrouge.words import Words

FIELDS = ("label", "type", "date", "status", "figure")
ROLES = tuple(role.value for role in ParticipantRole)
STATUSES = tuple(status.value for status in Status)
Named = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage drawn in an article's text, and in it the word that names the event."""

    article: str
    extent: Span
    trigger: Span


def accept(dossier: Dossier, events: Iterable[str]) -> list[Correction]:
    """Each of the events is right as it stands.

    Raises:
        InputError: there is no such event.
    """
    return [Accept(dossier.target(i)) for i in events]


def reject(dossier: Dossier, events: Iterable[str]) -> list[Correction]:
    """None of the events belongs in the chronology.

    Raises:
        InputError: there is no such event.
    """
    return [Reject(dossier.target(i)) for i in events]


def note(dossier: Dossier, events: Iterable[str], text: str, words: Words) -> list[Correction]:
    """The same remark beside each of the events.

    Raises:
        InputError: there is no such event, or no remark.
    """
    if not text.strip():
        raise InputError(words("review.no_note"))
    return [Note(dossier.target(i), text.strip()) for i in events]


def merge(dossier: Dossier, events: Sequence[str], words: Words) -> list[Correction]:
    """The events are one; the first gives the values.

    Raises:
        InputError: there is no such event, or only one.
    """
    if len(set(events)) < 2:
        raise InputError(words("review.two"))
    return [Merge(tuple(dossier.target(i) for i in dict.fromkeys(events)))]


def edit(dossier: Dossier, events: Sequence[str], named: Named, words: Words) -> list[Correction]:
    """The same values for each of the events; a figure, numbered within its event, is one event's only.

    Raises:
        InputError: a name or a value is not known, or nothing is changed.
    """
    _check(named, words)
    if len(events) > 1 and any(name == "figure" for name, _ in named):
        raise InputError(words("review.one_figure"))
    return [_edit(dossier, i, named, words) for i in events]


def _edit(dossier: Dossier, identity: str, named: Named, words: Words) -> Edit:
    values = dict(named)
    target, chronology = dossier.target(identity), dossier.chronology()
    event = next((e for e in chronology.events if e.id == identity), None)
    made = Edit(
        target,
        label=" ".join(values["label"].split()) or None if "label" in values else None,
        type=_type(values["type"], words) if "type" in values else None,
        date=_date(values["date"], words) if "date" in values else None,
        status=_status(values["status"], words) if "status" in values else None,
        parties=_parties(target.seen.parties, named),
        figures=None if event is None else _figures(chronology, event, named, words),
    )
    if made == Edit(target):
        raise InputError(words("review.no_value"))
    return made


def split(dossier: Dossier, identity: str, off: Iterable[int], words: Words) -> list[Correction]:
    """Some reports of an event, numbered from 1 in its own order, are an event of their own.

    Raises:
        InputError: there is no such event or report, or none would be left on one side.
    """
    event = next((e for e in dossier.chronology().events if e.id == identity), None)
    target = dossier.target(identity)
    mentions = () if event is None else event.mentions
    chosen = frozenset(off)
    if not chosen or not chosen < frozenset(range(1, len(mentions) + 1)):
        raise InputError(words("review.reports", n=len(mentions)))
    parted = (m for n, m in enumerate(mentions, 1) if n in chosen)
    return [Split(target, tuple(Place(m.article, m.trigger.start, m.trigger.end) for m in parted))]


def add(dossier: Dossier, drawn: Drawn, named: Named, words: Words) -> list[Correction]:
    """An event that the machine did not find: its passage and values as for `edit`.

    Raises:
        InputError: the passage is in no article, the word not in the passage, or a value is not known.
    """
    _check(named, words)
    read = next((a.article for a in dossier.chronology().articles if a.article.id == drawn.article), None)
    text = "" if read is None else read.text
    extent, trigger = drawn.extent, drawn.trigger
    inside = 0 <= extent.start < extent.end <= len(text) and extent.contains(trigger) and len(trigger) > 0
    if not inside:
        raise InputError(words("review.outside"))
    values = dict(named)
    seen = Seen(
        label=" ".join((values.get("label") or extent.of(text)).split()),
        type=_type(values.get("type", "OTHER"), words),
        date=_date(values.get("date", "?"), words),
        status=_status(values.get("status", "happened"), words),
        parties=_parties((), named) or (),
    )
    return [Add(drawn.article, extent, trigger, seen)]


def drawn(chronology: Chronology, name: str, passage: str, trigger: str | None, words: Words) -> Drawn:
    """The only place where an article, named by path or id, holds a passage, and in it a word.

    Raises:
        InputError: the article or the words are not there, or not once.
    """
    found = [a.article for a in chronology.articles if name in (a.article.id, a.article.path)]
    found = found or [a.article for a in chronology.articles if a.article.path.endswith(name)]
    if len(found) != 1:
        raise InputError(words("review.article", name=name, n=len(found)))
    text = found[0].text
    extent = _once(text, passage, Span(0, len(text)), words)
    return Drawn(found[0].id, extent, extent if trigger is None else _once(text, trigger, extent, words))


def _once(text: str, wanted: str, within: Span, words: Words) -> Span:
    held = within.of(text)
    if not wanted or held.count(wanted) != 1:
        raise InputError(words("review.words", words=wanted, n=held.count(wanted) if wanted else 0))
    start = within.start + held.index(wanted)
    return Span(start, start + len(wanted))


def _check(named: Named, words: Words) -> None:
    known = (*FIELDS, *ROLES)
    for name, _ in named:
        if name not in known:
            raise InputError(words("error.bad_type", value=name, what=words("review.name"), known=", ".join(known)))


def _type(text: str, words: Words) -> str:
    known = tuple(k.removeprefix("type.") for k in words.strings if k.startswith("type."))
    if text.upper() not in known:
        raise InputError(words("error.bad_type", value=text, what=words("field.type"), known=", ".join(known)))
    return text.upper()


def _status(text: str, words: Words) -> Status:
    if text.lower() not in STATUSES:
        raise InputError(words("error.bad_type", value=text, what=words("field.status"), known=", ".join(STATUSES)))
    return Status(text.lower())


def _date(text: str, words: Words) -> EventDate:
    try:
        return entering.date(text)
    except ValueError:
        raise InputError(words("review.bad_date", text=text)) from None


def _parties(before: tuple[Party, ...], named: Named) -> tuple[Party, ...] | None:
    """Those named replace all of their role; the other roles stay."""
    roles = tuple(dict.fromkeys(name for name, _ in named if name in ROLES))
    if not roles:
        return None
    given = tuple(p for name, value in named if name in roles for p in entering.parties(value, name))
    return (*given, *(p for p in before if p.role not in roles))


def _figures(chronology: Chronology, event: Event, named: Named, words: Words) -> tuple[FigureValue, ...] | None:
    """``figure=2:60..90 camions`` is the second figure of the event; ``figure=40`` its only one."""
    known = {f.id: Place(f.article, f.start, f.end) for f in chronology.figures}
    places = [known[i] for i in event.figures if i in known]
    found = []
    for text in (value for name, value in named if name == "figure"):
        number, colon, value = text.partition(":")
        if not colon:
            number, value = "1", text
        if not number.isdigit() or not 1 <= int(number) <= len(places) or (not colon and len(places) > 1):
            raise InputError(words("review.figure", n=len(places)))
        try:
            found.append(entering.figure(value, places[int(number) - 1]))
        except ValueError:
            raise InputError(words("review.figure", n=len(places))) from None
    return tuple(found) or None
