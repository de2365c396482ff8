"""What every engine is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from filrouge.engine.limits import USUAL, Limits
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected

Result = Annotated | Rejected
Found = tuple[int, Result]  # (position of the article, what became of it)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to annotate: with which packs, in how many processes, within which limits, remembering where."""

    packs: Mapping[str, Pack]
    jobs: int = 1
    limits: Limits = USUAL
    cache: Path | None = None


Engine = Callable[[Sequence[Article], Plan], Iterator[Found]]
