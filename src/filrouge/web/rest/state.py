"""Which state of the dossier an answer shows: its entity tag, and the cursors of its lists."""

from __future__ import annotations

import hashlib
import re

from filrouge.dossier import Dossier
from filrouge.store import journal, versions
from filrouge.version import VERSION
from filrouge.web.rest.problems import ProblemError

CURSOR = "^([0-9a-f]{24}-[0-9]{1,9})?$"
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def tag(dossier: Dossier, path: str) -> str:
    """A name of what the dossier says now: it changes with each version and each correction."""
    version = versions.newest(dossier.database)
    seen = (path, VERSION, version, journal.last(dossier.database))
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def names(header: str, known: str) -> bool:
    """Whether an If-Match or If-None-Match header names a tag."""
    return header.strip() == "*" or known in _TAG.findall(header)


def begin(cursor: str, known: str) -> int:
    """Where a page begins.

    Raises:
        ProblemError: the dossier has changed since the cursor was given.
    """
    of, _, start = cursor.partition("-")
    if cursor and of != known:
        raise ProblemError(410, "Begin the list again without its cursor: its pages show one state of the dossier.")
    return int(start or 0)


def following(start: int, limit: int, known: str) -> str:
    """The cursor of the page after one."""
    return f"{known}-{start + limit}"
