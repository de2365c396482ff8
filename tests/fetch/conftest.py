"""A small site on the loopback, and manners whose clock only tests move."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from filrouge.fetch import Manners

ARTICLE = """<!doctype html><html lang="fr"><head><title>{title}</title>
<meta property="article:published_time" content="2025-03-0{day}T08:00:00Z"></head><body><article><h1>{title}</h1>
<p>Le conseil de Valmer a voté lundi 3 mars 2025 la construction d’une école de douze classes, a dit Ana Solé.</p>
<p>La maire a promis que les travaux commenceraient avant la fin de l’été et dureraient deux ans au plus.</p>
</article></body></html>"""


@dataclass
class Page:
    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """Pages by path; ``asked`` and ``sent`` are the requests as they came."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def put(self, path: str, title: str, day: int = 3, **headers: str) -> str:
        self.pages[path] = Page(ARTICLE.format(title=title, day=day).encode(), headers=headers)
        return self.url + path

    def feed(self, path: str, *items: tuple[str, str], **headers: str) -> str:
        entries = "".join(f"<item><link>{link}</link><pubDate>{day}</pubDate></item>" for link, day in items)
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Fil</title>{entries}</channel></rss>'
        self.pages[path] = Page(body.encode(), "application/rss+xml", headers=headers)
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {k.lower(): v for k, v in self.headers.items()}
            made.asked.append((self.path, headers))
            page = made.pages.get(self.path, Page(b"nothing", status=404))
            known = page.headers.get("ETag")
            if known and headers.get("if-none-match") == known:
                page = Page(b"", status=304, headers={"ETag": known})
            self.send_response(page.status)
            for name, value in {"Content-Type": page.kind, **page.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def do_POST(self) -> None:
            made.sent.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204 if self.path == "/hook" else 500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Clock:
    """Time that passes only by sleeping; ``day`` dates what is kept."""

    seconds: float = 0.0
    day: int = 10
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def manners(self, delay: float = 1.0, follow: int = 50) -> Manners:
        return Manners(lambda: f"2025-03-{self.day}T08:00:00Z", lambda: self.seconds, self.sleep, delay, follow)


@pytest.fixture
def clock() -> Clock:
    return Clock()
