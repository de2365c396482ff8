"""CSV as French Excel opens it: UTF-8 with its mark, semicolons, one row an event, evidence in the last cell."""

from __future__ import annotations

import codecs
import csv
import io

from filrouge.export.citing import Sources
from filrouge.export.tables import events
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "csv"
MEDIA_TYPE = "text/csv"


def render(chronology: Chronology, words: Words) -> bytes:
    """The events as CSV."""
    table = events(Sources(chronology), words)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([table.headings, *table.rows])
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8", "replace")
