"""Hostile files for every reader: samples truncated, mutated and spiced, and giants of one kind each.

Chance comes from a seed, so that a file that does harm can be made again from its number.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator

from filrouge.engine.limits import within
from filrouge.model.text import Article, Rejected
from filrouge.read.document import Document
from filrouge.read.formats import READERS
from filrouge.read.options import ReadOptions
from filrouge.read.piecewise import read_document
from tests.read.test_hostile import SAMPLES

SECONDS = 60.0  # of processor time for one file
SPICES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", "\u202e\u2066\u200f".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#x110000;", b"&x;", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    b"<![CDATA[", b"]]>", b"<!--", b"{", b"}", b"[", b'"', b"\\", b"\\u0000", b"\\'zz", b"\\bin99999999 ", b"\r\n\r\n", b"\n",
    b"Content-Length: 99999999999\r\n", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n", b"=?utf-8?B?////?=",
    b"%PDF-1.7", b"endobj", b"stream", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b";", b"\t", b"'", b"1e999", b"-1",
    b"9999-99-99", b"<script>", b"<table>", b"<svg", b"\x85", b"\xe2\x80\xa8", "ǅ".encode(), "𝔄".encode(), b"..", b"/",
)  # fmt: skip
PLAIN = {
    ".jsonl": b'{"id": "a", "text": "Le maire a parl\xc3\xa9 lundi 3 mars 2025 devant le conseil.", "date": "2025-03-04"}\n'
    * 3,
    ".opml": b'<opml version="2.0"><head><title>Press</title></head><body><outline text="Press">'
    b'<outline type="rss" text="Quay" xmlUrl="https://example.org/rss"/></outline></body></opml>',
    ".tsv": b"text\tdate\nLe maire a parl\xc3\xa9 lundi devant le conseil.\t2025-03-04\n",
}


def sample(suffix: str) -> bytes:
    """An honest file of a format."""
    same = {".ndjson": ".jsonl", ".mht": ".mhtml", ".xhtml": ".html", ".arc.gz": ".arc"}
    return PLAIN.get(same.get(suffix, suffix)) or SAMPLES[f"a{same.get(suffix, suffix)}"]


def mutated(suffix: str, number: int) -> bytes:
    """The file of a number: the sample with one to six things done to it."""
    chance = random.Random(f"{suffix} {number}")
    data = bytearray(sample(suffix))
    for _ in range(chance.randint(1, 6)):
        _DONE[chance.randrange(len(_DONE))](data, chance)
    return bytes(data)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randint(0, len(data)) :]


def _hole(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    del data[start : start + chance.randint(1, 80)]


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def _spice(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    data[start:start] = chance.choice(SPICES) * chance.choice((1, 1, 1, 2, 50, 3_000))


def _again(data: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.randint(1, 400)]
    data[start:start] = piece * chance.randint(1, 40)


def _swap(data: bytearray, chance: random.Random) -> None:
    a, b = sorted(chance.randint(0, len(data)) for _ in range(2))
    data[:] = data[b:] + data[a:b] + data[:a]


_DONE = (_cut, _hole, _flip, _spice, _spice, _again, _swap)


def giants(suffix: str, size: int) -> Iterator[tuple[str, bytes]]:
    """Files of one fault each, of about ``size`` bytes."""
    start = sample(suffix)[:200]
    yield "one line", start + b"a" * size
    yield "words without end", start + b"mot " * (size // 4)
    yield "zeros", bytes(size)
    yield "deep tags", b"<html><body>" + b"<div>" * (size // 5)
    yield "deep brackets", b"[" * size
    yield "deep objects", b'{"text":' * (size // 8)
    yield "deep groups", b"{\\rtf1 " + b"{" * size
    yield "entities", _laughs()
    yield "bomb", _bomb(size * 10)
    yield "right to left", start + "\u202e".encode() * (size // 3)
    yield "attributes", b"<html " + b"a=1 " * (size // 4) + b"><body>" + start
    yield "parts", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\n" * (size // 7)
    yield "columns", b"text;" * (size // 5) + b"\n" + b"x;" * (size // 5)
    yield "long key", json.dumps({"text": "a", "k" * size: 1}).encode()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]><rss><channel>&l11;</channel></rss>'.encode()
    )


def _bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("word/document.xml", "content.xml", "a.txt"):
            packed.writestr(name, bytes(size))
    return out.getvalue()


def harm(name: str, data: bytes) -> str | None:
    """What a file does that no file may do: anything but give articles whose places hold, or reasons, in time."""
    try:
        with within(SECONDS):
            for read in read_document(Document(name, data), "fr", ReadOptions()):
                found = read.found
                if isinstance(found, Article):
                    if not 0 <= found.body.start <= found.body.end <= len(found.text):
                        return "a body outside of its text"
                    found.text.encode("utf-8")
                elif not isinstance(found, Rejected) or not found.reason:
                    return "neither an article nor a reason"
                elif found.reason.startswith("its reader failed"):
                    return found.reason
    except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
        return f"{type(error).__name__}: {error}"
    return None


SUFFIXES = tuple(READERS)
