"""Time: what was said (`Expression`) apart from when it was (`When`).

Only `resolve.anchor` turns an expression into an interval of days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class When:
    """Days from ``earliest`` up to and without ``before``; null means open on that side.

    ``precision`` and ``basis`` take the values of FORMAT.md's ``date``; ``value`` is EDTF.
    ``clock`` is a local time of day such as ``16:00`` where one was told, ``part`` a part of the day
    (`Part`). ``from_`` says from what it was counted (`text`, `publication`, `narration`,
    `quotation`), ``reference`` is the day counted from and ``source`` the words that gave that day.
    """

    earliest: date | None
    before: date | None
    precision: str
    basis: str
    value: str
    clock: str | None = None
    part: str | None = None
    from_: str = "text"
    reference: date | None = None
    source: Span | None = None

    @property
    def latest(self) -> date | None:
        """The last day inside, for output."""
        return None if self.before is None else self.before - timedelta(days=1)
