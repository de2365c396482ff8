"""CSV and tab-separated tables of articles: columns found by their names, listed in each pack's `columns`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache

from filrouge.lang.fold import bare
from filrouge.lang.pack import languages, shipped
from filrouge.model.text import Basis, Published, Rejected
from filrouge.read.columns import NONE, placed
from filrouge.read.composing import Piece, composed
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, Hints, dated, rejected
from filrouge.read.feeds import lines
from filrouge.read.headers import day_in
from filrouge.read.options import Limits

_DELIMITERS = ";,\t|"


def table(document: Document, limits: Limits, columns: Mapping[str, str] = NONE) -> Iterator[Draft | Rejected]:
    """The articles of a table, one a row; ``columns`` are the user's own names of them, by field."""
    try:
        text = decoded(document.data)
    except NotTextError as error:
        yield rejected(document.path, str(error))
        return
    (heads, *rows), fault = _rows(text, limits)
    own = placed(columns, heads)
    if isinstance(own, str):
        yield rejected(document.path, f"a table without the column {own}")
        return
    fields = _fields(heads) | own
    if "text" not in fields:
        reason = fault or "a table without a column of texts (text, body, texte, contenu…)"
        yield rejected(document.path, reason)
        return
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            yield _article(document.path, number, {f: row[at] for f, at in fields.items() if at < len(row)}, limits)
    if fault:
        yield rejected(document.path, fault)


def _rows(text: str, limits: Limits) -> tuple[list[list[str]], str | None]:
    """The rows, at least one, and why they end before the file does; the bound on cells is the process's own."""
    heads = text.split("\n", 1)[0]
    before = csv.field_size_limit(limits.text)
    found: list[list[str]] = []
    try:
        found.extend(csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=heads.count)))
    except csv.Error as error:
        return found or [[]], f"a broken table ({error})"
    finally:
        csv.field_size_limit(before)
    return found or [[]], None


def _fields(heads: list[str]) -> dict[str, int]:
    """Which column holds what; of two that fit the first."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        field = _names().get(bare(head.strip().lstrip("\ufeff").replace("_", " ").replace("-", " ")))
        if field:
            found.setdefault(field, at)
    return found


@cache
def _names() -> Mapping[str, str]:
    rows = (row for code in languages() for row in shipped(code).lexicon("columns"))
    return {bare(row["form"]): row["field"] for row in rows}


def _article(path: str, number: int, cells: Mapping[str, str], limits: Limits) -> Draft | Rejected:
    def told(field: str) -> str | None:
        return " ".join(cells.get(field, "").split()) or None

    shown = f"{path}#{told('id') or number}"
    author = told("authors")
    hints = Hints(
        title=told("title"),
        language=told("language"),
        source=told("source"),
        authors=tuple(a.strip() for a in author.split(";") if a.strip()) if author else (),
        published=_day(told("published")),
        agency=told("agency"),
        url=told("url") if (told("url") or "").startswith("http") else None,
    )
    data = "\x1f".join(f"{k}={v}" for k, v in sorted(cells.items())).encode("utf-8", "replace")
    return composed(Piece(shown, data, lines(cells.get("text", "")), told("title"), hints), limits)


def _day(value: str | None) -> Published | None:
    day = day_in(value or "")
    return dated(day, Basis.METADATA, "the date column of the table") if day else None
