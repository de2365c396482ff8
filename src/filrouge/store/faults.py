"""What can be wrong with a dossier's file, as sentences; the interface may say them in its language."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from filrouge.errors import InputError

SENTENCES = {
    "missing": "{path}: there is no such dossier. Make one with: filrouge dossier new {path}",
    "exists": "{path}: there is a file already. Name another, or add to it with: filrouge dossier add",
    "foreign": "{path}: this file is not a dossier.",
    "newer": "{path}: a newer filrouge made this dossier ({reason}). Install that version to open it.",
    "older": "{path}: an older filrouge made this dossier ({reason}). Renew it with: filrouge dossier update {path}",
    "damaged": "{path}: this dossier is damaged ({reason}). Save what is whole: filrouge dossier repair {path} NEW",
    "readonly": "{path}: this dossier cannot be written ({reason}).",
    "full": "{path}: the disk is full; what was committed before is safe.",
    "busy": "{path}: another process has held this dossier for too long. Try again.",
    "unreachable": "{path}: this dossier cannot be opened ({reason}).",
}


class StoreError(InputError):
    """A dossier's file cannot be used; ``fault`` is a key of `SENTENCES`."""

    def __init__(self, fault: str, path: Path | str, reason: str = "") -> None:
        self.fault, self.path, self.reason = fault, str(path), reason
        super().__init__(SENTENCES[fault].format(path=path, reason=reason))


def told(error: sqlite3.Error, path: Path) -> StoreError:
    """The fault behind an error of SQLite, by its result code (https://sqlite.org/rescode.html)."""
    name = getattr(error, "sqlite_errorname", None) or ""
    reason = str(error)
    for start, fault in _BY_CODE.items():
        if name.startswith(start):
            return StoreError(fault, path, reason)
    return StoreError("unreachable", path, reason)


_BY_CODE = {
    "SQLITE_NOTADB": "foreign",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_READONLY": "readonly",
    "SQLITE_PERM": "readonly",
    "SQLITE_FULL": "full",
    "SQLITE_IOERR_SHM": "full",  # the shared index beside the file cannot be made or grow
    "SQLITE_IOERR_WRITE": "full",  # a limit on the size of files, a quota, or a disk that fails
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_ERROR": "damaged",
}
