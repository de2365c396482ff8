"""The pack's words beside numbers (units, money, comparators, outcomes), ready for longest-match lookup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from filrouge.lang.fold import bare
from filrouge.lang.numerals import of_words
from filrouge.lang.pack import Pack

T = TypeVar("T")
_SHORT = 2


class Near(NamedTuple, Generic[T]):
    """A form found beside a position."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class View:
    """A text with its folded form, made once an article."""

    text: str
    folded: str


class Table(Generic[T]):
    """Forms with values, found right after or right before a position; the longest wins.

    A form with capitals, or of one or two letters, is matched as written; others in any case.
    """

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._folded: dict[str, T] = {}
        self._written: dict[str, T] = {}
        for form, value in rows:
            as_written = len(form) <= _SHORT or form != form.lower()
            (self._written if as_written else self._folded).setdefault(form if as_written else bare(form), value)
        forms = [f for f in (*self._folded, *map(bare, self._written)) if f]
        self._opening = _sizes((f[0], len(f)) for f in forms)
        self._closing = _sizes((f[-1], len(f)) for f in forms)

    def after(self, view: View, at: int) -> Near[T] | None:
        folded, text = view.folded, view.text
        for size in self._opening.get(folded[at : at + 1], ()):
            end = at + size
            known = folded[at:end] in self._folded or text[at:end] in self._written
            found = self._at(view, at, end) if known else None
            if found:
                return found
        return None

    def before(self, view: View, at: int) -> Near[T] | None:
        folded, text = view.folded, view.text
        for size in self._closing.get(folded[at - 1 : at], ()):
            start = at - size
            known = size <= at and (folded[start:at] in self._folded or text[start:at] in self._written)
            found = self._at(view, start, at) if known else None
            if found:
                return found
        return None

    def _at(self, view: View, start: int, end: int) -> Near[T] | None:
        if end > len(view.text):
            return None
        value = self._folded.get(view.folded[start:end])
        if value is None:
            value = self._written.get(view.text[start:end])
        if value is None or not _bounded(view.text, start, end):
            return None
        return Near(start, end, value)


def _sizes(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the forms with each first or last character, the longest first."""
    found: dict[str, set[int]] = {}
    for character, size in pairs:
        found.setdefault(character, set()).add(size)
    return {c: tuple(sorted(sizes, reverse=True)) for c, sizes in found.items()}


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a form stands apart from the letters round it; a digit may touch a unit or sign."""
    before = start == 0 or not (text[start].isalpha() and text[start - 1].isalpha())
    if end >= len(text) or not text[end - 1].isalpha():
        return before
    return before and not text[end].isalpha() and text[end] not in "_'’"


class Unit(NamedTuple):
    kind: str  # measure duration percent
    code: str
    period: str


class Money(NamedTuple):
    code: str
    factor: float
    before: bool


class Bound(NamedTuple):
    kind: str
    link: str


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    units: Table[Unit]
    money: Table[Money]
    before: Table[Bound]
    after: Table[Bound]
    openers: Table[tuple[str, ...]]
    links: dict[str, str]
    per: Table[str]
    other: frozenset[str]
    change: frozenset[str]
    labels: frozenset[str]
    rank: frozenset[str]
    of: frozenset[str]
    bare_of: frozenset[str]  # without those that hold an article
    outcomes: dict[tuple[str, str], str]


@cache
def terms(pack: Pack) -> Terms:
    """The compiled words of a pack."""
    rows = tuple(pack.lexicon("comparators"))
    plain = {"more", "less", "about", "exact"}

    def bounds(place: str) -> Table[Bound]:
        return Table(
            (r["form"], Bound(r["bound"], r["link"])) for r in rows if r["bound"] in plain and r["place"] == place
        )

    def forms(bound: str) -> list[str]:
        return [r["form"] for r in rows if r["bound"] == bound]

    return Terms(
        Table((r["form"], Unit(r["kind"], r["code"], r["period"])) for r in pack.lexicon("units")),
        Table(
            (r["form"], Money(r["code"], float(r["factor"]), r["place"] == "both")) for r in pack.lexicon("currencies")
        ),
        bounds("before"),
        bounds("after"),
        Table(_openers(rows)),
        {bare(r["form"]): r["bound"] for r in rows if r["place"] == "between"},
        Table((form, form) for form in forms("per")),
        frozenset(map(bare, forms("other"))),
        frozenset(map(bare, forms("change"))),
        frozenset(map(bare, forms("label"))),
        frozenset(map(bare, forms("rank"))),
        of_words(pack),
        of_words(pack, contracted=False),
        {(r["slot"], bare(r["form"])): r["outcome"] for r in pack.lexicon("outcomes")},
    )


def _openers(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    links: dict[str, list[str]] = {}
    for row in rows:
        if row["bound"] == "range":
            links.setdefault(row["form"], []).append(bare(row["link"]))
    return [(form, tuple(found)) for form, found in links.items()]
