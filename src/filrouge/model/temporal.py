"""The words that expressions of time are made of: units, anchors, directions, bounds, tenses."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Anchor(StrEnum):
    """From where a shift counts, unless it counts from words (`After`) or from another time."""

    PUBLICATION = "publication"  # hier, il y a trois ans, last week
    NARRATION = "narration"  # la veille, trois ans plus tard, the next day


class Direction(StrEnum):
    """Which one of a returning day, month, season or feast is meant, where a word says so."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PRECEDING = "preceding"  # of the day told: le mardi précédent
    FOLLOWING = "following"  # le mardi suivant


class Modifier(StrEnum):
    START = "start"
    MID = "mid"
    END = "end"
    APPROX = "approx"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    EQUAL_OR_MORE = "equal-or-more"
    EQUAL_OR_LESS = "equal-or-less"


class Bound(StrEnum):
    """What a preposition outside the span makes of the time told."""

    SINCE = "since"  # depuis: it began then and has gone on
    FROM = "from"  # dès, à partir de: then or later
    UNTIL = "until"  # jusqu'à, until
    BY = "by"  # d'ici (à), by
    BEFORE = "before"
    AFTER = "after"


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Aside(StrEnum):
    """How a time stands apart from the day that the story has reached."""

    EARLIER = "earlier"  # of what had come about before: il avait été arrêté mardi
    NAMED = "named"  # in the name of something: l'attaque du 28 octobre
    AHEAD = "ahead"  # what is set for then: une allocution pour mardi


class Part(StrEnum):
    """Parts of the day, with the letters of ISO-TimeML."""

    MORNING = "MO"
    MIDDAY = "MI"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


class Reference(StrEnum):
    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"
