"""Files, folders and archives to documents, by name; the order in which they were given never shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from filrouge.errors import InputError
from filrouge.model.text import Rejected
from filrouge.read.archive import unpacked
from filrouge.read.document import Document, digest, named, rejected
from filrouge.read.options import Limits
from filrouge.read.tarball import SUFFIXES, untarred

_TABLES = {".jsonl", ".ndjson", ".csv", ".tsv", ".mbox", ".warc", ".arc"}
_ARCHIVES = {".zip", ".gz", ".tar", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"}

Opens = Callable[[Document, Limits], Iterator[Document | Rejected]]


class _Entry(NamedTuple):
    """A file still on disk, and the path that a reader is shown."""

    shown: str
    place: Path
    refusal: str = ""


def documents(sources: Sequence[Path | str], limits: Limits) -> Iterator[Document | Rejected]:
    """Every document of every source, sorted by the path shown, then by content.

    Raises:
        InputError: a source does not exist.
    """
    entries = sorted({entry for source in sources for entry in _entries(Path(source))})
    for _, same in groupby(entries, key=lambda entry: entry.shown):
        loaded = [_loaded(entry, limits) for entry in same]
        for document in sorted(loaded, key=_content) if len(loaded) > 1 else loaded:
            yield from _opened(document, limits)


def _entries(source: Path) -> Iterator[_Entry]:
    if source.is_dir():
        yield from _within(source)
    elif source.exists():
        yield _Entry(named(source.name), source.resolve())
    else:
        raise InputError(f"{source}: no such file or folder")


def _within(folder: Path) -> Iterator[_Entry]:
    """Files below a folder; hidden ones are left out, and links out of it are refused."""
    home = folder.resolve()
    for place in folder.rglob("*"):
        relative = place.relative_to(folder)
        if place.is_dir() or any(part.startswith(".") for part in relative.parts):
            continue
        yield _Entry(named(relative.as_posix()), place.resolve(), _refusal(place, home))


def _refusal(place: Path, home: Path) -> str:
    if not place.exists():
        return "a link that leads nowhere"
    return "" if place.resolve().is_relative_to(home) else "a link out of the folder"


def _loaded(entry: _Entry, limits: Limits) -> Document | Rejected:
    if entry.refusal or not entry.place.is_file():
        return rejected(entry.shown, entry.refusal or "not a regular file")
    many = entry.place.suffix.lower() in _TABLES | _ARCHIVES
    bound = limits.lines if many else limits.file
    try:
        if entry.place.stat().st_size > bound:
            return rejected(entry.shown, f"larger than {bound // 1_000_000} MB")
        return Document(entry.shown, entry.place.read_bytes())
    except OSError as error:
        return rejected(entry.shown, f"cannot be opened: {error.strerror or error}")


def _content(document: Document | Rejected) -> str:
    return digest(document.data) if isinstance(document, Document) else document.reason


def _opened(document: Document | Rejected, limits: Limits) -> Iterator[Document | Rejected]:
    opens = _opens(document) if isinstance(document, Document) else None
    if opens is not None and isinstance(document, Document):
        yield from (_flat(member) for member in opens(document, limits))
    else:
        yield document


def _opens(document: Document) -> Opens | None:
    """What opens an archive: by its name, or by its bytes where that says nothing (office files are zips too)."""
    name = document.name.lower()
    if name.endswith(SUFFIXES):
        return untarred
    suffix = Path(name).suffix
    zipped = suffix == ".zip" or (not suffix and document.data.startswith(b"PK\x03\x04"))
    return unpacked if zipped else None


def _flat(member: Document | Rejected) -> Document | Rejected:
    if isinstance(member, Document) and _opens(member):
        return rejected(member.path, "an archive within an archive")
    return member
