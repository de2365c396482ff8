"""Long lists cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
PER_PAGE = 100


def paged(things: Sequence[T], number: int) -> tuple[Sequence[T], int, int]:
    """One page of things, its number within what there is, and how many pages there are."""
    pages = max(1, -(-len(things) // PER_PAGE))
    number = min(max(number, 1), pages)
    return things[(number - 1) * PER_PAGE : number * PER_PAGE], number, pages
