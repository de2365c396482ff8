"""What rules out that two tellings are of one happening, however alike their words."""

from __future__ import annotations

from itertools import product

from filrouge.model.mark import Mark
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.timing import gap, known

MEETING = "CONSULT"
SAYING = "DECLARE"
SPEECH = frozenset({"DECLARE", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "SUPPORT", "AGREE"})
ATTACK = "ASSAULT"
UNARMED = frozenset({"SANCTION", "AID", "AGREE", "CONSULT"})  # what no attack is, whatever the words
TOLL = "toll"
WEEKS = 14  # days between two tellings, beyond any slip of a source
DAYS = 2  # between two tellings of one article, beyond what "published today" leaves open
SEASON = 60  # days between two articles
LONG = 60  # between two times of which one is only what its paragraph has come to
BOTH = 2  # parties of a call, as of most meetings
MANY = 2  # victims: more than one named person


def ruled_out(one: Telling, other: Telling) -> str | None:
    """The rule that keeps two tellings apart, or null."""
    for rule in (_other_deed, _other_time, _other_occasion, _other_speaker, _other_party, _other_victim, _other_number):
        if rule(one, other):
            return rule.__name__.strip("_").replace("_", " ")
    return None


def days_apart(one: Telling, other: Telling) -> int | None:
    """The days that surely lie between two tellings, 0 where they may share a day; null where no time is known."""
    if one.when is None or other.when is None or not known(one.when) or not known(other.when):
        return None
    slack = 0 if one.article == other.article else one.slack + other.slack
    return max(0, gap(one.when, other.when) - slack)


def _other_deed(one: Telling, other: Telling) -> bool:
    """One verb in two senses: ``frapper un port`` is an attack, ``frapper Moscou de sanctions`` none."""
    return ATTACK in {one.type, other.type} and bool({one.type, other.type} & UNARMED)


def _other_time(one: Telling, other: Telling) -> bool:
    """Weeks apart, as told or, of what bears no date, as printed: papers of one story tell it in one season."""
    days = days_apart(one, other)
    if days is not None:
        return days > (WEEKS if _dated(one) and _dated(other) else LONG)
    if one.issued is None or other.issued is None or (one.when is not None and other.when is not None):
        return False
    slack = one.slack + other.slack
    return abs((one.issued - other.issued).days) - slack > SEASON and not one.people & other.people


def _other_occasion(one: Telling, other: Telling) -> bool:
    """``Un appel`` told of another day, after a call of the same article, is another call.

    ``Une attaque encore plus importante`` is another attack, unless both are known to be of one day.
    """
    if one.article != other.article:
        return False
    earlier, later = sorted((one, other), key=lambda t: t.mark.span)
    days = days_apart(one, other)
    if later.beside and not earlier.headline and not later.bounds.overlaps(earlier.bounds):
        return days != 0
    return later.new and (days or 0) > DAYS


def _dated(telling: Telling) -> bool:
    """Whether a time is a telling's own or that of its news, and not what its paragraph has come to."""
    return telling.firm or (telling.when is not None and telling.when.basis == "publication")


def _other_speaker(one: Telling, other: Telling) -> bool:
    """A statement is its speaker's: two speakers make two; a deed is no statement."""
    kinds = {one.type, other.type}
    if SAYING not in kinds or not kinds <= SPEECH:
        return SAYING in kinds
    mine, theirs = one.agents & one.named, other.agents & other.named
    return bool(mine) and bool(theirs) and not mine & theirs


def _other_party(one: Telling, other: Telling) -> bool:
    """A meeting of X and Y is not one of X and Z; of many parties a text may name any."""
    if MEETING not in {one.type, other.type}:
        return False
    return bool(one.people) == bool(other.people) and parties_differ(one.parties, other.parties)


def parties_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of parties cannot be those of one meeting."""
    few, many = sorted((one, other), key=len)
    if not few or len(many) < BOTH:
        return False
    return not few <= many if len(many) == BOTH else not few & many


def _other_victim(one: Telling, other: Telling) -> bool:
    """The death of somebody named is not the toll of many, nor another's death."""
    if TOLL not in one.families or TOLL not in other.families:
        return False
    mine, theirs = one.recipients & one.people, other.recipients & other.people
    if one.article == other.article and mine and theirs and not mine & theirs:
        return True
    return (_single(one) and _mass(other)) or (_single(other) and _mass(one))


def _mass(telling: Telling) -> bool:
    return any((f.value.low or 0) > MANY for f in telling.figures if f.value.outcome is not None)


def _single(telling: Telling) -> bool:
    alone = any(f.value.low == f.value.high == 1 for f in telling.figures if f.value.kind is FigureKind.COUNT)
    return not _mass(telling) and (alone or len(telling.recipients & telling.people) == 1)


def _other_number(one: Telling, other: Telling) -> bool:
    """In one article and one voice, another number of the same thing is another happening."""
    if one.article != other.article or one.speakers != other.speakers or not one_word(one, other):
        return False
    pairs = [(a, b) for a, b in product(_own(one), _own(other)) if same_thing(a.value, b.value)]
    return bool(pairs) and not any(overlap(a.value, b.value) for a, b in pairs)


def _own(telling: Telling) -> list[Mark[Quantity]]:
    """The figures that the clause gives, near enough to its trigger to be its own."""
    trigger = telling.mark.span
    return [
        f for f in telling.figures
        if f.value.kind in {FigureKind.COUNT, FigureKind.MONEY} and not f.value.change
        and min(abs(f.span.start - trigger.end), abs(trigger.start - f.span.end)) <= 40
    ]  # fmt: skip


def same_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same kind of thing."""
    if one.kind is not other.kind or one.per != other.per:
        return False
    if one.outcome or other.outcome:
        return one.outcome == other.outcome
    return one.unit is not None and one.unit == other.unit


def overlap(one: Quantity, other: Quantity) -> bool:
    """Whether some number lies within both."""
    low = max(x for x in (one.low, other.low, float("-inf")) if x is not None)
    high = min(x for x in (one.high, other.high, float("inf")) if x is not None)
    return low <= high
