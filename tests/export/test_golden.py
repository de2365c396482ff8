"""One small chronology in every format, as it was written: a change of an export shows as a change of its golden file.

`python -m tests.export.test_golden` writes the golden files anew; look at what has changed before you keep it.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from pyarrow import parquet

from filrouge.export.formats import FORMATS
from filrouge.version import VERSION
from filrouge.words import words
from tests.builders import chronology

FOLDER = Path(__file__).parent / "golden"


def members(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(f"=== {name}\n{archive.read(name).decode()}\n" for name in archive.namelist())


def sheets(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def document(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    return "".join("".join(p.itertext()) + "\n" for part in parts for p in part.iter("{*}p"))


def page(data: bytes) -> str:
    tree = etree.HTML(data.decode())
    for loud in tree.xpath("//script | //style"):
        loud.getparent().remove(loud)
    return "\n".join(line for text in tree.itertext() if (line := " ".join(text.split()))) + "\n"


def table(data: bytes) -> str:
    return (
        json.dumps(parquet.read_table(io.BytesIO(data)).to_pylist(), ensure_ascii=False, indent=1, default=str) + "\n"
    )


def tables(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(f"=== {name}\n{table(archive.read(name))}" for name in archive.namelist())


READABLE = {
    "xlsx": sheets,
    "docx": document,
    "html": page,
    "parquet": table,
    "parquet.zip": tables,
    "timeml.zip": members,
    "naf.zip": members,
}


def told(form) -> str:
    """An export as text that can be compared; what the writing library adds to a container is left out."""
    data = form.render(chronology(), words("en"))
    text = READABLE[form.name](data) if form.name in READABLE else data.decode()
    return text.replace(VERSION, "VERSION").replace("\r\n", "\n")


def golden(form) -> Path:
    return FOLDER / f"{form.name}.golden"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_is_written_is_what_was_written(form) -> None:
    assert told(form) == golden(form).read_text("utf-8")


def test_every_export_has_its_golden_file_and_none_is_left_over() -> None:
    assert {p.name for p in FOLDER.iterdir()} == {golden(form).name for form in FORMATS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in FORMATS:
        golden(each).write_text(told(each), "utf-8")
