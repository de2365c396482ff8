from __future__ import annotations

from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Work
from filrouge.dossier.corrections import Reject
from tests.web.conftest import NOW, Reader


@pytest.fixture
def events(file: Path) -> list[str]:
    with Dossier.open(file) as dossier:
        return [e.id for e in dossier.chronology().events]


def rebuilt(file: Path) -> Dossier:
    """The dossier after an update, as it stands for everyone."""
    dossier = Dossier.open(file)
    dossier.update(Work(NOW, "Ana"))
    return dossier


ACTS = [
    ("accept", {}),
    ("reject", {}),
    ("edit", {"label": "Un autre intitulé", "date": "2025-03", "status": "denied", "type": "ASSAULT"}),
    ("note", {"text": "à vérifier"}),
]


@pytest.mark.parametrize(("action", "typed"), ACTS, ids=lambda v: v if isinstance(v, str) else "")
def test_an_act_is_stored_and_outlives_a_rebuild(
    reader: Reader, file: Path, events: list[str], action: str, typed
) -> None:
    path = f"/event/{events[1]}"
    done = reader.send(f"{path}/{action}", reader.page(path), reason="vu avec l’agence", **typed)
    assert (done.status_code, done.headers["location"]) == (303, "/log")
    with rebuilt(file) as dossier:
        (entry,) = dossier.journal()
        assert (type(entry.corrections[0]).__name__.lower(), entry.author) == (action, "Ana")
        assert (entry.reason, entry.made) == ("vu avec l’agence", NOW)
        now = {e.id: e for e in dossier.chronology().events}
        assert (events[1] in now) == (action != "reject")
        if action == "edit":
            changed = now[events[1]]
            assert (changed.label, changed.status.value, changed.type) == ("Un autre intitulé", "denied", "ASSAULT")
            assert (changed.date.earliest, changed.date.latest) == ("2025-03-01", "2025-03-31")
    assert "vu avec l’agence" in reader.page("/log")
    assert "vu avec l’agence" in reader.page(path)


def test_two_events_become_one_and_the_old_address_still_leads_there(
    reader: Reader, file: Path, events: list[str]
) -> None:
    path = f"/event/{events[0]}"
    page = reader.page(path)
    assert f'value="{events[1]}"' in page
    assert reader.send(f"{path}/merge", page, **{"with": events[1]}).status_code == 303
    with rebuilt(file) as dossier:
        assert events[1] not in {e.id for e in dossier.chronology().events}
    assert f'action="/event/{events[0]}/accept"' in reader.page(f"/event/{events[1]}")


def test_an_act_is_undone_and_the_undoing_too(reader: Reader, file: Path, events: list[str]) -> None:
    reader.send(f"/event/{events[0]}/reject", reader.page("/"))
    assert "Meanwhile" not in reader.page("/log?ui=en")
    assert reader.send("/undo", reader.page("/log"), entry="1").status_code == 303
    with rebuilt(file) as dossier:
        assert events[0] in {e.id for e in dossier.chronology().events}
    assert reader.send("/undo", reader.page("/log"), entry="2").status_code == 303
    with rebuilt(file) as dossier:
        assert events[0] not in {e.id for e in dossier.chronology().events}
    assert reader.send("/undo", reader.page("/log"), entry="77").status_code == 422


def test_a_stale_form_shows_what_changed_and_writes_nothing(reader: Reader, file: Path, events: list[str]) -> None:
    path = f"/event/{events[0]}"
    page = reader.page(path + "?ui=en")
    with Dossier.open(file) as other:
        other.correct([Reject(other.target(events[0]))], author="Marc", at=NOW, reason="doublon")
    answer = reader.send(f"{path}/edit", page, status="denied", reason="la mairie dément")
    assert answer.status_code == 409
    assert "Marc" in answer.text
    assert "doublon" in answer.text
    assert "la mairie dément" in answer.text
    with Dossier.open(file) as dossier:
        assert len(dossier.journal()) == 1


def test_after_looking_the_same_form_may_be_sent_again(reader: Reader, file: Path, events: list[str]) -> None:
    path = f"/event/{events[0]}"
    page = reader.page(path)
    reader.send(f"{path}/note", page, text="un")
    stale = reader.send(f"{path}/note", page, text="deux")
    assert stale.status_code == 409
    assert reader.send(f"{path}/note", stale.text, text="deux").status_code == 303
    with Dossier.open(file) as dossier:
        assert [c.text for e in dossier.journal() for c in e.corrections] == ["un", "deux"]


def test_what_another_does_elsewhere_does_not_stop_anyone(reader: Reader, file: Path, events: list[str]) -> None:
    page = reader.page("/")
    for event in events[:3]:
        assert reader.send(f"/event/{event}/accept", page).status_code == 303
    with Dossier.open(file) as dossier:
        assert len(dossier.journal()) == 3


def test_a_form_from_before_an_update_is_stale(reader: Reader, file: Path, events: list[str], tmp_path: Path) -> None:
    page = reader.page("/")
    late = tmp_path / "late.txt"
    late.write_text("Le 2025-03-02, une frappe a fait 9 blessés à Valmer, dit Ana.\n", "utf-8")
    with Dossier.open(file) as dossier:
        dossier.add([late], Work(NOW, "Marc"))
    assert reader.send(f"/event/{events[0]}/accept", page).status_code == 409


@pytest.mark.parametrize(
    ("action", "typed"),
    [("edit", {}), ("edit", {"date": "hier"}), ("edit", {"status": "peut-être"}), ("edit", {"label": ""}),
     ("edit", {"type": "<b>"}), ("note", {"text": " "}), ("merge", {}), ("merge", {"with": "none"})],
)  # fmt: skip
def test_what_means_nothing_is_said_and_not_stored(
    reader: Reader, file: Path, events: list[str], action: str, typed
) -> None:
    answer = reader.send(f"/event/{events[0]}/{action}", reader.page("/"), **typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    with Dossier.open(file) as dossier:
        assert dossier.journal() == ()


def test_an_unknown_event_or_act_is_not_found(reader: Reader, events: list[str]) -> None:
    page = reader.page("/")
    assert reader.send("/event/none/accept", page).status_code == 404
    assert reader.send(f"/event/{events[0]}/delete", page).status_code == 404


def test_a_correction_carries_a_name_that_is_kept(reader: Reader, events: list[str]) -> None:
    page = reader.page("/")
    asked = reader.send(f"/event/{events[0]}/accept", page, author="")
    assert asked.status_code == 422
    assert reader.send(f"/event/{events[0]}/accept", asked.text, author="Zoé Ĉu").status_code == 303
    assert 'name="author" value="Zoé Ĉu"' in reader.page(f"/event/{events[1]}")
    assert reader.send(f"/event/{events[1]}/accept", page, author="").status_code == 303


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nX: y"]
)
def test_nobody_is_led_elsewhere(reader: Reader, events: list[str], back: str) -> None:
    assert reader.send(f"/event/{events[0]}/accept", reader.page("/"), back=back).headers["location"] == "/"


def test_what_was_not_touched_does_not_undo_what_another_did(reader: Reader, file: Path, events: list[str]) -> None:
    path = f"/event/{events[0]}"
    page = reader.page(path)
    names = [f"{was}{name}" for was in ("", "was_") for name in ("label", "date", "status", "type")]
    with Dossier.open(file) as dossier:
        event = dossier.chronology().events[0]
    shown = [" ".join(event.label.split()), str(event.date.value), event.status.value, event.type] * 2
    form = dict(zip(names, shown, strict=True))
    assert f'name="was_date" value="{form["was_date"]}"' in page
    reader.send(f"{path}/edit", page, **{**form, "label": "Le mot d’Ana"})
    form["status"] = "denied"
    stale = reader.send(f"{path}/edit", page, **form)
    assert stale.status_code == 409
    assert 'name="was_label"' in stale.text
    assert reader.send(f"{path}/edit", stale.text, **form).status_code == 303
    with Dossier.open(file) as dossier:
        now = dossier.chronology().events[0]
        assert (now.label, now.status.value) == ("Le mot d’Ana", "denied")
