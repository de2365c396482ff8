"""Which characters a pattern can begin with, so that most rules are never tried at most places."""

from __future__ import annotations

import string
from dataclasses import dataclass

ANY = frozenset({""})  # may begin with anything, or with nothing at all
_CLASSES = {"d": frozenset(string.digits)}


@dataclass(slots=True)
class _Reader:
    """Reads the subset of regular expressions that the rules use; gives up with `ANY` on the rest."""

    pattern: str
    at: int = 0

    def alternatives(self) -> tuple[frozenset[str], bool]:
        """First characters of ``a|b|c`` up to a closing bracket, and whether it can be empty."""
        found: frozenset[str] = frozenset()
        empty = False
        while True:
            chars, nothing = self.sequence()
            found, empty = found | chars, empty or nothing
            if self.at >= len(self.pattern) or self.pattern[self.at] == ")":
                return found, empty
            self.at += 1

    def sequence(self) -> tuple[frozenset[str], bool]:
        found: frozenset[str] = frozenset()
        empty = True
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            chars, nothing = self.atom()
            if empty:
                found |= chars
                empty = nothing
        return found, empty

    def atom(self) -> tuple[frozenset[str], bool]:
        char = self.pattern[self.at]
        self.at += 1
        if char == "(":
            chars, empty = self.group()
        elif char == "[":
            chars, empty = self.class_(), False
        elif char == "\\":
            chars, empty = self.escape()
        elif char == ".":
            chars, empty = ANY, False
        else:
            chars, empty = frozenset({char}), char in "^$"
        return chars, self.quantified() or empty

    def group(self) -> tuple[frozenset[str], bool]:
        around = self.pattern.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.pattern.startswith("?P<", self.at):
            self.at = self.pattern.index(">", self.at) + 1
        elif self.pattern.startswith("?:", self.at):
            self.at += 2
        elif around:
            self.at += 3 if self.pattern[self.at + 1] == "<" else 2
        chars, empty = self.alternatives()
        self.at += 1
        return (frozenset(), True) if around else (chars, empty)

    def class_(self) -> frozenset[str]:
        end = self.pattern.index("]", self.at + 1)
        body, self.at = self.pattern[self.at : end], end + 1
        if body.startswith("^") or "\\" in body:
            return ANY
        chars: set[str] = set()
        for i, char in enumerate(body):
            if char == "-" and 0 < i < len(body) - 1:
                chars.update(map(chr, range(ord(body[i - 1]), ord(body[i + 1]) + 1)))
            else:
                chars.add(char)
        return frozenset(chars)

    def escape(self) -> tuple[frozenset[str], bool]:
        char = self.pattern[self.at]
        self.at += 1
        if char in "bB":
            return frozenset(), True
        if char in _CLASSES:
            return _CLASSES[char], False
        return (ANY if char.isalnum() else frozenset({char})), False

    def quantified(self) -> bool:
        """Steps over ``? * + {m,n}`` and says whether it allows nothing."""
        if self.at >= len(self.pattern) or self.pattern[self.at] not in "?*+{":
            return False
        char = self.pattern[self.at]
        self.at = self.pattern.index("}", self.at) + 1 if char == "{" else self.at + 1
        least = self.pattern[: self.at].rpartition("{")[2] if char == "{" else ""
        return char in "?*" or least.startswith("0")


def first_characters(pattern: str) -> tuple[frozenset[str], bool]:
    """The characters that a match can begin with (`ANY` inside for all), and whether it can be empty."""
    return _Reader(pattern).alternatives()
