"""Pictures of every screen of the desk for the guide: light, dark, and on a phone.

Run: python scripts/screenshots.py [FOLDER]. It needs Debian's Chromium; the dossier is that of the examples.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from filrouge.dossier import Dossier, Work
from filrouge.web import Setting, application

ROOT = Path(__file__).parents[1]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip
NOW = "2025-03-10T08:00:00Z"
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
LIGHT_ONLY = ("search", "add", "export", "log", "zoom", "original")  # of these one picture is enough


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "guide" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("No chromium on the PATH: apt-get install chromium")
    with serving() as (address, addresses), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, path in addresses.items():
            for look, size, scheme in (("light", WIDE, "light"), ("dark", WIDE, "dark"), ("phone", PHONE, "light")):
                if look == "light" or name not in LIGHT_ONLY:
                    shoot(browser, address + path, size, scheme, folder / f"{name}-{look}.png")
        browser.close()


def shoot(browser: Browser, address: str, size: dict[str, int], scheme: str, file: Path) -> None:
    """One picture, with few enough colours to stay small."""
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB", device_scale_factor=1)
    page = context.new_page()
    page.goto(address)
    ready(page)
    page.screenshot(path=file)
    context.close()
    smaller(file)


def ready(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    first = page.query_selector("a.run.l-event")
    if first:
        first.focus()


def smaller(file: Path) -> None:
    """The picture with a palette of its own, where Pillow is at hand."""
    try:
        from PIL import Image  # noqa: PLC0415 - a help only
    except ImportError:
        return
    Image.open(file).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)


@contextmanager
def serving() -> Iterator[tuple[str, dict[str, str]]]:
    """The desk on the examples, and the address of each screen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "examples.filrouge"
        with Dossier.create(file) as dossier:
            dossier.add(sorted(p for p in (ROOT / "examples").iterdir() if p.is_dir()), Work(NOW, "Ana"))
            addresses = screens(dossier)
        setting = Setting(file, lambda: NOW, lambda: "2022-11-15", b"s" * 32)
        server = uvicorn.Server(uvicorn.Config(application(setting), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}", addresses
        finally:
            server.should_exit = True
            thread.join()


def screens(dossier: Dossier) -> dict[str, str]:
    """The screens by name, each with something to show."""
    chronology = dossier.chronology()
    event = max(chronology.events, key=lambda e: (len(e.mentions), len(e.figures), e.id))
    page = next(a.article for a in chronology.articles if a.article.path.endswith("nd-04-enquete.html"))
    copied = next(a.article for a in chronology.articles if a.copy_of)
    acts = {a.id: sum(a.id in {p.actor for p in e.participants} for e in chronology.events) for a in chronology.actors}
    most = sorted(acts, key=lambda i: (-acts[i], i))
    states = [a.id for a in chronology.actors if a.country in ("RU", "UA") and a.kind.value == "state"]
    pair = states if len(states) == 2 else most[:2]
    return {
        "chronology": "/",
        "zoom": "/?since=2019-04-15&until=2019-04-15",
        "event": f"/event/{event.id}",
        "article": f"/article/{copied.id}",
        "original": f"/article/{page.id}?original=1",
        "actors": "/actors",
        "actor": f"/actor/{most[0]}",
        "relations": f"/relations?a={pair[0]}&b={pair[1]}",
        "contradictions": "/contradictions",
        "follow": "/follow",
        "quotes": "/quotes",
        "figures": "/figures",
        "sources": "/sources",
        "search": "/search?q=ship",
        "add": "/add",
        "export": "/export",
        "log": "/log",
    }


if __name__ == "__main__":
    main()
