"""Nothing leaves the machine: a build of texts and pages opens no connection and asks no name server."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import urllib.request
from pathlib import Path
from typing import NoReturn

import pytest

from filrouge.dossier import Dossier
from filrouge.engine.build import build, pile
from filrouge.read import read
from tests.running import PROGRAM

PAGE = """<html><head><meta property="og:url" content="https://example.org/a"><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"><script src="https://example.org/x.js"></script></head>
<body><article><h1>Bridge closed</h1><img src="https://example.org/x.png"><p>The mayor of Brestal closed the bridge on
Monday, and the council will meet on Thursday to discuss it, a spokesman said.</p><iframe src="https://example.org/f"></iframe>
<p>The bridge carried nine thousand cars a day, and shopkeepers had asked the council to keep it open.</p></article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "https://example.org/rss.dtd"><rss version="2.0"><channel><title>News</title>
<item><title>Port reopened</title><link>https://example.org/b</link><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>
<description>The port of Brestal reopened on Monday after a strike of three weeks, the dockers said.</description></item></channel></rss>"""


def refuse(*_given: object, **_named: object) -> NoReturn:
    raise AssertionError("a connection was opened")


def test_a_build_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "feed.xml").write_text(FEED, "utf-8")
    (tmp_path / "text.txt").write_text("Le maire de Brestal a fermé le pont lundi 3 mars 2025.", "utf-8")
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    made = build(pile(read([tmp_path])))
    assert [a.article.path.split("#")[0] for a in sorted(made.articles, key=lambda a: a.article.path)] == [
        "feed.xml",
        "page.html",
        "text.txt",
    ]
    assert made.events


WATCHED = """
import socket, sys
real = socket.socket.connect
def connect(self, address):
    host = address[0] if isinstance(address, tuple) else "unix"
    if host not in ("127.0.0.1", "::1", "localhost", "unix"):
        sys.stderr.write(f"LEFT THE MACHINE: {address}\\n")
    return real(self, address)
def bind(self, address, bound=socket.socket.bind):
    if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        sys.stderr.write(f"OPEN TO OTHERS: {address}\\n")
    return bound(self, address)
socket.socket.connect, socket.socket.bind = connect, bind
def getaddrinfo(host, *given, asked=socket.getaddrinfo, **named):
    if host not in (None, "127.0.0.1", "::1", "localhost", b"127.0.0.1"):
        sys.stderr.write(f"ASKED FOR: {host}\\n")
    return asked(host, *given, **named)
socket.getaddrinfo = getaddrinfo
"""


def watched(arguments: list[str], folder: Path) -> subprocess.Popen[str]:
    """The program with every socket of its process watched."""
    (folder / "sitecustomize.py").write_text(WATCHED, "utf-8")
    paths = f"{folder}:{Path(__file__).parents[2] / 'src'}"
    environment = {**os.environ, "PYTHONPATH": paths, "FILROUGE_UI": "en"}
    return subprocess.Popen([*PROGRAM, *arguments], env=environment, text=True, stderr=subprocess.PIPE)


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_build_and_its_workers_stay_on_the_machine(tmp_path: Path, engine: str) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    out = tmp_path / "out.json"
    command = ["build", str(tmp_path / "a.html"), "-o", str(out), "--jobs", "1", "--engine", engine]
    with watched(command, tmp_path) as process:
        _, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    for sign in ("MACHINE", "ASKED", "OTHERS"):
        assert sign not in told, told


def test_serving_stays_on_the_machine(tmp_path: Path) -> None:
    file = tmp_path / "d.filrouge"
    Dossier.create(file).close()
    with watched(["serve", str(file), "--port", "0"], tmp_path) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert address, first
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
        for path in ("/", "/search?text=pont", "/sources", "/log"):
            with opener.open(address[0] + path, timeout=30) as answer:
                assert answer.status == 200
        process.terminate()
        told = process.stderr.read()
    for sign in ("MACHINE", "ASKED", "OTHERS"):
        assert sign not in told, told
