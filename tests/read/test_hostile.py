"""Damaged files of every format: an article or a reason, never an exception, and nothing fetched or written."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.model.text import Rejected
from filrouge.read import composing, formats
from filrouge.read.document import Document, Draft
from filrouge.read.formats import READERS, drafts
from filrouge.read.options import Limits
from tests.read import test_feeds, test_mail, test_newsml, test_office, test_pdf, test_press_databases, test_warc

SAMPLES = {
    "a.docx": test_office.word(),
    "a.odt": test_office.open_text(),
    "a.rtf": test_office.RTF,
    "a.eml": test_mail.message(html=True),
    "a.mhtml": test_mail.message(html=True, plain=False),
    "a.mbox": b"From a Tue Mar  4 23:30:00 2025\n" + test_mail.message(html=True),
    "a.pdf": test_pdf.pdf(test_pdf.LINES, test_pdf.AGAIN),
    "a.rss": test_feeds.RSS,
    "a.atom": test_feeds.ATOM,
    "a.json": test_feeds.FEED,
    "a.xml": test_newsml.message(test_newsml.item()),
    "a.html": test_press_databases.EUROPRESSE_NEW.encode(),
    "a.htm": test_press_databases.FACTIVA_HTML.encode(),
    "a.txt": test_press_databases.NEXIS["fr"].encode(),
    "a.text": test_press_databases.FACTIVA_TEXT.encode(),
    "a.warc": test_warc.archive(compressed=False),
    "a.warc.gz": test_warc.archive(),
    "a.arc": b"".join(test_warc.old_archive()),
    "a.csv": b"text;date\nLe maire a parl\xc3\xa9;2025-03-04\n",
}


def sound(name: str, data: bytes) -> None:
    for found in drafts(Document(name, data), Limits()):
        assert isinstance(found, Draft | Rejected)
        assert not isinstance(found, Draft) or found.text.strip()


@given(data=st.data())
@settings(max_examples=250, deadline=None)
def test_any_damage(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    sample = SAMPLES[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 50)))
    put = data.draw(st.binary(max_size=8))
    whole = data.draw(st.booleans())
    sound(name, sample[:start] + put + (sample[end:] if whole else b""))


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_under_any_ending(suffix: str, data: bytes) -> None:
    sound(f"a{suffix}", data)


@pytest.mark.parametrize("name", ["a.pdf", "a.rtf", "a.rss", "a.atom", "a.xml", "a.html", "a.txt", "a.text"])
def test_without_an_ending_the_bytes_tell(name: str) -> None:
    named, piped = (list(drafts(Document(n, SAMPLES[name]), Limits())) for n in (name, "-"))
    assert [d.text for d in piped if isinstance(d, Draft)] == [d.text for d in named if isinstance(d, Draft)] != []


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_same_bytes_give_the_same_drafts(name: str) -> None:
    document = Document(name, SAMPLES[name])
    assert list(drafts(document, Limits())) == list(drafts(document, Limits()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rss", b"<rss>" + b"<a>" * 100_000),
        ("a.xml", b"<a " + b"x='1' " * 100_000),
        ("a.html", b"<div class='article frArticle'>" + b"<div>" * 50_000 + b"<b>HD</b> DocPublicationName"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000),
        ("a.txt", b"1 of 1 DOCUMENTS\nLENGTH: 1\n" + b"\n a" * 100_000),
        ("a.txt", b"HD\nPD\nTD\nDocument abcdefghijkl\n" + b"HD " * 100_000),
        ("a.eml", b"Subject: a\n" + b" b\n" * 20_000),
        ("a.mbox", b"From " + b"a 2025" * 50_000),
        ("a.json", b"[" * 100_000),
        ("a.csv", b"text;" * 100_000),
        ("a.csv", b'text\n"' + b'""' * 100_000),
    ],
)
def test_large_and_odd_files_end_soon(name: str, data: bytes) -> None:
    started = time.process_time()
    sound(name, data)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "extra"), [("a.pdf", "pdf"), ("a.rtf", "office"), ("a.rss", "feeds"), ("a.warc", "warc")]
)
def test_a_missing_package_says_how_to_install_it(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "find_spec", lambda _name: None)
    (found,) = drafts(Document(name, SAMPLES[name]), Limits())
    assert isinstance(found, Rejected)
    assert f"pip install 'filrouge[{extra}]'" in found.reason


def test_a_reader_that_fails_costs_its_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> object:
        yield Draft("a.txt", "0", "Found before.", titled=False)
        raise KeyError("odd")

    monkeypatch.setattr(formats, "READERS", {**READERS, ".txt": failing})
    first, second = drafts(Document("a.txt", b"text"), Limits())
    assert isinstance(first, Draft)
    assert second == Rejected("a.txt", "read", "its reader failed (KeyError)")


def test_control_characters_behind_a_note_of_europresse_are_read() -> None:
    page = test_press_databases.EUROPRESSE_NEW.replace("</footer>", "</footer>\x1e") + "<aside>x</aside>\x1f tail"
    assert list(drafts(Document("a.html", page.encode()), Limits()))
