"""Loading a chronology that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from filrouge.cli.app import say
from filrouge.errors import InputError

if TYPE_CHECKING:
    from filrouge.model.story import Chronology


def load(path: Path) -> Chronology:
    """The chronology in a JSON file.

    Raises:
        InputError: there is no such file.
        FormatError: it is not a chronology.
    """
    from filrouge.export.jsonin import loads  # noqa: PLC0415 - imports wait until a command runs

    if not path.is_file():
        raise InputError(say("error.no_path", path=path))
    return loads(path.read_bytes())
