"""RSS, Atom and JSON Feed from files."""

import json

import pytest

from filrouge.errors import InputError
from filrouge.read.opml import feeds
from tests.read.reading_bytes import articles, refusals

BODY = "Le conseil a voté lundi la fermeture du vieux quai, a annoncé sa présidente après la séance."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>La Marée</title><language>fr</language><link>https://maree.example</link><description>x</description>
<item><title>Le quai ferme</title><link>https://maree.example/1</link><guid>1</guid><dc:creator>Ève Morel</dc:creator>
<pubDate>Tue, 04 Mar 2025 08:00:00 +0100</pubDate><description>Résumé.</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>Il rouvre en <b>mai</b>.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Deux &amp; trois</title><link>https://maree.example/2</link><description>{BODY}</description></item>
</channel></rss>""".encode()
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>La Marée</title>
<entry><id>1</id><title>Le quai ferme</title><link href="https://maree.example/1"/><updated>2025-03-04T08:00:00Z</updated>
<author><name>Ève Morel</name></author><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;Il rouvre en mai.&lt;/p&gt;</content></entry></feed>""".encode()
FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "La Marée",
        "language": "fr",
        "items": [
            {
                "id": "1",
                "url": "https://maree.example/1",
                "title": "Le quai ferme",
                "date_published": "2025-03-04T08:00:00+01:00",
                "authors": [{"name": "Ève Morel"}],
                "content_html": f"<p>{BODY}</p><p>Il rouvre en mai.</p>",
            }
        ],
    }
).encode()


@pytest.mark.parametrize(
    ("name", "data"), [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM), ("a.xml", ATOM), ("a.json", FEED)]
)
def test_an_entry_is_an_article(name, data):
    found = articles(name, data)[0]
    assert found.text.split("\n") == ["Le quai ferme", BODY, "Il rouvre en mai."]
    assert (found.path, found.title, found.source) == (f"{name}#1", "Le quai ferme", "La Marée")
    assert (found.published.date, found.authors, found.url) == ("2025-03-04", ("Ève Morel",), "https://maree.example/1")


def test_a_summary_stands_in_and_titles_are_read():
    second = articles("a.rss", RSS)[1]
    assert (second.title, second.published.date) == ("Deux & trois", None)
    assert BODY in second.text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.rss", b"", "well-formed"),
        ("a.rss", b"<rss><channel><title>x</title></channel></rss>", "without entries"),
        ("a.rss", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities"),
        ("a.xml", b"<opml/>", "list of feeds"),
        ("a.xml", b"<other/>", "other"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1"}', "without items"),
        ("a.json", b'["a"]', "of a kind that is not read"),
        ("a.json", b"nothing", "not JSON"),
    ],
)
def test_hostile_feeds_are_refused(name, data, reason):
    assert reason in refusals(name, data)[0]


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Presse</title></head><body>
<outline text="Journaux"><outline text="La Marée" type="rss" xmlUrl="https://maree.example/fil"/>
<outline text="Bis" xmlUrl="https://maree.example/fil"/><outline text="Site" htmlUrl="https://x.example"/>
<outline text="Faux" xmlUrl="file:///etc/passwd"/></outline></body></opml>""".encode()


@pytest.mark.parametrize("name", ["presse.opml", "presse.xml", "presse"])
def test_a_list_of_feeds_holds_no_article(name):
    assert refusals(name, OPML) == ["a list of feeds, not of articles; filrouge fetch takes it"]


def test_the_feeds_of_a_list_are_those_of_the_web_each_once():
    assert feeds(OPML) == ["https://maree.example/fil"]


@pytest.mark.parametrize("data", [b"", b"<rss/>", b"<opml>", b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>'])
def test_what_is_no_list_of_feeds_is_told(data):
    with pytest.raises(InputError, match="no list of feeds"):
        feeds(data)
