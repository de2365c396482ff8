"""With which words a pattern can begin, so that most rules are never tried at most places.

A first word is written without what follows it; ``#`` stands for any number.
"""

from __future__ import annotations

import string
from dataclasses import dataclass

ANY = "*"  # a pattern that may begin with anything
NUMBER = "#"
MOST = 3000  # first words of one pattern; more are not worth telling apart
_REPEATS = "?*+{"


@dataclass(frozen=True, slots=True)
class Firsts:
    """``closed`` are whole first words; ``open_`` are beginnings that what follows may lengthen."""

    closed: frozenset[str] = frozenset()
    open_: frozenset[str] = frozenset({""})

    def then(self, other: Firsts) -> Firsts:
        """What a sequence of two patterns can begin with."""
        if not self.open_:
            return self
        closed = self.closed | {
            a + b if b not in {ANY, NUMBER} or not a else a for a in self.open_ for b in other.closed
        }
        return _capped(Firsts(closed, frozenset(a + b for a in self.open_ for b in other.open_)))

    def either(self, other: Firsts) -> Firsts:
        return Firsts(self.closed | other.closed, self.open_ | other.open_)

    def words(self) -> frozenset[str]:
        """Every first word; `ANY` where the pattern may be empty."""
        return frozenset(w or ANY for w in self.closed | self.open_)


def _capped(firsts: Firsts) -> Firsts:
    many = len(firsts.closed) + len(firsts.open_) > MOST
    return Firsts(frozenset({ANY}), frozenset()) if many else firsts


NOTHING = Firsts(frozenset(), frozenset())
_EMPTY = Firsts()
_ANYTHING = Firsts(frozenset({ANY}), frozenset())


def _chars(chars: str) -> Firsts:
    letters = frozenset(c for c in chars if c.isalpha())
    closed = {NUMBER if c.isdigit() else "" for c in chars if not c.isalpha()}
    return Firsts(frozenset(closed), letters)


@dataclass(slots=True)
class _Reader:
    """Reads the subset of regular expressions that the rules use; the rest can begin with `ANY`."""

    pattern: str
    at: int = 0

    def alternatives(self) -> Firsts:
        """``a|b|c`` up to a closing bracket."""
        found = self.sequence()
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            found = found.either(self.sequence())
        return _capped(found)

    def sequence(self) -> Firsts:
        found = _EMPTY
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            found = found.then(self.atom())
        return found

    def atom(self) -> Firsts:
        char = self.pattern[self.at]
        self.at += 1
        if char == "(":
            found = self.group()
        elif char == "[":
            found = self.class_()
        elif char == "\\":
            found = self.escape()
        elif char == ".":
            found = _ANYTHING
        else:
            found = _EMPTY if char in "^$" else _chars(char)
        return self.repeated(found)

    def group(self) -> Firsts:
        around = self.pattern.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.pattern.startswith("?P<", self.at):
            self.at = self.pattern.index(">", self.at) + 1
        elif self.pattern.startswith("?:", self.at):
            self.at += 2
        elif around:
            self.at += 3 if self.pattern[self.at + 1] == "<" else 2
        found = self.alternatives()
        self.at += 1
        return _EMPTY if around else found

    def class_(self) -> Firsts:
        end = self.pattern.index("]", self.at + 1)
        body, self.at = self.pattern[self.at : end], end + 1
        if body.startswith("^") or "\\" in body:
            return _ANYTHING
        chars = ""
        for i, char in enumerate(body):
            inside = char == "-" and 0 < i < len(body) - 1
            chars += "".join(map(chr, range(ord(body[i - 1]), ord(body[i + 1])))) if inside else char
        return _chars(chars)

    def escape(self) -> Firsts:
        char = self.pattern[self.at]
        self.at += 1
        if char in "bB":
            return _EMPTY
        if char == "d":
            return _chars(string.digits)
        return _ANYTHING if char.isalnum() else _chars(char)

    def repeated(self, found: Firsts) -> Firsts:
        """With ``? * + {m,n}`` after it: what may be left out, or said again."""
        if self.at >= len(self.pattern) or self.pattern[self.at] not in _REPEATS:
            return found
        start, char = self.at, self.pattern[self.at]
        self.at = self.pattern.index("}", self.at) + 1 if char == "{" else self.at + 1
        empty = char in "?*" or self.pattern.startswith("{0", start)
        if char != "?" and found.open_ - {""}:
            found = _ANYTHING
        return found.either(_EMPTY) if empty else found


def first_words(pattern: str) -> Firsts:
    """What a pattern can begin with."""
    return _Reader(pattern).alternatives()
