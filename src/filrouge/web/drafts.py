"""What the desk's forms ask for, as corrections: values as typed, only those that differ from what was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from filrouge.dossier import drafting, entering, saying
from filrouge.dossier.corrections import Correction
from filrouge.dossier.drafting import Drawn
from filrouge.model.story import Event, Figure
from filrouge.model.text import Span
from filrouge.web.visit import Visit

ROLES = ("agent", "recipient", "party", "place")
VALUES = ("label", "date", "status", "type", *ROLES)


class AskError(Exception):
    """What was sent cannot be done; the message is a key of the interface's words."""


def shown(visit: Visit, event: Event) -> dict[str, str]:
    """The values of an event as its form shows them: single values, and names of one role with semicolons."""
    names = visit.view.names
    of_role = {role: [p.actor for p in event.participants if p.role == role] for role in ROLES}
    return {
        "label": " ".join(event.label.split()),
        "date": saying.date(event.date),
        "status": event.status.value,
        "type": event.type,
        **{role: "; ".join(dict.fromkeys(names[a] for a in ids if a in names)) for role, ids in of_role.items()},
    }


def figures(visit: Visit, event: Event) -> list[tuple[str, str, str]]:
    """(name of the field, the words, the value as typed) of each figure of an event."""
    found = [visit.view.figures[f] for f in event.figures if f in visit.view.figures]
    return [(f"figure{n}", visit.view.figure(f.id), _typed(f)) for n, f in enumerate(found, 1)]


def _typed(figure: Figure) -> str:
    """Bounds and unit as `entering.figure` reads them."""
    first, last = ("" if n is None else f"{n:.10g}" for n in (figure.low, figure.high))
    said = first if figure.low == figure.high else f"{first}..{last}"
    return f"{'~' if figure.approximate else ''}{said} {figure.unit or ''}".strip()


def _accept(visit: Visit, event: Event) -> Sequence[Correction]:
    return drafting.accept(visit.dossier, [event.id])


def _reject(visit: Visit, event: Event) -> Sequence[Correction]:
    return drafting.reject(visit.dossier, [event.id])


def _note(visit: Visit, event: Event) -> Sequence[Correction]:
    return drafting.note(visit.dossier, [event.id], visit.form.get("text", "")[:5000], visit.words)


def _merge(visit: Visit, event: Event) -> Sequence[Correction]:
    other = visit.view.event(visit.form.get("with", ""))
    if other is None or other.id == event.id:
        raise AskError("desk.other")
    return drafting.merge(visit.dossier, [event.id, other.id], visit.words)


def _split(visit: Visit, event: Event) -> Sequence[Correction]:
    off = [int(n) for n in visit.form.every("off") if n.isascii() and n.isdigit() and len(n) < 6]
    return drafting.split(visit.dossier, event.id, off, visit.words)


def _edit(visit: Visit, event: Event) -> Sequence[Correction]:
    """Only what differs from what the form was shown with is a correction, whatever others changed since."""
    new = list(_changed(visit, shown(visit, event)))
    new += list(_counted(visit, event))
    if not new or any(name == "label" and not value for name, value in new):
        raise AskError("desk.nothing")
    try:
        for name, value in new:
            if name == "date":
                entering.date(value)
    except ValueError as error:
        raise AskError("desk.bad_value") from error
    return drafting.edit(visit.dossier, [event.id], new, visit.words)


def _changed(visit: Visit, now: dict[str, str]) -> Iterator[tuple[str, str]]:
    form = visit.form
    for name in VALUES:
        value = " ".join(form.get(name, "").split())[:500]
        if name in form and value != " ".join(form.get(f"was_{name}", now[name]).split()):
            yield name, value


def _counted(visit: Visit, event: Event) -> Iterator[tuple[str, str]]:
    for number, (name, _, value) in enumerate(figures(visit, event), 1):
        typed = " ".join(visit.form.get(name, value).split())[:200]
        if typed != " ".join(visit.form.get(f"was_{name}", value).split()):
            yield "figure", f"{number}:{typed}"


def addition(visit: Visit, article: str) -> Sequence[Correction]:
    """An event drawn in an article: by its place where the words still stand there, else by its words alone."""
    form = visit.form
    passage, trigger = form.get("passage", "").strip(), form.get("trigger", "").strip()
    if not passage:
        raise AskError("desk.no_passage")
    drawn = _placed(visit, article, passage, trigger)
    if drawn is None:
        drawn = drafting.drawn(visit.dossier.chronology(), article, passage, trigger or None, visit.words)
    named = [(name, value) for name in VALUES if (value := " ".join(form.get(name, "").split())[:500])]
    return drafting.add(visit.dossier, drawn, named, visit.words)


def _placed(visit: Visit, article: str, passage: str, trigger: str) -> Drawn | None:
    said = visit.form.get("start", "")
    if not (said.isascii() and said.isdigit() and len(said) < 9):
        return None
    text = visit.view.articles[article].article.text
    start = int(said)
    extent = Span(start, start + len(passage))
    at = text.find(trigger, extent.start, extent.end)
    if extent.of(text) != passage or at < 0:
        return None
    return Drawn(article, extent, Span(at, at + len(trigger)) if trigger else extent)


ACTIONS: dict[str, Callable[[Visit, Event], Sequence[Correction]]] = {
    "accept": _accept,
    "reject": _reject,
    "edit": _edit,
    "merge": _merge,
    "split": _split,
    "note": _note,
}
