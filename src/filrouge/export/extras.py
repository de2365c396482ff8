"""Packages that only some formats need: named by the extra that installs them."""

from __future__ import annotations

from importlib.util import find_spec

from filrouge.errors import FormatError
from filrouge.words import Words

EXTRAS: dict[str, tuple[str, ...]] = {
    "calendar": ("icalendar",),
    "fetch": ("httpcore2", "httpx2", "warcio"),
    "frames": ("pandas", "polars", "pyarrow"),
    "mcp": ("mcp",),
    "notebook": ("altair", "vl_convert"),
    "office": ("openpyxl", "docx"),
    "parquet": ("pyarrow",),
    "rdf": ("rdflib",),
}


def require(extra: str, words: Words) -> None:
    """Make sure that an extra's packages are there, before any work is done for them.

    Raises:
        FormatError: one is missing; the message says how to install it.
    """
    missing = [name for name in EXTRAS[extra] if find_spec(name) is None]
    if missing:
        raise FormatError(words("out.missing", packages=", ".join(missing), extra=extra))
