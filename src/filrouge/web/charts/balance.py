"""Cooperation above a line and conflict below it, act by act over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.export.when import said
from filrouge.web.charts.scale import Scale, Tick, scale
from filrouge.web.dealings import Dealing
from filrouge.web.periods import day_of
from filrouge.web.strip import lane
from filrouge.words import Words

WIDTH, BOX, ROW, MARGIN = 960, 13, 15, 18


@dataclass(frozen=True, slots=True)
class Act:
    """One event: a box on its day, longer where its day is not sure; ``kind`` is its style."""

    x: float
    y: float
    width: float
    kind: str
    name: str
    event: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The chart; ``zero`` is the line between cooperation and conflict, ``turn`` where it turned, if it did."""

    acts: tuple[Act, ...]
    ticks: tuple[Tick, ...]
    zero: float
    height: float
    turn: float | None


def balance(found: Sequence[Dealing], turn: str | None, words: Words) -> Balance | None:
    """The chart of dealings that are cooperation or conflict; nothing where none is dated."""
    dated = [d for d in found if d.sign and (d.event.date.earliest or d.event.date.latest)]
    axis = scale((day for d in dated for day in (d.event.date.earliest, d.event.date.latest)), 24, WIDTH - 24)
    if axis is None:
        return None
    lanes: dict[int, list[float]] = {1: [], -1: []}
    placed = [(d, x, end, lane(lanes[d.sign], x, end)) for d in dated for x, end in (_box(axis, d),)]
    above, below = (max(len(lanes[sign]), 1) * ROW for sign in (1, -1))
    zero = MARGIN + above
    acts = tuple(
        Act(x, _y(zero, d.sign, row), round(end - x, 1), _kind(d), _name(d, words), d.event.id)
        for d, x, end, row in placed
    )
    at = day_of(turn)
    return Balance(acts, axis.ticks(words), zero, zero + below + 2 * MARGIN + 8, None if at is None else axis.x(at))


def _box(axis: Scale, dealing: Dealing) -> tuple[float, float]:
    start, end = axis.span(dealing.event.date) or (axis.left, axis.right)
    if end - start < BOX:
        start = min(start, axis.right - BOX)
        end = start + BOX
    return start, end


def _y(zero: float, sign: int, row: int) -> float:
    return zero - 3 - (row + 1) * ROW + 2 if sign > 0 else zero + 3 + row * ROW


def _kind(dealing: Dealing) -> str:
    """How an act is drawn: ``good`` or ``bad``, of words or deeds, done or not (yet)."""
    side = "good" if dealing.sign > 0 else "bad"
    return f"{side} {'deed' if dealing.quad in (2, 4) else 'word'} {'done' if dealing.done else 'not-yet'}"


def _name(dealing: Dealing, words: Words) -> str:
    event = dealing.event
    kind, status = words.get(f"type.{event.type}", event.type), words(f"status.{event.status.value}")
    return f"{said(event.date, words)}, {kind}, {status}: {' '.join(event.label.split())}"
