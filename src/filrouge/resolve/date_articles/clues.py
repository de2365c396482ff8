"""What one article's own times say of the day it was published, each as log odds for any day."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from filrouge.annotate.dates import dates as find_dates
from filrouge.lang.pack import Pack
from filrouge.model.expression import (
    Amount,
    Anchor,
    Between,
    Bound,
    Calendar,
    Direction,
    Expression,
    Shift,
    Tense,
    Unit,
    Weekday,
    Within,
)
from filrouge.model.mark import Layer, Mark
from filrouge.model.text import Article, RegionKind, Span
from filrouge.resolve.date_articles import odds

Odds = Callable[[range], odds.Logs]  # the log odds of days, by their ordinals

TRAPS = {RegionKind.RELATED, RegionKind.COPYRIGHT, RegionKind.BIOGRAPHY, RegionKind.MENU}
_BEARS = {RegionKind.DATELINE, RegionKind.BYLINE}
_LEAD = 1  # paragraphs 0 and 1 tell the news
_WEAK = 0.5  # weight of times inside quotations, which may be old
_OLDEST = 1600
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?=[\s,(])")  # a first word, never a number
_APART = timedelta(days=60)
_PAST = 0.3  # weight of the bound that a past event sets; tenses are read wrong at times
_AHEAD = {Tense.PAST: 0.07, Tense.PRESENT: 0.3, Tense.FUTURE: 0.8, None: 0.25}
_SLIP = -5.0  # log odds of a weekday that does not fit its date: journalists err too
_FAR = 9.0  # log odds against a day before which something dated has happened
_LATE = {Bound.BY, Bound.UNTIL}


@dataclass(frozen=True, slots=True)
class Clue:
    """``kind`` names the sentence that explains it, ``day`` fills that in; ``dates`` is true where it has a year."""

    kind: str
    span: Span | None
    log: Odds
    day: date | None = None
    dates: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the text tells, apart from parts of day round it.

    ``days`` is set where it stands beside a word that counts from publication: -1 in *hier, jeudi 3 mai*.
    """

    mark: Mark[Expression]
    value: Calendar | Weekday
    lead: bool
    region: RegionKind | None
    days: int | None = None

    @property
    def ahead(self) -> bool:
        value = self.mark.value
        return value.tense is Tense.FUTURE or value.bound in _LATE


def told_times(article: Article, dates: Layer[Expression], pack: Pack | None = None) -> list[Told]:
    """The calendar days and weekdays of an article outside lists, rights and biographies."""
    found = []
    for mark in dates:
        value = _core(mark.value)
        region = article.region_at(mark.span.start)
        if value is None or region in TRAPS:
            continue
        days = None if pack is None or isinstance(value, Weekday) else _beside(mark.span.of(article.text), pack)
        found.append(Told(mark, value, mark.value.paragraph <= _LEAD, region, days))
    return found


def _beside(words: str, pack: Pack) -> int | None:
    """The days from publication that the first word tells: *hier, le 9 juin*, *today, March 3*."""
    first = _WORD.match(words)
    if first is None or first.end() == len(words):
        return None
    alone = Article("", "", "", pack.language, first[0], Span(0, first.end()))
    for mark in find_dates(alone, pack):
        told = mark.value.told
        if isinstance(told, Shift) and told.anchor is Anchor.PUBLICATION and _counts_days(told.by):
            return int(told.by.n or 0)
    return None


def _counts_days(by: Amount) -> bool:
    return by.unit is Unit.DAY and by.n is not None and by.high is None


def _core(expression: Expression) -> Calendar | Weekday | None:
    """The day or weekday that an expression tells; of an interval, its end."""
    told = expression.told
    while isinstance(told, Within | Between):
        if isinstance(told, Between):
            told = told.end.value.told
        else:
            told = told.inner if isinstance(told.inner, Calendar | Weekday) else told.outer
    return told if isinstance(told, Calendar | Weekday) else None


def own_clues(article: Article, dates: Layer[Expression], pack: Pack | None = None) -> list[Clue]:
    """Every clue of one article, each distinct time once, in text order."""
    told = _distinct(told_times(article, dates, pack))
    years = [t for t in told if isinstance(t.value, Calendar) and _year(t.value)]
    clues = [*_datelines(years), *_newest(years), *_bounds(years)]
    weekly = any(isinstance(t.value, Weekday) and not t.ahead for t in told)
    for time in told:
        clues.extend(_without_year(time, weekly=weekly))
    return sorted(clues, key=lambda c: (c.span or Span(0, 0), c.kind))


def _distinct(told: Sequence[Told]) -> list[Told]:
    """Each time once: a day with its weekday rather than the same one without."""
    seen: dict[object, Told] = {}
    for time in sorted(told, key=lambda t: isinstance(t.value, Calendar) and t.value.weekday is None):
        value = time.value
        seen.setdefault(replace(value, weekday=None) if isinstance(value, Calendar) else value, time)
    return list(seen.values())


def _year(value: Calendar) -> int | None:
    return value.year if value.year is not None and value.year >= _OLDEST and not value.short else None


def interval(value: Calendar) -> tuple[date, date] | None:
    """The first and last day of a calendar time with a year; null where there is no such day."""
    year = _year(value)
    if year is None or year > 2999:
        return None
    try:
        first = date(year, value.month or 1, value.day or 1)
    except ValueError:
        return None
    if value.day:
        return first, first
    if value.month:
        return first, date(year + value.month // 12, value.month % 12 + 1, 1) - timedelta(days=1)
    return first, date(year, 12, 31)


def _datelines(years: Sequence[Told]) -> Iterator[Clue]:
    """The day that the article itself bears, where the reader saw that it does."""
    for time in years:
        bounds = _interval(time)
        if time.region in _BEARS and bounds is not None and bounds[0] == bounds[1]:
            yield Clue("dateline", time.mark.span, _after(odds.DATELINE_DAY, bounds[0]), dates=True)


def _newest(years: Sequence[Told]) -> Iterator[Clue]:
    """The newest time told is near publication, before it or, if it is announced, after it; the next one less so."""
    known = sorted(((i, t) for t in years if (i := _interval(t))), key=lambda p: (p[0][1], p[0][0]), reverse=True)
    last: date | None = None
    for weight in (1.0, 0.5):
        older = [p for p in known if last is None or p[0][1] < last - _APART]
        if not older:
            return
        (_, last), _ = older[0]
        finest = [p for p in older if p[0][1] >= older[0][0][0]]
        bounds, time = max(finest, key=lambda p: (p[0][0] == p[0][1], p[0]))
        last = min(last, bounds[0])
        assert isinstance(time.value, Calendar)
        kind = "announced" if time.ahead else "newest-day" if bounds[0] == bounds[1] else "newest"
        yield Clue(kind, time.mark.span, _near(time, bounds), dates=True, weight=weight)


def _near(time: Told, bounds: tuple[date, date]) -> Odds:
    assert isinstance(time.value, Calendar)
    if time.days is not None:
        return _after(odds.exactly(time.days), bounds[1])
    ahead = _AHEAD.get(time.mark.value.tense, 0.3)
    if time.mark.value.bound in _LATE:
        ahead = _AHEAD[Tense.FUTURE]
    first, last, rows = bounds[0].toordinal(), bounds[1].toordinal(), _rows(time.value)
    past, coming = math.log(1 - ahead), math.log(ahead)

    def log(days: range) -> odds.Logs:
        return np.maximum(past + odds.spread(rows, last, days), coming + odds.spread(odds.AHEAD, first, days))

    return log


def _interval(time: Told) -> tuple[date, date] | None:
    return interval(time.value) if isinstance(time.value, Calendar) else None


def _rows(value: Calendar) -> odds.Rows:
    if value.day and value.weekday:
        return odds.NEWEST_WEEKDAY
    return odds.NEWEST_DAY if value.day else odds.NEWEST_MONTH if value.month else odds.NEWEST_YEAR


def _after(rows: odds.Rows, last: date) -> Odds:
    start = last.toordinal()
    return lambda days: odds.spread(rows, start, days)


def _bounds(years: Sequence[Told]) -> Iterator[Clue]:
    """No article is older than what it tells as past."""
    for time in years:
        bounds = _interval(time)
        if bounds is None or time.ahead:
            continue
        first = bounds[0].toordinal()
        weight = _PAST if time.mark.value.tense is Tense.PAST else _PAST / 3
        yield Clue("past", time.mark.span, _not_before(first), dates=True, weight=weight)


def _not_before(first: int) -> Odds:
    return lambda days: odds.steps(days, first, -_FAR)


def _without_year(time: Told, *, weekly: bool) -> Iterator[Clue]:
    value, span = time.value, time.mark.span
    weight = _WEAK if time.mark.value.quoted else 1.0
    if isinstance(value, Weekday):
        if value.weeks == 0 and value.direction in {None, Direction.THIS}:
            yield Clue("weekday", span, _weekday(time, value), weight=weight)
    elif value.year is None and value.month and value.day:
        dateline = time.region in _BEARS
        rows = odds.DATELINE_DAY if dateline else _day_rows(time, value, weekly=weekly)
        kind = "dateline" if dateline else "dated-weekday" if value.weekday else "day"
        yield Clue(kind, span, _returning(value, rows), weight=weight)
    elif value.year is None and value.month and value.day is None:
        shares = odds.MONTH_AHEAD if time.ahead else odds.MONTH
        yield Clue("month", span, _month(value.month, shares), weight=0.6 * weight)


def _weekday(time: Told, value: Weekday) -> Odds:
    ahead = time.mark.value.tense is Tense.FUTURE
    lead, body = (odds.WEEKDAY_AHEAD_LEAD, odds.WEEKDAY_AHEAD) if ahead else (odds.WEEKDAY_LEAD, odds.WEEKDAY)
    shares = lead if time.lead else body
    if value.direction is Direction.THIS and not ahead:
        shares = odds.THIS_WEEKDAY
    return lambda days: odds.weekly(shares, value.day, days)


def _day_rows(time: Told, value: Calendar, *, weekly: bool) -> odds.Rows:
    if time.days is not None:
        return odds.exactly(time.days)
    if value.direction is Direction.THIS:
        return odds.THIS_DAY
    if value.direction is not None:
        return odds.DAY_LAST if value.direction is Direction.LAST else odds.DAY_NEXT
    if value.weekday:
        return odds.DATED_WEEKDAY_AHEAD if time.ahead else odds.DATED_WEEKDAY
    return odds.DAY_AHEAD if time.ahead else odds.DAY_BESIDE_WEEKDAYS if weekly else odds.DAY


def _returning(value: Calendar, rows: odds.Rows) -> Odds:
    """Odds over the nearest years in which the day exists and falls on its weekday."""

    def log(days: range) -> odds.Logs:
        first, last = date.fromordinal(days.start).year - 1, date.fromordinal(days.stop).year + 1
        years = range(first, last + 1)
        found = odds.returning(rows, _told(value, years), days)
        if value.weekday is None:
            return found
        slips = odds.returning(rows, _told(replace(value, weekday=None), years), days)
        return np.maximum(found, slips + _SLIP)

    return log


def _told(value: Calendar, years: range) -> list[int]:
    return [day for year in years if (day := occurrence(value, year)) is not None]


def occurrence(value: Calendar, year: int) -> int | None:
    """The ordinal of a day and month in a year; null where it does not exist or falls on another weekday."""
    assert value.month is not None
    assert value.day is not None
    try:
        day = date(year, value.month, value.day)
    except ValueError:
        return None
    return day.toordinal() if value.weekday in {None, day.isoweekday()} else None


def _month(month: int, shares: tuple[float, ...]) -> Odds:
    return lambda days: odds.monthly(shares, month, days)
