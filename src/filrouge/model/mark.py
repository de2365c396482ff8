"""Marks: values found at a span of the text, with the rule that found them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from filrouge.model.text import Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a mark exists: the rule's name, and the spans that were read to apply it."""

    rule: str
    read: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark(Generic[T_co]):
    span: Span
    value: T_co
    trace: Trace


@dataclass(frozen=True, slots=True)
class Layer(Generic[T_co]):
    """The marks of one kind in one article, sorted by start then end."""

    name: str
    marks: tuple[Mark[T_co], ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _longest: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(m.span.start for m in self.marks))
        object.__setattr__(self, "_longest", max((len(m.span) for m in self.marks), default=0))

    def __iter__(self) -> Iterator[Mark[T_co]]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)

    def within(self, span: Span) -> tuple[Mark[T_co], ...]:
        """The marks that start inside the span, in order."""
        return self.marks[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def overlapping(self, span: Span) -> tuple[Mark[T_co], ...]:
        """The marks that share a character with the span, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        near = self.marks[first : bisect_left(self._starts, span.end)]
        return tuple(m for m in near if m.span.overlaps(span))


def layer(name: str, marks: list[Mark[T_co]]) -> Layer[T_co]:
    """A layer of marks given in any order."""
    return Layer(name, tuple(sorted(marks, key=lambda m: (m.span.start, m.span.end, m.trace.rule))))
