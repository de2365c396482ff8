"""Zip archives, read in memory: nothing is ever written to disk, and no member leaves its folder."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from filrouge.model.text import Rejected
from filrouge.read.document import Document, rejected
from filrouge.read.options import Limits

_STEP = 1 << 16


def unpacked(document: Document, limits: Limits) -> Iterator[Document | Rejected]:
    """The members of an archive by name; each bad one is rejected singly."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.data))
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        yield rejected(document.path, "a broken zip archive")
        return
    if len(members) > limits.members:
        yield rejected(document.path, f"more than {limits.members} files in one archive")
        return
    left = limits.unpacked
    for member in members:
        if hidden(member.filename):
            continue
        found = _member(archive, member, document.path, _Bounds(limits, left))
        left -= len(found.data) if isinstance(found, Document) else 0
        yield found


class _Bounds:
    """How many bytes one member may still unpack to."""

    def __init__(self, limits: Limits, left: int) -> None:
        self._limits, self._left = limits, left

    def complaint(self, member: zipfile.ZipInfo, size: int) -> str | None:
        if size > self._limits.file:
            return f"over {self._limits.file // 1_000_000} MB when unpacked"
        if size > self._left:
            return f"the archive unpacks to over {self._limits.unpacked // 1_000_000} MB"
        packed = max(1, member.compress_size)
        if size > self._limits.ratio_from and size > self._limits.ratio * packed:
            return f"packed more than {self._limits.ratio} times, as a zip bomb is"
        return None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, bounds: _Bounds) -> Document | Rejected:
    shown = f"{path}!{member.filename}"
    reason = _unsafe(member) or bounds.complaint(member, member.file_size)
    if reason:
        return rejected(shown, reason)
    try:
        data = _bytes(archive, member, bounds)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return rejected(shown, "a broken member of the archive")
    return rejected(shown, data) if isinstance(data, str) else Document(shown, data)


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: _Bounds) -> bytes | str:
    """The bytes, or the bound that they break: sizes in the directory of an archive can lie."""
    pieces, size = [], 0
    with archive.open(member) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if reason := bounds.complaint(member, size):
                return reason
            pieces.append(piece)
    return b"".join(pieces)


def _unsafe(member: zipfile.ZipInfo) -> str | None:
    if leads_out(member.filename):
        return "its name leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a symbolic link"
    if member.flag_bits & 1:
        return "encrypted"
    return None


def leads_out(name: str) -> bool:
    """Whether a member's name leads out of its archive."""
    name = name.replace("\\", "/")
    return name.startswith("/") or ":" in name.split("/")[0] or ".." in PurePosixPath(name).parts


def hidden(name: str) -> bool:
    """Leftovers of operating systems, as `.DS_Store` and `__MACOSX/`."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((p.startswith(".") and p != "..") or p == "__MACOSX" for p in parts)
