"""A chronology as typed tables: Arrow, and from there pandas and polars.

Every row that says something names the article and the code points that it rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from filrouge.export.extras import require
from filrouge.export.frames import TABLES, Frame, arrow
from filrouge.model.story import Chronology
from filrouge.words import words

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["TABLES", "Frame", "to_arrow", "to_pandas", "to_polars"]


def to_arrow(chronology: Chronology, table: str = "events") -> pa.Table:
    """One table of a chronology.

    Args:
        chronology: what `build` or `load` gave.
        table: one of `TABLES`: ``events``, ``mentions``, ``participants``, ``actors``, ``roles``, ``quotes``,
            ``figures``, ``contradictions``, ``follow_ups``, ``articles``.

    Raises:
        KeyError: there is no such table.
        FormatError: pyarrow is not installed.
    """
    if table not in TABLES:
        raise KeyError(table)
    require("frames", words("en"))
    return arrow(chronology, table)


def to_pandas(chronology: Chronology, table: str = "events") -> pd.DataFrame:
    """One table as a pandas data frame; days are ``datetime64``, so that they can be resampled."""
    found = to_arrow(chronology, table)
    return found.to_pandas(date_as_object=False)


def to_polars(chronology: Chronology, table: str = "events") -> pl.DataFrame:
    """One table as a polars data frame."""
    found = to_arrow(chronology, table)
    import polars as pl  # noqa: PLC0415 - heavy, and only for those who ask

    made = pl.from_arrow(found)
    assert isinstance(made, pl.DataFrame)
    return made
