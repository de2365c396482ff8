"""Values as people type them: days, figures and participants, for the terminal and for forms."""

from __future__ import annotations

import calendar
import re

from filrouge.dossier.corrections import FigureValue, Party
from filrouge.model.story import EventDate, Place

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FIGURE = re.compile(r"(~?)\s*(\d+(?:\.\d+)?)?\s*(\.\.)?\s*(\d+(?:\.\d+)?)?\s*(.*)", re.DOTALL)
UNKNOWN = ("", "?", "unknown")


def date(text: str) -> EventDate:
    """A day, month, year or interval as in EDTF (``2025-07-03``, ``2025-07``, ``2025-07-01/2025-07-04``).

    An open end is ``..`` or empty; ``?`` is no date at all.

    Raises:
        ValueError: it is none of these.
    """
    said = text.strip()
    if said in UNKNOWN:
        return EventDate()
    start, slash, end = said.partition("/")
    if not slash:
        first, last, precision = _period(start)
        return EventDate(said, first, last, precision, "inferred")
    earliest = None if start in ("", "..") else _period(start)[0]
    latest = None if end in ("", "..") else _period(end)[1]
    if (earliest is None and latest is None) or (earliest and latest and latest < earliest):
        raise ValueError(text)
    return EventDate(said, earliest, latest, "range", "inferred")


def _period(text: str) -> tuple[str, str, str]:
    """First day, last day and precision."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = found.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31", "year"
    if not 1 <= int(month) <= 12 or int(year) < 1:
        raise ValueError(text)
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02}", "month"
    if not 1 <= int(day) <= last:
        raise ValueError(text)
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}", "day"


def figure(text: str, place: Place) -> FigureValue:
    """Bounds and a unit: ``40``, ``550..``, ``60..90 camions``, ``~80``.

    Raises:
        ValueError: there is no number.
    """
    found = _FIGURE.fullmatch(text.strip())
    if not found or (found[2] is None and found[4] is None):
        raise ValueError(text)
    about, low, dots, high, unit = found.groups()
    bounds = (float(low) if low else None, float(high) if high else None)
    first, last = bounds if dots else (bounds[0], bounds[0])
    return FigureValue(place, first, last, unit.strip() or None, bool(about))


def parties(text: str, role: str) -> tuple[Party, ...]:
    """Participants of one role, by name, with semicolons between them."""
    return tuple(Party(name.strip(), role) for name in text.split(";") if name.strip())
