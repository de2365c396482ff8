"""Faster matrix products for the parser, with the same result for a row wherever it stands.

Most of a parse is spent multiplying rows (one a word) by the weights of the model. numpy's OpenBLAS
does that two to three times as fast as the library that spaCy brings, but its kernels treat a row
by its position and the first and last columns apart, in the last bit: an article would then be
parsed a little differently beside other articles. Here rows are filled up to whole tiles and
weights framed by columns that are thrown away, so that each row meets the same instructions. That
rests on how OpenBLAS is written, so it is tried out on every weight at its first use; where a
row's result does depend on its neighbours, spaCy's own product is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from thinc.backends.numpy_ops import NumpyOps

if TYPE_CHECKING:
    Array = np.ndarray[Any, np.dtype[np.float32]]

TILE = 48  # rows: a multiple of the 4, 6, 8, 12, 16 and 24 that kernels take at a time
MARGIN = 8  # columns before and after the wanted ones
WIDEST = 288  # wanted columns of one product: more are cut into blocks by OpenBLAS itself
MOST = 128  # weights remembered; a model has about ten


class Frame(NamedTuple):
    """Columns of a weight within their margins, ready to be multiplied, and how many are wanted."""

    weight: Array
    wanted: int


class Steady(NumpyOps):  # type: ignore[misc] # thinc has no types
    """thinc's operations with another product of two matrices."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: dict[tuple[int, tuple[int, ...]], tuple[Array, tuple[Frame, ...]]] = {}

    def gemm(
        self,
        x: Array,
        y: Array,
        out: Array | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
        trans2: bool = False,  # noqa: FBT001, FBT002 - the same
    ) -> Array:
        """``x @ y.T`` by OpenBLAS where that is steady; every other product as before."""
        frames = () if trans1 or not trans2 or not len(x) else self._framed(y)
        if not frames:
            product: Array = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return product
        found = multiplied(x, frames)
        if out is None:
            return found
        out[...] = found
        return out

    def _framed(self, weight: Array) -> tuple[Frame, ...]:
        """The frames of a weight, none where it has to be left to spaCy.

        A weight is known by its place in memory, which is kept from being used again.
        """
        key = (weight.__array_interface__["data"][0], weight.shape)
        known = self._frames.get(key)
        if known is None:
            if len(self._frames) >= MOST:
                return ()
            made = framed(weight)
            known = self._frames[key] = (weight, made if steady(weight.shape[1], made) else ())
        return known[1]


def framed(weight: Array) -> tuple[Frame, ...]:
    """A weight's columns (its rows: it is stored transposed) cut into frames."""
    parts = (weight[start : start + WIDEST] for start in range(0, len(weight), WIDEST))
    return tuple(Frame(np.pad(part, ((MARGIN, MARGIN + -len(part) % MARGIN), (0, 0))), len(part)) for part in parts)


def multiplied(rows: Array, frames: Iterable[Frame]) -> Array:
    """Rows times the weight that was framed."""
    count, missing = len(rows), -len(rows) % TILE
    if missing:
        rows = np.concatenate((rows, np.zeros((missing, rows.shape[1]), np.float32)))
    parts = [np.matmul(rows, f.weight.T)[:count, MARGIN : MARGIN + f.wanted] for f in frames]
    return np.ascontiguousarray(parts[0]) if len(parts) == 1 else np.concatenate(parts, axis=1)


def steady(width: int, frames: tuple[Frame, ...]) -> bool:
    """Whether rows give the same bits in other places and among other rows, tried on twelve rows in three ways."""
    some = np.sin(np.arange(12 * width, dtype=np.float32) * 1.7).reshape(12, width)
    alone = multiplied(some, frames)
    for before, after in ((1, 30), (7, 5), (500, 900)):
        among = np.concatenate((some[[3] * before], some, some[[5] * after]))
        if not np.array_equal(multiplied(among, frames)[before : before + 12], alone):
            return False
    return True
