"""Figures of one quantity over time: each with its bounds, and by whom it was counted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filrouge.web.charts.scale import Tick, scale
from filrouge.web.periods import day_of
from filrouge.words import Words

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 960, 250, 74, 34, 22
SHAPES = 6  # marks that tell counters apart; further ones share the last


@dataclass(frozen=True, slots=True)
class Value:
    """A figure to draw: the day on which it was given, its bounds, its words, and who counted."""

    day: str
    low: float | None
    high: float | None
    said: str
    counter: str
    href: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure on paper; ``top`` and ``bottom`` are its bounds, ``open`` says that one of them is open."""

    x: float
    y: float
    top: float
    bottom: float
    open: bool
    shape: int
    name: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Series:
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]  # places on the upright axis
    counters: tuple[tuple[int, str], ...]


def series(values: Sequence[Value], words: Words) -> Series | None:
    """The chart of at least two figures that are dated; nothing for fewer."""
    dated = [v for v in values if day_of(v.day) and (v.low is not None or v.high is not None)]
    axis = scale((v.day for v in dated), LEFT + 12, WIDTH - 30)
    most = max((n for v in dated for n in (v.low, v.high) if n is not None), default=0.0)
    if axis is None or len(dated) < 2 or most <= 0:
        return None
    ceiling = _round(most)
    counters = list(dict.fromkeys(v.counter for v in dated))

    def y(number: float) -> float:
        return round(HEIGHT - BOTTOM - max(number, 0.0) / ceiling * (HEIGHT - BOTTOM - TOP), 1)

    dots = []
    for value in dated:
        day = day_of(value.day)
        assert day is not None
        low, high = value.low, value.high
        best = low if low is not None else high if high is not None else 0.0
        shape = min(counters.index(value.counter), SHAPES - 1)
        name = f"{words.day(value.day)}: {value.said} ({value.counter})"
        bounds = (y(best if high is None else high), y(best if low is None else low))
        dots.append(
            Dot(axis.x(day), y(best), *bounds, low is None or high is None, shape, name, number(best), value.href)
        )
    levels = tuple(Tick(y(level), number(level)) for level in _levels(ceiling))
    return Series(
        tuple(dots), axis.ticks(words), levels, tuple((min(n, SHAPES - 1), c) for n, c in enumerate(counters))
    )


def _round(most: float) -> float:
    """The least of 1, 2, 2.5 and 5 times a power of ten that is not below."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= most)


def _levels(ceiling: float) -> Iterator[float]:
    yield from (ceiling * n / 4 for n in range(5))


def number(value: float) -> str:
    """A number with thin spaces between thousands."""
    return f"{value:,.10g}".replace(",", "\u202f")
