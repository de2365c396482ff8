"""A desk served to Debian's Chromium, and what the tests ask of its pages."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from filrouge.web import Setting, application

NOW = "2025-07-15T08:00:00Z"
TODAY = "2025-07-15"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 60_000  # milliseconds: a busy machine is no fault
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 780}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; tests that need it are skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(file: Path) -> Iterator[str]:
    """The address of a desk on a dossier, in this process."""
    setting = Setting(file, lambda: NOW, lambda: TODAY, b"s" * 32)
    server = uvicorn.Server(uvicorn.Config(application(setting), port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def page_of(browser: Browser, address: str, *, refused: int = 0, **how: Any) -> Iterator[Page]:
    """A reader's page; whatever a script or the policy complains of fails the test, and so does any dialogue.

    ``refused`` is a status that is asked for on purpose. ``how`` goes to the browser's context; the reader has
    given a name and speaks English unless told otherwise.
    """
    context = browser.new_context(base_url=address, **{"viewport": WIDE, "locale": "en-GB", **how})
    context.add_cookies([{"name": "author", "value": "Ana", "url": address}])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(address) else None)
    try:
        yield page
        wrong = [fault for fault in faults if not refused or str(refused) not in fault]
        if wrong:
            pytest.fail("\n".join(wrong))
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: the rule and the first element of each."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)")
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({v['nodes'][0]['failureSummary'][:200]})" for v in found]


def too_wide(page: Page) -> str:
    """The element that makes a page scroll sideways, if one does."""
    return page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return "";
          const wide = [...document.querySelectorAll("main *, header *, footer *")]
            .filter((e) => !e.closest(".scroll") && e.getBoundingClientRect().right > room + 1);
          return wide.length ? wide.at(-1).outerHTML.slice(0, 160) : "the page";
        }"""
    )
