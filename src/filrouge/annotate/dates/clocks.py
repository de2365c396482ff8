"""Times of day: halves of the day, quarters, minutes past and to the hour."""

from __future__ import annotations

from dataclasses import replace

from filrouge.annotate.dates.values import Args, Value
from filrouge.model.expression import Clock


def clock(a: Args) -> Value | None:
    """A time of day from hour, minute, half and quarter, or from another time and minutes past or to it."""
    if isinstance(a.get("base"), Clock):
        return _past(a.get("base"), round(float(a.get("more") or 0) * float(a.get("sign") or 1)))
    hour, minute = int(a.get("hour")), a.get("minute")
    half = a.get("half")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    quarter = a.get("quarter")
    if quarter is not None:
        minute = int(quarter)
    minute = None if minute is None else int(minute)
    if minute is not None and minute < 0:
        hour, minute = (hour - 1) % 24, minute + 60
    if hour > 24 or (minute or 0) > 59:
        return None
    return Clock(hour % 24, minute, a.get("zone"), a.get("second"))


def _past(base: Clock, minutes: int) -> Clock:
    """So many minutes past an hour, or before it."""
    total = (base.hour * 60 + (base.minute or 0) + minutes) % (24 * 60)
    return replace(base, hour=total // 60, minute=total % 60)
