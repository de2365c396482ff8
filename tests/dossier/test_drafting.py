"""Corrections drafted from what people type or choose: single, in bulk, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from filrouge.dossier import Dossier, drafting
from filrouge.dossier.corrections import Correction
from filrouge.dossier.drafting import Drawn
from filrouge.errors import InputError
from filrouge.model.mentions import Status
from filrouge.model.story import Event
from filrouge.model.text import Span
from filrouge.words import words

WORDS = words("en")
WHEN = "2025-07-01T10:00:00Z"


def written(dossier: Dossier, corrections: list[Correction]) -> dict[str, Event]:
    dossier.correct(corrections, author="Ana", at=WHEN)
    return {e.id: e for e in dossier.chronology().events}


def shared(dossier: Dossier) -> Event:
    return next(e for e in dossier.chronology().events if len(e.mentions) > 1)


def test_one_act_on_many_events_is_one_entry_and_taken_back_at_once(dossier: Dossier) -> None:
    before = dossier.chronology()
    chosen = [e.id for e in before.events[:3]]
    found = written(dossier, drafting.edit(dossier, chosen, [("status", "denied"), ("agent", "Bo")], WORDS))
    assert {found[i].status for i in chosen} == {Status.DENIED}
    assert len(dossier.journal()) == 1
    dossier.undo(author="Ana", at=WHEN)
    assert dossier.chronology() == before


def test_accepting_rejecting_and_remarking_take_any_number(dossier: Dossier) -> None:
    first, second, third = (e.id for e in dossier.chronology().events[:3])
    written(dossier, drafting.accept(dossier, [first, second]))
    found = written(dossier, drafting.note(dossier, [first, second], "  vu ", WORDS))
    assert all(any(b.rule == "note" and b.says.startswith("vu · ") for b in found[i].because) for i in (first, second))
    assert third not in written(dossier, drafting.reject(dossier, [third]))


def test_reports_are_parted_by_their_numbers(dossier: Dossier) -> None:
    event = shared(dossier)
    found = written(dossier, drafting.split(dossier, event.id, [1], WORDS))
    assert found[event.id].mentions == event.mentions[1:]
    apart = next(e for e in found.values() if e.mentions == event.mentions[:1])
    merged = written(dossier, drafting.merge(dossier, [event.id, apart.id], WORDS))
    assert set(merged[event.id].mentions) == set(event.mentions)


def test_a_passage_is_drawn_by_its_words_or_its_place(dossier: Dossier) -> None:
    drawn = drafting.drawn(dossier.chronology(), "art-000.txt", "les élus de la région", "élus", WORDS)
    text = next(a.article.text for a in dossier.chronology().articles if a.article.id == drawn.article)
    assert (drawn.extent.of(text), drawn.trigger.of(text)) == ("les élus de la région", "élus")
    made = drafting.add(dossier, drawn, [("date", "2025-03"), ("type", "accuse"), ("agent", "Ana; Bo")], WORDS)
    added = next(e for e in written(dossier, made).values() if e.id.startswith("h-"))
    assert (added.label, added.type, added.date.value) == ("les élus de la région", "ACCUSE", "2025-03")
    assert len(added.participants) == 2


def outside(dossier: Dossier) -> list[Correction]:
    article = dossier.chronology().articles[0].article
    end = len(article.text)
    return drafting.add(dossier, Drawn(article.id, Span(0, end + 1), Span(0, 1)), [], WORDS)


def beside(dossier: Dossier) -> list[Correction]:
    article = dossier.chronology().articles[0].article
    return drafting.add(dossier, Drawn(article.id, Span(0, 5), Span(4, 9)), [], WORDS)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda d: drafting.edit(d, ["none"], [("status", "denied")], WORDS), "none"),
        (lambda d: drafting.edit(d, [shared(d).id], [("label", " ")], WORDS), "Nothing to change"),
        (lambda d: drafting.edit(d, [shared(d).id], [("colour", "red")], WORDS), "colour"),
        (lambda d: drafting.edit(d, [e.id for e in d.chronology().events], [("figure", "3")], WORDS), "one event"),
        (lambda d: drafting.note(d, [shared(d).id], " ", WORDS), "note"),
        (lambda d: drafting.merge(d, [shared(d).id] * 2, WORDS), "two"),
        (lambda d: drafting.split(d, shared(d).id, [1, 99], WORDS), "reports"),
        (lambda d: drafting.split(d, shared(d).id, range(1, len(shared(d).mentions) + 1), WORDS), "not all"),
        (outside, "passage"),
        (beside, "passage"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_leaves_no_entry(
    dossier: Dossier, act: Callable[[Dossier], list[Correction]], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        act(dossier)
    assert dossier.journal() == ()
