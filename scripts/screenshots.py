"""Pictures of every screen of the desk for the guide: light, dark, and on a phone.

Run: python scripts/screenshots.py [FOLDER]. It needs Debian's Chromium; the dossier is that of the examples.
"""

from __future__ import annotations

import base64
import shutil
import struct
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from filrouge.dossier import Dossier, Work, entering
from filrouge.dossier.corrections import Accept, Edit, Note
from filrouge.web import Setting, application
from filrouge.web.originals import png

ROOT = Path(__file__).parents[1]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip
NOW = "2025-03-10T08:00:00Z"
WIDE, PHONE = {"width": 1120, "height": 760}, {"width": 390, "height": 720}


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
                shoot(browser, address + path, size, scheme, folder / f"{name}-{look}.png")
        browser.close()


def shoot(browser: Browser, address: str, size: dict[str, int], scheme: str, file: Path) -> None:
    """One picture, with few colours so that it stays small."""
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")
    page = context.new_page()
    answer = page.goto(address)
    if answer is None or not answer.ok:
        sys.exit(f"{address} cannot be shown")
    page.wait_for_load_state("networkidle")
    first = page.query_selector("a.run.l-date")
    if first:
        first.focus()
    taken = base64.b64encode(page.screenshot()).decode()
    page.goto("about:blank")
    drawn = page.evaluate(REDUCE, taken)
    file.write_bytes(picture(base64.b64decode(drawn["places"]), drawn["palette"], drawn["width"]))
    context.close()


REDUCE = """async (data) => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const dots = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer), seen = new Map();
  for (const dot of dots) seen.set(dot, (seen.get(dot) ?? 0) + 1);
  const parts = (c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255];
  const far = (a, b) => parts(a).reduce((sum, v, n) => sum + (v - parts(b)[n]) ** 2, 0);
  const palette = [];
  const weight = ([c, count]) => count * (1 + (Math.max(...parts(c)) - Math.min(...parts(c))) / 12); // hues are rare
  for (const [colour] of [...seen].sort((a, b) => weight(b) - weight(a))) {
    if (palette.length === 16) break;
    if (palette.every((other) => far(colour, other) > 500)) palette.push(colour);
  }
  const nearest = new Map();
  for (const colour of seen.keys()) {
    nearest.set(colour, palette.reduce((best, c, n) => (far(colour, c) < far(colour, palette[best]) ? n : best), 0));
  }
  let places = "";
  for (const dot of dots) places += String.fromCharCode(nearest.get(dot));
  return {places: btoa(places), palette: palette.map(parts), width: image.width};
}"""


def picture(places: bytes, palette: list[list[int]], width: int) -> bytes:
    """A PNG file of at most 16 colours, two points a byte."""
    rows = []
    for start in range(0, len(places), width):
        row = places[start : start + width] + b"\0" * (width % 2)
        rows.append(b"\0" + bytes(a << 4 | b for a, b in zip(row[::2], row[1::2], strict=True)))
    header = struct.pack(">IIBBBBB", width, len(places) // width, 4, 3, 0, 0, 0)
    colours = bytes(part for colour in palette for part in colour)
    data = zlib.compress(b"".join(rows), 9)
    return png(((b"IHDR", header), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b"")))


@contextmanager
def serving() -> Iterator[tuple[str, dict[str, str]]]:
    """The desk on the examples, and the address of each screen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "examples.filrouge"
        with Dossier.create(file) as dossier:
            dossier.add(sorted(p for p in (ROOT / "examples").iterdir() if p.is_dir()), Work(NOW, "Ana"))
            review(dossier)
            addresses = screens(dossier)
        setting = Setting(file, lambda: NOW, lambda: "2025-07-20", b"s" * 32)
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


def review(dossier: Dossier) -> None:
    """Some corrections, so that there is something to see of them."""
    events = sorted(dossier.chronology().events, key=lambda e: (-len(e.mentions), e.id))
    first, second, third = (dossier.target(e.id) for e in events[:3])
    checked = "checked with the agency's own wire"
    dossier.correct([Accept(first), Accept(second)], author="Ana", at="2025-07-19T09:12:00Z", reason=checked)
    dossier.correct([Edit(third, date=entering.date("2022-07"))], author="Marc", at="2025-07-19T10:40:00Z")
    dossier.correct([Note(first, "who called the brigade?")], author="Ana", at="2025-07-20T07:05:00Z")
    dossier.undo(2, author="Ana", at="2025-07-20T07:06:00Z", reason="the day is in the second article")


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
