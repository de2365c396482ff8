"""Where sources, or two voices in one, say of one event what cannot both be true.

Open bounds, roundings, wider statements and updates are none: "more than 500" and "550" agree, and
a toll that grows from one day to the next is a course, not a quarrel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from filrouge.lang.pack import Pack
from filrouge.model.mark import Mark
from filrouge.model.mentions import Quantity, Status
from filrouge.model.story import Claim, Contradiction, Place
from filrouge.model.text import Span
from filrouge.resolve.anchor.kinds import time_only
from filrouge.resolve.assemble import Line, Pile, identity
from filrouge.resolve.choosing import CORRECTION
from filrouge.resolve.contradict import parties as quarrel_parties
from filrouge.resolve.contradict import words as quarrel_words
from filrouge.resolve.contradict.counts import counts
from filrouge.resolve.contradict.denials import denials
from filrouge.resolve.contradict.figures import estimate, quarrels
from filrouge.resolve.merge.apart import MEETING, SAYING, SPEECH
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.timing import event_date, gap, known, width

KINDS = ("date", "figure", "status", "place", "actor")
NARROW = 7  # days: a wider date is no claim about the day
DEEDS = frozenset({Status.HAPPENED, Status.ONGOING})
UNSURE = SPEECH | {
    MEETING,
    "OTHER",
}  # of these types one word is no proof of one happening: one meets, waits, speaks often
Held = tuple[str, tuple[Telling, ...], tuple[Place, ...]]  # a value, who holds it, its words


def contradictions(found: Sequence[Line], pile: Pile, pack: Pack | None) -> tuple[Contradiction, ...]:
    """The contradictions of a chronology, in the order of its events."""
    words = quarrel_words.compiled(pack)
    made = {
        (kind, line.event.id): _made(kind, (line,), held, pile, words)
        for line in found
        for kind, held in (
            ("date", _dates(line, pile)),
            ("figure", _figures(line, pile)),
            ("status", _status(line, pile)),
            ("place", _parties("place", line, pile)),
            ("actor", _parties("actor", line, pile)),
        )
        if len(held) > 1
    }
    for one, other in counts(found, pile):
        lines = (one.line,) if one.line is other.line else (one.line, other.line)
        held = [_held_count(c.telling, c.mark) for c in (one, other)]
        if not any(("figure", line.event.id) in made for line in lines):
            made["figure", one.line.event.id] = _made("figure", lines, held, pile, words)
    order = {line.event.id: n for n, line in enumerate(found)}
    return tuple(sorted(made.values(), key=lambda c: (order[c.events[0]], KINDS.index(c.kind))))


def voice(telling: Telling, pile: Pile) -> tuple[str, str]:
    """Who stands behind a telling: the person or body that it is credited to, else the source itself."""
    return (pile.source(telling), telling.speakers[0] if telling.speakers else "")


def _dates(line: Line, pile: Pile) -> list[Held]:
    """Days that exclude each other, from different sources, of what has happened."""
    told = [
        t for t in line.tellings
        if t.own and t.when is not None and known(t.when) and max(width(t.when), t.slack) <= NARROW
        and t.mention.status in DEEDS and t.renews != CORRECTION and _names_day(t, pile)
    ]  # fmt: skip
    groups: list[list[Telling]] = []
    for telling in told:
        home = next((g for g in groups if all(_meet(telling, other) for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for one, other in combinations(groups, 2):
        independent = {pile.source(t) for t in one}.isdisjoint(pile.source(t) for t in other)
        if independent and any(_surely_one(a, b, line) for a in one for b in other):
            return [_held_date(one), _held_date(other)]
    return []


def _names_day(telling: Telling, pile: Pile) -> bool:
    """Whether its words name a day, and not only an hour of one (``dans la soirée``)."""
    marks = pile.articles[telling.article].dates
    found = [m for span in telling.mention.dates[:1] for m in marks.within(span) if m.span == span]
    return not any(time_only(m.value.told) for m in found)


def _surely_one(one: Telling, other: Telling, line: Line) -> bool:
    """Whether two tellings are of one happening even though their days differ: the same people, or one name.

    Of deeds one word is enough where no other people are named; everybody speaks on many days.
    """
    mine, theirs = (_cast(t, line) for t in (one, other))
    if mine & theirs:
        return True
    named = (one.nominal and other.nominal) or (one.type == other.type and one.type not in UNSURE)
    return named and one_word(one, other) and not (mine and theirs)


def _cast(telling: Telling, line: Line) -> frozenset[str]:
    """Those named in the event by the telling's article."""
    return frozenset(actor for t in line.tellings if t.article == telling.article for actor in t.named)


def _meet(one: Telling, other: Telling) -> bool:
    return one.when is not None and other.when is not None and gap(one.when, other.when) == 0


def _held_date(tellings: Sequence[Telling]) -> Held:
    best = min(tellings, key=lambda t: (width(t.when), t.number))
    value = event_date(best.when).value or ""
    spans = (Place(t.article, s.start, s.end) for t in tellings for s in _date_words(t))
    return value, tuple(tellings), tuple(dict.fromkeys(spans))


def _date_words(telling: Telling) -> Iterator[Span]:
    yield from telling.mention.dates[:1] or (telling.mark.span,)


def _figures(line: Line, pile: Pile) -> list[Held]:
    """Two numbers of the same thing, from two voices, of which one must be wrong."""
    for one, other in combinations(line.tellings, 2):
        if other.renews or not _two_voices(one, other, pile) or not _same_count(one, other):
            continue
        found = quarrels(one, other, pile.issued)
        if found is not None:
            return [_held_count(t, mark) for t, mark in zip((one, other), found, strict=True)]
    return []


def _held_count(telling: Telling, mark: Mark[Quantity]) -> Held:
    place = Place(telling.article, mark.span.start, mark.span.end)
    return quarrel_words.amount(mark.value), (telling,), (place,)


def _two_voices(one: Telling, other: Telling, pile: Pile) -> bool:
    """Whether two vouch for two tellings; one person's two numbers in two papers are two moments."""
    mine, theirs = voice(one, pile), voice(other, pile)
    return mine != theirs and not (mine[1] and mine[1] == theirs[1])


def _same_count(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be held to one number: one word, one time, and the same who or where."""
    if not one_word(one, other):
        return False
    timed = one.when is not None and other.when is not None and max(width(one.when), width(other.when)) <= NARROW
    if one.article != other.article and not timed:
        return False
    if one.agents or other.agents:
        return bool(one.agents & other.agents)
    return one.article == other.article or bool((one.recipients | one.places) & (other.recipients | other.places))


def _parties(kind: str, line: Line, pile: Pile) -> list[Held]:
    """Two places of one deed, or two doers of it, told by two voices."""
    for one, other in combinations(line.tellings, 2):
        if not _two_voices(one, other, pile) or not one_word(one, other) or one.type in UNSURE:
            continue
        if not {one.mention.status, other.mention.status} <= DEEDS | {Status.UNCERTAIN}:
            continue
        found = quarrel_parties.exclude(kind, (one, other), line, pile)
        if found is not None:
            return [
                (pile.known.actors[actor].name, (t,), (quarrel_parties.place(t, actor, pile),))
                for t, actor in zip((one, other), found, strict=True)
            ]
    return []


def _status(line: Line, pile: Pile) -> list[Held]:
    """It happened for one voice, it did not for another."""
    denied = [t for t in line.tellings if t.mention.status is Status.DENIED and t.speakers and t.mention.type != SAYING]
    for one in denied:
        told = [
            t for t in line.tellings
            if t.mention.status in DEEDS | {Status.UNCERTAIN}
            and (t.mention.tense is not None or t.own)
            and voice(t, pile) != voice(one, pile)
            and _same_deed(one, t)
        ]  # fmt: skip
        if told:
            return [_held_status(told[:1], told[0].mention.status), _held_status([one], Status.DENIED)]
    return _disclaimed(line, pile)


def _disclaimed(line: Line, pile: Pile) -> list[Held]:
    """Somebody has nothing to do with what others say that his side did."""
    for denial in denials(line, pile):
        told = [t for t in line.tellings if t.mention.status in DEEDS and denial.who not in t.speakers and t.agents]
        if told:
            words = Place(denial.article, denial.words.start, denial.words.end)
            by = replace(told[0], article=denial.article, speakers=(denial.who,))
            return [_held_status(told[:1], told[0].mention.status), (Status.DENIED.value, (by,), (words,))]
    return []


def _same_deed(one: Telling, other: Telling) -> bool:
    """Whether it is the deed itself that is denied: one word for it, and nobody else's."""
    return one_word(one, other) and (bool(one.agents & other.agents) or not (one.agents and other.agents))


def _held_status(tellings: Sequence[Telling], status: Status) -> Held:
    return status.value, tuple(tellings), tuple(Place(*t.key) for t in tellings)


def _made(
    kind: str, lines: Sequence[Line], held: Sequence[Held], pile: Pile, words: quarrel_words.Words
) -> Contradiction:
    claims = tuple(_claim(kind, each, pile) for each in held)
    voices = [_name(tellings[0], pile) for _, tellings, _ in held]
    first = held[0][1][0]
    trigger = first.mark.span.of(pile.articles[first.article].article.text)
    says = words.sentence(kind, trigger, [c.value for c in claims], voices)
    events = tuple(line.event.id for line in lines)
    return Contradiction(identity("c", kind, events[0], *(c.value for c in claims)), kind, events, claims, says)


def _claim(kind: str, held: Held, pile: Pile) -> Claim:
    value, tellings, spans = held
    voices = dict.fromkeys(t.speakers[0] if t.speakers else t.article for t in tellings)
    days = sorted(pile.issued[t.article] for t in tellings if t.article in pile.issued)
    first, last = (days[0], days[-1]) if days else (None, None)
    sources = len({pile.source(t) for t in tellings})
    told = [f.value for t in tellings for f in t.figures if Place(t.article, f.span.start, f.span.end) in spans]
    if kind != "figure" or not told:
        return Claim(value, sources, spans, tuple(voices), first, last)
    return Claim(value, sources, spans, tuple(voices), first, last, *estimate(told))


def _name(telling: Telling, pile: Pile) -> str:
    """How a voice is called in a sentence: the speaker, the paper, or the file."""
    if telling.speakers and telling.speakers[0] in pile.known.actors:
        return pile.known.actors[telling.speakers[0]].name
    article = pile.articles[telling.article].article
    return article.source or article.path.rsplit("/", 1)[-1]
