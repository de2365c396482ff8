"""Figures as tellings give them, and which of them are moves: others repeat, round off or lag behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from filrouge.model.mark import Mark
from filrouge.model.mentions import Quantity, Status
from filrouge.model.text import Span
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.merge.tellings import Telling

UPDATE = "update"
TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.UNCERTAIN})
GROWING = frozenset({"killed", "injured"})  # who is counted among them stays so
ROUND = 0.05  # share by which a rounded number may be off
LEAP = 4  # times the last toll: so much more is another count, unless words say that it renews the last
AGREED = 2  # and how many words at least


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as a telling gives it."""

    line: Line
    telling: Telling
    mark: Mark[Quantity]

    @property
    def told(self) -> tuple[float | None, float | None]:
        return self.mark.value.low, self.mark.value.high

    @property
    def renews(self) -> bool:
        return self.telling.renews == UPDATE

    @property
    def vague(self) -> bool:
        """Rounded, or below some bound."""
        return self.mark.value.approximate or self.mark.value.low is None

    @property
    def size(self) -> float:
        return self.mark.value.low or self.mark.value.high or 0.0


def counted(found: Iterable[Line]) -> Iterator[Count]:
    for line in found:
        for telling in line.tellings:
            if telling.mention.status in TOLD:
                yield from (Count(line, telling, mark) for mark in telling.figures)


def moves(ordered: Sequence[Count], pile: Pile) -> list[Count]:
    """Each value where it is first printed, without those that repeat, round or lag behind what was known."""
    ordered = [c for n, c in enumerate(ordered) if not _alone(c, ordered[n + 1 :])]
    first: dict[float, Count] = {}
    last: dict[float, int] = {}
    for n, c in enumerate(ordered):
        first.setdefault(c.size, c)
        last[c.size] = n
    made: list[Count] = []
    for n, c in enumerate(ordered):
        lags = any(size > c.size and ordered.index(f) < n < last[size] for size, f in first.items())
        if first[c.size] is c and not (lags and not c.renews) and (not made or _moved(c, made, pile)):
            made.append(c)
    return made


def _alone(count: Count, after: Sequence[Count]) -> bool:
    """A toll that nobody tells again and several count lower later: of something else."""
    if count.mark.value.outcome not in GROWING or count.renews:
        return False
    others = [c for c in after if c.telling.article != count.telling.article]
    again = any(c.size >= count.size for c in others)
    return not again and len({c.telling.article for c in others}) >= AGREED


def _moved(count: Count, before: Sequence[Count], pile: Pile) -> bool:
    """Whether a number is another than the one known: no bound that holds for it, no rounding, no fewer dead."""
    known, value = before[-1], count.mark.value
    if value.high is None and value.low is not None and value.low <= known.size:
        return False
    if count.vague or known.vague:
        return abs(count.size - known.size) > ROUND * max(count.size, known.size)
    if value.outcome not in GROWING or count.size >= max(c.size for c in before):
        return True
    return count.renews and pile.issued[count.telling.article] > pile.issued[known.telling.article]


def unleapt(moves: list[Count]) -> list[Count]:
    """Without a first toll that the next one is many times as great as: that was counted of something less."""
    leaps = (
        len(moves) > 1 and moves[0].mark.value.outcome is not None
        and moves[1].size > LEAP * moves[0].size and not moves[1].renews
    )  # fmt: skip
    return moves[1:] if leaps else moves


def printed(count: Count, pile: Pile) -> tuple[str, int, Span]:
    return pile.issued.get(count.telling.article, "9"), count.telling.number, count.mark.span
