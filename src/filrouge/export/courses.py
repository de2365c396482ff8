"""A course as one line: what is counted, then each day with the value that it brought."""

from __future__ import annotations

from filrouge.model.story import Course, Step
from filrouge.words import Words


def told(course: Course, words: Words) -> str:
    """``killed: 5 August 2020 ≥ 100 → 6 August 2020 ≥ 137``."""
    return counted(course, words) + words("colon") + " → ".join(_step(step, words) for step in course.steps)


def counted(course: Course, words: Words) -> str:
    """What a course counts: what became of people, else the unit."""
    return words(f"outcome.{course.outcome}") if course.outcome else course.unit or "?"


def amount(low: float | None, high: float | None) -> str:
    """Bounds as short as they go: ``550``, ``≥ 550``, ``60–90``."""
    first, last = ("" if n is None else f"{n:,.10g}".replace(",", "\u202f") for n in (low, high))
    if low == high:
        return first or "?"
    return f"{first}–{last}" if first and last else f"≥ {first}" if first else f"≤ {last}"


def _step(step: Step, words: Words) -> str:
    value = amount(step.low, step.high)
    return f"{words.day(step.day)} {value}" if step.day else value
