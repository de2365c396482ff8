from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from filrouge.fetch import Fetcher, Outcome
from filrouge.fetch.keeping import Archive
from filrouge.fetch.links import instant, links
from filrouge.fetch.network import FetchError, Network, public
from filrouge.model.text import Article
from filrouge.read import read
from filrouge.read.options import Limits
from tests.fetch.conftest import Clock, Page, Site

Fetch = Callable[..., list[Outcome]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "kept.warc.gz"


@pytest.fixture
def fetch(out: Path, clock: Clock) -> Iterator[Fetch]:
    with Network(private=True, largest=100_000, seconds=5) as network:

        def fetched(*addresses: str, delay: float = 1.0, follow: int = 50) -> list[Outcome]:
            return list(Fetcher(network, Archive(out), clock.manners(delay, follow)).fetch(addresses))

        yield fetched


def states(done: list[Outcome]) -> list[str]:
    return [o.state for o in done]


def records(path: Path) -> list[tuple[str, str]]:
    with path.open("rb") as stream:
        return [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI") or "") for r in ArchiveIterator(stream)]


def test_a_page_is_kept_as_it_came_and_read_from_the_archive(site: Site, fetch: Fetch, out: Path) -> None:
    address = site.put("/a", "Une école à Valmer")
    assert fetch(address) == [Outcome(address, "saved")]
    assert records(out) == [("warcinfo", ""), ("response", address)]
    with out.open("rb") as stream:
        kept = next(r.content_stream().read() for r in ArchiveIterator(stream) if r.rec_type == "response")
    assert kept == site.pages["/a"].body
    (article,) = read([out])
    assert isinstance(article, Article)
    assert article.url == address
    assert article.title == "Une école à Valmer"
    assert article.published.date == "2025-03-03"


def test_archives_are_sound(site: Site, fetch: Fetch, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fetch(site.put("/a", "Un"), site.put("/b", "Deux"))
    fetch(site.url + "/a", site.url + "/b")

    class Asked:
        inputs = (str(out),)
        verbose = False

    checker = Checker(Asked)
    checker.process_all()
    assert checker.exit_value == 0, capsys.readouterr().out


def test_only_what_has_changed_is_sent_again(site: Site, fetch: Fetch, out: Path) -> None:
    address = site.put("/a", "Un", ETag='"1"', **{"Last-Modified": "Mon, 03 Mar 2025 08:00:00 GMT"})
    assert states(fetch(address)) == ["saved"]
    assert states(fetch(address)) == ["unchanged"]
    asked = site.asked[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Mon, 03 Mar 2025 08:00:00 GMT")
    assert [kind for kind, _ in records(out)] == ["warcinfo", "response"]
    site.put("/a", "Un, corrigé", ETag='"2"')
    assert states(fetch(address)) == ["saved"]
    assert [kind for kind, _ in records(out)] == ["warcinfo", "response", "response"]


def test_the_same_bytes_again_are_a_revisit(site: Site, fetch: Fetch, out: Path, clock: Clock) -> None:
    address = site.put("/a", "Un")
    fetch(address)
    clock.day = 11
    assert states(fetch(address)) == ["unchanged"]
    assert [kind for kind, _ in records(out)] == ["warcinfo", "response", "revisit"]
    with out.open("rb") as stream:
        revisit = next(r for r in ArchiveIterator(stream) if r.rec_type == "revisit")
        assert revisit.rec_headers.get_header("WARC-Refers-To-Date") == "2025-03-10T08:00:00Z"
    assert len(list(read([out]))) == 1


def test_a_feed_leads_to_its_pages_once(site: Site, fetch: Fetch, clock: Clock) -> None:
    one, two = site.put("/1", "Un"), site.put("/2", "Deux")
    feed = site.feed("/fil", ("/1", "Mon, 03 Mar 2025 08:00:00 GMT"), (two, ""), ("ftp://x/3", ""))
    assert [(o.address, o.state) for o in fetch(feed)] == [(feed, "saved"), (one, "saved"), (two, "saved")]
    site.asked.clear()
    clock.day = 12
    assert [(o.address, o.state) for o in fetch(feed)] == [(feed, "unchanged")]
    assert site.paths() == ["/fil"]
    site.put("/1", "Un, suite")
    site.feed("/fil", ("/1", "Thu, 13 Mar 2025 08:00:00 GMT"), (two, ""))
    clock.day = 14
    assert [(o.address, o.state) for o in fetch(feed)] == [(feed, "saved"), (one, "saved")]


def test_a_feed_is_followed_to_a_bound(site: Site, fetch: Fetch) -> None:
    feed = site.feed("/fil", *((f"/{n}", "") for n in range(4)))
    for n in range(4):
        site.put(f"/{n}", str(n))
    assert states(fetch(feed, follow=2)) == ["saved", "saved", "saved", "refused", "refused"]


def test_robots_are_obeyed_and_asked_once(site: Site, fetch: Fetch, clock: Clock) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /prive\nCrawl-delay: 7\n", "text/plain")
    done = fetch(site.put("/prive/a", "A"), site.put("/b", "B"), site.put("/c", "C"))
    assert states(done) == ["refused", "saved", "saved"]
    assert "robots.txt" in done[0].reason
    assert [path for path, _ in site.asked] == ["/robots.txt", "/b", "/c"]
    assert clock.slept == [7, 7]


def test_rules_for_us_go_before_those_for_everyone(site: Site, fetch: Fetch) -> None:
    rules = b"User-agent: filrouge\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    site.pages["/robots.txt"] = Page(rules, "text/plain")
    assert states(fetch(site.put("/a", "A"))) == ["refused"]


@pytest.mark.parametrize(("status", "state"), [(404, "saved"), (403, "saved"), (500, "refused"), (429, "refused")])
def test_where_a_site_cannot_say_nothing_is_fetched(site: Site, fetch: Fetch, status: int, state: str) -> None:
    site.pages["/robots.txt"] = Page(b"", status=status)
    assert states(fetch(site.put("/a", "A"))) == [state]


def test_requests_are_spaced_by_host(site: Site, fetch: Fetch, clock: Clock) -> None:
    other = site.url.replace("127.0.0.1", "localhost")
    fetch(site.put("/a", "A"), other + "/a", site.put("/b", "B"), delay=3)
    assert clock.slept == [3, 3]  # after robots.txt of either; by then the first may be asked again
    assert site.paths() == ["/a", "/a", "/b"]


def test_redirections_are_followed_and_each_is_checked(site: Site, fetch: Fetch, out: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /prive\n", "text/plain")
    end = site.put("/fin", "Fin")
    site.pages["/1"] = Page(b"", status=302, headers={"Location": "/fin#x"})
    site.pages["/2"] = Page(b"", status=301, headers={"Location": "/prive"})
    site.pages["/3"] = Page(b"", status=307, headers={"Location": "/3"})
    site.pages["/4"] = Page(b"", status=302, headers={"Location": "file:///etc/passwd"})
    done = fetch(*(f"{site.url}/{n}" for n in range(1, 5)))
    assert states(done) == ["saved", "refused", "failed", "failed"]
    assert "redirections" in done[2].reason
    assert records(out)[1:] == [("response", end)]


def test_a_page_has_a_size(site: Site, fetch: Fetch) -> None:
    site.pages["/gros"] = Page(b"x" * 200_000)
    (done,) = fetch(site.url + "/gros")
    assert (done.state, done.reason) == ("failed", "larger than 0 MB")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://nulle-part.invalid/", "no such host"),
        ("ftp://example.org/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("http://", "only http"),
        ("http://a:b@127.0.0.1/", "password"),
        ("http://127.0.0.1:1/", "no answer"),
        ("http://[::1", "not an address"),
    ],
)
def test_what_is_no_address_or_does_not_answer(address: str, reason: str) -> None:
    with Network(private=True, seconds=5) as network, pytest.raises(FetchError, match=reason):
        network.get(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433"])
def test_private_addresses_are_let_in_only_where_asked(site: Site, host: str) -> None:
    address = site.url.replace("127.0.0.1", host)
    with Network() as network, pytest.raises(FetchError):
        network.get(address)
    assert site.asked == []


def test_a_redirection_leads_into_no_private_network(
    site: Site, out: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/a"] = Page(b"", status=302, headers={"Location": site.url.replace("127.0.0.1", "localhost") + "/b"})
    site.put("/b", "B")
    monkeypatch.setattr("filrouge.fetch.network.public", lambda address: address == "127.0.0.1")
    names = SimpleNamespace(
        SOCK_STREAM=1,
        getaddrinfo=lambda host, *_, **__: [(0, 0, 0, "", ({"localhost": "10.0.0.1"}.get(host, host), 0))],
    )
    monkeypatch.setattr("filrouge.fetch.network.socket", names)
    with Network(seconds=5) as network:
        (done,) = Fetcher(network, Archive(out), clock.manners()).fetch([site.url + "/a"])
    assert done.state == "refused"  # its robots.txt cannot be asked for either
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("::127.0.0.1", False),
        ("64:ff9b:1::a00:1", False),
        ("example.org", False),
    ],
)
def test_what_is_public(address: str, *, open_: bool) -> None:
    assert public(address) is open_


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/s"/><link href="/a"/><updated>2025-03-03T08:00:00+01:00</updated></entry></feed>', [("http://x/a", "2025-03-03T07:00:00Z")]),
        (b"<rss><channel><link>/</link><item><link>http://y/b</link></item><item><title>x</title></item></channel></rss>", [("http://y/b", None)]),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/c", "date_published": "2025-03-03"}, {}, 3]}', [("http://x/c", "2025-03-03T00:00:00Z")]),
        (b"<!doctype html><html><head></head></html>", None),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"><entry/></html>', None),
        (b'{"items": []}', None),
        (b"<rss", None),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss/>', None),
        (b"", None),
    ],
)  # fmt: skip
def test_feeds_are_known_by_what_they_are(body: bytes, found: list[tuple[str, str | None]] | None) -> None:
    told = links(body, "http://x/feed", Limits())
    assert (None if told is None else [tuple(link) for link in told]) == found


@pytest.mark.parametrize(
    ("text", "when"),
    [("Mon, 03 Mar 2025 08:00:00 +0100", "2025-03-03T07:00:00Z"), ("2025-03-03T08:00:00Z", "2025-03-03T08:00:00Z"), ("hier", None), ("", None), ("0001-01-01T00:00:00+14:00", None)],
)  # fmt: skip
def test_instants_have_one_form(text: str, when: str | None) -> None:
    assert instant(text) == when


def test_a_broken_end_of_an_archive_hides_nothing_before_it(site: Site, fetch: Fetch, out: Path) -> None:
    address = site.put("/a", "Un", ETag='"1"')
    fetch(address)
    out.write_bytes(out.read_bytes() + b"\x1f\x8b\x08broken")
    assert states(fetch(address)) == ["unchanged"]


@pytest.mark.parametrize(
    "line",
    ["Crawl-delay: ²", "Crawl-delay: " + "9" * 400, "Crawl-delay: " + "9" * 5000, "Request-rate: 1/" + "9" * 400,
     "Request-rate: " + "9" * 400 + "/1", "Disallow: //[x"],
)  # fmt: skip
def test_odd_rules_of_a_site_stop_nothing(site: Site, fetch: Fetch, line: str) -> None:
    site.pages["/robots.txt"] = Page(f"User-agent: *\n{line}\nDisallow: /closed\n".encode(), "text/plain")
    address, closed = site.put("/a", "Une école à Valmer"), site.put("/closed", "Le port de Valmer")
    assert states(fetch(address, closed)) == ["saved", "refused"]


def test_a_site_that_does_not_answer_is_not_said_to_forbid(fetch: Fetch) -> None:
    (found,) = fetch("http://127.0.0.1:1/")
    assert found.reason.startswith("no answer")


def test_damage_in_an_archive_is_no_fault(fetch: Fetch, site: Site, tmp_path: Path) -> None:
    fetch(site.put("/a", "Une école à Valmer"))
    plain, chance = tmp_path / "plain.warc", Random(1)
    with Network(private=True) as network:
        Archive(plain).keep(network.get(site.url + "/a"), "2025-03-03T08:00:00Z")
    whole = plain.read_bytes()
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(5):
            broken[chance.randrange(600)] = chance.randrange(256)
        plain.write_bytes(broken)
        assert Archive(plain).kept("http://other.test/") is None


@pytest.mark.parametrize("link", ["http://[x", "http://" + "a" * 64 + ".test/", "http://a..test/"])
def test_a_broken_link_of_a_feed_stops_nothing(site: Site, fetch: Fetch, link: str) -> None:
    feed = site.feed("/feed", (link, ""), (site.put("/a", "Une école à Valmer"), ""))
    assert states(fetch(feed))[-1] == "saved"
    site.pages["/moved"] = Page(b"", status=302, headers={"Location": link})
    assert states(fetch(site.url + "/moved")) == ["failed" if "[" in link else "refused"]


@pytest.mark.parametrize("begin", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"])
def test_an_answer_in_drops_ends_with_the_time_for_the_whole(begin: bytes) -> None:
    over = threading.Event()

    def dripping(server: socket.socket) -> None:
        with server.accept()[0] as client, suppress(OSError):
            client.sendall(begin)
            while not over.wait(0.1):
                client.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server, Network(private=True, seconds=0.5) as network:
        thread = threading.Thread(target=dripping, args=(server,))
        thread.start()
        started = time.monotonic()
        with pytest.raises(FetchError, match="in time"):
            network.get(f"http://127.0.0.1:{server.getsockname()[1]}/")
        assert time.monotonic() - started < 5
        over.set()
        thread.join()
