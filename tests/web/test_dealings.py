"""Who deals with whom, the turn between two actors, and the charts of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from filrouge.model.mentions import ActorKind, Status
from filrouge.model.story import Actor, Event, Participant, Role
from filrouge.web.charts.balance import balance
from filrouge.web.charts.network import kind, network
from filrouge.web.charts.series import Value, series
from filrouge.web.dealings import Pair, between, dealings, pairs, side, turn
from filrouge.words import words
from tests import builders

EN = words("en")
KNOWN = ("us", "ua", "ru", "trump")


def event(n: int, day: str | None, kind: str, who: str, whom: str, status: Status = Status.HAPPENED) -> Event:
    seed = builders.chronology().events[0]
    span = seed.participants[0].span
    parts = (Participant(who, "agent", span), Participant(whom, "recipient", span))
    date = builders.day(day) if day else replace(seed.date, earliest=None, latest=None)
    return replace(seed, id=f"e-{n}", type=kind, participants=parts, date=date, status=status)


JULY = [
    event(1, "2025-07-01", "SANCTION", "us", "ua"),
    event(2, "2025-07-02", "REJECT", "us", "ua"),
    event(3, "2025-07-03", "REQUEST", "ua", "us"),
    event(4, "2025-07-05", "CONSULT", "trump", "ua"),
    event(5, "2025-07-08", "AID", "us", "ua"),
    event(6, "2025-07-14", "SUPPORT", "us", "ua"),
    event(7, "2025-07-15", "AID", "us", "ua", Status.ANNOUNCED),
    event(8, "2025-07-15", "AID", "us", "ua", Status.DENIED),
    event(9, None, "MOVEMENT", "us", "ua"),
]


def actor(identity: str, name: str, kind: ActorKind, country: str | None = None, serves: str | None = None) -> Actor:
    roles = (Role("president", serves, None, None, ()),) if serves else ()
    return Actor(identity, name, kind, country, None, (name,), roles, 1)


ACTORS = (
    actor("us", "United States", ActorKind.STATE, "US"),
    actor("pentagon", "Pentagon", ActorKind.ORGANISATION, "US"),
    actor("trump", "Donald Trump", ActorKind.PERSON, None, "United States"),
    actor("parnell", "Sean Parnell", ActorKind.PERSON, None, "the Pentagon".removeprefix("the ")),
    actor("ua", "Ukraine", ActorKind.STATE, "UA"),
)


def test_a_state_acts_through_its_bodies_and_its_people() -> None:
    assert side(ACTORS[0], ACTORS, alone=False) == {"us", "pentagon", "trump", "parnell"}
    assert side(ACTORS[0], ACTORS, alone=True) == {"us"}
    assert side(ACTORS[2], ACTORS, alone=False) == {"trump"}


def test_a_turn_is_the_day_that_parts_two_times_of_unlike_dealings() -> None:
    found = between(dealings(JULY, KNOWN), frozenset({"us", "trump"}), frozenset({"ua"}))
    assert [d.event.id for d in found] == [e.id for e in JULY if e.status is not Status.DENIED]
    turned = turn(found)
    assert turned is not None
    assert (turned.day, turned.before, turned.since, turned.worse) == ("2025-07-05", (0, 3), (3, 3), False)
    back = turn([replace(d, quad={1: 4, 2: 4, 3: 1, 4: 1}.get(d.quad, 0)) for d in found])
    assert back is not None
    assert back.worse


@pytest.mark.parametrize("kinds", [["AID"] * 8, ["AID", "ASSAULT"] * 4, ["AID"], ["ASSAULT", "AID"]])
def test_steady_mixed_or_few_dealings_know_no_turn(kinds: list[str]) -> None:
    events = [event(n, f"2025-07-{n + 1:02}", kind, "us", "ua") for n, kind in enumerate(kinds)]
    assert turn(dealings(events, KNOWN)) is None


def test_pairs_are_counted_whoever_began() -> None:
    (first, second) = pairs(dealings(JULY, KNOWN))
    assert first == Pair("ua", "us", 3, 3, 1)
    assert second == Pair("trump", "ua", 1, 0, 0)
    assert [kind(p) for p in (first, second, Pair("a", "b", 0, 5, 0), Pair("a", "b", 0, 0, 2))] == [
        "mixed", "good", "bad", "other"
    ]  # fmt: skip


def test_cooperation_stands_above_and_conflict_below_and_nothing_lies_on_anything() -> None:
    found = between(dealings(JULY, KNOWN), frozenset({"us", "trump"}), frozenset({"ua"}))
    chart = balance(found, "2025-07-05", EN)
    assert chart is not None
    assert len(chart.acts) == 7
    for act in chart.acts:
        assert (act.y < chart.zero) == act.kind.startswith("good")
    boxes = [(a.x, a.x + a.width, a.y) for a in chart.acts]
    assert not any(p is not q and p[2] == q[2] and p[0] < q[1] and q[0] < p[1] for p in boxes for q in boxes)
    assert {a.kind for a in chart.acts if a.event == "e-7"} == {"good deed not-yet"}
    assert chart.turn is not None
    assert chart.turn > min(a.x for a in chart.acts if a.kind.startswith("bad"))
    assert balance([], None, EN) is None


def test_the_network_joins_every_pair_and_names_everybody_once() -> None:
    names = {i: i.upper() for i in KNOWN}
    drawn = network(pairs(dealings(JULY, KNOWN)), names)
    assert drawn is not None
    assert sorted(n.name for n in drawn.nodes) == ["TRUMP", "UA", "US"]
    assert len({n.y for n in drawn.nodes}) == 3
    assert {(a.first, a.second) for a in drawn.arcs} == {("ua", "us"), ("trump", "ua")}
    assert network([], names) is None


def test_figures_show_their_bounds_and_who_counted() -> None:
    values = [
        Value("2025-07-01", 40, 40, "40", "mairie", "/a"),
        Value("2025-07-02", 40, 60, "40–60", "préfecture", "/b"),
        Value("2025-07-03", 550, None, "≥ 550", "mairie", "/c"),
        Value("", 7, 7, "7", "mairie", "/d"),
    ]
    chart = series(values, EN)
    assert chart is not None
    first, second, third = chart.dots
    assert (first.x < second.x < third.x, first.y > third.y) == (True, True)
    assert second.top < second.bottom
    assert (third.open, first.open, first.shape == third.shape, first.shape == second.shape) == (
        True,
        False,
        True,
        False,
    )
    assert [name for _, name in chart.counters] == ["mairie", "préfecture"]
    assert series(values[:1], EN) is None
