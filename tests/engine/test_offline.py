"""Nothing leaves the machine: a build of texts and pages opens no connection and asks no name server."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from filrouge.engine.build import build, pile
from filrouge.read import read

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
