"""Times told from another event: `au lendemain de l'attentat`, `hours after the call`.

Once a pile is merged, an event that other words date gives its day to what is counted from it. The
other way round, `jeudi, au lendemain d'une décision` dates the decision: it is counted back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from filrouge.model.annotated import Annotated
from filrouge.model.expression import Expression, Shift, counted_from
from filrouge.model.mark import Mark
from filrouge.model.text import Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor.dating import Back
from filrouge.resolve.anchor.when import after_event
from filrouge.resolve.choosing import when
from filrouge.resolve.merge import Merged
from filrouge.resolve.merge.tellings import Known, Telling
from filrouge.resolve.timing import known as sure
from filrouge.resolve.timing import width

_WORD = re.compile(r"\w+")
WIDEST = 31  # days: an event known no better dates nothing else


@dataclass(frozen=True, slots=True)
class Counted:
    """Times by article and expression, and events counted back by article and trigger."""

    times: Mapping[str, Mapping[Span, When]]
    back: Mapping[tuple[str, Span], Back]


def counted(found: Sequence[Merged], pile: Mapping[str, Annotated], known: Known) -> Counted:
    """What the merged events say of times counted from them, and what these say of events not dated."""
    told = _Told(found, pile, known)
    times: dict[str, dict[Span, When]] = {}
    back: dict[tuple[str, Span], Back] = {}
    for article, annotated in sorted(pile.items()):
        for mark in annotated.dates.marks:
            base = told.base(article, mark)
            if base is None:
                continue
            placed = told.placed(article, mark, base)
            if placed is not None:
                times.setdefault(article, {})[mark.span] = placed
            elif (counted_back := told.back(article, mark, base)) is not None:
                back[article, base.mark.span] = counted_back
    return Counted(times, back)


class _Told:
    """The events of a pile by their tellings."""

    def __init__(self, found: Sequence[Merged], pile: Mapping[str, Annotated], known: Known) -> None:
        self._pile = pile
        self._known = known
        self._event = {t.number: e for e in found for t in e.tellings}
        self._in: dict[str, list[Telling]] = {}
        for telling in sorted((t for e in found for t in e.tellings), key=lambda t: t.key):
            self._in.setdefault(telling.article, []).append(telling)

    def base(self, article: str, mark: Mark[Expression]) -> Telling | None:
        """The event that an expression is counted from: the first one that its words name, or name again."""
        named = counted_from(mark.value.told)
        if named is None:
            return None
        told = self._in.get(article, ())
        inside = next((t for t in told if named.start <= t.mark.span.start < named.end), None)
        return inside or self._before(article, named)

    def _before(self, article: str, named: Span) -> Telling | None:
        """The last telling before that one of the words names: ``un appel … quelques heures après l'appel``."""
        text = self._pile[article].article.text
        words = {w.casefold() for w in _WORD.findall(named.of(text))}
        earlier = [t for t in self._in.get(article, ()) if t.mark.span.end <= named.start]
        return next((t for t in reversed(earlier) if _first(t.mark.span.of(text)) in words), None)

    def placed(self, article: str, mark: Mark[Expression], base: Telling) -> When | None:
        """The time of an expression, where other words date the event that it is counted from."""
        own = self._beside(base, mark.span) if base.mention.date_rule == "adjunct" else None
        event = own or self._day(base, mark.span)
        if event is None:
            return None
        found = after_event(mark.value, event, base.mark.span)
        if found is None or not self._possible(article, mark, found):
            return None
        return found if event.basis in {"explicit", "relative"} else replace(found, basis=event.basis)

    def back(self, article: str, mark: Mark[Expression], base: Telling) -> Back | None:
        """The time of the event counted from, where what is counted has a day of its own."""
        event = self._event[base.number]
        for telling in self._dated_by(article, mark.span):
            if self._event[telling.number] is event:
                continue
            own = self._beside(telling, mark.span) or self._day(telling, mark.span)
            found = None if own is None else after_event(_turned(mark.value), own)
            if found is not None:
                return Back(mark.span, replace(found, from_="back"))
        return None

    def _beside(self, telling: Telling, span: Span) -> When | None:
        """The day that other words of its own give a telling."""
        times = self._known.times.get(telling.article, {})
        days = [times[s] for s in telling.mention.dates if s != span and s in times]
        return next((w for w in days if sure(w) and width(w) <= WIDEST and w.from_ != "event"), None)

    def _day(self, telling: Telling, span: Span) -> When | None:
        """The day of an event, from tellings that do not hang on the expression at ``span``."""
        others = [t for t in self._event[telling.number].tellings if not _hangs(t, telling.article, span)]
        news = [t for t in others if t.article == telling.article]
        found = when([t for t in others if t.firm]) or when(news)
        return found if found is not None and width(found) <= WIDEST else None

    def _dated_by(self, article: str, span: Span) -> Iterator[Telling]:
        return (t for t in self._in.get(article, ()) if span in t.mention.dates and t.mention.date_rule == "adjunct")

    def _possible(self, article: str, mark: Mark[Expression], found: When) -> bool:
        """Whether what has happened then has happened before it was printed."""
        day = _issued(self._known.published.get(article))
        tenses = [t.mention.tense for t in self._dated_by(article, mark.span)]
        return day is None or found.earliest is None or found.earliest <= day or "past" not in tenses


def _first(words: str) -> str:
    found = _WORD.search(words)
    return found[0].casefold() if found else words


def _hangs(telling: Telling, article: str, span: Span) -> bool:
    """Whether a telling is dated by an expression, or from its sentence."""
    return telling.article == article and (span in telling.mention.dates or telling.bounds.contains(span))


def _turned(value: Expression) -> Expression:
    """The same count in the other direction."""
    told = value.told
    assert isinstance(told, Shift)
    n = None if told.by.n is None else -told.by.n
    high = None if told.by.high is None else -told.by.high
    back = not told.back if told.by.n is None else (n or 0) < 0
    return replace(value, told=replace(told, by=replace(told.by, n=n, high=high), back=back))


def _issued(told: Published | None) -> date | None:
    return date.fromisoformat(told.date[:10]) if told is not None and told.date else None
