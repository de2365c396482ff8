"""No format without its row in docs/formats.md, a test that uses it, a golden file and an independent reader."""

import re
import tomllib
from pathlib import Path

import pytest

from filrouge.errors import FormatError
from filrouge.export.extras import EXTRAS
from filrouge.export.formats import FORMATS, of
from filrouge.read.formats import READERS
from filrouge.read.tarball import SUFFIXES
from filrouge.words import words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text("utf-8")
_CODE = re.compile(r"`([^`]+)`")


def rows(heading: str) -> dict[str, tuple[list[str], ...]]:
    """Of each ending in a table: the extra, the modules, the tests, and of an export who checks it."""
    section = PAGE.split(f"\n{'#' * (3 if heading == 'Archives' else 2)} {heading}\n")[1].split("\n##")[0]
    found = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            for ending in _CODE.findall(cells[0]):
                assert ending not in found, f"{ending} has two rows"
                found[ending] = tuple(_CODE.findall(cell) for cell in cells[2:])
    return found


def test_every_reader_has_its_row_and_every_row_its_reader() -> None:
    assert set(rows("In")) == set(READERS)


def test_every_export_has_its_row_and_every_row_its_export() -> None:
    assert set(rows("Out")) == {f".{form.name}" for form in FORMATS}


@pytest.mark.parametrize("ending", sorted(READERS))
def test_a_reader_s_row_names_its_module_and_a_test_with_such_a_file(ending: str) -> None:
    _, modules, tests = rows("In")[ending]
    assert Path(*READERS[ending].__module__.split(".")[1:]).with_suffix(".py").as_posix() in modules
    assert all((ROOT / "src" / "filrouge" / module).exists() for module in modules)
    text = "".join((ROOT / test).read_text("utf-8") for test in tests)
    assert tests
    assert re.search(rf"{re.escape(ending)}[\"']", text, re.IGNORECASE), "no test reads such a file"


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_an_export_s_row_names_its_module_extra_and_a_test_that_imports_it(form) -> None:
    extra, modules, tests, _ = rows("Out")[f".{form.name}"]
    assert extra == ([form.extra] if form.extra else [])
    (module,) = modules
    assert (ROOT / "src" / "filrouge" / module).exists()
    name = Path(module).parent.name if module.endswith("__init__.py") else Path(module).stem
    text = "".join((ROOT / test).read_text("utf-8") for test in tests)
    assert re.search(rf"^from filrouge\.export(?:\.{name} import| import .*\b{name}\b)", text, re.MULTILINE)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_an_export_is_checked_by_a_reader_that_did_not_write_it(form) -> None:
    _, _, tests, (checker,) = rows("Out")[f".{form.name}"]
    text = "".join((ROOT / test).read_text("utf-8") for test in (*tests, "tests/export/test_provenance.py"))
    imported = rf"^(?:import {checker}\b|from {checker}\b(?:\.\w+)* import)"
    assert re.search(imported, text, re.MULTILINE), f"no test reads it with {checker}"


def test_every_reader_and_every_export_has_its_golden_file() -> None:
    read = {p.name.lower() for p in (ROOT / "tests/read/golden").iterdir()}
    for ending in (*READERS, ".zip", ".tar", ".tar.gz"):
        samples = [n for n in read if n.endswith(ending) and not n.endswith(".golden.json")]
        assert samples, f"no sample of {ending}"
        assert all(f"{n}.golden.json" in read for n in samples)
    written = {p.name for p in (ROOT / "tests/export/golden").iterdir()}
    assert written == {f"{form.name}.golden" for form in FORMATS}


def test_archives_have_their_rows() -> None:
    assert set(rows("Archives")) == {".zip", *SUFFIXES}
    for modules, tests in rows("Archives").values():
        assert all((ROOT / "src" / "filrouge" / m).exists() for m in modules)
        assert all((ROOT / t).exists() for t in tests)


def test_every_export_module_is_in_the_table() -> None:
    with_names = {
        p
        for p in (ROOT / "src/filrouge/export").rglob("*.py")
        if re.search(r"^NAME = ", p.read_text("utf-8"), re.MULTILINE)
    }
    assert len(with_names) == len(FORMATS)


def test_every_extra_can_be_installed_and_is_there_for_developers() -> None:
    optional = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(EXTRAS) <= set(optional)
    for name, needed in optional.items():
        assert name == "dev" or set(needed) <= set(optional["dev"]), name


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("x.json", "json"),
        ("X.Timeline.JSON", "timeline.json"),
        ("x.jsonld", "jsonld"),
        ("a.anno.jsonld", "anno.jsonld"),
        ("x.csv", "csv"),
    ],
)
def test_the_longest_ending_wins(name: str, form: str) -> None:
    assert of(Path(name), words("en")).name == form


@pytest.mark.parametrize("name", ["x", "json", "x.pdfx", "x.timeline"])
def test_unknown_endings_are_told(name: str) -> None:
    with pytest.raises(FormatError, match=r"\.timeline\.json"):
        of(Path(name), words("en"))
