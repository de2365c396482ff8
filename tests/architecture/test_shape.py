"""The shape of the code: sizes, names, and that every table is complete."""

from __future__ import annotations

import ast
import re
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
        if isinstance(n, ast.FunctionDef) and not n.name.startswith("_") and not ast.get_docstring(n) and length(n) > 8
    ]
    assert bare == []


def test_functions_are_short_on_the_whole() -> None:
    lengths = sorted(length(f) for path in MODULES for f in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert sum(n > 40 for n in lengths) <= FEW_LONG * len(lengths)


def test_every_lexicon_that_code_asks_for_is_in_every_pack() -> None:
    asked = {name for path in MODULES for name in re.findall(r"lexicon\(\"([a-z-]+)\"\)", path.read_text("utf-8"))}
    assert len(asked) > 10
    for code in languages():
        assert asked - {p.stem for p in (PACKS / code / "lexicon").glob("*.tsv")} == set(), code


def test_every_layer_has_rules_or_cases_in_every_pack() -> None:
    layers = {code: {p.stem.split("-")[0] for p in (PACKS / code).glob("rules/*.toml")} for code in languages()}
    cases = {code: {p.stem for p in (PACKS / code).glob("cases/*.tsv")} for code in languages()}
    assert layers["fr"] == layers["en"]
    assert cases["fr"] == cases["en"]


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
