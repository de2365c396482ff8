"""Other articles of the pile that tell the same events, and what their dates say of an undated one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from filrouge.model.annotated import Annotated
from filrouge.model.expression import Anchor, Shift, Unit, Weekday, Within
from filrouge.model.mark import Mark
from filrouge.model.mentions import Mention, Status
from filrouge.model.text import Published, Span
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.date_articles import odds
from filrouge.resolve.date_articles.clues import Clue, Odds

_CHAINS = 8  # actors of one paragraph that are paired
_CLEAR = 40  # days: a date known no better does not date others
_STEM = 5  # letters that two words for one event share
_OTHER_WORDS = 0.35  # weight of an event of the same kind told in other words
_OFF = 1  # days by which two sources may differ about one event

AHEAD = frozenset({Status.ANNOUNCED, Status.CONDITIONAL, Status.REQUESTED})  # not yet there when it was told

Key = tuple[str, str, str]  # the event's type and two actors


@dataclass(frozen=True, slots=True)
class Dated:
    """An event that another article places on a day."""

    article: str
    day: date
    stems: frozenset[str]


@dataclass(slots=True)
class Stories:
    """What the dated articles of a pile tell, by type of event and pair of actors."""

    placing: Placing
    days: dict[Key, list[Dated]] = field(default_factory=dict)

    def add(self, annotated: Annotated, published: Published) -> None:
        """Take in one article whose date is known well enough."""
        if not clear(published):
            return
        article, placed = annotated.article.id, self.placing.of(annotated, published)
        for mark in (m for m in annotated.events if done(m.value)):
            whens = [w for s in mark.value.dates if (w := placed.get(s)) and w.earliest and w.latest == w.earliest]
            for when in whens[:1]:
                assert when.earliest is not None
                for pair in _pairs(annotated, mark):
                    self.days.setdefault((mark.value.type, *pair), []).append(
                        Dated(article, when.earliest, _stems(annotated, mark))
                    )


def clear(published: Published) -> bool:
    """Whether a date is known well enough to date another article by it."""
    if published.date is None or published.earliest is None or published.latest is None:
        return published.date is not None
    return (date.fromisoformat(published.latest) - date.fromisoformat(published.earliest)).days <= _CLEAR


def done(mention: Mention) -> bool:
    """Whether it had come about when it was told: only that has a day that others may name."""
    return mention.status not in AHEAD or mention.tense == "past"


def event_clues(annotated: Annotated, stories: Stories) -> Iterator[Clue]:
    """What the pile says of the events of one undated article."""
    told: Mapping[Span, object] = {m.span: m.value.told for m in annotated.dates}
    seen: set[date] = set()
    for mark in (m for m in annotated.events if done(m.value)):
        found = [d for pair in _pairs(annotated, mark) for d in stories.days.get((mark.value.type, *pair), ())]
        stems = _stems(annotated, mark)
        times = [told[s] for s in mark.value.dates if s in told]
        for other in sorted(found, key=lambda d: (not d.stems & stems, d.day, d.article)):
            fit = matched(times, other.day)
            if fit is None or other.day in seen:
                continue
            seen.add(other.day)
            weight = 1.0 if other.stems & stems else _OTHER_WORDS
            yield Clue("event", mark.span, fit, other.day, dates=True, weight=weight)


def matched(times: Sequence[object], day: date) -> Odds | None:
    """The odds that an event told by weekday, or by days from publication, gives; null where it is another one."""
    for time in times:
        inner = _inner(time)
        if isinstance(inner, Weekday):
            near = [day.toordinal() + off for off in (0, -_OFF, _OFF)]
            fit = next((d for d in near if date.fromordinal(d).isoweekday() == inner.day), None)
            rows = odds.WEEK_OF_EVENT if fit == day.toordinal() else odds.WEEK_OF_ANOTHER
            return None if fit is None else since(rows, fit)
        if isinstance(inner, Shift) and inner.anchor is Anchor.PUBLICATION and inner.by.unit is Unit.DAY:
            return since(odds.SAME_EVENT, day.toordinal() - int(inner.by.n or 0))
    return None


def _stems(annotated: Annotated, mark: Mark[Mention]) -> frozenset[str]:
    words = (mark.span.of(annotated.article.text) + " " + mark.value.lemma).lower().split()
    return frozenset(w[:_STEM] for w in words if len(w) >= _STEM)


def _inner(time: object) -> object:
    while isinstance(time, Within):
        time = time.inner if isinstance(time.inner, Weekday | Shift) else time.outer
    return time


def since(rows: odds.Rows, start: int) -> Odds:
    return lambda days: odds.spread(rows, start, days)


def _pairs(annotated: Annotated, mark: Mark[Mention]) -> Iterator[tuple[str, str]]:
    """The pairs of actors named in the paragraph of an event."""
    text, span = annotated.article.text, mark.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    chains = [c for n in annotated.actors.layer.within(line) for c in n.value.chains]
    yield from combinations(sorted(dict.fromkeys(chains).keys() if len(set(chains)) <= _CHAINS else _often(chains)), 2)


def _often(chains: Sequence[str]) -> list[str]:
    return [c for c, _ in sorted(Counter(chains).items(), key=lambda c: (-c[1], c[0]))[:_CHAINS]]
