"""What people ask of a dossier: what has changed, what to follow, where something is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Query, Work
from filrouge.dossier.agenda import agenda
from filrouge.dossier.changes import changes
from filrouge.dossier.corrections import Reject
from filrouge.model.mentions import Status
from filrouge.model.story import Chronology, EventDate, Story
from tests.builders import chronology
from tests.dossier import stand_ins

EMPTY = replace(
    chronology(), articles=(), actors=(), events=(), quotes=(), figures=(), contradictions=(), follow_ups=()
)


def first(made: Chronology, **otherwise: object) -> Chronology:
    """The chronology with its first event otherwise, under another id too."""
    return replace(made, events=(replace(made.events[0], id="e-other", **otherwise), *made.events[1:]))  # type: ignore[arg-type]


def story(identity: str, *articles: str) -> Story:
    return Story(identity, identity.upper(), articles, (), None, None)


def test_stories_that_are_new_have_grown_or_are_one_now() -> None:
    old = replace(chronology(), stories=(story("a", "1", "2"), story("b", "3"), story("c", "4")))
    new = replace(chronology(), stories=(story("a", "1", "2", "5"), story("b", "3", "4"), story("d", "6")))
    found = [(g.story.id, [s.id for s in g.before], g.articles) for g in changes(old, new).stories]
    assert found == [("a", ["a"], 1), ("b", ["b", "c"], 0), ("d", [], 1)]
    assert changes(old, old).stories == ()


def test_everything_is_new_against_nothing_and_nothing_against_itself() -> None:
    made = chronology()
    found = changes(EMPTY, made)
    assert (len(found.events), len(found.articles), len(found.contradictions)) == (2, 2, 1)
    assert [(t.item.kind, t.before) for t in found.follow_ups] == [("promise", None)]
    assert not changes(made, made)
    assert [e.id for e in changes(made, EMPTY).gone] == ["e-call", "e-promise"]


def test_events_are_matched_by_their_words_not_by_their_ids() -> None:
    made = first(chronology(), date=EventDate("2025-03-04", "2025-03-04", "2025-03-04", "day"), status=Status.DENIED)
    found = changes(chronology(), made)
    assert (found.events, found.gone) == ((), ())
    assert {(c.about, c.before, c.after) for c in found.changed} == {
        ("date", "2025-03-03/2025-03-04", "2025-03-04"),
        ("status", "happened", "denied"),
    }


def test_a_changed_figure_shows() -> None:
    made = chronology()
    more = replace(made, figures=(replace(made.figures[0], low=60, high=None),))
    assert [(c.about, c.before, c.after) for c in changes(made, more).changed] == [
        ("figures", "40 camions", "60.. camions")
    ]


def test_a_closed_follow_up_and_a_settled_contradiction_show() -> None:
    made = chronology()
    item = replace(made.follow_ups[0], state="fulfilled", closed_by="e-call")
    found = changes(made, replace(made, follow_ups=(item,), contradictions=()))
    (turn,) = found.follow_ups
    assert (turn.before, turn.item.state, turn.closed_by and turn.closed_by.id) == ("open", "fulfilled", "e-call")
    assert [c.id for c in found.settled] == ["c-1"]


def test_since_counts_from_a_version_or_from_the_start_of_a_day(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add([stand_ins.pile(tmp_path / "more", 1, seed=18)], Work("2025-03-12T09:00:00Z"))
    assert dossier.changes().articles == dossier.changes(1).articles == ("art-018.txt",)
    assert dossier.changes("2025-03-12").articles == ("art-018.txt",)
    assert len(dossier.changes("2025-03-10").articles) == 9
    assert not dossier.changes("2025-03-13")
    assert not dossier.changes(2)
    event = dossier.chronology().events[0]
    dossier.correct([Reject(dossier.target(event.id))], author="Ana", at="2025-03-13T09:00:00Z")
    assert dossier.changes("2025-03-13").gone == (event,)


def test_the_agenda_puts_what_is_overdue_first() -> None:
    made = chronology()
    (item,) = made.follow_ups
    items = (
        replace(item, latest=None),
        replace(item, kind="threat", latest="2025-03-20"),
        item,
        replace(item, kind="request", state="fulfilled"),
    )
    found = agenda(replace(made, follow_ups=items), "2025-03-08")
    assert [(i.item.kind, i.day, i.overdue) for i in found] == [
        ("promise", "2025-03-07", True),
        ("threat", "2025-03-20", False),
        ("promise", None, False),
    ]
    assert not agenda(replace(made, follow_ups=(item,)), "2025-03-07")[0].overdue


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (Query("COEUR evreux", kinds=("event",)), ["event"]),
        (Query("valmer blesses", limit=3), ["event"] * 3),
        (Query("valmer", kinds=("article",), since="2025-01-01"), []),
        (Query("valmer", actors=("solé",), until="2025-03-01", kinds=("event",)), ["event"]),
        (Query("valmer", actors=("nobody",)), []),
        (Query("", statuses=("announced",)), ["event", "event"]),
        (Query("", types=("ASSAULT",)), []),
        (Query("élus", actors=("ana",), kinds=("article",), limit=2), ["article"] * 2),
        (Query("introuvable"), []),
    ],
)
def test_search_combines_words_and_filters(dossier: Dossier, query: Query, kinds: list[str]) -> None:
    assert [h.kind for h in dossier.search(query)] == kinds


def test_a_hit_shows_the_words_where_they_stand(dossier: Dossier) -> None:
    texts = {a.article.id: a.article.text for a in dossier.chronology().articles}
    hits = dossier.search(Query('"coeur du dossier" evr*'))
    assert hits
    for hit in hits:
        assert hit.text == hit.span.of(texts[hit.article])
        assert {m.of(texts[hit.article]) for m in hit.marks} == {"cœur", "du", "dossier", "Évreux"}


def test_a_page_of_events_comes_in_the_chronologys_order(dossier: Dossier) -> None:
    everything = dossier.chronology().events
    pages = [dossier.events(Query(limit=4), offset) for offset in (0, 4, 8)]
    assert sum(pages, ()) == everything
    assert len(dossier.events(Query("élus evreux"))) == 1
    assert len(dossier.events(Query("", actors=("solé",), since="2025-03-02", until="2025-03-03"))) == 2
