"""Matching the rules at one place: top down, each kind at each place once, the longest match kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from filrouge.annotate.dates.constructors import build
from filrouge.annotate.dates.first import ANY, NUMBER
from filrouge.annotate.dates.grammar import Grammar, Table
from filrouge.annotate.dates.items import Compiled, Edge, Item, Piece
from filrouge.annotate.dates.leads import TOKEN
from filrouge.annotate.dates.values import Args, Capture, Value, Words
from filrouge.model.text import Span

DEEPEST = 10  # of references within references; the rules need six
_SPACES = re.compile(" {2,}")


class Found(NamedTuple):
    """``end`` is where the match ends; ``start`` and ``stop`` bound the span shown."""

    start: int
    stop: int
    end: int
    value: Value
    rule: str
    order: int


class _State(NamedTuple):
    end: int
    captures: Mapping[str, Capture]
    opened: int
    closed: int


class Chart:
    """What each kind of rule finds at each place of one text."""

    def __init__(self, text: str, seen: str, grammar: Grammar) -> None:
        self._text = text
        self._seen = seen
        self._grammar = grammar
        self._words = Words(text, grammar.numbers, grammar.number_forms, grammar.common)
        self._keys: dict[int, str] = {}
        self._memo: dict[tuple[str, int], dict[int, Found]] = {}

    def best(self, start: int) -> Found | None:
        """The longest match of a rule that stands alone; of equals, the first in the file."""
        found = self._all(self._grammar.top, start, 0)
        return max(found.values(), key=lambda f: f.end) if found else None

    def _kind(self, kind: str, start: int, depth: int) -> dict[int, Found]:
        known = self._memo.get((kind, start))
        if known is None:
            self._memo[kind, start] = {}  # a rule that begins with itself finds nothing
            known = self._all(self._grammar.by_kind[kind], start, depth) if depth < DEEPEST else {}
            self._memo[kind, start] = known
        return known

    def _all(self, table: Table, start: int, depth: int) -> dict[int, Found]:
        found: dict[int, Found] = {}
        seen = self._seen
        for rule in table.get(self._key(start)) or table[ANY]:
            if not self._begins(rule.items[0], start, depth):
                continue
            for state in self._walk(rule, 0, _State(start, {}, -1, -1), depth):
                end = state.end
                if end in found or end == start or _splits(seen, end):
                    continue
                value = build(rule.give, Args(rule.args, state.captures, self._words))
                if value is not None:
                    opened = start if state.opened < 0 else state.opened
                    stop = end if state.closed < 0 else state.closed
                    found[end] = Found(opened, stop, end, value, rule.name, rule.order)
        return found

    def _begins(self, item: Item, start: int, depth: int) -> bool:
        """Whether the first item of a rule matches: most rules end here."""
        if isinstance(item, Piece):
            return item.pattern.match(self._seen, start) is not None
        if isinstance(item, Edge):
            return True
        for kind in item.kinds:  # noqa: SIM110 - any() over a generator costs twice as much here
            if self._kind(kind, start, depth + 1):
                return True
        return False

    def _key(self, start: int) -> str:
        """The word at a place, or `NUMBER`, as the tables of rules have them."""
        key = self._keys.get(start)
        if key is None:
            token = TOKEN.match(self._seen, start)
            key = ANY if token is None else NUMBER if token[0][0].isdecimal() else token[0]
            self._keys[start] = key
        return key

    def _walk(self, rule: Compiled, i: int, state: _State, depth: int) -> Iterator[_State]:
        end, captures, opened, closed = state
        while i < len(rule.items):
            item = rule.items[i]
            i += 1
            if isinstance(item, Piece):
                match = item.pattern.match(self._seen, end)
                if match is None:
                    return
                if item.pattern.groups:
                    captures = {**captures, **_captured(match, item)}
                end = match.end()
            elif isinstance(item, Edge):
                opened, closed = (end, closed) if item.opens else (opened, end)
            else:
                for kind in item.kinds:
                    for found in self._kind(kind, end, depth + 1).values():
                        span = Span(found.start, found.stop)
                        with_it = {**captures, item.name: Capture(found.value, span)}
                        yield from self._walk(rule, i, _State(found.end, with_it, opened, closed), depth)
                return
        yield _State(end, captures, opened, closed)


def _captured(match: re.Match[str], piece: Piece) -> dict[str, Capture]:
    found = {}
    for name, text in match.groupdict().items():
        if text is None:
            continue
        values = piece.values.get(name)
        value: Value = int(text) if text.isdecimal() else text
        if values is not None:
            value = values[_SPACES.sub(" ", text)]
        found[name] = Capture(value, Span(*match.span(name)))
    return found


def _splits(seen: str, end: int) -> bool:
    """Whether a place lies inside a word or a number."""
    return 0 < end < len(seen) and seen[end].isalnum() and seen[end - 1].isalnum()
