"""A compiled rule: pieces of pattern, references to other kinds, edges of the span shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


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
