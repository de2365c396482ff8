"""Every act of reviewing on true dossiers: what was clicked is stored, and a true rebuild keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from filrouge.dossier import Dossier, Work
from filrouge.model.story import Event
from filrouge.model.text import Span
from tests.web.browser import NOW, page_of, served

LATE = (
    "La mairie de Valmer a rouvert le pont\n\n"
    "Le 3 juillet 2025, la mairie de Valmer a rouvert le pont que la crue avait emporté, a dit la préfète.\n"
)
Places = set[tuple[str, Span]]


def places(*events: Event) -> Places:
    return {(m.article, m.trigger) for e in events for m in e.mentions}


class Reviewer:
    """Somebody who works on the first screen, by keys."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def at(self, event: Event) -> None:
        """Go to an event of the first screen."""
        self.page.goto("/")
        self.page.locator(f'[id="{event.id}"] a.label').focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def sent(self, act: Callable[[], object]) -> None:
        with self.page.expect_navigation():
            act()
        self.page.locator(".done").wait_for()


@pytest.mark.parametrize("name", ["examples", "calls"])
def test_what_was_clicked_outlives_a_true_rebuild(
    browser: Browser, request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "d.filrouge"
    file.write_bytes(request.getfixturevalue(name).read_bytes())
    with Dossier.open(file) as dossier:
        events = dossier.chronology().events
    shown = events[:40]
    many = next(e for e in events[40:] if len(e.mentions) > 1) if name == "examples" else None
    many = many or next(e for e in events if len(e.mentions) > 1)
    accepted, rejected, edited, noted, first, second, one, two = [e for e in shown if e is not many][:8]
    article = many.mentions[0].article
    with served(file) as address, page_of(browser, address) as page:
        reviewer = Reviewer(page)
        reviewer.at(accepted)
        reviewer.sent(lambda: reviewer.press("a"))
        reviewer.at(rejected)
        reviewer.sent(lambda: reviewer.press("x"))
        reviewer.at(edited)
        reviewer.press("e")
        page.locator("form[data-edit] input[name=label]").fill("Dit autrement")
        reviewer.sent(lambda: reviewer.press("Enter"))
        reviewer.at(first)
        reviewer.press("m")
        page.locator(f'[id="{second.id}"] .grip').click()
        reviewer.sent(lambda: page.locator("#merging [data-do]").click())
        page.goto("/")
        for event in (one, two):
            page.locator(f'[id="{event.id}"] input[name=on]').check()
        reviewer.sent(lambda: page.locator(".bulk button[value=reject]").click())
        page.goto(f"/event/{many.id}")
        page.locator("input[name=off]").first.check()
        reviewer.sent(lambda: page.locator("button[form=split]").click())
        page.goto(f"/event/{noted.id}")
        page.locator("#note summary").click()
        page.locator("#note textarea").fill("à vérifier")
        reviewer.sent(lambda: page.locator("#note button").click())
        page.goto(f"/article/{article}")
        reviewer.press("j", "j", "n")
        drawn = page.locator("[name=passage]").input_value()
        reviewer.sent(lambda: page.locator("[data-add] button").click())
    after = rebuilt(file)
    assert places(rejected, one, two).isdisjoint(places(*after))
    assert {e.label for e in after if places(edited) & places(e)} == {"Dit autrement"}
    assert len([e for e in after if places(first, second) & places(e)]) == 1
    assert len([e for e in after if places(many) & places(e)]) == 2
    assert " ".join(drawn.split()) in {e.label for e in after}
    assert {"accept", "note"} <= {b.rule for e in after for b in e.because if b.about == "correction"}


def rebuilt(file: Path) -> Iterable[Event]:
    """The events once another article has come and all was annotated and compared that has to be."""
    late = file.parent / "late.txt"
    late.write_text(LATE, "utf-8")
    with Dossier.open(file) as dossier:
        before = dossier.versions()[-1].number
        assert dossier.add([late], Work(NOW, "Marc")).version.number > before
        done = dossier.corrected()
        assert [c for c in done.conflicts if c.kind == "gone"] == []
        return done.chronology.events
