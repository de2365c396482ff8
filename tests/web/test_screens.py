from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from filrouge.dossier import Dossier
from filrouge.dossier.correcting import corrected
from filrouge.web import marks
from filrouge.web.application import ASSETS
from filrouge.web.view import DeskView
from filrouge.words import words
from tests import builders
from tests.web.conftest import Reader

SCREENS = {
    "/": "section.chronology",
    "/actors": "section.actors",
    "/contradictions": "section.contradictions",
    "/follow": "section.follow_ups",
    "/quotes": "section.quotes",
    "/relations": "section.relations",
    "/figures": "section.figures",
    "/add": "add.title",
    "/export": "export.title",
    "/sources": "section.articles",
    "/search": "desk.search",
    "/search?q=accord": "desk.search",
    "/log": "desk.log",
}


class Tags(HTMLParser):
    """The tags of a page with their attributes, as a browser would read them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        self.found.append((tag, dict(attrs)))


def ids(page: str, kind: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="/{kind}/([^"#/]+)"', page)))


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_stands_in_both_languages(reader: Reader, path: str, ui: str) -> None:
    page = reader.page(path + ("&" if "?" in path else "?") + f"ui={ui}")
    assert f'<html lang="{ui}">' in page
    heading = re.search(r"<h1>([^<]*)", page)
    assert heading
    assert heading[1].strip() == words(ui)(SCREENS[path])
    assert page.count("<h1") == page.count("<main") == 1


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(("kind", "listed"), [("event", "/"), ("article", "/sources"), ("actor", "/actors")])
def test_everything_that_is_listed_has_a_page(reader: Reader, kind: str, listed: str, ui: str) -> None:
    found = ids(reader.page(listed), kind)
    assert found
    for identity in found:
        assert f'<html lang="{ui}">' in reader.page(f"/{kind}/{identity}?ui={ui}")


def test_the_language_is_the_readers_choice_then_the_browsers(reader: Reader) -> None:
    assert '<html lang="fr">' in reader.client.get("/", headers={"accept-language": "de, fr;q=0.8"}).text
    reader.page("/?ui=en")
    assert '<html lang="en">' in reader.client.get("/", headers={"accept-language": "fr"}).text


def test_filters_combine_and_their_counts_are_true(reader: Reader) -> None:
    everything = reader.page("/")
    for value, count in re.findall(r'<option value="(\w+)">[^<]*\((\d+)\)', everything):
        name = "status" if value.islower() else "type"
        assert len(ids(reader.page(f"/?{name}={value}"), "event")) == int(count)
    single = int(re.search(r'name="single"[^>]*> [^(]*\((\d+)\)', everything)[1])
    assert len(ids(reader.page("/?single=1"), "event")) == single
    both = ids(reader.page("/?single=1&since=2025-03-03&until=2025-03-05"), "event")
    assert 0 < len(both) < single


def test_an_actor_and_words_filter_too(reader: Reader) -> None:
    with_ana = ids(reader.page("/?actor=a-Ana"), "event")
    assert with_ana
    assert len(with_ana) < len(ids(reader.page("/"), "event"))
    assert ids(reader.page("/?text=frappe"), "event")
    assert not ids(reader.page("/?text=introuvable"), "event")


def test_an_event_shows_every_report_in_its_words(reader: Reader, file) -> None:
    with Dossier.open(file) as dossier:
        event = max(dossier.chronology().events, key=lambda e: len(e.mentions))
    page = reader.page(f"/event/{event.id}?ui=en")
    assert page.count("<mark>") >= len(event.mentions) > 1
    assert "same word and day" in page


def test_an_article_shows_its_marks_and_what_they_are(reader: Reader) -> None:
    page = next(
        p for i in ids(reader.page("/sources"), "article") if "l-figure" in (p := reader.page(f"/article/{i}?ui=en"))
    )
    for layer in ("event", "quote", "figure", "actor"):
        assert f'id="layer-{layer}"' in page
    rows = re.findall(r'<tr id="w-(\d+)">(.*?)</tr>', page, re.DOTALL)
    assert [n for n, _ in rows] == [str(n) for n in range(len(rows))]
    led = {n for marks in re.findall(r'data-marks="([^"]+)"', page) for n in marks.split()}
    assert led == {n for n, _ in rows}  # every run is explained, and every mark can be pointed at
    assert re.search(r'<a href="/event/[^"]+">[^<]+</a></td><td>[^<]*rule', page)
    for anchor in re.findall(r'href="#(m-\d+)"', page):
        assert page.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize("path", ["/contradictions", "/quotes", "/search?q=frappe", "event"])
def test_where_a_citation_leads_there_is_a_mark(reader: Reader, path: str) -> None:
    shown = reader.page(f"/event/{ids(reader.page('/'), 'event')[0]}" if path == "event" else path)
    led = re.findall(r'href="(/article/[^"#]+)#(m-\d+)"', shown)
    assert led or path in ("/contradictions", "/quotes")  # the quick stages find no quotations and no claims
    for address, anchor in led:
        assert f'id="{anchor}"' in reader.page(address)


def test_claims_roles_and_quotations_are_marked_in_their_article() -> None:
    view = DeskView(corrected(builders.chronology(), ()), words("en"))
    drawn = marks.ordered([*marks.of_chronology(view, "fr"), *marks.of_layers_lost(view, "fr")])
    text = view.articles["fr"].article.text
    told = {(m.layer, m.span.of(text)): m.says for m in drawn}
    assert told["claim", "lundi 3 mars 2025"] == "claimed: 2025-03-03"
    assert told["actor", "ministre"] == "Ana Solé: ministre"
    assert told["quote", "Rien n’est réglé"] == "Ana Solé (direct)"
    assert told["figure", "40 camions"] == "40 camions"
    paragraphs = marks.paragraphs(text, drawn)
    assert ["".join(r.text for r in p.runs) for p in paragraphs] == text.splitlines()
    assert all(text[p.start :].startswith(p.runs[0].text) for p in paragraphs)
    anchors = [a for p in paragraphs for r in p.runs for a in r.anchors]
    assert sorted(anchors) == sorted({f"m-{m.span.start}" for m in drawn})


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [(40, 40, "camions", "40 camions"), (40, 50, None, "40–50"), (550, None, None, "≥ 550"), (None, 9, None, "≤ 9"),
     (1234567, 1234567, None, "1 234 567"), (None, None, None, "?"), (2.5, 2.5, "%", "2.5 %")],
)  # fmt: skip
def test_figures_are_written_with_their_bounds(low, high, unit, shown: str) -> None:
    assert marks.bounds(low, high, unit).replace("\u00a0", " ").replace("\u202f", " ") == shown


def test_overdue_items_come_first(reader: Reader) -> None:
    page = reader.page("/follow?ui=en")
    states = re.findall(r'<span class="state">([^<]+)', page)
    assert states
    assert states == sorted(states, key=lambda s: s != "overdue")


@pytest.mark.parametrize(
    "path", ["/nothing", "/event/none", "/article/../../etc/passwd", "/article/%2e%2e%2fetc", "/actor/x"]
)
def test_an_address_of_nothing_says_so(reader: Reader, path: str) -> None:
    assert "root:" not in reader.page(path, 404)


@pytest.mark.parametrize("name", ["..%2fdesk.py", "%2e%2e/desk.py", "desk.py", "/etc/passwd"])
def test_only_the_named_assets_are_served(reader: Reader, name: str) -> None:
    assert reader.client.get(f"/assets/{name}").status_code == 404
    for known in ASSETS:
        assert reader.client.get(f"/assets/{known}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/?page=99999",
        "/?page=-1",
        "/?page=²",
        "/?text=%22",
        "/?text=%00",
        "/?since=zz",
        "/search?q=%22*-%00",
        "/quotes?page=x",
        "/?actor=%27",
    ],
)
def test_odd_addresses_do_no_harm(reader: Reader, path: str) -> None:
    reader.page(path)


def test_a_hostile_article_is_read_and_never_runs(reader: Reader) -> None:
    listed = reader.page("/sources")
    pages = [reader.page(f"/article/{i}") for i in ids(listed, "article")]
    pages += [reader.page(f"/event/{i}") for i in ids(reader.page("/"), "event")]
    pages += [reader.page(p) for p in ("/", "/search?q=frappe", "/actors", "/search?q=%3Cscript%3E")]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        found = Tags(page).found
        assert [values for tag, values in found if tag == "script"] == [{"src": "/assets/desk.js", "type": "module"}]
        assert "img" not in {tag for tag, _ in found}
        for _, values in found:
            assert not [name for name in values if name.startswith("on") or name == "style"]
            assert all(values.get(name, "/")[:1] in "/?#" for name in ("href", "src", "action", "formaction"))


def test_a_long_chronology_comes_page_by_page(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.web.chronicle.PER_PAGE", 3)
    whole: list[str] = []
    page = reader.page("/?status=happened&ui=en")
    while True:
        found = ids(page, "event")
        assert 0 < len(found) <= 3
        whole += found
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if not following:
            break
        page = reader.page(following[1].replace("&amp;", "&"))
    assert len(whole) == len(set(whole)) > 6


def test_a_label_stands_whole_wherever_it_is_shown(reader: Reader, file) -> None:
    with Dossier.open(file) as dossier:
        event = dossier.chronology().events[0]
    label = " ".join(event.label.split())
    page = reader.page(f"/event/{event.id}")
    values = [values for tag, values in Tags(page).found if values.get("name") == "label"]
    assert [v["value"] for v in values] == [label]
    shown = re.search(rf'<a class="label" href="/event/{event.id}"[^>]*>(.*?)</a>', reader.page("/"), re.DOTALL)
    assert re.sub(r"</?b>", "", shown[1]).strip() == label
