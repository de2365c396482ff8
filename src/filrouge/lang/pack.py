"""A language pack: one folder of data, loaded whole and checked at load.

``pack.toml`` names the language and its parser; ``lexicon/*.tsv`` hold one fact a line under a
header line whose first column is the form; ``rules/<layer>*.toml`` hold the rules of a layer.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filrouge.errors import PackError
from filrouge.lang.constructors import CONSTRUCTORS

PACKS = Path(__file__).parent
LARGEST_ALTERNATION = 200  # above this a lexicon belongs in a Gazetteer, not in a pattern
_REFERENCE = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_MARKED = re.compile(r"⟦|⟧")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rows of one TSV file; every row is a mapping of column name to text."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        return iter(self.rows)

    def forms(self) -> tuple[str, ...]:
        """The first column, in file order."""
        return tuple(row[self.columns[0]] for row in self.rows)

    def mapping(self, column: str) -> dict[str, str]:
        """Form to the text of one column; a later line wins."""
        return {row[self.columns[0]]: row[column] for row in self.rows}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``match`` with its lexicons put in, ``give`` the constructor, ``with_`` its arguments."""

    name: str
    layer: str
    file: str
    match: str
    give: str
    with_: Mapping[str, Any]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    kind: str = ""  # what other rules may call the result: ``<kind>`` in their match
    raw: str = ""  # ``match`` as written


@dataclass(frozen=True, eq=False)
class Pack:
    """A loaded pack; compared and hashed by identity, so that compiled forms can be cached on it."""

    language: str
    name: str
    digest: str
    settings: Mapping[str, Any]
    lexicons: Mapping[str, Lexicon]
    rules: Mapping[str, tuple[Rule, ...]]
    folder: Path = field(repr=False, default=PACKS)

    def lexicon(self, name: str) -> Lexicon:
        """A lexicon by name; an empty one where the pack has none."""
        return self.lexicons.get(name) or Lexicon(name, ("form",), ())

    def rules_of(self, layer: str) -> tuple[Rule, ...]:
        return self.rules.get(layer, ())


def languages() -> tuple[str, ...]:
    """The languages whose packs are shipped, by folder."""
    return tuple(sorted(p.parent.name for p in PACKS.glob("*/pack.toml")))


@cache
def shipped(language: str) -> Pack:
    """The shipped pack of a language.

    Raises:
        PackError: there is none, or it is broken.
    """
    return loaded(PACKS / language)


@cache
def loaded(folder: Path) -> Pack:
    """The pack in a folder, loaded once in a process.

    Raises:
        PackError: it is broken.
    """
    return load(folder)


def load(folder: Path) -> Pack:
    """Load and check the pack in a folder.

    Raises:
        PackError: naming the file and the rule or line that is broken.
    """
    settings = _toml(folder / "pack.toml")
    language = settings.get("language")
    if not isinstance(language, str):
        raise PackError(f"{folder / 'pack.toml'}: no language named")
    lexicons = {p.stem: _lexicon(p) for p in sorted((folder / "lexicon").glob("*.tsv"))}
    rules: dict[str, tuple[Rule, ...]] = {}
    for path in sorted((folder / "rules").glob("*.toml")):
        layer = path.stem.split("-")[0]
        rules[layer] = rules.get(layer, ()) + tuple(_rules(path, layer, lexicons))
    _unique(rules)
    return Pack(
        language,
        str(settings.get("name", language)),
        _digest(folder),
        MappingProxyType(settings),
        MappingProxyType(lexicons),
        MappingProxyType(rules),
        folder,
    )


def unmarked(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An example without its ⟦ ⟧, and the spans that they drew."""
    spans, text, opened = [], "", -1
    for piece in re.split(r"([⟦⟧])", example):
        if piece == "⟦":
            opened = len(text)
        elif piece == "⟧":
            spans.append((opened, len(text)))
        else:
            text += piece
    return text, tuple(spans)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(f"{path}: no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}") from error


def _lexicon(path: Path) -> Lexicon:
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: {error}") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise PackError(f"{path}: no header line")
    columns = tuple(numbered[0][1].split("\t"))
    return Lexicon(path.stem, columns, tuple(_row(path, n, line, columns) for n, line in numbered[1:]))


def _row(path: Path, number: int, line: str, columns: tuple[str, ...]) -> Mapping[str, str]:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise PackError(f"{path}:{number}: {len(cells)} cells where the header has {len(columns)}")
    if not cells[0].strip():
        raise PackError(f"{path}:{number}: the form is empty")
    return dict(zip(columns, (c.strip() for c in cells), strict=True))


def _rules(path: Path, layer: str, lexicons: Mapping[str, Lexicon]) -> Iterator[Rule]:
    for name, body in _toml(path).items():
        where = f"{path}: {name}"
        missing = [key for key in ("match", "give", "yes", "no") if not body.get(key)]
        if missing:
            raise PackError(f"{where}: {', '.join(missing)} missing")
        known = CONSTRUCTORS.get(layer)
        if known is not None and body["give"] not in known:
            raise PackError(f"{where}: no constructor {body['give']!r}; there are {', '.join(sorted(known))}")
        match = _expanded(body["match"], lexicons, where)
        for example in body["yes"]:
            if not _MARKED.search(example):
                raise PackError(f"{where}: no ⟦span⟧ drawn in the example {example!r}")
        yield Rule(
            name,
            layer,
            path.name,
            match,
            body["give"],
            MappingProxyType(body.get("with", {})),
            tuple(body["yes"]),
            tuple(body["no"]),
            str(body.get("kind", "")),
            body["match"],
        )


def _expanded(match: str, lexicons: Mapping[str, Lexicon], where: str) -> str:
    def forms(reference: re.Match[str]) -> str:
        lexicon = lexicons.get(reference[1])
        if lexicon is None:
            raise PackError(f"{where}: no lexicon {reference[1]!r}")
        if len(lexicon.rows) > LARGEST_ALTERNATION:
            raise PackError(f"{where}: {{{reference[1]}}} has over {LARGEST_ALTERNATION} forms")
        ordered = sorted(set(lexicon.forms()), key=lambda f: (-len(f), f))
        return "(?:" + "|".join(re.escape(form) for form in ordered) + ")"

    pattern = _REFERENCE.sub(forms, match)
    try:
        re.compile(pattern)
    except re.error as error:
        raise PackError(f"{where}: the pattern does not compile: {error}") from error
    return pattern


def _unique(rules: Mapping[str, tuple[Rule, ...]]) -> None:
    for layer, of_layer in rules.items():
        seen: dict[str, str] = {}
        for rule in of_layer:
            if rule.name in seen:
                raise PackError(f"{rule.file}: {rule.name}: already in {seen[rule.name]} ({layer})")
            seen[rule.name] = rule.file


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".tsv"}):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
