"""Zip containers that are the same bytes every time: fixed times, fixed order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip archive can hold
_CORE = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of named members, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, data)
    return out.getvalue()


def settled(office: bytes, day: str) -> bytes:
    """An office document without the clock: made and changed on the day of its material."""
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        members = [(m.filename, archive.read(m)) for m in archive.infolist()]
    stamp = rf"\g<1>{day}T00:00:00Z\g<2>".encode()
    return packed((name, _TIME.sub(stamp, data) if name == _CORE else data) for name, data in members)
