"""Looking for garbage less often while a pile is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000  # new objects between two looks; Python's own 700 costs resolving a fifth of its time


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Collect cycles seldom in here: annotations and chronologies are many objects, and hold none."""
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, SELDOM) if young else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
