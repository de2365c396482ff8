"""The rules of a pack, compiled: pieces of pattern, references to other kinds, marks of the span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from filrouge.annotate.dates.first import ANY, first_characters
from filrouge.errors import PackError
from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack, Rule

_ITEM = re.compile(r"(?<!\(\?P)(?<!\(\?)<([a-z_|-]+)(?::([a-z]+))?>|([⟦⟧])")
_LEXICON = re.compile(r"\{([a-z][a-z0-9-]*)(?::([a-z]+))?\}")
_SPACE = re.compile(r"(\(\?<[=!][^)]*\)|\[[^\]]*\]|\\.)| (\?)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of pattern; ``values`` turns what a lexicon's group matched into its value."""

    pattern: re.Pattern[str]
    values: Mapping[str, Mapping[str, int | str]]


@dataclass(frozen=True, slots=True)
class Reference:
    kinds: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the span shown begins or ends, when that is not the whole match."""

    opens: bool


Item: TypeAlias = Piece | Reference | Edge


@dataclass(frozen=True, slots=True)
class Compiled:
    name: str
    kind: str
    items: tuple[Item, ...]
    give: str
    args: Mapping[str, Any]
    order: int


@dataclass(frozen=True, eq=False)
class Grammar:
    """``by_kind`` has, for each kind and first character, the rules to try; kinds with _ never stand alone."""

    by_kind: Mapping[str, Mapping[str, tuple[Compiled, ...]]]
    top: Mapping[str, tuple[Compiled, ...]]
    _start: re.Pattern[str]
    numbers: Mapping[str, float]
    number_forms: re.Pattern[str]

    def starts(self, seen: str) -> Iterator[int]:
        """The places where some rule may begin."""
        for match in self._start.finditer(seen):
            yield match.start()


@cache
def grammar(pack: Pack) -> Grammar:
    """The date rules of a pack, compiled once.

    Raises:
        PackError: a rule refers to a kind that no rule makes.
    """
    rules = [_compiled(rule, order, pack) for order, rule in enumerate(pack.rules_of("dates"))]
    kinds = {rule.kind for rule in rules}
    for rule in rules:
        for item in rule.items:
            if isinstance(item, Reference) and not kinds.issuperset(item.kinds):
                raise PackError(f"dates: {rule.name}: no rule makes {', '.join(set(item.kinds) - kinds)}")
    firsts, numbers = _Firsts(rules), _numbers(pack)
    by_kind = {kind: _by_character([r for r in rules if r.kind == kind], firsts) for kind in sorted(kinds)}
    top = _by_character([r for r in rules if not r.kind.startswith("_")], firsts)
    return Grammar(by_kind, top, _starts(rules), numbers, _forms(numbers))


def _numbers(pack: Pack) -> Mapping[str, float]:
    return {bare(row["form"]): float(row["value"]) for row in pack.lexicon("date-number")}


def _forms(numbers: Mapping[str, float]) -> re.Pattern[str]:
    forms = sorted(numbers, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b") if forms else re.compile(r"(?!)")


def _compiled(rule: Rule, order: int, pack: Pack) -> Compiled:
    return Compiled(rule.name, rule.kind, tuple(_items(rule, pack)), rule.give, rule.with_, order)


def _items(rule: Rule, pack: Pack) -> Iterator[Item]:
    done = 0
    for found in _ITEM.finditer(rule.raw):
        if found.start() > done:
            yield _piece(rule.raw[done : found.start()], pack)
        if found[3]:
            yield Edge(found[3] == "⟦")
        else:
            yield Reference(tuple(found[1].split("|")), found[2] or found[1].split("|")[0].strip("_"))
        done = found.end()
    if done < len(rule.raw):
        yield _piece(rule.raw[done:], pack)


def _piece(raw: str, pack: Pack) -> Piece:
    values: dict[str, Mapping[str, int | str]] = {}

    def group(found: re.Match[str]) -> str:
        name = found[2] or found[1].replace("-", "_")
        rows = pack.lexicon(found[1]).rows
        values[name] = {bare(row["form"]): _value(row.get("value", row["form"])) for row in rows}
        forms = sorted(values[name], key=lambda form: (-len(form), form))
        return f"(?P<{name}>{'|'.join(map(re.escape, forms))})(?![^\\W\\d_])"

    expanded = _LEXICON.sub(group, bare_pattern(raw))
    expanded = expanded.replace("\\ ", " ").replace("\\-", "-")
    return Piece(re.compile(_SPACE.sub(_spaced, expanded)), values)


def bare_pattern(raw: str) -> str:
    """A pattern without accents; its ASCII is kept, for ``(?P<`` and escapes."""
    return "".join(char if char.isascii() else bare(char) for char in raw)


def _spaced(found: re.Match[str]) -> str:
    """A space of a rule is one to three spaces of a text."""
    if found[1]:
        return found[1]
    return "[ ]{0,3}" if found[2] else "[ ]{1,3}"


def _value(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdigit() else text


class _Firsts:
    """First characters of rules, through their references."""

    def __init__(self, rules: list[Compiled]) -> None:
        self._rules = rules
        self._of_kind: dict[str, tuple[frozenset[str], bool]] = {}

    def of(self, rule: Compiled) -> tuple[frozenset[str], bool]:
        found: frozenset[str] = frozenset()
        for item in rule.items:
            if isinstance(item, Edge):
                continue
            chars, empty = (
                first_characters(item.pattern.pattern) if isinstance(item, Piece) else self._kinds(item.kinds)
            )
            found |= chars
            if not empty:
                return found, False
        return found, True

    def _kinds(self, kinds: tuple[str, ...]) -> tuple[frozenset[str], bool]:
        found: frozenset[str] = frozenset()
        for kind in kinds:
            if kind not in self._of_kind:
                self._of_kind[kind] = (frozenset(), False)
                parts = [self.of(rule)[0] for rule in self._rules if rule.kind == kind]
                self._of_kind[kind] = (frozenset().union(*parts), False)
            found |= self._of_kind[kind][0]
        return found, False


def _by_character(rules: list[Compiled], firsts: _Firsts) -> Mapping[str, tuple[Compiled, ...]]:
    table: dict[str, list[Compiled]] = {"": []}
    sets = [(rule, firsts.of(rule)[0]) for rule in rules]
    for char in sorted({c for _, chars in sets for c in chars}):
        table[char] = [rule for rule, chars in sets if char in chars or chars & ANY]
    table[""] = [rule for rule, chars in sets if chars & ANY]
    return {char: tuple(found) for char, found in table.items()}


def _starts(rules: list[Compiled]) -> re.Pattern[str]:
    """The first stretches of all rules as one pattern, tried at the beginnings of words only."""
    leads = dict.fromkeys(lead for rule in rules if not rule.kind.startswith("_") for lead in _leads(rule, rules, 0))
    by_letter = "|".join(sorted(leads, key=lambda lead: (-len(lead), lead)))
    return re.compile(rf"(?<![^\W_])(?={by_letter})") if leads else re.compile(r"(?!)")


def _leads(rule: Compiled, rules: list[Compiled], depth: int) -> Iterator[str]:
    first = next(item for item in rule.items if not isinstance(item, Edge))
    if isinstance(first, Piece):
        yield re.sub(r"\(\?P=\w+\)", ".", re.sub(r"\?P<\w+>", "?:", first.pattern.pattern))
    elif depth < 8:
        for other in rules:
            if other.kind in first.kinds:
                yield from _leads(other, rules, depth + 1)
