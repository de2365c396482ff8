"""Every act of reviewing in Chromium: clicks and keys end in stored corrections that a rebuild keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from filrouge.dossier import Dossier, Work
from filrouge.dossier.corrections import Correction
from filrouge.model.story import Event
from tests.web.browser import page_of, served
from tests.web.conftest import NOW


def rebuilt(file: Path) -> Dossier:
    """The dossier once another article has come and everything was compared anew."""
    late = file.parent / "late.txt"
    late.write_text("Le 2025-03-02, une frappe a fait 9 blessés à Valmer, dit Ana devant la presse.\n", "utf-8")
    dossier = Dossier.open(file)
    before = dossier.versions()[-1].number
    assert dossier.add([late], Work(NOW, "Marc")).version.number > before
    return dossier


def stored(file: Path) -> list[Correction]:
    with Dossier.open(file) as dossier:
        return [c for entry in dossier.journal() for c in entry.corrections]


@pytest.fixture
def events(file: Path) -> list[Event]:
    with Dossier.open(file) as dossier:
        return list(dossier.chronology().events)


def acted(page: Page, act: Callable[[], object]) -> None:
    """Do something that leads to another page, and see it there."""
    with page.expect_navigation():
        act()
    page.locator(".done").wait_for()


def test_keys_move_accept_reject_and_undo(page: Page, file: Path, events: list[Event]) -> None:
    page.goto("/")
    press = page.keyboard.press
    for key in "jjk":
        press(key)
    assert page.locator(".event.here").get_attribute("id") == events[0].id
    acted(page, lambda: press("a"))
    assert page.locator(".event.here").get_attribute("id") == events[0].id  # back at the same place
    assert page.locator(f'[id="{events[0].id}"] .seen').count() == 1
    press("j")
    acted(page, lambda: press("x"))
    assert page.locator(f'[id="{events[1].id}"]').count() == 0
    assert page.locator(".event.here").get_attribute("id") == events[2].id  # the next one took its place
    with rebuilt(file) as dossier:
        kept = {e.id for e in dossier.chronology().events}
        assert events[0].id in kept
        assert events[1].id not in kept
        assert [e.author for e in dossier.journal()] == ["Ana", "Ana"]
    page.goto("/")
    page.locator(".done [data-undo]").wait_for()
    acted(page, lambda: press("u"))
    with Dossier.open(file) as dossier:
        assert events[1].id in {e.id for e in dossier.chronology().events}


def test_an_event_is_edited_in_place_by_keyboard_alone(page: Page, file: Path, events: list[Event]) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("e")
    form = page.locator("form[data-edit]")
    form.wait_for()
    assert form.locator("input[name=label]").evaluate("e => e === document.activeElement")
    page.keyboard.press("Control+a")
    page.keyboard.type("Un mot d’Ana 🧵")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("2025-03")
    acted(page, lambda: page.keyboard.press("Enter"))
    with rebuilt(file) as dossier:
        now = next(e for e in dossier.chronology().events if e.id == events[0].id)
        assert now.label == "Un mot d’Ana 🧵"
        assert (now.date.earliest, now.date.latest) == ("2025-03-01", "2025-03-31")
        assert (now.status, now.participants) == (events[0].status, events[0].participants)  # untouched fields stay
    page.keyboard.press("e")
    form.wait_for()
    page.keyboard.press("Escape")
    assert form.count() == 0


def test_single_keys_can_be_switched_off(page: Page, file: Path) -> None:
    page.goto("/")
    page.keyboard.press("?")
    page.locator("#keys [data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    for key in "jax":
        page.keyboard.press(key)
    page.reload()
    page.keyboard.press("j")
    assert page.locator(".event.here").count() == 0
    assert stored(file) == []


def merged(file: Path, first: Event, second: Event) -> None:
    with rebuilt(file) as dossier:
        kept = {e.id: e for e in dossier.chronology().events}
        assert second.id not in kept
        assert {(m.article, m.trigger) for e in (first, second) for m in e.mentions} <= {
            (m.article, m.trigger) for m in kept[first.id].mentions
        }


def test_two_events_are_merged_by_keys(page: Page, file: Path, events: list[Event]) -> None:
    page.goto("/")
    for key in ("j", "m", "j", "m"):
        page.keyboard.press(key)
    dialog = page.locator("#merging")
    assert dialog.is_visible()
    assert events[0].label.split()[0] in dialog.inner_text()
    dialog.get_by_label("Reason").focus()
    page.keyboard.type("la même frappe")
    acted(page, lambda: page.keyboard.press("Enter"))
    merged(file, events[0], events[1])


def test_two_events_are_merged_by_dragging(page: Page, file: Path, events: list[Event]) -> None:
    page.goto("/")
    row = page.locator(f'[id="{events[2].id}"]')
    row.locator(".grip").drag_to(page.locator(f'[id="{events[1].id}"] .said'))
    dialog = page.locator("#merging")
    dialog.wait_for()
    dialog.locator("input[name=keep]").nth(1).check()  # the one it was dropped on gives the values
    acted(page, lambda: dialog.get_by_role("button", name="Merge").click())
    merged(file, events[1], events[2])


def test_several_at_once_are_those_on_the_screen_only(
    page: Page, file: Path, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("filrouge.web.chronicle.PER_PAGE", 4)
    page.goto("/?page=2")
    page.get_by_role("button", name="Choose all on this screen").click()
    assert page.locator(".bulk .chosen").inner_text() == "4 chosen on this screen"
    page.keyboard.press("j")
    page.keyboard.press("Space")
    assert page.locator(".bulk .chosen").inner_text() == "3 chosen on this screen"
    page.locator(".bulk input[name=reason]").fill("vu")
    acted(page, lambda: page.locator(".bulk").get_by_role("button", name="Reject").click())
    with rebuilt(file) as dossier:
        gone = {e.id for e in dossier.machine().events} - {e.id for e in dossier.chronology().events}
        assert gone == {e.id for e in events[5:8]}
        (entry,) = dossier.journal()  # one entry, so that it is taken back at one go
        assert (len(entry.corrections), entry.reason) == (3, "vu")


def test_reports_are_parted_from_an_event(page: Page, file: Path, events: list[Event]) -> None:
    event = max(events, key=lambda e: len(e.mentions))
    page.goto(f"/event/{event.id}")
    page.get_by_label("tells something else").nth(1).check()
    acted(page, lambda: page.get_by_role("button", name="Part the chosen reports").click())
    with rebuilt(file) as dossier:
        holding = [e for e in dossier.chronology().events if set(e.mentions) & set(event.mentions)]
        assert len(holding) == 2


def test_a_note_is_kept_beside_its_event(page: Page, file: Path, events: list[Event]) -> None:
    page.goto(f"/event/{events[0].id}")
    page.locator("#note summary").focus()
    page.keyboard.press("Enter")
    page.locator("#note textarea").fill("à vérifier")
    acted(page, lambda: page.locator("#note").get_by_role("button", name="Save").click())
    assert "à vérifier" in page.locator("aside").inner_text()
    assert [type(c).__name__ for c in stored(file)] == ["Note"]


@pytest.fixture
def astral(file: Path) -> str:
    """The id of an article with characters that UTF-16 counts twice."""
    late = file.parent / "fil.txt"
    text = "Le fil 🧵 du jour, avec des élus\n\nHier 🧵🧵, la mairie a fermé le pont de Valmer après la crue.\n"
    late.write_text(text, "utf-8")
    with Dossier.open(file) as dossier:
        dossier.add([late], Work(NOW, "Ana"))
        return next(a.article.id for a in dossier.chronology().articles if a.article.path == "fil.txt")


def test_an_event_is_drawn_with_the_mouse_in_a_text(page: Page, file: Path, astral: str) -> None:
    page.goto(f"/article/{astral}")
    page.evaluate(
        """() => {
          const p = [...document.querySelectorAll("[data-start]")].at(-1);
          const all = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          const nodes = [];
          while (all.nextNode()) nodes.push(all.currentNode);
          const last = nodes.at(-1), first = nodes.find((n) => n.data.includes("mairie"));
          getSelection().setBaseAndExtent(first, first.data.indexOf("la mairie"), last, last.data.indexOf(" après"));
        }"""
    )
    page.get_by_role("button", name="Add an event from this").click()
    form = page.locator("[data-add]")
    assert form.locator("[name=passage]").input_value() == "la mairie a fermé le pont de Valmer"
    form.locator("[name=trigger]").fill("fermé")
    form.locator("[name=date]").fill("2025-03-01")
    form.locator("select[name=type]").select_option("DECIDE")
    form.locator("[name=agent]").fill("mairie de Valmer")
    acted(page, lambda: form.get_by_role("button", name="Add an event").click())
    with rebuilt(file) as dossier:
        chronology = dossier.chronology()
        text = next(a.article.text for a in chronology.articles if a.article.id == astral)
        (made,) = [e for e in chronology.events if e.type == "DECIDE"]
        (report,) = made.mentions
        assert text[report.start : report.end] == "la mairie a fermé le pont de Valmer"
        assert report.trigger.of(text) == "fermé"
        assert made.date.earliest == "2025-03-01"
        assert [a.name for a in chronology.actors if a.id == made.participants[0].actor] == ["mairie de Valmer"]


def test_an_event_is_drawn_by_keyboard_alone(page: Page, file: Path, astral: str) -> None:
    page.goto(f"/article/{astral}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("n")
    passage = page.locator("[name=passage]")
    assert passage.input_value().startswith("Hier 🧵🧵, la mairie")
    page.keyboard.type("fermé")
    acted(page, lambda: page.keyboard.press("Enter"))
    (made,) = stored(file)
    assert made.extent.end - made.extent.start == len("Hier 🧵🧵, la mairie a fermé le pont de Valmer après la crue.")


def test_two_people_lose_nothing(browser: Browser, file: Path, events: list[Event]) -> None:
    path = f"/event/{events[0].id}/edit"
    with served(file) as address, page_of(browser, address, refused=409) as ana, page_of(browser, address) as marc:
        marc.context.add_cookies([{"name": "author", "value": "Marc", "url": address}])
        ana.goto(path)
        marc.goto(path)
        marc.locator("[name=label]").fill("Le mot de Marc")
        acted(marc, lambda: marc.get_by_role("button", name="Save").click())
        ana.locator("select[name=status]").select_option("denied")
        ana.get_by_role("button", name="Save").click()
        told = ana.locator("main").inner_text()
        assert "Le mot de Marc" in told
        assert len(stored(file)) == 1
        acted(ana, lambda: ana.get_by_role("button", name="Do it all the same").click())
    with rebuilt(file) as dossier:
        now = next(e for e in dossier.chronology().events if e.id == events[0].id)
        assert (now.label, now.status.value) == ("Le mot de Marc", "denied")
        assert [e.author for e in dossier.journal()] == ["Marc", "Ana"]


def test_files_are_dropped_and_their_way_is_followed(page: Page, file: Path, events: list[Event]) -> None:
    page.goto("/add")
    text = "Le 2025-03-28, un accord a été conclu à Valmer devant la presse, selon Ana Solé.\n"
    page.evaluate(
        """(text) => {
          const files = new DataTransfer();
          files.items.add(new File([text], "../../fil d’or.txt", {type: "text/plain"}));
          files.items.add(new File(["MZ"], "virus.exe"));
          const drop = document.querySelector("[data-drop]");
          drop.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
        }""",
        text,
    )
    assert page.locator("[data-chosen] li").count() == 2
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("status").filter(has_text="new files are in").wait_for()
    assert "1 new files are in" in page.locator("main").inner_text()
    assert "virus.exe" in page.locator(".rejected").inner_text()
    page.locator(".plain-list a.label").first.click()
    assert "accord" in page.locator("h1").inner_text()
    with Dossier.open(file) as dossier:
        assert "fil d’or.txt" in {a.article.path for a in dossier.chronology().articles}
        assert len(dossier.chronology().events) == len(events) + 1


def test_what_is_exported_is_what_was_corrected(page: Page, events: list[Event]) -> None:
    page.goto("/")
    page.keyboard.press("j")
    acted(page, lambda: page.keyboard.press("x"))
    page.goto("/export?status=happened")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save .json", exact=True).click()
    assert waiting.value.suggested_filename == "d.json"
    found = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert events[0].id not in {e["id"] for e in found["events"]}
    assert {e["status"] for e in found["events"]} == {"happened"}


HOSTILE = """<!doctype html><html><head><title>Le pont de Valmer rouvert</title><script>window.ran = 1</script>
<meta http-equiv="refresh" content="0;url=http://evil.example/"><base href="http://evil.example/">
<link rel="stylesheet" href="http://evil.example/x.css"><style>main { display: none } p { position: fixed }</style></head>
<body onload="window.ran = 2"><article><h1>Le pont de Valmer rouvert</h1>
<p>Le 2025-03-02, une frappe a fait 12 blessés à Valmer, selon Ana Solé. <b>Le pont <i>reste</b> ouvert</i>
<a href="javascript:alert(3)">ici</a> et <a href="http://evil.example/">là</a>.
<p onclick="alert(4)" style="background:url(http://evil.example/y)">Un accord &lt;script&gt;alert(5)&lt;/script&gt; tient.
<img src="http://evil.example/huge.png" width="90000" height="90000" onerror="alert(6)">
<svg onload="alert(7)"><script>alert(8)</script></svg><iframe src="javascript:alert(9)"></iframe>
<math><mtext></p><img src=x onerror=alert(10)></mtext></math>
<form action="http://evil.example/"><input name="csrf"><button autofocus onfocus="alert(11)">Suite</button></form>
<p>Les élus de la région l’ont dit devant la presse de la ville, qui attend la suite de cet appel.<table><tr><td>fin
"""


def test_nothing_in_a_hostile_article_runs_and_its_text_is_read(browser: Browser, file: Path) -> None:
    """Whatever runs, loads or asks would fail the page (`page_of`)."""
    folder = file.parent
    (folder / "hostile.html").write_text(HOSTILE, "utf-8")
    with Dossier.open(file) as dossier:
        dossier.add([folder / "hostile.html"], Work(NOW, "Ana"))
        read = next(a.article for a in dossier.chronology().articles if a.article.path == "hostile.html")
    with served(file) as address, page_of(browser, address) as page:
        page.goto(f"/article/{read.id}?original=1")
        frame = page.frame_locator("iframe")
        told = frame.locator("main").inner_text()
        assert "Le pont reste ouvert" in told
        assert "Un accord <script>alert(5)</script> tient." in told
        acting = "script, style, link, img, svg, iframe, form, a, button, [onclick], [style]"
        assert frame.locator("main").locator(acting).count() == 0
        assert frame.locator("p").first.is_visible()
        for path in (f"/article/{read.id}", "/", "/search?q=pont", f"/article/{read.id}/original"):
            page.goto(path)
            assert page.evaluate("window.ran") is None
            assert page.url.startswith(address)
        assert "12 blessés" in page.locator("body").inner_text()
