"""Messages, mailboxes and pages saved as MHTML, written by the standard library."""

from email.message import EmailMessage

import pytest

from filrouge.model.text import Basis
from tests.read.reading_bytes import articles, refusals

BODY = "The harbour board voted on Monday to close the old quay, its chair said after the meeting."
PAGE = f"<html><body><style>p {{}}</style><table><tr><td><p>{BODY}</p><p>It reopens in May.</p></td></tr></table></body></html>"


def message(*, html=False, subject="Quay to close", plain=True):
    found = EmailMessage()
    found["From"] = "The Tide <news@tide.example>"
    found["Subject"] = subject
    found["Date"] = "Tue, 04 Mar 2025 23:30:00 -0500"
    found["Message-ID"] = "<1@tide.example>"
    if plain:
        found.set_content(BODY + "\n\nIt reopens in May.\n")
    if html:
        found.add_alternative(PAGE, subtype="html") if plain else found.set_content(PAGE, subtype="html")
    return found.as_bytes()


@pytest.mark.parametrize("data", [message(), message(html=True), message(html=True, plain=False)])
def test_a_message_is_an_article(data):
    (found,) = articles("a.eml", data)
    assert found.text.split("\n") == ["Quay to close", BODY, "It reopens in May."]
    assert (found.title, found.source) == ("Quay to close", "The Tide")
    assert (found.published.date, found.published.basis) == ("2025-03-04", Basis.METADATA)  # the sender's own day


def test_headers_in_other_alphabets_are_read():
    (found,) = articles("a.eml", message(subject="Fermé à Évry"))
    assert found.title == "Fermé à Évry"


def test_a_box_gives_its_messages():
    mark = b"From news@tide.example Tue Mar  4 23:30:00 2025\n"
    data = mark + message() + b"\n>From the editors\n\n" + mark + message(subject="Second")
    first, second = articles("a.mbox", data)
    assert (first.path, second.path, second.title) == ("a.mbox#1", "a.mbox#2", "Second")
    assert "\nFrom the editors" in first.text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.eml", b"", "not a message"),
        ("a.eml", b"Subject: x\n\n", "no words"),
        ("a.eml", b'Content-Type: text/plain; charset="\xff\nFrom: \x00<\n\n\x00', "broken message"),
        ("a.mbox", b"hello", "not a mailbox"),
        ("a.mht", b"Subject: x\n\nhello", "no page"),
    ],
)
def test_hostile_mail_is_refused(name, data, reason):
    assert reason in refusals(name, data)[0]


def test_a_saved_page_keeps_its_address():
    found = EmailMessage()
    found["Subject"] = "Quay to close"
    found["Snapshot-Content-Location"] = "https://tide.example/quay"
    text = "".join(f"<p>{BODY} Version {n} of the plan was shown to the press.</p>" for n in range(4))
    found.set_content(
        f"<html><head><title>Quay to close</title></head><body><article><h1>Quay to close</h1>{text}</article></body></html>",
        subtype="html",
        cte="quoted-printable",
    )
    found.make_related()
    (read,) = articles("a.mhtml", found.as_bytes())
    assert (read.title, read.url, read.source) == ("Quay to close", "https://tide.example/quay", "tide.example")
    assert BODY in read.text
