"""Wires: NewsML-G2 and ninjs, with updates and kills."""

import json

import pytest

from filrouge.model.text import Rejected
from tests.read.reading_bytes import articles, drafted, refusals

LEAD = "The harbour board voted on Monday to close the old quay, its chair said after the meeting."
TAIL = "Fishermen asked for a delay until the end of the season, which the board refused outright."


def item(version=1, status="stat:usable", body=None, guid="urn:newsml:wire.example:1"):
    shown = (
        body
        or f"<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{LEAD}</p><p>{TAIL}</p></body></html></inlineXML>"
    )
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" standard="NewsML-G2" standardversion="2.29">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Coast Wire"/><versionCreated>2025-03-05T10:00:00+01:00</versionCreated><pubStatus qcode="{status}"/></itemMeta>
<contentMeta><contentCreated>2025-03-04T23:30:00-05:00</contentCreated><language tag="en"/><headline>Quay to close, v{version}</headline><by>Jane Miller</by></contentMeta>
<contentSet>{shown}</contentSet></newsItem>"""


def message(*items):
    return f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{''.join(items)}</itemSet></newsMessage>".encode()


NITF = f"<inlineXML><nitf><head><title>x</title></head><body><body.head><hedline>x</hedline></body.head><body.content><p>{LEAD}</p><p>{TAIL}</p></body.content></body></nitf></inlineXML>"
PLAIN = f"<inlineData contenttype='text/plain'>{LEAD}\n{TAIL}</inlineData>"


@pytest.mark.parametrize("body", [None, NITF, PLAIN])
def test_a_news_item_is_an_article(body):
    (found,) = articles("a.xml", item(body=body).encode())
    assert found.text.split("\n") == ["Quay to close, v1", LEAD, TAIL]
    assert (found.source, found.authors, found.published.date) == ("Coast Wire", ("Jane Miller",), "2025-03-04")


def test_the_last_version_stands_and_a_kill_kills():
    (found,) = articles("a.xml", message(item(2), item(1)))
    assert found.title == "Quay to close, v2"
    assert "withdrawn" in refusals("a.xml", message(item(1), item(2, "stat:canceled")))[0]
    kept, killed = drafted("a.xml", message(item(guid="urn:a"), item(2, "stat:canceled", guid="urn:b")))
    assert (kept.path, isinstance(killed, Rejected), killed.path) == ("a.xml#urn:a", True, "a.xml#urn:b")


NINJS = {
    "uri": "https://wire.example/1",
    "version": "1",
    "versioncreated": "2025-03-04T23:30:00-05:00",
    "language": "en",
    "headline": "Quay to close",
    "byline": "Jane Miller",
    "copyrightholder": "Coast Wire",
    "body_text": f"{LEAD}\n\n{TAIL}",
}
NINJS_3 = {k: v for k, v in NINJS.items() if k not in {"headline", "body_text"}} | {
    "headlines": [{"role": "main", "value": "Quay to close"}],
    "bodies": [{"contenttype": "text/html", "value": f"<p>{LEAD}</p><p>{TAIL}</p>"}],
}


@pytest.mark.parametrize("raw", [NINJS, NINJS_3, [NINJS]])
def test_ninjs(raw):
    (found,) = articles("a.json", json.dumps(raw).encode())
    assert found.text.split("\n") == ["Quay to close", LEAD, TAIL]
    assert (found.source, found.published.date, found.url) == ("Coast Wire", "2025-03-04", "https://wire.example/1")


def test_ninjs_updates_and_kills():
    later = NINJS | {"version": "2", "headline": "Quay stays open"}
    (found,) = articles("a.json", json.dumps([later, NINJS]).encode())
    assert found.title == "Quay stays open"
    killed = later | {"pubstatus": "canceled"}
    assert "withdrawn" in refusals("a.json", json.dumps([NINJS, killed]).encode())[0]


ROWS = [{"id": "1", "text": LEAD}, {"id": "2", "text": TAIL}]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(ROWS)),
        ("b.json", "\n".join(map(json.dumps, ROWS))),
        ("c.ndjson", "\n".join(map(json.dumps, ROWS))),
    ],
)
def test_articles_by_line_and_in_a_list(name, data):
    first, second = articles(name, data.encode())
    assert (first.path, second.path) == (f"{name}#1", f"{name}#2")
