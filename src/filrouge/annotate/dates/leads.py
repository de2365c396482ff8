"""Where rules can begin, and which words they can read: what keeps matching fast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from filrouge.annotate.dates.first import ANY, Firsts, first_words
from filrouge.annotate.dates.items import Compiled, Piece, Reference

TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NO_WORDS = re.compile(r"\\.|\?P=?<?\w+>?|[{]\d*,?\d*[}]")
_RUN = re.compile(r"(?:[^\W\d_]\??|\(\?:[^\W\d_]+\)\?)+")
_PART = re.compile(r"(?:([^\W\d_])|\(\?:([^\W\d_]+)\))(\??)")


class Leads:
    """First words of rules and kinds, through their references."""

    def __init__(self, rules: list[Compiled]) -> None:
        self._rules = rules
        self._kinds: dict[str, Firsts] = {}

    def rule(self, rule: Compiled) -> Firsts:
        found = Firsts()
        for item in rule.items:
            if isinstance(item, Piece):
                found = found.then(first_words(item.pattern.pattern))
            elif isinstance(item, Reference):
                found = found.then(self.kinds(item.kinds))
            if not found.open_:
                break
        return found

    def kinds(self, kinds: tuple[str, ...]) -> Firsts:
        found = Firsts(frozenset(), frozenset())
        for kind in kinds:
            if kind not in self._kinds:
                self._kinds[kind] = Firsts(frozenset(), frozenset())
                for rule in self._rules:
                    if rule.kind == kind:
                        self._kinds[kind] = self._kinds[kind].either(self.rule(rule))
            found = found.either(self._kinds[kind])
        return found


def by_word(rules: list[Compiled], leads: Leads) -> Mapping[str, tuple[Compiled, ...]]:
    """For each first word the rules to try, in file order; under `ANY` those that any word may begin."""
    firsts = [(rule, leads.rule(rule).words()) for rule in rules]
    always = [rule for rule, words in firsts if ANY in words]
    table: dict[str, list[Compiled]] = {ANY: always}
    for word in sorted({word for _, words in firsts for word in words} - {ANY}):
        table[word] = [rule for rule, words in firsts if word in words or ANY in words]
    return {word: tuple(found) for word, found in table.items()}


def words(rules: list[Compiled]) -> frozenset[str]:
    """Every word that some rule can read."""
    found: set[str] = set()
    for rule in rules:
        for item in rule.items:
            if isinstance(item, Piece):
                found.update(_spelt(item.pattern.pattern))
                for values in item.values.values():
                    found.update(word for form in values for word in TOKEN.findall(form))
    return frozenset(found)


def _spelt(pattern: str) -> Iterator[str]:
    """The words of a pattern, with and without their optional letters (``demie?``, ``tout(?:es)?``)."""
    for run in _RUN.findall(_NO_WORDS.sub(" ", pattern)):
        options = [(part[0] or part[1], bool(part[1]) or part[2] == "?") for part in _PART.findall(run)]
        forms = [""]
        for letters, optional in options:
            forms = [f + letters for f in forms] + (forms if optional else [])
        yield from (form for form in forms if form)
