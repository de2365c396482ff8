"""Filters against a plain reading of what they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.dossier.correcting import corrected
from filrouge.export.formats import FORMATS
from filrouge.model.mentions import Status
from filrouge.model.story import Chronology, Event, EventDate, Story
from filrouge.web import chronicle
from filrouge.web.facets import Facets, Filters
from filrouge.web.view import DeskView
from filrouge.words import words
from tests import builders

DAYS = st.sampled_from(["2025-03-01", "2025-03-03", "2025-03-09", "2025-04-01"])


@st.composite
def events(draw: st.DrawFn) -> Event:
    seed = draw(st.sampled_from(builders.chronology().events))
    ends = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    date = draw(st.sampled_from([EventDate(), EventDate("x", ends[0], ends[1]), EventDate("x", None, ends[1])]))
    kind, status = draw(st.sampled_from(["AID", "ASSAULT"])), draw(st.sampled_from([Status.HAPPENED, Status.DENIED]))
    return replace(seed, date=date, type=kind, status=status, sources=draw(st.integers(1, 2)))


def plain(event: Event, asked: Filters, contested: set[str]) -> bool:
    """What the filters mean, read one by one."""
    date = event.date
    since, until = date.latest or date.earliest or "", date.earliest or date.latest or "~"
    return (
        (not asked.actor or asked.actor in {p.actor for p in event.participants})
        and (not asked.type or asked.type == event.type)
        and (not asked.status or asked.status == event.status.value)
        and (not asked.since or since >= asked.since)
        and (not asked.until or until <= asked.until)
        and (not asked.contested or event.id in contested)
        and (not asked.single or event.sources == 1)
    )


FILTERS = st.builds(
    Filters,
    actor=st.sampled_from(["", *(a.id for a in builders.chronology().actors)]),
    type=st.sampled_from(["", "AID"]),
    status=st.sampled_from(["", "denied"]),
    since=st.sampled_from(["", "2025-03-03"]),
    until=st.sampled_from(["", "2025-03-09"]),
    contested=st.sampled_from(["", "1"]),
    single=st.sampled_from(["", "1"]),
)


@given(st.lists(events(), max_size=12), FILTERS)
def test_filters_keep_what_they_mean_and_count_what_each_choice_would(found: list[Event], asked: Filters) -> None:
    numbered = tuple(replace(e, id=f"e-{n}") for n, e in enumerate(found))
    chronology = replace(builders.chronology(), events=numbered)
    contested = {e.id for e in numbered[::3]}
    facets = Facets(chronology, contested, ())
    kept = facets.kept(asked, None)
    assert facets.listed(kept) == [e for e in numbered if plain(e, asked, contested)]
    for value, count in facets.counts("type", facets.kept(asked, None, "type")):
        assert count == sum(plain(e, replace(asked, type=value), contested) for e in numbered)
    would = facets.ticked("single", facets.kept(asked, None, "single"))
    assert would == sum(plain(e, replace(asked, single="1"), contested) for e in numbered)


@pytest.fixture
def chronology() -> Chronology:
    return builders.chronology()


def test_a_source_is_counted_once_however_its_apostrophes_are_set(chronology: Chronology) -> None:
    first, second, *rest = chronology.articles
    named = (
        replace(first, article=replace(first.article, source="L'Écho")),
        replace(second, article=replace(second.article, source="L’Écho")),
    )
    view = DeskView(corrected(replace(chronology, articles=(*named, *rest)), ()), words("fr"))
    (choice,) = chronicle.page(view, Filters(), 1, None).choices["source"]
    assert (choice.name, choice.count) == ("L’Écho", len(chronology.events))


def test_a_story_of_the_pile_is_a_filter_by_its_title(chronology: Chronology) -> None:
    first, *rest = (e.id for e in chronology.events)
    told = (Story("s-1", "L’appel", ("fr",), (first,)), Story("s-2", "Le reste", ("en",), tuple(rest)))
    view = DeskView(corrected(replace(chronology, stories=told), ()), words("fr"))
    page = chronicle.page(view, Filters(story="s-1"), 1, None)
    assert [e.id for day in page.days for e in day.lines] == [first]
    assert {(c.name, c.count) for c in page.choices["story"]} == {("L’appel", 1), ("Le reste", len(rest))}


def test_what_surely_lies_in_a_period_comes_before_what_only_may(chronology: Chronology) -> None:
    seed = chronology.events[0]
    wide = replace(seed, id="wide", date=builders.day("2024-01-01", until="2026-01-01"))
    sure = replace(seed, id="sure", date=builders.day("2025-07-03"))
    view = DeskView(corrected(replace(chronology, events=(wide, sure)), ()), words("fr"))
    page = chronicle.page(view, Filters(since="2025-07-01", until="2025-07-31"), 1, None)
    assert [e.id for day in page.days for e in day.lines] == ["sure", "wide"]


def test_every_export_has_a_name_on_the_screen() -> None:
    for ui in ("fr", "en"):
        assert {f"format.{f.name}" for f in FORMATS} <= words(ui).strings.keys()


def test_a_choice_that_keeps_nothing_is_still_named(chronology: Chronology) -> None:
    view = DeskView(corrected(chronology, ()), words("en"))
    page = chronicle.page(view, Filters(type="AID", status="denied"), 1, None)
    assert page.found == 0
    assert page.strip is None
