"""What a text says of time, before anyone decides when that was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expression:
    """Placeholder while the dates layer is being written."""

    kind: str
