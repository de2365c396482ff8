"""Web archives, written by hand as the standards have them."""

import gzip

import pytest

from filrouge.read import Limits
from tests.read.reading_bytes import articles, refusals

BODY = "The harbour board voted on Monday to close the old quay, its chair said after the meeting."
PAGE = (
    "<html><head><title>Café quay to close</title></head><body><article><h1>Café quay to close</h1>"
    + "".join(f"<p>{BODY} Version {n} of the plan was shown to the press in the old hall.</p>" for n in range(4))
    + "</article></body></html>"
)


def record(kind, address, block, number=1):
    """One record as ISO 28500 has it."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-03-04T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(data, status="200 OK", content="text/html; charset=iso-8859-1"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + data


def archive(*, compressed=True):
    page, quay = PAGE.encode("latin-1"), "https://tide.example/quay"
    records = [
        record("response", quay, answer(page)),
        record("response", quay, answer(page)),
        record("response", "https://tide.example/logo", answer(b"GIF8", content="image/gif")),
        record("response", "https://tide.example/gone", answer(page, "404 Not Found")),
        record("revisit", quay, answer(b"")),
    ]
    return b"".join(gzip.compress(r, mtime=0) if compressed else r for r in records)


def old_archive():
    block = answer(PAGE.encode("latin-1"))
    version = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20250304000000 text/plain %d\n%s\n" % (len(version), version)
    return head, b"https://tide.example/quay 192.0.2.1 20250304000000 text/html %d\n%s\n" % (len(block), block)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", archive(compressed=False)),
        ("a.warc.gz", archive()),
        ("A.WARC.GZ", archive()),
        ("a.arc", b"".join(old_archive())),
        ("a.arc.gz", b"".join(gzip.compress(part, mtime=0) for part in old_archive())),
    ],
)
def test_pages_that_answered_are_read_once(name, data):
    (found,) = articles(name, data)
    assert (found.path, found.url) == (f"{name}#https://tide.example/quay", "https://tide.example/quay")
    assert found.source == "tide.example"
    assert found.title == "Café quay to close"
    assert BODY in found.text


@pytest.mark.parametrize("data", [b"", b"hello", gzip.compress(b"hello")])
def test_broken_archives_are_refused(data):
    assert "web archive" in refusals("a.warc.gz", data)[0]


def test_bounds_hold():
    assert "records" in refusals("a.warc", archive(), Limits(members=0))[0]
    assert "unpacks to over" in refusals("a.warc", archive(), Limits(unpacked=100))[0]
