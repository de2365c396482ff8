"""The strip of time: fine enough, nothing lost, what is not sure drawn as a span."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.model.story import Because, Event, EventDate
from filrouge.web import periods
from filrouge.web.facets import Filters
from filrouge.web.periods import end, following, start
from filrouge.web.strip import hour_of, strip
from filrouge.words import words
from tests import builders

EN, FR = words("en"), words("fr")


def event(n: int, when: EventDate) -> Event:
    return replace(builders.chronology().events[0], id=f"e-{n}", date=when)


def days(*isos: str) -> list[Event]:
    return [event(n, builders.day(iso)) for n, iso in enumerate(isos)]


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [("1815-06-18", "2025-07-03", "decade"), ("2005-01-01", "2025-07-03", "year"), ("2024-01-10", "2025-07-03", "month"),
     ("2025-06-20", "2025-07-03", "day"), ("2025-07-03", "2025-07-03", "hour"), ("0044-03-15", "2025-07-03", "century")],
)  # fmt: skip
def test_steps_are_as_fine_as_can_be_read(first: str, last: str, unit: str) -> None:
    found = strip(days(first, last), Filters(), EN)
    assert found is not None
    assert found.unit == unit
    assert sum(c.count for c in found.columns) + len(found.bars) == 2


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 900)), min_size=2, max_size=30))
def test_every_event_is_in_a_column_a_span_or_a_count(spans: list[tuple[date, int]]) -> None:
    events = []
    for n, (first, length) in enumerate(spans):
        last = date.fromordinal(first.toordinal() + length)
        events.append(event(n, builders.day(first.isoformat(), until=last.isoformat())))
    found = strip(events, Filters(), EN)
    assert found is not None
    assert sum(c.count for c in found.columns) + len(found.bars) + found.more + found.outside == len(events)
    assert all(b.x >= 0 and b.x + b.width <= periods.WIDTH + 6 for b in found.bars)
    assert len(found.columns) <= periods.MOST_LONG


@given(st.dates(date(5, 1, 1), date(9990, 1, 1)), st.sampled_from(["day", "month", "year", "decade", "century"]))
def test_steps_follow_each_other_without_a_gap(day: date, unit: str) -> None:
    first = start(day, unit)
    assert first <= day <= end(first, unit)
    after = following(first, unit)
    assert after is None or (start(after, unit) == after and after.toordinal() == end(first, unit).toordinal() + 1)


def test_a_step_leads_in_and_a_period_leads_out() -> None:
    told = days("2024-03-03", "2025-07-03", "2025-07-09")
    whole = strip(told, Filters(status="happened"), EN)
    assert whole is not None
    july = next(c for c in whole.columns if c.count == 2)
    assert july.href == "/?status=happened&since=2025-07-01&until=2025-07-31"
    assert july.name == "July 2025"
    within = strip(told[1:], Filters(since="2025-07-01", until="2025-07-31"), FR)
    assert within is not None
    assert within.name == "juillet 2025"
    assert within.out == "/?since=2025-01-01&until=2025-12-31"


def test_a_few_events_far_off_do_not_flatten_the_rest() -> None:
    near = [f"2025-07-{1 + n % 20:02}" for n in range(40)]
    found = strip(days("1815-06-18", *near), Filters(), EN)
    assert found is not None
    assert (found.unit, found.outside) == ("day", 1)


def test_what_is_not_sure_is_a_span_that_stays_open_where_it_goes_on() -> None:
    told = [*days("2025-07-03", "2025-07-04"), event(8, builders.day("2025-07-02", until="2025-07-20"))]
    found = strip(told, Filters(since="2025-07-01", until="2025-07-10"), EN)
    assert found is not None
    (bar,) = found.bars
    assert (bar.event, bar.left, bar.right) == ("e-8", False, True)


def test_the_hour_is_that_which_the_reasoning_ends_in() -> None:
    (first,) = days("2019-04-15")
    told = Because(
        "date", "adjunct", None, "« 18h20 », compté depuis le lundi 15 avril (« 07:50 ») → lundi 15 avril, 18:20"
    )
    mention = replace(first.mentions[0], because=(told,))
    assert hour_of(replace(first, mentions=(mention,))) is None  # its date is of a day only
    timed = replace(first, mentions=(mention,), date=replace(first.date, precision="time"))
    assert hour_of(timed) == 18
