"""What a text says of time, before anyone decides when that was.

An `Expression` is one of a closed list of constructors (`Told`), its modifier, the bound that the
preposition before it sets, and what placing it needs that can be seen in the words around it.
`la veille` and `hier` differ here: ``Shift(..., anchor=Anchor.NARRATION)`` and ``PUBLICATION``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from filrouge.model.temporal import Anchor, Aside, Bound, Direction, Modifier, Part, Reference, Tense, Unit
from filrouge.model.text import Span

__all__ = [
    "After",
    "Age",
    "Amount",
    "Anchor",
    "Aside",
    "Between",
    "Bound",
    "Calendar",
    "Clock",
    "DayPart",
    "Direction",
    "Duration",
    "End",
    "Era",
    "Expression",
    "Feast",
    "Modifier",
    "Ordinal",
    "Part",
    "Period",
    "Recurrent",
    "Reference",
    "Shift",
    "Tense",
    "Told",
    "Unit",
    "Vague",
    "Weekday",
    "Window",
    "Within",
    "counted_from",
    "into_next_day",
]


@dataclass(frozen=True, slots=True)
class Amount:
    """``n`` null is an unknown few (``quelques jours``); ``high`` closes a range (``60 à 90 jours``)."""

    n: float | None
    unit: Unit
    high: float | None = None


@dataclass(frozen=True, slots=True)
class After:
    """An event told in words as the anchor: ``au lendemain de ⟦l'attentat⟧``."""

    span: Span


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date with what the text gives of it: ``le 3 mars`` has no year, ``le 28`` only a day.

    ``weekday`` is ISO (Monday 1). A year before our era is negative. ``short`` marks a year told by
    its last two digits.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    short: bool = False
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare weekday; ``weeks`` counts on from the day meant (``lundi en huit`` is 1)."""

    day: int
    direction: Direction | None = None
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A numbered part of the year that returns: ``unit`` SEASON (spring 1 … winter 4), QUARTER, HALF, WEEK.

    ``name`` is set for a period of its own kind, such as ``school-year`` or ``fiscal-year``.
    """

    unit: Unit
    n: int
    direction: Direction | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by its first year (1960 is the sixties, 1800 the nineteenth century)."""

    unit: Unit
    first: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or day of commemoration, by its key in the pack's list."""

    name: str
    year: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The n-th unit or weekday of what stands round it (-1 is the last); ``weekday`` wins over ``unit``."""

    n: int
    unit: Unit
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day; ``into`` is true of a night that leads into the next day."""

    part: Part
    into: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``zone`` is as written in the pack's list (an IANA name, or ``Z``)."""

    hour: int
    minute: int | None = None
    zone: str | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after an anchor; ``by.n`` 0 is the unit that holds it.

    ``whole`` is true of calendar units (``la semaine dernière``), false of counts (``il y a une semaine``).
    """

    by: Amount
    anchor: Anchor | After | Told
    whole: bool = True
    back: bool = False  # the direction of an unknown few
    length: bool = False  # the words alone are a length: ``in ⟦three weeks⟧``


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch up to an anchor or from it on: ``ces trois dernières années``, ``dans les dix jours``."""

    length: Amount
    back: bool
    anchor: Anchor | After | Told = Anchor.PUBLICATION


@dataclass(frozen=True, slots=True)
class Within:
    """A time inside another: ``hier | soir``, ``mardi | de la semaine dernière``, ``juin | 2010``."""

    inner: Told
    outer: Told


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval, with its own words."""

    span: Span
    value: Expression


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another, both told: ``du 3 au 5 mars``; ``each`` for a list (``les 3 et 4 mars``).

    ``first`` and ``last`` are the months of the two years with which it begins and ends: a school year's
    are 9 and 8.
    """

    start: End
    end: End
    each: bool = False
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long, not when: amounts are added up (``2 heures 30``)."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is: no time of an event."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Recurrent:
    """A set: every so many units, or each such day (``tous les lundis``)."""

    every: Amount
    of: Told | None = None
    times: int | None = None  # twice a week: 2


@dataclass(frozen=True, slots=True)
class Vague:
    """``aujourd'hui`` in the wide sense, ``récemment``, ``bientôt``."""

    reference: Reference


Told: TypeAlias = (
    Calendar
    | Weekday
    | Period
    | Era
    | Feast
    | Ordinal
    | DayPart
    | Clock
    | Shift
    | Window
    | Within
    | Between
    | Duration
    | Age
    | Recurrent
    | Vague
)


def into_next_day(told: Told) -> bool:
    """Whether it is a night of two days: ``la nuit de samedi à dimanche``, ``overnight``."""
    return isinstance(told, Within) and isinstance(told.inner, DayPart) and told.inner.into


def counted_from(told: Told) -> Span | None:
    """The words of the event that a time is counted from, or null."""
    return told.anchor.span if isinstance(told, Shift) and isinstance(told.anchor, After) else None


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time; ``quoted`` is the quotation that holds it, if any.

    ``tense`` is that of the nearest verb that the pack's data can tell, ``sure`` where it is that of the event that
    it dates, by the parse; ``paragraph`` counts from 0;
    ``about`` where the words before it blur it (``vers la mi-mai``); ``aside`` where it is no day of the
    story's own line.
    """

    told: Told
    modifier: Modifier | None = None
    bound: Bound | None = None
    tense: Tense | None = None
    quoted: Span | None = None
    paragraph: int = 0
    about: bool = False
    aside: Aside | None = None
    sure: bool = False

    @property
    def approximate(self) -> bool:
        """Whether the words, before it or in it, leave it approximate."""
        return self.about or self.modifier is Modifier.APPROX

    @property
    def in_passing(self) -> bool:
        """Whether the time is named without the story coming to it: a bound, part of a name, what is set for then."""
        if self.aside is None:
            return self.bound not in {None, Bound.FROM} and not isinstance(self.told, Clock | DayPart)
        return self.aside is not Aside.EARLIER

    @property
    def dates_events(self) -> bool:
        """False for durations, ages, sets and vague references, which place nothing on a calendar."""
        return not isinstance(self.told, Duration | Age | Recurrent | Vague)
