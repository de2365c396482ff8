"""A damaged dossier made anew: from the documents still whole in it, from the sources given again, with its journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from filrouge.dossier import taking, updating
from filrouge.dossier.corrections import Batch
from filrouge.dossier.updating import Work
from filrouge.read.document import Document, digest
from filrouge.read.options import ReadOptions
from filrouge.store import journal, salvage
from filrouge.store.codec import DecodeError, loads
from filrouge.store.database import Database
from filrouge.store.faults import StoreError
from filrouge.store.journal import Written
from filrouge.store.sources import Given, known
from filrouge.store.versions import Version


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was saved: documents, corrections, the documents that are lost, and the version that stands."""

    documents: int
    corrections: int
    lost: tuple[str, ...]
    version: Version


def repair(damaged: Path, fresh: Database, work: Work, paths: Sequence[Path | str] = ()) -> Repaired:
    """Fill a new dossier from a damaged one.

    Args:
        damaged: the file that is damaged; it is only read.
        fresh: a new dossier.
        work: when, by whom, with how many processes.
        paths: the articles again, for what cannot be read any more.

    Raises:
        StoreError: nothing at all can be read of the damaged file.
    """
    found, saved = _whole(damaged, needed=not paths)
    for given, data in found:
        if data is not None and digest(data) == given.sha256:
            taking.restore(fresh, given, Document(given.path, data), work.at)
    if paths:
        taking.take(fresh, paths, stdin=None, options=ReadOptions(), at=work.at)
    with fresh.writing():
        for entry in saved:
            journal.append(fresh, entry)
    version = updating.update(fresh, work)
    lost = tuple(sorted(given.path for given, _ in found if known(fresh, given.path, given.sha256) is None))
    return Repaired(len(found) - len(lost), len(saved), lost, version)


def _whole(damaged: Path, *, needed: bool) -> tuple[list[tuple[Given, bytes | None]], list[Written]]:
    """Documents and corrections still whole; where the sources are given again there may be none."""
    try:
        corrections = [entry for entry in salvage.corrections(damaged) if _readable(entry.data)]
        return list(salvage.documents(damaged)), corrections
    except StoreError as error:
        if needed or error.fault != "damaged":
            raise
        return [], []


def _readable(data: str) -> bool:
    try:
        loads(data, Batch)
    except DecodeError:
        return False
    return True
