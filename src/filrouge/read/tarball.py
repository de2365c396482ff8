"""Tar archives, also packed by gzip, bzip2 or xz: read in memory within the bounds of `Limits`, nothing written."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from filrouge.model.text import Rejected
from filrouge.read.archive import hidden, leads_out
from filrouge.read.document import Document, named, rejected
from filrouge.read.options import Limits

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_STEP = 1 << 20
_BROKEN = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, MemoryError)


def untarred(document: Document, limits: Limits) -> Iterator[Document | Rejected]:
    """The members of a tar archive by name; each bad one is rejected singly."""
    try:
        data = _plain(document.data, limits)
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            last = _entries(archive, limits)
            yield from (_member(archive, last[name], f"{document.path}!{name}", limits) for name in sorted(last))
    except _BoundError as error:
        yield rejected(document.path, str(error))
    except _BROKEN:
        yield rejected(document.path, "a broken tar archive")


class _BoundError(Exception):
    """A bound that an archive passes; no `ValueError`, which broken ones raise."""


def _entries(archive: tarfile.TarFile, limits: Limits) -> dict[str, tarfile.TarInfo]:
    """Files by name; of two under one name the later stands, as when it is unpacked."""
    found = {}
    for number, member in enumerate(archive):  # no list of all: there may be millions, or a header that leads back
        if number >= limits.members:
            raise _BoundError(f"more than {limits.members} files in one archive")
        if not member.isdir() and not hidden(member.name):
            found[named(member.name)] = member
    return found


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, shown: str, limits: Limits) -> Document | Rejected:
    if leads_out(member.name):
        return rejected(shown, "its name leads out of the archive")
    if not member.isreg() or member.issparse():
        return rejected(shown, "a symbolic link" if member.issym() or member.islnk() else "not a regular file")
    if member.size > limits.file:
        return rejected(shown, f"over {limits.file // 1_000_000} MB when unpacked")
    stream = archive.extractfile(member)
    data = b"" if stream is None else stream.read()
    if len(data) < member.size:
        return rejected(shown, "a broken member of the archive")
    return Document(shown, data)


def _plain(data: bytes, limits: Limits) -> bytes:
    """The archive unpacked, no further than the bounds allow."""
    stream = _unpacking(data)
    if stream is None:
        return data
    pieces, size = [], 0
    with stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > limits.unpacked:
                raise _BoundError(f"the archive unpacks to over {limits.unpacked // 1_000_000} MB")
            if size > limits.ratio_from and size > limits.ratio * len(data):
                raise _BoundError(f"packed more than {limits.ratio} times, as a zip bomb is")
            pieces.append(piece)
    return b"".join(pieces)


def _unpacking(data: bytes) -> IO[bytes] | None:
    """A stream that unpacks, by the first bytes; null for a plain archive."""
    if data.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=io.BytesIO(data)))
    if data.startswith(b"BZh"):
        return bz2.BZ2File(io.BytesIO(data))
    return lzma.LZMAFile(io.BytesIO(data)) if data.startswith(b"\xfd7zXZ\0") else None
