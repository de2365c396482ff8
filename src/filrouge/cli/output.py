"""Writing a result where the user named, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from filrouge.cli.app import say
from filrouge.errors import InputError


def write(data: bytes, path: Path | None) -> None:
    """Write bytes to a file, through a temporary name beside it, or to standard output.

    Raises:
        InputError: the place cannot be written.
    """
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        _replace(data, path)
    except OSError as error:
        raise InputError(say("error.cannot_write", path=path, reason=error.strerror or error)) from error


def _replace(data: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():  # a device or pipe is written to, never replaced
        path.write_bytes(data)
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
