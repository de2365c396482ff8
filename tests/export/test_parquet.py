"""Parquet, read by pyarrow."""

import io
import zipfile
from datetime import date

from pyarrow import parquet

from filrouge.export import parquettables
from filrouge.export.frames import TABLES
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


def test_tables_hold_all_that_a_chronology_says():
    made = chronology()
    with zipfile.ZipFile(io.BytesIO(parquettables.render(made, words("en")))) as archive:
        tables = {
            n.removesuffix(".parquet"): parquet.read_table(io.BytesIO(archive.read(n))) for n in archive.namelist()
        }
    assert set(tables) == set(TABLES)
    assert tables["events"].column("id").to_pylist() == [e.id for e in made.events]
    assert tables["mentions"].num_rows == sum(len(e.mentions) for e in made.events)
    assert tables["articles"].column("text").to_pylist() == [a.article.text for a in made.articles]
    assert tables["quotes"].num_rows == len(made.quotes)
    assert tables["events"].schema.metadata[b"filrouge"] == b"filrouge/1"
    assert str(tables["events"].schema.field("earliest").type) == "date32[day]"
