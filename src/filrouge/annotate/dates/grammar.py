"""The rules of a pack, compiled: pieces of pattern, references to other kinds, marks of the span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from filrouge.annotate.dates.first import ANY, NUMBER
from filrouge.annotate.dates.items import Compiled, Edge, Item, Piece, Reference
from filrouge.annotate.dates.leads import TOKEN, Leads, by_word, words
from filrouge.errors import PackError
from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack, Rule

_ITEM = re.compile(r"(?<!\(\?P)(?<!\(\?)<([a-z_|-]+)(?::([a-z]+))?>|([⟦⟧])")
_LEXICON = re.compile(r"\{([a-z][a-z0-9-]*)(?::([a-z]+))?\}")
_SPACE = re.compile(r"(\(\?<[=!][^)]*\)|\[[^\]]*\]|\\.)| (\?)?")


WIDEST_GAP = 4  # characters between two words of one expression
Table: TypeAlias = Mapping[str, tuple[Compiled, ...]]


@dataclass(frozen=True, eq=False)
class Grammar:
    """The rules by the word at which they begin: of each kind, and (``top``) of all that may stand alone.

    ``vocabulary`` has the words that rules can read; ``triggers`` those of them that are not
    function words. Stretches of the text without a trigger are never looked at.
    """

    by_kind: Mapping[str, Table]
    top: Table
    vocabulary: frozenset[str]
    triggers: frozenset[str]
    numbers: Mapping[str, float]
    number_forms: re.Pattern[str]
    common: frozenset[str]

    def starts(self, seen: str) -> Iterator[int]:
        """The places where some rule that stands alone may begin."""
        run: list[int] = []
        strong, last = False, 0
        for token in TOKEN.finditer(seen):
            word, at = token[0], token.start()
            number = word[0].isdecimal()
            if at - last > WIDEST_GAP or not (number or word in self.vocabulary):
                if strong:
                    yield from run
                run, strong = [], False
            if number or word in self.vocabulary:
                strong = strong or number or word in self.triggers
                if (NUMBER if number else word) in self.top and not (at and seen[at - 1].isalnum()):
                    run.append(at)
            last = token.end()
        if strong:
            yield from run

    def rules(self, table: Table, word: str) -> tuple[Compiled, ...]:
        return table.get(word) or table[ANY]


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
                raise PackError(f"dates: {rule.name}: no rule makes {', '.join(sorted(set(item.kinds) - kinds))}")
    leads, numbers, vocabulary = Leads(rules), _numbers(pack), words(rules)
    weak = {bare(form) for form in pack.lexicon("date-follower").forms()}
    return Grammar(
        {kind: by_word([r for r in rules if r.kind == kind], leads) for kind in sorted(kinds)},
        by_word([r for r in rules if not r.kind.startswith("_")], leads),
        vocabulary,
        vocabulary - weak,
        numbers,
        _forms(numbers),
        frozenset(bare(form) for form in pack.lexicon("date-common").forms()),
    )


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
