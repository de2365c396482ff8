"""Corrections sent by forms: each becomes an entry of the journal, or a page that says why not.

A form carries where version and journal stood when it was shown. If anybody has touched one of its
events since, nothing is written: the page shows what was done meanwhile and what was typed.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from filrouge.dossier.corrections import Correction, Entry, targets
from filrouge.errors import InputError
from filrouge.model.story import Event, Place
from filrouge.store.faults import StoreError
from filrouge.web import acts
from filrouge.web.drafts import ACTIONS, AskError, addition
from filrouge.web.visit import Visit

HIDDEN = frozenset({"csrf", "seen", "author"})  # what a repeated form is given anew


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
    """Accept, reject, edit, merge, split or note an event."""
    make = ACTIONS.get(str(visit.request.path_params["action"]))
    if make is None:
        return visit.missing()
    refused = unsigned(visit) or stale(visit, visit.named, visit.form.get("with", ""))
    if refused is not None:
        return refused
    event = visit.view.event(visit.named)
    if event is None:
        return visit.missing()
    return written(visit, lambda: make(visit, event))


def add(visit: Visit) -> Response:
    """Put in an event drawn in an article's text; that text never changes, so no form for it is stale."""
    refused = unsigned(visit)
    if refused is not None:
        return refused
    if visit.named not in visit.view.articles:
        return visit.missing()
    return written(visit, lambda: addition(visit, visit.named))


def undo(visit: Visit) -> Response:
    """Take back the entry named."""
    said = visit.form.get("entry", "")
    entry = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0
    refused = unsigned(visit) or _since(visit, _touched(visit, entry))
    if refused is not None:
        return refused
    about = {"author": visit.author, "at": visit.desk.setting.now(), "reason": _reason(visit)}
    return _answered(visit, lambda: visit.dossier.undo(entry, **about))


def written(visit: Visit, draft: Callable[[], Sequence[Correction]]) -> Response:
    """Write what a form asks for as one entry, and go back to where it came from."""

    def write() -> Entry:
        about = {"author": visit.author, "at": visit.desk.setting.now(), "reason": _reason(visit)}
        return visit.dossier.correct(draft(), **about)

    return _answered(visit, write)


def _reason(visit: Visit) -> str:
    return visit.form.get("reason", "").strip()[:2000]


def unsigned(visit: Visit) -> Response | None:
    """The answer to a forged or nameless form; nothing for one that may go on."""
    if not hmac.compare_digest(visit.form.get("csrf", "").encode("utf-8", "replace"), visit.signature.encode()):
        return again(visit, 403, "desk.forged")
    return None if visit.author else again(visit, 422, "desk.nameless")


def stale(visit: Visit, *identities: str) -> Response | None:
    """The answer to a form about events that somebody has touched since it was shown."""
    events = (visit.view.event(i) for i in identities if i)
    return _since(visit, _triggers(e for e in events if e is not None))


def _since(visit: Visit, triggers: frozenset[Place]) -> Response | None:
    seen, now = Seen.of(visit.form.get("seen", "")), Seen.of(visit.position)
    every = {e.seq: e for e in visit.desk.journal(visit.dossier)}
    since = [e for e in every.values() if e.seq > seen.entry]
    if seen.version == now.version:
        since = [e for e in since if _places(every.get(e.undoes or 0, e)) & triggers]
    if seen.version != now.version or since:
        return again(visit, 409, "desk.stale", since)
    return None


def _touched(visit: Visit, entry: int) -> frozenset[Place]:
    """The event words that an entry is about, or the one that it takes back."""
    every = {e.seq: e for e in visit.desk.journal(visit.dossier)}
    found = every.get(entry)
    return frozenset() if found is None else _places(every.get(found.undoes or 0, found))


def _places(entry: Entry) -> frozenset[Place]:
    return frozenset(t for c in entry.corrections for target in targets(c) for t in target.triggers)


def _triggers(events: Iterable[Event]) -> frozenset[Place]:
    reports = (r for e in events for r in e.mentions)
    return frozenset(Place(r.article, r.trigger.start, r.trigger.end) for r in reports)


def _answered(visit: Visit, write: Callable[[], Entry]) -> Response:
    try:
        entry = write()
    except AskError as error:
        return again(visit, 422, str(error))
    except StoreError as error:
        said = visit.words(f"fault.{error.fault}", path=visit.desk.setting.path.name, reason=error.reason)
        return again(visit, 503, "", said=said)
    except InputError as error:
        return again(visit, 422, "", said=str(error))
    return visit.back(entry.seq)


def again(visit: Visit, status: int, key: str, since: Sequence[Entry] = (), said: str = "") -> Response:
    """The form once more with what was typed, and what has to be known before it is sent again."""
    kept = [(k, v) for k, v in visit.form.pairs if k not in HIDDEN] if status != 403 else []
    return visit.page(
        "again.html.j2",
        status,
        said=said or visit.words(key),
        since=[acts.told(e, visit.words) for e in since],
        kept=kept,
        may=status != 403,
        event=visit.view.event(visit.named) if visit.named else None,
        asks_name=not visit.author,
    )
