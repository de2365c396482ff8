"""Writing a result where the user named, whole or not at all."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from filrouge.cli.app import say
from filrouge.errors import InputError


def write(pieces: Iterable[bytes], path: Path | None) -> None:
    """Write pieces to a file, or to standard output for null and ``-``.

    Raises:
        InputError: the place cannot be written.
    """
    with replacing(path or Path("-")) as out:
        out.writelines(pieces)


def print_json(value: object) -> None:
    """A value for programs, on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, put in place when all is written; ``-`` is standard output.

    Raises:
        InputError: the place cannot be written.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    if path.exists() and not path.is_file():  # a device or pipe is written to, never replaced
        with path.open("wb") as out:
            yield out
        return
    temporary = _beside(path)
    try:
        with temporary.open("wb") as out:
            yield out
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    """An empty file in the same folder, with the rights that a new file would have."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(say("error.cannot_write", path=path, reason=error.strerror or error)) from error
    os.close(handle)
    mask = os.umask(0)
    os.umask(mask)
    made = Path(name)
    made.chmod(0o666 & ~mask)
    return made
