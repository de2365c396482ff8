"""Corrections sent by forms: each becomes an entry of the journal, or a page that says why not."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.responses import Response

from filrouge.dossier import entering, saying
from filrouge.dossier.corrections import Accept, Correction, Edit, Entry, Merge, Note, Reject, targets
from filrouge.errors import InputError
from filrouge.model.mentions import Status
from filrouge.model.story import Event, Place
from filrouge.store.faults import StoreError
from filrouge.web import acts
from filrouge.web.visit import Visit

HIDDEN = frozenset({"csrf", "seen", "author"})  # what a repeated form is given anew


class AskError(Exception):
    """What was sent cannot be done; the message is a key of the interface's words."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where version and journal stood when a form was shown."""

    version: int
    entry: int

    @classmethod
    def of(cls, text: str) -> Seen:
        version, _, entry = text.partition(".")
        known = all(part.isascii() and part.isdigit() and len(part) < 12 for part in (version, entry))
        return cls(int(version), int(entry)) if known else cls(-1, -1)


def correct(visit: Visit) -> Response:
    """Accept, reject, edit, merge or note an event."""
    event = visit.view.event(visit.named)
    make = ACTIONS.get(str(visit.request.path_params["action"]))
    if make is None:
        return visit.missing()
    refused = _refused(visit, _triggers(visit, visit.named, visit.form.get("with", "")))
    if refused is not None:
        return refused
    if event is None:
        return visit.missing()
    return _written(visit, lambda: _correct(visit, make(visit, event)))


def undo(visit: Visit) -> Response:
    """Take back the entry named."""
    refused = _refused(visit, None)
    if refused is not None:
        return refused
    said = visit.form.get("entry", "")
    entry = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0
    about = {"author": visit.author, "at": visit.desk.setting.now(), "reason": _reason(visit)}
    return _written(visit, lambda: visit.dossier.undo(entry, **about))


def _correct(visit: Visit, correction: Correction) -> Entry:
    at = visit.desk.setting.now()
    return visit.dossier.correct([correction], author=visit.author, at=at, reason=_reason(visit))


def _reason(visit: Visit) -> str:
    return visit.form.get("reason", "").strip()[:2000]


def _refused(visit: Visit, triggers: frozenset[Place] | None) -> Response | None:
    """The answer to a forged, unsigned or stale form; nothing for one that can be carried out."""
    if not hmac.compare_digest(visit.form.get("csrf", "").encode("utf-8", "replace"), visit.signature.encode()):
        return _again(visit, 403, "desk.forged")
    if not visit.author:
        return _again(visit, 422, "desk.nameless")
    seen, now = Seen.of(visit.form.get("seen", "")), Seen.of(visit.position)
    since = [e for e in visit.dossier.journal() if e.seq > seen.entry]
    if triggers is not None and seen.version == now.version:
        every = {e.seq: e for e in visit.dossier.journal()}
        since = [e for e in since if _touches(every.get(e.undoes or 0, e), triggers)]
    if seen.version != now.version or since:
        return _again(visit, 409, "desk.stale", since)
    return None


def _touches(entry: Entry, triggers: frozenset[Place]) -> bool:
    return any(triggers & set(target.triggers) for c in entry.corrections for target in targets(c))


def _triggers(visit: Visit, *identities: str) -> frozenset[Place]:
    events = (visit.view.event(i) for i in identities if i)
    reports = (r for e in events if e is not None for r in e.mentions)
    return frozenset(Place(r.article, r.trigger.start, r.trigger.end) for r in reports)


def _written(visit: Visit, write: Callable[[], Entry]) -> Response:
    try:
        write()
    except AskError as error:
        return _again(visit, 422, str(error))
    except StoreError as error:
        said = visit.words(f"fault.{error.fault}", path=visit.desk.setting.path.name, reason=error.reason)
        return _again(visit, 503, "", said=said)
    except InputError as error:
        return _again(visit, 422, "", said=str(error))
    return visit.back()


def _again(visit: Visit, status: int, key: str, since: list[Entry] | None = None, said: str = "") -> Response:
    """The form once more with what was typed, and what has to be known before it is sent again."""
    kept = [(k, v) for k, v in visit.form.items() if k not in HIDDEN] if status != 403 else []
    return visit.page(
        "again.html.j2",
        status,
        said=said or visit.words(key),
        since=[acts.told(e, visit.words) for e in since or ()],
        kept=kept,
        may=status != 403,
        event=visit.view.event(visit.named) if visit.named else None,
        back=(kept and visit.form.get("back", "")) or "/",
        asks_name=not visit.author,
    )


def _accept(visit: Visit, event: Event) -> Correction:
    return Accept(visit.dossier.target(event.id))


def _reject(visit: Visit, event: Event) -> Correction:
    return Reject(visit.dossier.target(event.id))


def _note(visit: Visit, event: Event) -> Correction:
    text = visit.form.get("text", "").strip()[:5000]
    if not text:
        raise AskError("desk.nothing")
    return Note(visit.dossier.target(event.id), text)


def _merge(visit: Visit, event: Event) -> Correction:
    other = visit.view.event(visit.form.get("with", ""))
    if other is None or other.id == event.id:
        raise AskError("desk.other")
    return Merge((visit.dossier.target(event.id), visit.dossier.target(other.id)))


def _edit(visit: Visit, event: Event) -> Correction:
    """Only what differs from what the form was shown with is a correction, whatever others changed since."""
    sent = {name: visit.form.get(name, "").strip() for name in ("label", "date", "status", "type")}
    now = {
        "label": " ".join(event.label.split()),
        "date": saying.date(event.date),
        "status": event.status.value,
        "type": event.type,
    }
    new = {
        name: value
        for name, value in sent.items()
        if name in visit.form and value != visit.form.get(f"was_{name}", now[name])
    }
    if not new or new.get("label") == "":
        raise AskError("desk.nothing")
    if new.get("type", event.type) not in {event.type, *_types(visit)}:
        raise AskError("desk.nothing")
    return _edited(Edit(visit.dossier.target(event.id)), new)


def _edited(edit: Edit, new: dict[str, str]) -> Edit:
    """The edit with values as typed."""
    if "label" in new:
        edit = replace(edit, label=" ".join(new["label"].split())[:500])
    if "type" in new:
        edit = replace(edit, type=new["type"])
    try:
        if "date" in new:
            edit = replace(edit, date=entering.date(new["date"]))
        if "status" in new:
            edit = replace(edit, status=Status(new["status"]))
    except ValueError as error:
        raise AskError("desk.bad_value") from error
    return edit


def _types(visit: Visit) -> set[str]:
    return {key.removeprefix("type.") for key in visit.words.strings if key.startswith("type.")}


ACTIONS: dict[str, Callable[[Visit, Event], Correction]] = {
    "accept": _accept,
    "reject": _reject,
    "edit": _edit,
    "merge": _merge,
    "note": _note,
}
