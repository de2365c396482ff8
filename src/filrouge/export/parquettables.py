"""Parquet tables of all that a chronology says, from its events to its articles."""

from __future__ import annotations

import io

from filrouge.export.extras import require
from filrouge.export.frames import TABLES, arrow
from filrouge.export.packing import packed
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "parquet.zip"
MEDIA_TYPE = "application/zip"
EXTRA = "parquet"


def render(chronology: Chronology, words: Words) -> bytes:
    """One table a file, as the Python interface has them."""
    require(EXTRA, words)
    return packed((f"{name}.parquet", _table(chronology, name)) for name in TABLES)


def _table(chronology: Chronology, name: str) -> bytes:
    from pyarrow import parquet  # noqa: PLC0415 - heavy, and only for this format

    out = io.BytesIO()
    parquet.write_table(arrow(chronology, name), out, compression="zstd")
    return out.getvalue()
