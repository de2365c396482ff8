"""What the commands on dossiers share: opening one, the instant and the author, filters as options."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filrouge.cli.app import say
from filrouge.cli.inputs import day_of
from filrouge.errors import InputError

if TYPE_CHECKING:
    from filrouge.dossier import Dossier, Query
    from filrouge.model.story import Event

STATUSES = ("happened", "ongoing", "announced", "conditional", "requested", "denied", "uncertain")
KINDS = ("article", "event", "quote")


@contextmanager
def opened(path: Path, *, writable: bool = False, new: bool = False) -> Iterator[Dossier]:
    """A dossier that the user names; what is wrong with its file is said in the interface's language.

    Raises:
        InputError: it cannot be used.
    """
    from filrouge.dossier import Dossier  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.store.codec import DecodeError  # noqa: PLC0415 - the same
    from filrouge.store.faults import StoreError  # noqa: PLC0415 - the same

    try:
        with Dossier.create(path) if new else Dossier.open(path, writable=writable) as dossier:
            yield dossier
    except StoreError as error:
        raise InputError(say(f"fault.{error.fault}", path=error.path, reason=error.reason)) from error
    except DecodeError as error:
        raise InputError(say("fault.damaged", path=path, reason=error)) from error


def now() -> str:
    """The instant, ISO 8601 in UTC: the only place where dossiers meet a clock."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: TID251 - the command line is outside of the core


def today() -> str:
    """The day where the user is."""
    return datetime.now().astimezone().date().isoformat()  # noqa: TID251 - as above


def author(given: str | None) -> str:
    """Who acts: as given, else FILROUGE_AUTHOR, else the user of the system."""
    if given or os.environ.get("FILROUGE_AUTHOR"):
        return given or os.environ["FILROUGE_AUTHOR"]
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def query(text: str, limit: int = 50, **asked: Any) -> Query:  # noqa: ANN401 - options by name
    """A query out of options: ``kinds``, ``actors``, ``since``, ``until``, ``types``, ``statuses``.

    Raises:
        InputError: a day, kind, type or status is not known.
    """
    from filrouge.dossier import Query  # noqa: PLC0415 - imports wait until a command runs

    types = tuple(t.upper() for t in asked.get("types") or ())
    statuses = tuple(s.lower() for s in asked.get("statuses") or ())
    kinds = tuple(k.lower() for k in asked.get("kinds") or ())
    known = tuple(key.removeprefix("type.") for key in say.strings if key.startswith("type."))
    for values, allowed, what in ((types, known, "type"), (statuses, STATUSES, "status"), (kinds, KINDS, "kind")):
        _known(values, allowed, say(f"field.{what}"))
    since, until = (day_of(asked[k]).isoformat() if asked.get(k) else None for k in ("since", "until"))
    return Query(text, kinds, tuple(asked.get("actors") or ()), since, until, types, statuses, limit)


def _known(values: tuple[str, ...], allowed: tuple[str, ...], what: str) -> None:
    for value in values:
        if value not in allowed:
            raise InputError(say("error.bad_type", value=value, what=what.lower(), known=", ".join(allowed)))


def brief(event: Event) -> dict[str, Any]:
    """An event in a few plain values, for JSON."""
    days = {"earliest": event.date.earliest, "latest": event.date.latest}
    shown = {"id": event.id, "label": event.label, "type": event.type, "status": event.status.value}
    return {**shown, "date": days, "sources": event.sources}
