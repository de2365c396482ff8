"""Days that exclude each other, told of one event by independent sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from filrouge.model.expression import Expression, Shift, Unit
from filrouge.model.mark import Mark
from filrouge.model.story import Place
from filrouge.model.text import Span
from filrouge.resolve.anchor.kinds import counts_from, time_only
from filrouge.resolve.assemble import Line, Pile
from filrouge.resolve.choosing import CORRECTION
from filrouge.resolve.contradict.figures import exclude
from filrouge.resolve.contradict.held import DEEDS, NARROW, Held
from filrouge.resolve.merge.apart import MEETING, SAYING, SPEECH, same_thing
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.timing import event_date, gap, known, width

COMING = "MOVEMENT"
UNSURE = SPEECH | {MEETING, COMING, "BUSINESS", "CONTEST", "OTHER"}
"""Of these types one word is no proof of one happening: one meets, comes, trades, plays, waits, speaks often."""
ONCE = frozenset({"ACCIDENT", "DISASTER"})
SCENE = 2  # stems that two clauses share, beside the word for the deed
NEXT = 1  # the gap between two days that follow each other


def days(line: Line, pile: Pile) -> list[Held]:
    """Days that exclude each other, from different sources, of what has happened."""
    groups: list[list[Telling]] = []
    for telling in (t for t in line.tellings if _claims(t, pile)):
        home = next((g for g in groups if all(_apart(telling, other) == 0 for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for one, other in combinations(groups, 2):
        independent = {pile.source(t) for t in one}.isdisjoint(pile.source(t) for t in other)
        if (
            independent
            and _may_be_one(one, other, line)
            and any(_quarrel(a, b, line, pile) for a in one for b in other)
        ):
            return [_held(one), _held(other)]
    return []


def _claims(telling: Telling, pile: Pile) -> bool:
    """Whether a telling says on which day it happened, in words of its own and of its source's."""
    when = telling.when
    if not telling.own or when is None or not known(when) or max(width(when), telling.slack) > NARROW:
        return False
    if telling.mention.status not in DEEDS or telling.renews == CORRECTION:
        return False
    ahead = telling.issued is not None and when.earliest is not None and when.earliest > telling.issued
    return not ahead and _names_day(telling, pile) and not _quoted(telling, pile) and _next_to(telling, pile)


def _expression(telling: Telling, pile: Pile) -> Mark[Expression] | None:
    marks = pile.articles[telling.article].dates
    return next((m for span in telling.mention.dates[:1] for m in marks.within(span) if m.span == span), None)


def _names_day(telling: Telling, pile: Pile) -> bool:
    """Whether its words or its sentence's name a day, and not an hour only or a length of time before or after."""
    mark = _expression(telling, pile)
    if mark is None:
        return True
    if time_only(mark.value.told):
        sentence = pile.articles[telling.article].dates.within(telling.bounds)
        return any(not time_only(m.value.told) for m in sentence)
    told = mark.value.told
    if not isinstance(told, Shift) or counts_from(told) not in {"narration", "event"}:
        return True
    return told.by.unit is Unit.DAY and told.by.n is not None and abs(told.by.n) <= 1


def _quoted(telling: Telling, pile: Pile) -> bool:
    """Whether the day is counted from when somebody spoke, which no paper says: ``« ce soir »``."""
    span = telling.mention.dates[0] if telling.mention.dates else telling.mark.span
    counted = telling.when is not None and telling.when.basis != "explicit"
    return counted and any(q.span.contains(span) for q in pile.articles[telling.article].quotes)


def _next_to(telling: Telling, pile: Pile) -> bool:
    """Whether no other event stands between the word and a day behind it, to which the day may belong."""
    if not telling.mention.dates:
        return True
    low, high = telling.mark.span.end, telling.mention.dates[0].start
    others = (t for t in pile.told.get(telling.article, ()) if t.mention.tense is not None)
    return not any(low <= t.mark.span.start and t.mark.span.end <= high for t in others)


def _quarrel(one: Telling, other: Telling, line: Line, pile: Pile) -> bool:
    """Whether two tellings are surely of one happening, and their days surely two."""
    loose = any(_counted(t, pile) for t in (one, other))
    return _apart(one, other) <= (NEXT if loose else NARROW) and _surely_one(one, other, line)


def _counted(telling: Telling, pile: Pile) -> bool:
    """Whether its day rests on another one told: which one ``la veille`` follows is a guess that may be off."""
    mark = _expression(telling, pile)
    return mark is not None and counts_from(mark.value.told) in {"narration", "event"}


def _surely_one(one: Telling, other: Telling, line: Line) -> bool:
    """Whether two tellings are of one happening even though their days differ: the same people, or one name.

    Of deeds one word is enough where no other people are named; everybody speaks and travels on many days.
    """
    mine, theirs = (_doers(t, line) for t in (one, other))
    if _other_number(one, other):
        return False
    if (mine and theirs and not mine & theirs) or (SAYING in {one.type, other.type} and not _same_words(one, other)):
        return False
    if COMING in {one.type, other.type}:
        return bool(mine & theirs) and _named_alike(one, other)
    if _cast(one, line) & _cast(other, line):
        return True
    sure = (one.nominal and other.nominal) or (one.type == other.type and one.type not in UNSURE)
    return sure and one_word(one, other) and _same_scene(one, other)


def _other_number(one: Telling, other: Telling) -> bool:
    """Whether they count one thing differently too: another day with another number is another happening."""
    pairs = ((a.value, b.value) for a in one.figures for b in other.figures)
    return any(same_thing(a, b) and exclude(a, b) for a, b in pairs)


def _may_be_one(one: Sequence[Telling], other: Sequence[Telling], line: Line) -> bool:
    """Whether no one does it on the one day and somebody else on the other."""
    mine, theirs = (frozenset(a for t in told for a in _doers(t, line)) for told in (one, other))
    return not (mine and theirs) or bool(mine & theirs)


def _same_words(one: Telling, other: Telling) -> bool:
    """Whether two statements have half of their content in common."""
    mine, theirs = (t.content or t.clause for t in (one, other))
    return one_word(one, other) and 2 * len(mine & theirs) >= max(1, min(len(mine), len(theirs)))


def _named_alike(one: Telling, other: Telling) -> bool:
    return one_word(one, other) or bool(one.families & other.families)


def _same_scene(one: Telling, other: Telling) -> bool:
    """Whether two tellings that name nobody in common share a place, or several words, or tell what happens but once.

    One disaster is not followed by another of the kind the next day.
    """
    once = one.type in ONCE and _apart(one, other) <= NEXT
    return once or bool(one.places & other.places) or len(one.meaning & other.meaning) >= SCENE


def _doers(telling: Telling, line: Line) -> frozenset[str]:
    """Those named as doing it by the telling's article."""
    return frozenset(a for t in line.tellings if t.article == telling.article for a in t.agents & t.named)


def _cast(telling: Telling, line: Line) -> frozenset[str]:
    """Those named in the event by the telling's article."""
    return frozenset(a for t in line.tellings if t.article == telling.article for a in t.named)


def _apart(one: Telling, other: Telling) -> int:
    return 0 if one.when is None or other.when is None else gap(one.when, other.when)


def _held(tellings: Sequence[Telling]) -> Held:
    best = min(tellings, key=lambda t: (width(t.when), t.number))
    value = event_date(best.when).value or ""
    spans = (Place(t.article, s.start, s.end) for t in tellings for s in _words(t))
    return value, tuple(tellings), tuple(dict.fromkeys(spans))


def _words(telling: Telling) -> Iterator[Span]:
    yield from telling.mention.dates[:1] or (telling.mark.span,)
