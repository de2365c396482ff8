"""Where a dossier lies: the path of a file, or the address of a database that several people share."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

SCHEMES = ("postgresql", "postgres")
USUAL = "filrouge"  # the schema of a dossier that names none


class Address(type(Path())):  # type: ignore[misc] # a path of this system, whichever that is
    """``postgresql://user@host/database#schema``, which goes wherever a path goes; shown without its password.

    Its name is that of the schema, ``filrouge`` where none is given: a database may hold many dossiers.
    """

    def __new__(cls, url: str) -> Address:
        made: Address = super().__new__(cls, unquote(urlsplit(url).fragment) or USUAL)
        made.url = url
        return made

    if sys.version_info >= (3, 12):

        def __init__(self, url: str) -> None:
            super().__init__(unquote(urlsplit(url).fragment) or USUAL)

    url: str

    @property
    def server(self) -> str:
        """The address without the schema, for the driver."""
        return urlunsplit(urlsplit(self.url)._replace(fragment=""))

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        before, at, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=before.partition(":")[0] + at + host))

    def __fspath__(self) -> str:
        return str(self)


def place(text: str) -> Path:
    """The path or address that a user typed."""
    return Address(text) if text.partition("://")[0] in SCHEMES else Path(text)
