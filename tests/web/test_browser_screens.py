"""Every screen in Chromium, on the shipped examples: nothing runs that may not, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from filrouge.dossier import Dossier, Work
from filrouge.dossier.corrections import Accept, Note, Reject
from tests.read.test_pdf import AGAIN, LINES, pdf
from tests.web.browser import NOW, PHONE, page_of, served, too_wide, violations
from tests.web.conftest import EXAMPLES

SCREENS = (
    "chronology", "month", "day", "event", "edit", "article", "original", "pdf", "actors", "actor", "relations",
    "relation", "contradictions", "follow", "quotes", "figures", "sources", "search", "add", "export", "log",
)  # fmt: skip


def addresses(dossier: Dossier) -> dict[str, str]:
    """Each screen's address, where there is something to see."""
    chronology = dossier.chronology()
    event = max(chronology.events, key=lambda e: (len(e.mentions), len(e.figures), e.id))
    copied = next((a.article.id for a in chronology.articles if a.copy_of), chronology.articles[0].article.id)
    saved = next((a.article.id for a in chronology.articles if a.article.path.endswith(".html")), copied)
    printed = next((a.article.id for a in chronology.articles if a.article.path.endswith(".pdf")), copied)
    acting = [p.actor for e in chronology.events for p in e.participants]
    first, second = sorted(set(acting), key=lambda a: (-acting.count(a), a))[:2]
    day = max((e.date.earliest for e in chronology.events if e.date.earliest), key=str)
    return {
        "chronology": "/",
        "month": f"/?since={day[:7]}-01&until={day[:7]}-28&status=happened",
        "day": f"/?since={day}&until={day}",
        "event": f"/event/{event.id}",
        "edit": f"/event/{event.id}/edit",
        "article": f"/article/{copied}",
        "original": f"/article/{saved}?original=1",
        "pdf": f"/article/{printed}?original=1",
        "actors": "/actors",
        "actor": f"/actor/{first}",
        "relations": "/relations",
        "relation": f"/relations?a={first}&b={second}",
        "contradictions": "/contradictions",
        "follow": "/follow",
        "quotes": "/quotes",
        "figures": "/figures",
        "sources": "/sources",
        "search": "/search?q=navire",
        "add": "/add",
        "export": "/export",
        "log": "/log",
    }


@pytest.fixture(scope="module")
def desk(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A desk on the examples with a PDF file beside them, some of it reviewed, and the address of each screen."""
    folder = tmp_path_factory.mktemp("desk")
    file = folder / "desk.filrouge"
    file.write_bytes(examples.read_bytes())
    (folder / "bridge.pdf").write_bytes(pdf(LINES, AGAIN))
    with Dossier.open(file) as dossier:
        dossier.add([folder / "bridge.pdf", EXAMPLES / "README.md"], Work(NOW, "Ana"))
        events = sorted(dossier.chronology().events, key=lambda e: -len(e.mentions))
        done = [Accept(dossier.target(events[0].id)), Note(dossier.target(events[0].id), "seen")]
        dossier.correct(done, author="Ana", at=NOW, reason="checked")
        dossier.correct([Reject(dossier.target(events[-1].id))], author="Marc", at=NOW)
        known = addresses(dossier)
    with served(file) as address:
        yield address, known


@pytest.fixture(scope="module")
def light(browser: Browser, desk) -> Iterator[Page]:
    with page_of(browser, desk[0], color_scheme="light") as page:
        yield page


@pytest.fixture(scope="module")
def dark(browser: Browser, desk) -> Iterator[Page]:
    """A phone that likes it dark, in French."""
    with page_of(browser, desk[0], color_scheme="dark", viewport=PHONE, locale="fr-FR", has_touch=True) as page:
        yield page


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads_at_a_desk_in_the_light(light: Page, desk, name: str) -> None:
    light.goto(desk[1][name])
    assert light.locator("h1").count() == 1
    assert light.locator("html").get_attribute("lang") == "en"
    assert violations(light) == []
    assert too_wide(light) == ""


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads_on_a_phone_in_the_dark_in_french(dark: Page, desk, name: str) -> None:
    dark.goto(desk[1][name])
    assert dark.locator("h1").count() == 1
    assert dark.locator("html").get_attribute("lang") == "fr"
    assert violations(dark) == []
    assert too_wide(dark) == ""


def test_every_screen_can_be_read_at_the_least_width_without_scripts_and_on_paper(browser: Browser, desk) -> None:
    """320 px is what WCAG 2.2, 1.4.10 asks for; the deepest screens stand for the rest."""
    how = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
    with page_of(browser, desk[0], **how) as page:
        for name in ("chronology", "event", "article", "relation", "figures", "export"):
            page.goto(desk[1][name])
            assert page.locator("main").inner_text()
        page.emulate_media(media="print")
        page.goto(desk[1]["event"])
        assert not page.locator(".masthead nav").is_visible()
        assert page.locator(".told q").first.is_visible()
    with page_of(browser, desk[0], viewport=how["viewport"]) as page:
        for name in ("chronology", "event", "article", "relation", "figures", "export", "add"):
            page.goto(desk[1][name])
            assert too_wide(page) == "", name


def test_the_strip_zooms_from_years_to_hours_and_back(light: Page) -> None:
    light.goto("/")
    seen = []
    for _ in range(5):
        seen.append(light.locator(".strip figcaption b").inner_text())
        columns = light.locator(".strip a:has(.column)")
        if not columns.count():
            break
        told = [c.get_attribute("aria-label") for c in columns.all()]
        most = max(range(len(told)), key=lambda n: int(told[n].rpartition(": ")[2].split()[0]))
        columns.nth(most).focus()
        light.keyboard.press("Enter")
        light.wait_for_load_state()
    assert len(seen) == len(set(seen)) >= 3
    assert light.locator(".strip .tick").first.text_content() == "0h"
    assert light.locator(".strip .unsure").count() > 0  # what has no hour is a span of the whole day
    light.locator(".strip .out").click()
    assert light.locator(".strip figcaption b").inner_text() in seen


def test_filters_combine_and_are_an_address(light: Page) -> None:
    light.goto("/")
    light.locator("select[name=status]").select_option("announced")
    light.locator("input[name=single]").check()
    light.get_by_role("button", name="Filter").click()
    assert {"status=announced", "single=1"} <= set(light.url.partition("?")[2].split("&"))
    shown = light.locator(".event").count()
    assert shown > 0
    assert light.locator(".event.announced").count() == shown
    assert light.locator("h1 small").inner_text().startswith(f"{shown} events")
    light.get_by_role("link", name="export these").click()
    assert light.locator("h1 small").inner_text().startswith(f"{shown} of ")


def test_layers_are_switched_and_marks_say_what_they_are(light: Page, desk) -> None:
    light.goto(desk[1]["article"])
    marked = light.locator(".text a.run.l-event").first
    lit = "e => getComputedStyle(e).fontWeight"
    assert marked.evaluate(lit) == "600"
    light.locator("#layer-event").uncheck()
    assert marked.evaluate(lit) == "400"
    light.locator("#layer-event").check()
    marked.focus()
    meaning = light.locator("[data-meaning]")
    assert meaning.locator("dt").first.inner_text() == "Events"
    assert "rule" in meaning.inner_text()
    assert light.locator(".text a.run[class='run l-shared '][href]").count() == 0
    light.locator("#layer-shared").check()
    light.locator(".text a.run[class='run l-shared ']").first.focus()
    assert "also in: " in meaning.inner_text()


def test_the_original_stands_beside_the_text(light: Page, desk) -> None:
    light.goto(desk[1]["original"])
    frame = light.frame_locator("iframe")
    assert frame.locator("p").first.inner_text()
    assert frame.locator("script, img, a, form").count() == 0
    light.goto(desk[1]["pdf"])
    image = light.locator(".original img")
    assert image.evaluate("e => e.complete && e.naturalWidth") > 400
    light.get_by_role("link", name="next").click()
    assert "page 2 of 2" in light.locator(".original").inner_text()


def test_the_language_is_changed_without_losing_the_place(light: Page) -> None:
    light.goto("/search?q=navire&in=article")
    light.locator(".tongues a[lang=fr]").click()
    assert light.locator("html").get_attribute("lang") == "fr"
    assert light.locator("input[name=q]").last.input_value() == "navire"
    light.locator(".tongues a[lang=en]").click()


def test_the_turn_of_july_2025_is_seen_at_a_glance(browser: Browser, calls: Path) -> None:
    with Dossier.open(calls, writable=False) as dossier:
        known = addresses(dossier)
    with served(calls) as address, page_of(browser, address) as page:
        for name in SCREENS:
            page.goto(known[name])
            assert page.locator("h1").count() == 1
            assert violations(page) == []
        page.goto("/relations")
        page.locator("tr[data-row] a.label").first.click()
        assert page.locator(".act-box").count() > 0
