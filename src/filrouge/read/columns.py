"""Which column or field of the user's own data holds what: ``title=Titre``, ``text=body.content``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

NONE: Mapping[str, str] = MappingProxyType({})
FIELDS = ("id", "title", "text", "date", "language", "source", "authors", "url", "agency")
_IN_LINES = {"language": "lang"}  # as JSON Lines call them


def placed(columns: Mapping[str, str], heads: Sequence[str]) -> dict[str, int] | str:
    """Where each field stands among the heads of a table; the name of a column that is not there."""
    known = {head.strip().lstrip("\ufeff"): at for at, head in reversed(list(enumerate(heads)))}
    for name in columns.values():
        if name not in known:
            return name
    return {("published" if field == "date" else field): known[name] for field, name in columns.items()}


def renamed(columns: Mapping[str, str], fields: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object with the user's fields under the names that are read; dots lead into objects."""
    told = {_IN_LINES.get(field, field): _within(fields, name) for field, name in columns.items()}
    kept = {k: v for k, v in fields.items() if k not in told and k not in columns.values()}
    return kept | {field: value for field, value in told.items() if value is not None}


def _within(fields: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - JSON is of any shape
    if name in fields:
        return fields[name]
    head, dot, rest = name.partition(".")
    inner = fields.get(head)
    return _within(inner, rest) if dot and isinstance(inner, Mapping) else None
