"""The shape of the code: sizes, names, and that every table is complete."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from filrouge.engine.stages import STAGES
from filrouge.export.formats import FORMATS
from filrouge.lang.pack import PACKS, languages

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "filrouge"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 45, 5
FEW_LONG = 0.02  # share of functions that may pass 40 lines
BANNED_NAMES = {"utils", "helpers", "base", "common", "misc"}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_a_module_is_short_says_what_it_is_and_has_a_telling_name(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert path.stem.strip("_") not in BANNED_NAMES


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_public_functions_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    bare = [
        n.name
        for n in tree.body
        if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_") and not ast.get_docstring(n)
    ]
    allowed = {"NamedTuple", "StrEnum"}
    classes = {
        n.name
        for n in tree.body
        if isinstance(n, ast.ClassDef)
        if {b.id for b in n.bases if isinstance(b, ast.Name)} & allowed
    }
    assert [b for b in bare if b not in classes and length_of(tree, b) > 6] == []


def length_of(tree: ast.Module, name: str) -> int:
    node = next(n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name == name)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short_on_the_whole() -> None:
    lengths = sorted(length(f) for path in MODULES for f in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert sum(n > 40 for n in lengths) <= FEW_LONG * len(lengths)


def test_every_pack_has_the_same_files() -> None:
    listed = {
        code: {
            p.relative_to(PACKS / code).as_posix() for p in (PACKS / code).rglob("*.*") if p.suffix in {".tsv", ".toml"}
        }
        for code in languages()
    }
    assert listed["fr"] == listed["en"]


def test_the_table_of_stages_is_in_order() -> None:
    seen: set[str] = set()
    for stage in STAGES:
        assert set(stage.needs) <= seen, stage.name
        seen.add(stage.name)


def test_every_stage_names_a_module() -> None:
    for stage in STAGES:
        path = SOURCE.parent.joinpath(*stage.module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__init__.py").exists(), stage.module


def test_the_interface_speaks_both_languages_in_full() -> None:
    def keys(tree: dict[str, object], prefix: str = "") -> set[str]:
        found: set[str] = set()
        for key, value in tree.items():
            found |= keys(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key}
        return found

    fr, en = (keys(tomllib.loads((SOURCE / "words" / f"{code}.toml").read_text("utf-8"))) for code in ("fr", "en"))
    assert fr == en


def test_export_names_are_unique() -> None:
    names = [f.name for f in FORMATS]
    assert len(names) == len(set(names))
