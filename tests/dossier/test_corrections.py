"""Corrections by hand: what each does, that it survives, and that new evidence against it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.dossier import Dossier, Query, Work, entering
from filrouge.dossier.bench import triggers
from filrouge.dossier.correcting import Corrected, corrected
from filrouge.dossier.corrections import (
    Accept,
    Add,
    Correction,
    Edit,
    Entry,
    FigureValue,
    Merge,
    Note,
    Party,
    Reject,
    Seen,
    Split,
    effective,
)
from filrouge.engine import keys
from filrouge.errors import InputError
from filrouge.export import json, jsonin, verify
from filrouge.model.mentions import Status
from filrouge.model.story import Chronology, Event, EventDate, Place
from filrouge.model.text import Span
from filrouge.words import words
from tests.builders import ENGLISH, FRENCH, chronology, span
from tests.dossier import stand_ins

WHEN = "2025-07-01T10:00:00Z"
MARCH_4 = entering.date("2025-03-04")


def entry(seq: int, *corrections: Correction, undoes: int | None = None) -> Entry:
    return Entry(seq, WHEN, "Ana", "vu à l’agence", corrections, undoes)


def done(*entries: Entry, on: Chronology | None = None) -> Corrected:
    return corrected(on or chronology(), entries)


def event(result: Corrected, identity: str) -> Event:
    return next(e for e in result.chronology.events if e.id == identity)


@pytest.fixture
def bench():
    return corrected(chronology(), ()).bench


def test_without_corrections_it_is_the_same_chronology() -> None:
    made = chronology()
    assert corrected(made, ()).chronology is made


def test_an_edit_puts_the_value_in_place_and_keeps_the_machines_own(bench) -> None:
    target = bench.target("e-call")
    edit = Edit(target, label="Appel à Oslo", type="DECLARE", date=MARCH_4, status=Status.DENIED)
    found = event(done(entry(1, edit)), "e-call")
    assert (found.label, found.type, found.date, found.status) == ("Appel à Oslo", "DECLARE", MARCH_4, Status.DENIED)
    said = {b.rule: b.says for b in found.because if b.about == "correction"}
    assert said["date"] == "2025-03-03/2025-03-04 → 2025-03-04 · Ana · 2025-07-01T10:00:00Z · vu à l’agence"
    assert said["status"].startswith("happened → denied")


def test_participants_are_known_by_any_of_their_names_and_new_ones_are_made(bench) -> None:
    parties = (Party("ana sole", "recipient"), Party("Le Stortinget", "agent"))
    result = done(entry(1, Edit(bench.target("e-call"), parties=parties)))
    made = event(result, "e-call").participants
    assert [(p.actor, p.role) for p in made] == [("p-sole", "recipient"), ("hand:le stortinget", "agent")]
    assert result.chronology.actors[-1].name == "Le Stortinget"


def test_a_figure_is_edited_by_its_place(bench) -> None:
    target = bench.target("e-promise")
    place = target.seen.figures[0].place
    result = done(entry(1, Edit(target, figures=(FigureValue(place, 40, 60, "camions", approximate=True),))))
    (figure,) = result.chronology.figures
    assert (figure.low, figure.high, figure.approximate, figure.event) == (40, 60, True, "e-promise")


def test_a_rejected_event_takes_its_follow_up_along_and_comes_back(bench) -> None:
    target = bench.target("e-promise")
    result = done(entry(1, Reject(target)))
    assert [e.id for e in result.chronology.events] == ["e-call"]
    assert [e.id for e in result.rejected] == ["e-promise"]
    assert result.chronology.follow_ups == ()
    assert result.chronology.figures[0].event is None
    back = done(entry(1, Reject(target)), entry(2, Accept(target)))
    assert [e.id for e in back.chronology.events] == ["e-call", "e-promise"]
    assert back.chronology.follow_ups == chronology().follow_ups


def test_a_split_gives_each_side_its_own_and_settles_the_contradiction(bench) -> None:
    target = bench.target("e-call")
    result = done(entry(1, Split(target, target.triggers[1:])))
    first, second = (e for e in result.chronology.events if e.id != "e-promise")
    assert (first.id, first.date.earliest, [m.article for m in first.mentions]) == ("e-call", "2025-03-03", ["fr"])
    assert (second.date.earliest, [m.article for m in second.mentions]) == ("2025-03-04", ["en"])
    assert ({p.actor for p in first.participants}, {p.actor for p in second.participants}) == ({"p-sole"}, {"s-no"})
    assert (first.sources, second.sources) == (1, 1)
    assert result.chronology.contradictions == ()


def test_a_merge_joins_reports_people_figures_and_renames_what_points_to_it(bench) -> None:
    targets = (bench.target("e-promise"), bench.target("e-call"))
    result = done(entry(1, Merge(targets)))
    (made,) = result.chronology.events
    assert made.id == "e-promise"
    assert (len(made.mentions), made.sources, made.figures) == (3, 2, ("f-40",))
    assert result.chronology.contradictions[0].events == ("e-promise",)
    assert result.chronology.follow_ups[0].event == "e-promise"


def test_an_event_is_added_from_a_passage_in_its_place_by_date() -> None:
    extent = span(FRENCH, "Rien n’est réglé")
    seen = Seen(
        "Rien n’est réglé",
        "DECLARE",
        EventDate("2025-03-02", "2025-03-02", "2025-03-02", "day", "inferred"),
        Status.HAPPENED,
        (Party("Ana Solé", "agent"),),
    )
    result = done(entry(1, Add("fr", extent, extent, seen)))
    assert result.chronology.events[0].label == "Rien n’est réglé"
    assert result.chronology.events[0].participants[0].actor == "p-sole"


def test_a_note_is_shown_and_changes_nothing_else(bench) -> None:
    found = event(done(entry(1, Note(bench.target("e-call"), "À vérifier."))), "e-call")
    assert found.because[-1].says.startswith("À vérifier. · Ana")
    assert replace(found, because=()) == replace(chronology().events[0], because=())


def test_taking_back_takes_back_a_whole_batch_and_can_be_taken_back(bench) -> None:
    batch = entry(1, Reject(bench.target("e-call")), Reject(bench.target("e-promise")))
    assert done(batch).chronology.events == ()
    assert done(batch, entry(2, undoes=1)).chronology == chronology()
    assert done(batch, entry(2, undoes=1), entry(3, undoes=2)).chronology.events == ()
    assert [e.seq for e in effective((batch, entry(2, undoes=1), entry(3, undoes=2), entry(4, undoes=3)))] == []


def test_a_change_of_the_machines_mind_is_a_conflict_and_the_hand_holds(bench) -> None:
    edit = entry(1, Edit(bench.target("e-call"), date=MARCH_4))
    other = _redated(chronology(), entering.date("2025-03-05"))
    result = done(edit, on=other)
    assert event(result, "e-call").date == MARCH_4
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.about, conflict.said) == ("changed", "date", "2025-03-04")
    assert (conflict.then, conflict.now) == ("2025-03-03/2025-03-04", "2025-03-05")
    agreeing = done(edit, on=_redated(chronology(), MARCH_4))
    assert agreeing.conflicts == ()


def test_an_accepted_event_that_changes_and_a_rejected_one_that_grows_are_conflicts(bench) -> None:
    target = bench.target("e-call")
    (conflict,) = done(entry(1, Accept(target)), on=_redated(chronology(), MARCH_4)).conflicts
    assert (conflict.kind, conflict.about) == ("changed", "date")
    fewer = replace(target, triggers=target.triggers[:1])
    (conflict,) = done(entry(1, Reject(fewer))).conflicts
    assert (conflict.kind, conflict.now) == ("grown", "+1")


def test_an_event_that_is_gone_or_scattered_is_a_conflict(bench) -> None:
    target = bench.target("e-call")
    without = replace(chronology(), events=chronology().events[1:])
    result = done(entry(1, Edit(target, date=MARCH_4)), on=without)
    assert [c.kind for c in result.conflicts] == ["gone"]
    parted = done(entry(9, Split(target, target.triggers[1:]))).chronology
    result = done(entry(1, Reject(target)), on=parted)
    assert [c.kind for c in result.conflicts] == ["scattered"]
    assert len(result.rejected) == 1


def test_what_was_added_meets_the_event_that_the_machine_finds_by_now() -> None:
    trigger = chronology().events[0].mentions[0].trigger
    seen = Seen("L’appel", "CONSULT", MARCH_4, Status.HAPPENED)
    result = done(entry(1, Add("fr", Span(6, 70), trigger, seen)))
    assert [c.kind for c in result.conflicts] == ["found"]
    assert event(result, "e-call").label == "L’appel"
    assert len(result.chronology.events) == 2


def _redated(made: Chronology, date: EventDate) -> Chronology:
    return replace(made, events=(replace(made.events[0], date=date), *made.events[1:]))


@st.composite
def journals(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries as people would write them, each on the chronology as corrected so far."""
    made: list[Entry] = []
    for seq in range(1, draw(st.integers(1, 6)) + 1):
        bench = corrected(chronology(), tuple(made)).bench
        ids = [*bench.events, *bench.rejected]
        if made and draw(st.booleans()):
            made.append(entry(seq, undoes=draw(st.integers(1, len(made)))))
            continue
        target = bench.target(draw(st.sampled_from(ids)))
        made.append(entry(seq, draw(st.sampled_from(_choices(bench, ids, target)))))
    return tuple(made)


def _choices(bench, ids: list[str], target) -> list[Correction]:
    extent = span(ENGLISH, "on Tuesday")
    return [
        Accept(target),
        Reject(target),
        Edit(target, date=MARCH_4, status=Status.DENIED, parties=(Party("Bo", "agent"),)),
        Merge(tuple(bench.target(i) for i in ids)),
        Split(target, target.triggers[:1]),
        Note(target, "?"),
        Add("en", extent, extent, Seen("mardi", "OTHER", MARCH_4, Status.HAPPENED)),
    ]


@given(journals())
@settings(max_examples=80, deadline=None)
def test_no_journal_breaks_the_chronology(journal: tuple[Entry, ...]) -> None:
    """Every span holds, every reference leads somewhere, no report is lost or doubled, and it can be exported."""
    result = corrected(chronology(), journal)
    made = result.chronology
    ids = {e.id for e in made.events}
    assert len(ids) == len(made.events)
    assert list(verify.faults(made, words("en"))) == []
    assert {p.actor for e in made.events for p in e.participants} <= {a.id for a in made.actors}
    assert {f.event for f in (*made.figures, *made.quotes)} <= ids | {None}
    assert {i for c in made.contradictions for i in c.events} <= ids
    assert {f.event for f in made.follow_ups} <= ids
    held = [t for e in (*made.events, *result.rejected) for t in triggers(e)]
    assert len(held) == len(set(held))
    assert set(held) >= {t for e in chronology().events for t in triggers(e)}
    assert jsonin.loads(json.render(made)) == made
    everything_undone = tuple(e for e in journal if e.undoes is None)
    undoing = tuple(entry(100 + e.seq, undoes=e.seq) for e in everything_undone)
    assert corrected(chronology(), (*everything_undone, *undoing)).chronology == chronology()


def test_corrections_survive_new_articles_and_a_re_run(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = dossier.chronology().events[:2]
    dossier.correct([Edit(dossier.target(first.id), date=entering.date("2025-03"))], author="Ana", at=WHEN, reason="?")
    dossier.correct([Reject(dossier.target(second.id))], author="Bo", at=WHEN)
    dossier.add([stand_ins.pile(tmp_path / "more", 10, seed=8)], Work(WHEN))
    true_source = keys.source
    monkeypatch.setattr(keys, "source", lambda packages: true_source(packages) + "x")
    dossier.update(Work(WHEN))
    assert len(dossier.versions()) == 3
    made = dossier.corrected()
    edited = next(e for e in made.chronology.events if e.mentions[0] == first.mentions[0])
    assert edited.date.value == "2025-03"
    assert [e.mentions[0] for e in made.rejected] == [second.mentions[0]]
    assert edited.id not in {e.id for e in dossier.machine().events if e.date == edited.date}
    dossier.undo(author="Ana", at=WHEN)
    assert dossier.corrected().rejected == ()


def test_the_view_follows_each_correction(dossier: Dossier) -> None:
    event_ = dossier.chronology().events[0]
    query = Query("", kinds=("event",), until="2025-03-01")
    assert [e.id for e in dossier.events(query)] == [event_.id]
    dossier.correct(
        [Edit(dossier.target(event_.id), date=entering.date("2025-02-01"), label="Zébrure")], author="Ana", at=WHEN
    )
    assert [h.id for h in dossier.search(Query("zebrure"))] == [event_.id]
    assert [e.date.value for e in dossier.events(query)] == ["2025-02-01"]
    dossier.correct([Reject(dossier.target(event_.id))], author="Ana", at=WHEN)
    assert dossier.events(query) == ()
    assert dossier.search(Query("zebrure")) == ()
    dossier.undo(1, author="Bo", at=WHEN)
    dossier.undo(2, author="Bo", at=WHEN)
    assert dossier.chronology() == dossier.machine()


def test_two_people_at_once_lose_nothing(dossier: Dossier) -> None:
    first, second = (e.id for e in dossier.chronology().events[:2])
    with Dossier.open(dossier.database.path) as other:
        mine, theirs = dossier.target(first), other.target(second)
        dossier.correct([Note(mine, "un")], author="Ana", at=WHEN)
        other.correct([Note(theirs, "deux")], author="Bo", at=WHEN)
        assert [e.author for e in dossier.journal()] == ["Ana", "Bo"]
        assert dossier.corrected().history == other.corrected().history


def test_what_finds_nothing_is_refused_and_not_written(dossier: Dossier) -> None:
    target = dossier.target(dossier.chronology().events[0].id)
    lost = replace(target, triggers=(Place("none", 0, 3),))
    article = dossier.chronology().articles[0].article
    seen = Seen("x", "OTHER", EventDate(), Status.HAPPENED)
    for wrong in (
        Reject(lost),
        Add(article.id, Span(0, 10**6), Span(0, 3), seen),
        Add("none", Span(0, 3), Span(0, 3), seen),
    ):
        with pytest.raises(InputError):
            dossier.correct([Note(target, "avant"), wrong], author="Ana", at=WHEN)
    with pytest.raises(InputError):
        dossier.target("none")
    with pytest.raises(InputError):
        dossier.undo(author="Ana", at=WHEN)
    assert dossier.journal() == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025-07-03", "2025-07-03", "2025-07-03", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-07-01/2025-08", "2025-07-01", "2025-08-31", "range"),
        ("../2025-08-02", None, "2025-08-02", "range"),
        ("2025-07-01/", "2025-07-01", None, "range"),
        ("?", None, None, "unknown"),
    ],
)
def test_days_as_people_type_them(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    found = entering.date(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["hier", "2025-13", "2025-02-30", "2025-07-02/2025-07-01", "/", "../..", "25-01-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        entering.date(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "about"),
    [
        ("40", 40, 40, None, False),
        ("550.. missiles", 550, None, "missiles", False),
        ("60..90 camions", 60, 90, "camions", False),
        ("..12", None, 12, None, False),
        ("~80 %", 80, 80, "%", True),
    ],
)
def test_figures_as_people_type_them(text: str, low: float, high: float, unit: str, *, about: bool) -> None:
    place = Place("a", 0, 1)
    assert entering.figure(text, place) == FigureValue(place, low, high, unit, about)
