"""Parquet, read by pyarrow."""

import io
from datetime import date

from pyarrow import parquet

from filrouge.export.parquet import render
from filrouge.words import words
from tests.builders import chronology


def table():
    return parquet.read_table(io.BytesIO(render(chronology(), words("fr"))))


def test_every_report_has_its_words():
    texts = {a.article.id: a.article.text for a in chronology().articles}
    rows = table().to_pylist()
    assert [r["id"] for r in rows] == ["e-call", "e-promise"]
    for row in rows:
        for report in row["reports"]:
            assert texts[report["article"]][report["start"] : report["end"]] == report["words"]
        for part in (*row["participants"], *row["figures"]):
            assert 0 <= part["start"] < part["end"] <= len(texts[part["article"]])


def test_days_are_days_and_the_unknown_is_null():
    call, promise = table().to_pylist()
    assert (call["earliest"], call["latest"]) == (date(2025, 3, 3), date(2025, 3, 4))
    assert (promise["earliest"], promise["edtf"], promise["mode"]) == (None, None, None)
    assert promise["figures"][0]["words"] == "40 camions"


def test_the_schema_says_its_version():
    assert table().schema.metadata[b"filrouge"] == b"filrouge/1"
