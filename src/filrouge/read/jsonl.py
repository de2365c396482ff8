"""JSON Lines: one article a line, as `{"id", "text", "title"?, "lang"?, "published"?, …}`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from filrouge.model.text import Basis, Published, Rejected
from filrouge.read.columns import NONE, renamed
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, Hints, dated, digest, rejected
from filrouge.read.html import page
from filrouge.read.options import Limits

_DATES = ("published", "date", "dct")


class _BadLineError(ValueError):
    """Why a line is no article."""


def json_lines(document: Document, limits: Limits, columns: Mapping[str, str] = NONE) -> Iterator[Draft | Rejected]:
    """The articles of a file by their ids; bad lines are rejected singly. ``columns`` are the user's own names."""
    try:
        lines = decoded(document.data).split("\n")
    except NotTextError as error:
        yield rejected(document.path, str(error))
        return
    reading = _Reading(document.path, limits, columns)
    read = [_line(reading, n, line) for n, line in enumerate(lines, 1) if line.strip()]
    yield from sorted((item for items in read for item in items), key=lambda item: item.path)


class _Reading(NamedTuple):
    """The file whose lines are read, and how."""

    path: str
    limits: Limits
    columns: Mapping[str, str]


def _line(reading: _Reading, number: int, line: str) -> list[Draft | Rejected]:
    path, limits, columns = reading
    shown = f"{path}#{number}"
    try:
        fields = _fields(line, columns)
        shown = f"{path}#{fields['id']}" if fields.get("id") not in (None, "") else shown
        return [_draft(shown, line, fields, limits)] if "text" in fields else _html(shown, fields, limits)
    except (_BadLineError, ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _BadLineError) else "not a line of JSON"
        return [rejected(shown, reason)]


def _fields(line: str, columns: Mapping[str, str]) -> Mapping[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise _BadLineError("not a JSON object")
    fields = renamed(columns, fields) if columns else fields
    if not isinstance(fields.get("text", fields.get("html")), str):
        raise _BadLineError("no text in it")
    return fields


def _draft(shown: str, line: str, fields: Mapping[str, Any], limits: Limits) -> Draft:
    text = str(fields["text"])
    if not any(char.isalpha() for char in text):
        raise _BadLineError("no words in its text")
    if len(text) > limits.text:
        raise _BadLineError(f"a text of over {limits.text // 1_000_000} million characters is no article")
    return Draft(shown, _digest(line), text, _hints(fields))


def _html(shown: str, fields: Mapping[str, Any], limits: Limits) -> list[Draft | Rejected]:
    """A line that carries the page instead of its text; what the line says wins over the page."""
    data = str(fields["html"]).encode("utf-8", "replace")
    found: list[Draft | Rejected] = []
    for draft in page(Document(shown, data), limits):
        if isinstance(draft, Draft):
            told = {k: v for k, v in _hints(fields)._asdict().items() if v}
            found.append(Draft(shown, draft.sha256, draft.text, draft.hints._replace(**told), draft.titled))
        else:
            found.append(draft)
    return found


def _digest(line: str) -> str:
    return digest(line.strip().encode("utf-8", "surrogatepass"))


def _hints(fields: Mapping[str, Any]) -> Hints:
    return Hints(
        title=_text(fields, "title"),
        language=_text(fields, "lang"),
        source=_text(fields, "source"),
        authors=_authors(fields.get("authors", fields.get("author"))),
        published=_published(fields),
        agency=_text(fields, "agency"),
        url=_text(fields, "url"),
    )


def _text(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _authors(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(v.strip() for v in values if isinstance(v, str) and v.strip())


def _published(fields: Mapping[str, Any]) -> Published | None:
    for key in _DATES:
        value = fields.get(key)
        if isinstance(value, str) and value:
            try:
                return dated(date.fromisoformat(value[:10]), Basis.METADATA, f"the field {key} of its line")
            except ValueError:
                continue
    return None
