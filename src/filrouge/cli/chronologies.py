"""Loading a chronology that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from filrouge.cli.app import say
from filrouge.cli.dossiers import opened
from filrouge.errors import InputError

if TYPE_CHECKING:
    from filrouge.model.story import Chronology

_HEAD = 200  # bytes: the name of the schema stands first
_SCHEMA = b'"schema": "filrouge/1"'
_SQLITE = b"SQLite format 3\0"


def is_chronology(path: Path) -> bool:
    """Whether a path is a chronology in JSON or a dossier, rather than an article."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return head.startswith(_SQLITE) or _SCHEMA in head


def load(path: Path) -> Chronology:
    """The chronology in a JSON file, or in a dossier as corrected by hand.

    Raises:
        InputError: there is no such file.
        FormatError: it is not a chronology.
    """
    from filrouge.export.jsonin import loads  # noqa: PLC0415 - imports wait until a command runs

    if not path.is_file():
        raise InputError(say("error.no_path", path=path))
    data = path.read_bytes()
    if data.startswith(_SQLITE):
        with opened(path) as dossier:
            return dossier.chronology()
    return loads(data)
