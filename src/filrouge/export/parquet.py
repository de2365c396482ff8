"""Parquet: one row an event, its participants, figures and reports as lists of structures."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from filrouge.export.citing import Sources, writable
from filrouge.export.extras import require
from filrouge.export.json import SCHEMA
from filrouge.model.story import Chronology, Event, Place
from filrouge.words import Words

NAME = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
EXTRA = "parquet"
_EVENT = ("id", "label", "type", "mode", "status", "edtf", "precision", "basis")
_REPORT = ("article", "path", "sha256", "words", "trigger", "edtf", "status", "attributed_to", "published", "publisher")


def render(chronology: Chronology, words: Words) -> bytes:
    """The events as one table; the schema's version stands in the file's metadata."""
    require(EXTRA, words)
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only for this format
    from pyarrow import parquet  # noqa: PLC0415 - as above

    sources, out = Sources(chronology), io.BytesIO()
    told = {"filrouge": SCHEMA, "filrouge_version": chronology.generator.version}
    table = pa.Table.from_pylist([_held(_row(e, sources)) for e in chronology.events], schema=_schema(told))
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _schema(told: dict[str, str]) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa  # noqa: PLC0415 - as above

    def columns(names: tuple[str, ...], kind: Any) -> list[Any]:  # noqa: ANN401 - as above
        return [(name, kind) for name in names]

    text, number, day = pa.string(), pa.int32(), pa.date32()
    people = pa.struct(
        [*columns(("actor", "name", "kind", "country", "role", "article"), text), *columns(("start", "end"), number)]
    )
    reports = pa.struct([*columns(_REPORT, text), *columns(("start", "end", "page"), number)])
    figures = pa.struct(
        [
            *columns(("id", "words", "unit", "kind", "article"), text),
            *columns(("start", "end"), number),
            *columns(("low", "high"), pa.float64()),
        ]
    )
    fields = [
        *columns(_EVENT, text),
        *columns(("earliest", "latest"), day),
        ("sources", number),
        ("salience", pa.float64()),
    ]
    lists = [("participants", pa.list_(people)), ("figures", pa.list_(figures)), ("reports", pa.list_(reports))]
    return pa.schema([*fields, *lists], metadata=told)


def _held(value: Any) -> Any:  # noqa: ANN401 - any cell of a row
    """A row whose every text Arrow can hold."""
    if isinstance(value, dict):
        return {key: _held(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_held(inner) for inner in value]
    return writable(value) if isinstance(value, str) else value


def _row(event: Event, sources: Sources) -> dict[str, Any]:
    when = event.date
    values = (event.id, event.label, event.type, event.mode, event.status.value, when.value, when.precision, when.basis)
    return dict(zip(_EVENT, values, strict=True)) | {
        "earliest": date.fromisoformat(when.earliest) if when.earliest else None,
        "latest": date.fromisoformat(when.latest) if when.latest else None,
        "sources": event.sources,
        "salience": event.salience,
        "participants": _participants(event, sources),
        "figures": _figures(event, sources),
        "reports": _reports(event, sources),
    }


def _participants(event: Event, sources: Sources) -> list[dict[str, Any]]:
    return [
        {"actor": a.id, "name": a.name, "kind": a.kind.value, "country": a.country, "role": p.role}
        | {"article": p.span.article, "start": p.span.start, "end": p.span.end}
        for p in event.participants
        if (a := sources.actors.get(p.actor))
    ]


def _figures(event: Event, sources: Sources) -> list[dict[str, Any]]:
    return [
        {"id": f.id, "words": sources.words(Place(f.article, f.start, f.end)), "unit": f.unit, "kind": f.kind.value}
        | {"article": f.article, "start": f.start, "end": f.end, "low": f.low, "high": f.high}
        for f in sources.numbers(event)
    ]


def _reports(event: Event, sources: Sources) -> list[dict[str, Any]]:
    found = []
    for c in sources.cited(event):
        report, article = c.report, c.article
        who = sources.name(report.attributed_to) or None
        said = (article.id, article.path, article.sha256, c.words, report.trigger.of(article.text), report.date.value)
        rest = (report.status.value, who, c.read.published.date, article.source)
        numbers: dict[str, Any] = {"start": report.start, "end": report.end, "page": c.page}
        found.append(dict(zip(_REPORT, said + rest, strict=True)) | numbers)
    return found
