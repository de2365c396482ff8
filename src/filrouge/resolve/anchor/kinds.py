"""Which known days an expression needs: what its constructor counts from."""

from __future__ import annotations

from filrouge.model.expression import (
    Anchor,
    Between,
    Bound,
    Calendar,
    Clock,
    DayPart,
    Direction,
    Era,
    Expression,
    Feast,
    Period,
    Shift,
    Tense,
    Told,
    Unit,
    Weekday,
    Window,
    Within,
    counted_from,
)

NOON = 12


def deciding_tense(value: Expression, *, narrative: bool) -> Tense | None:
    """The tense that decides: what must be done by a day lies ahead, what has lasted since one is past."""
    if narrative:
        return None
    if value.bound in {Bound.BY, Bound.UNTIL}:
        return Tense.FUTURE if value.tense is not Tense.PAST or value.bound is Bound.BY else value.tense
    return Tense.PAST if value.bound is Bound.SINCE else value.tense


def unknown_few(told: Told) -> bool:
    """Whether only the text around can say when: `quelques jours plus tard`, `au lendemain du vote`."""
    return isinstance(told, Shift) and (told.by.n is None or counted_from(told) is not None)


def within_day(told: Told) -> bool:
    """Whether it counts hours or less: of what a story tells, still its own day or the next."""
    return isinstance(told, Shift) and told.by.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND}


def small_hours(told: Told) -> bool:
    """Whether an hour of a night of two days falls on the second."""
    return isinstance(told, Clock) and told.hour < NOON


def time_only(told: Told) -> bool:
    """A time of the day told, and no day: ``à 20 heures``, ``dans la soirée``."""
    if isinstance(told, Within):
        same_day = isinstance(told.outer, Shift) and told.outer.anchor is Anchor.NARRATION and told.outer.by.n == 0
        return same_day and isinstance(told.inner, Clock | DayPart)
    return isinstance(told, Clock | DayPart)


def names_year(told: Told) -> bool:
    """Whether the words themselves name a year."""
    if isinstance(told, Between):
        return names_year(told.end.value.told)
    if isinstance(told, Within):
        return names_year(told.outer)
    return (isinstance(told, Calendar) and told.year is not None) or (
        isinstance(told, Shift) and told.by.unit is Unit.YEAR and told.whole
    )


def counts_from_day(told: Told) -> bool:
    """Whether it needs the day told: a bare time of day, `la veille`, `le mardi suivant`."""
    if isinstance(told, Clock | DayPart):
        return True
    if isinstance(told, Shift):
        return told.anchor is Anchor.NARRATION and told.by.unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE}
    if isinstance(told, Weekday | Calendar):
        return told.direction in {Direction.FOLLOWING, Direction.PRECEDING}
    return isinstance(told, Within) and counts_from_day(told.outer)


def counts_from_told(told: Told) -> bool:
    """Whether it counts from the last time told."""
    return isinstance(told, Shift | Window) and told.anchor is Anchor.NARRATION


def counts_from_publication(told: Told) -> bool:
    """Whether it needs the day of publication."""
    if isinstance(told, Shift | Window):
        return told.anchor is Anchor.PUBLICATION
    if isinstance(told, Within):
        return counts_from_publication(told.outer)
    if isinstance(told, Calendar | Feast):
        return told.year is None
    return isinstance(told, Weekday | Period)


def counts_from(told: Told) -> str:
    """`text`, `publication`, `narration` or `event`: what the place of an expression rests on."""
    if counted_from(told) is not None:
        return "event"
    if counts_from_day(told) or counts_from_told(told):
        return "narration"
    if isinstance(told, Era) or not counts_from_publication(told):
        return "text"
    return "publication"
