"""What merged events say of the day on which an undated article came out.

It tells an event by weekday that a dated article puts on a day, or counts from one: *samedi, huit
mois après la signature*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from filrouge.model.annotated import Annotated
from filrouge.model.expression import Bound, Expression, Modifier, counted_from
from filrouge.model.mark import Mark
from filrouge.model.text import Basis, Published
from filrouge.model.time import When
from filrouge.resolve.anchor.when import after_event
from filrouge.resolve.choosing import when
from filrouge.resolve.date_articles import odds
from filrouge.resolve.date_articles.clues import TRAPS, Clue
from filrouge.resolve.date_articles.stories import done, matched, since
from filrouge.resolve.merge import Merged
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.timing import gap, width

_SURE = 2  # days: an event known no better is no witness
BORNE = frozenset({Basis.STATED, Basis.METADATA, Basis.GIVEN})  # how an article has a date of its own
_LATE = {Bound.BY, Bound.UNTIL}
_NEARLY = {Modifier.LESS_THAN, Modifier.APPROX}


def witnesses(
    found: Sequence[Merged], pile: Mapping[str, Annotated], published: Mapping[str, Published]
) -> dict[str, list[Clue]]:
    """The clues of each article whose date is inferred or unknown."""
    clues: dict[str, list[Clue]] = {}
    doubtful = {id_ for id_, told in published.items() if told.basis not in BORNE}
    if not doubtful:
        return {}
    days = _Days(found, published)
    for number, event in enumerate(found):
        for telling in event.tellings:
            if telling.article not in doubtful:
                continue
            day = days.placed(number) or days.namesake(telling)
            if day is not None:
                clues.setdefault(telling.article, []).extend(_clues(pile[telling.article], telling, day))
    return {id_: list(_distinct(each)) for id_, each in sorted(clues.items()) if each}


class _Days:
    """When articles that bear a date put the events of a pile."""

    def __init__(self, found: Sequence[Merged], published: Mapping[str, Published]) -> None:
        self._found, self._published = found, published
        self._placed: dict[int, When | None] = {}
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, event in enumerate(found):
            for name in sorted({(t.mention.type, family) for t in event.tellings for family in t.families}):
                self._named[name].append(number)

    def placed(self, number: int) -> When | None:
        """The day of an event, known to a day or two."""
        if number not in self._placed:
            told = [t for t in self._found[number].tellings if t.firm and done(t.mention)]
            found = when([t for t in told if self._published[t.article].basis in BORNE])
            self._placed[number] = found if found is not None and width(found) <= _SURE else None
        return self._placed[number]

    def namesake(self, telling: Telling) -> When | None:
        """When the pile puts the only event that the same word names; null where there is none, or several."""
        if telling.own or not telling.families:
            return None
        alike = sorted({n for family in telling.families for n in self._named[telling.mention.type, family]})
        first: When | None = None
        for number in alike:
            day = self.placed(number)
            first = first or day
            if day is not None and first is not None and gap(day, first) > 1:
                return None
        return first


def _clues(annotated: Annotated, telling: Telling, placed: When) -> Iterator[Clue]:
    assert placed.earliest is not None
    article = annotated.article
    times = [m for m in annotated.dates.marks if article.region_at(m.span.start) not in TRAPS]
    own = [m.value.told for m in times if m.span in telling.mention.dates]
    past = telling.own and done(telling.mention)
    told = matched(own, placed.earliest) if past else None
    if told is not None:
        yield Clue("event", telling.mark.span, told, placed.earliest, dates=True)
    for mark in times:
        base = counted_from(mark.value.told)
        if base is None or not base.contains(telling.mark.span) or mark.value.bound in _LATE:
            continue
        if not any(mark.span in m.value.dates and m.value.over for m in annotated.events):
            yield from _counted(mark, placed)


def _counted(mark: Mark[Expression], placed: When) -> Iterator[Clue]:
    """What is told as news is counted from the event: the article came out on that day or soon after."""
    found = after_event(mark.value, placed)
    if found is None or found.earliest is None or found.latest is None:
        return
    low = found.earliest.toordinal()
    rows = _rows((found.latest - found.earliest).days, nearly=mark.value.modifier in _NEARLY)
    yield Clue("counted", mark.span, since(rows, low), placed.earliest, dates=True)


def _rows(days: int, *, nearly: bool) -> odds.Rows:
    """Shares of the days since the first one that a count allows; its middle is the exact count."""
    exact, near = days // 2, max(1, days // 4)
    first, last = (exact - near, exact + near // 2) if nearly else (exact - near // 2, exact + near)
    return (first, last, 0.55), (0, days, 0.2), (days + 1, days + 3, 0.1), (-days - 3, days + 31, 0.15)


def _distinct(clues: Sequence[Clue]) -> Iterator[Clue]:
    """Each event once: several words for it are no further witnesses."""
    seen: set[tuple[str, date | None]] = set()
    for clue in clues:
        if (clue.kind, clue.day) not in seen:
            seen.add((clue.kind, clue.day))
            yield clue
