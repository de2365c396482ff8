"""Exports: each is read back or searched by something that did not write it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from lxml import html as lxml_html

from filrouge.errors import FormatError, InputError
from filrouge.export import markdown, report
from filrouge.export.explain import explained, wanted
from filrouge.export.formats import FORMATS
from filrouge.export.json import render
from filrouge.export.jsonin import loads
from filrouge.export.select import Choice, NoStoryError, fronted, key_events, selected
from filrouge.export.verify import faults, places
from filrouge.export.when import between
from filrouge.model.story import Chronology, Place, Story
from filrouge.words import languages, words
from tests.builders import ENGLISH, FRENCH, chronology, day

SCHEMA = json.loads(files("filrouge.export").joinpath("filrouge-1.schema.json").read_bytes())


def test_json_fits_the_published_schema() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(chronology())))


@pytest.mark.parametrize("broken", ["events", "articles", "schema"])
def test_the_schema_refuses_what_lacks_a_part(broken: str) -> None:
    raw = json.loads(render(chronology()))
    del raw[broken]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(raw)


def test_json_reads_back_to_the_same_value_and_the_same_bytes() -> None:
    data = render(chronology())
    assert render(loads(data)) == data


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"schema": "filrouge/2"}', b'{"schema": "filrouge/1"}', b"\xff\xfe"]
)
def test_what_is_no_chronology_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FormatError, match="not a chronology"):
        loads(data)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_every_export_gives_the_same_bytes_twice_and_names_the_event(form, language: str) -> None:
    once, again = (form.render(chronology(), words(language)) for _ in range(2))
    assert once == again
    shown = readable(once)
    assert "Ana Solé a appelé Oslo" in shown or "e-call" in shown


def readable(data: bytes) -> str:
    """The text of an export; of a container, that of its members, markup left in."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    return data.decode("utf-8", "ignore")


def test_markdown_escapes_what_articles_bring() -> None:
    text = markdown.render(chronology(), words("en")).decode()
    assert "&lt;script&gt;" in text
    assert "<" not in text
    assert "<script" not in text.replace("\\<script", "")


def page(language: str = "fr") -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report.render(chronology(), words(language)).decode())


def test_the_report_loads_nothing_and_runs_only_its_own_script() -> None:
    tree = page()
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//link | //img | //iframe | //object | //*[@onclick]")
    assert not [a for a in tree.xpath("//@href | //@src") if not a.startswith("#")]
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy


def test_every_link_of_the_report_leads_to_a_place_in_it() -> None:
    tree = page()
    ids = set(tree.xpath("//@id"))
    assert set(tree.xpath("//@href")) - {f"#{i}" for i in ids} == set()
    assert len(tree.xpath("//@id")) == len(ids)


def test_the_report_opens_the_exact_words_in_the_article() -> None:
    tree = page()
    marks = tree.xpath("//section[@id='articles']//a[@href='#e-call']/text()")
    assert marks == ["appelé", "phoned"]


def test_the_report_shows_the_whole_text_of_each_article() -> None:
    shown = ["".join(p.itertext()) for p in page().xpath("//div[@class='text']/p")]
    assert shown == [*FRENCH.split("\n"), ENGLISH]


@pytest.mark.parametrize("language", languages())
def test_an_explanation_gives_words_and_rule(language: str) -> None:
    made = chronology()
    lines = "\n".join(explained(made, wanted(made, "e-call", words(language)), words(language)))
    for needed in ("appelé", "verb appeler", "same actors within a day", "Ana Solé"):
        assert needed in lines


def test_an_event_is_found_by_a_part_of_its_label() -> None:
    made = chronology()
    assert wanted(made, "camions", words("fr")).id == "e-promise"
    with pytest.raises(InputError, match="no such event"):
        wanted(made, "volcano", words("en"))
    with pytest.raises(InputError, match="2 events fit"):
        wanted(made, "ana sole", words("en"))


def test_spans_that_leave_their_text_are_found() -> None:
    made = chronology()
    assert list(faults(made, words("en"))) == []
    event = made.events[0]
    part = replace(event.participants[0], span=Place("fr", 5, 9_999))
    broken = replace(made, events=(replace(event, participants=(part,)), *made.events[1:]))
    assert len(list(faults(broken, words("en")))) == 1


def test_verification_covers_every_kind_of_statement() -> None:
    assert {where for where, _ in places(chronology())} == {"e-call", "e-promise", "q-1", "f-40", "c-1", "p-sole", "fr"}


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice(), {"e-call", "e-promise"}),
        (Choice(since="2025-03-04"), {"e-call"}),
        (Choice(since="2025-03-05"), set()),
        (Choice(until="2025-03-02"), set()),
        (Choice(actors=("norvege",)), {"e-call"}),
        (Choice(types=("AID",)), {"e-promise"}),
        (Choice(statuses=("happened",)), {"e-call"}),
        (Choice(top=1), {"e-call"}),
    ],
)
def test_events_are_chosen(choice: Choice, kept: set[str]) -> None:
    chosen = selected(chronology(), choice)
    assert {e.id for e in chosen.events} == kept
    assert {f.event for f in chosen.follow_ups} <= kept
    assert len(chosen.contradictions) == ("e-call" in kept)


def test_a_number_beyond_all_bounds_is_left_open() -> None:
    made = chronology()
    endless = replace(made.figures[0], low=float("inf"), high=float("nan"))
    raw = json.loads(render(replace(made, figures=(endless,))))
    assert (raw["figures"][0]["low"], raw["figures"][0]["high"]) == (None, None)


def test_the_word_of_an_event_stands_out_in_its_label() -> None:
    assert page().xpath("//li[@id='e-call']//summary//b/text()") == ["appelé"]
    assert page().xpath("string(//li[@id='e-call']//span[@class='label'])") == "La ministre Ana Solé a appelé Oslo"


@pytest.mark.parametrize(
    ("earliest", "latest", "french", "english"),
    [
        ("2025-07-03", "2025-07-05", "du 3 au 5 juillet 2025", "3 to 5 July 2025"),
        ("2025-06-01", "2025-07-05", "du 1er juin au 5 juillet 2025", "1 June to 5 July 2025"),
        ("2024-12-31", "2025-01-01", "du 31 décembre 2024 au 1er janvier 2025", "31 December 2024 to 1 January 2025"),
    ],
)
def test_an_interval_names_month_and_year_once(earliest: str, latest: str, french: str, english: str) -> None:
    assert between(earliest, latest, "range", words("fr")) == french
    assert between(earliest, latest, "range", words("en")) == english


def test_an_explanation_tells_disagreement_and_what_follows() -> None:
    made, say = chronology(), words("fr")
    call = "\n".join(explained(made, wanted(made, "e-call", say), say))
    promise = "\n".join(explained(made, wanted(made, "e-promise", say), say))
    assert f"≠ {made.contradictions[0].explanation}" in call
    assert "À suivre : promesse" in promise
    assert "4 mars 2025 (écrite dans le texte)" in promise


def days_of_march(count: int) -> Chronology:
    """A chronology of one event a day, and a second, weaker one on each."""
    made = chronology()
    event = made.events[0]
    dated = [replace(event, id=f"e{n}", date=day(f"2025-03-{n:02}"), salience=n / 100) for n in range(1, count + 1)]
    weaker = [replace(e, id=f"{e.id}b", salience=e.salience / 2) for e in dated]
    return replace(made, events=tuple(e for pair in zip(dated, weaker, strict=True) for e in pair), figures=())


def test_the_top_is_one_line_a_key_day() -> None:
    made = days_of_march(9)
    assert [e.id for e in selected(made, Choice(top=3)).events] == ["e7", "e8", "e9"]
    assert len(selected(made, Choice(top=40)).events) == 9
    assert key_events([chronology().events[1]], 5) == []
    two = [Story("s-1", "", (), ("e1", "e4")), Story("s-2", "", (), ("e1b", "e3"))]
    first, second, third = (e.id for e in key_events(made.events[:8], 3, two))
    assert (first, second, third) == ("e4", "e3", "e2")


def test_pages_keep_the_rest_one_click_below_the_key_days() -> None:
    made = fronted(days_of_march(9), Choice(top=3))
    assert len(made.events) == 18
    page = lxml_html.fromstring(report.render(made, words("fr")).decode())
    events = "li[contains(concat(' ', @class, ' '), ' event ')]"
    assert len(page.xpath(f"//section[@id='chronology']//{events}")) == 18
    assert page.xpath(f"//ol[contains(@class, 'thread')]/li/ol/{events}/@id") == ["e7", "e8", "e9"]
    folds = page.xpath("//details[@class='more']")
    assert [len(f.xpath(f".//{events}")) for f in folds] == [12, 1, 1, 1]
    assert folds[0].xpath("summary")[0].text == "12 autres faits jusqu’au jour clé suivant"
    said = markdown.render(made, words("en")).decode()
    assert said.count("<details>") == said.count("</details>") == 4
    assert [line for line in said.split("\n") if line.startswith("## ")][:3] == [
        f"## {n} March 2025" for n in (7, 8, 9)
    ]


def test_a_story_is_chosen_by_number_id_or_words() -> None:
    made = chronology()
    told = (
        Story("s-1", "L’appel d’Oslo", ("fr", "en"), ("e-call",)),
        Story("s-2", "Les camions", ("fr",), ("e-promise",)),
    )
    made = replace(made, stories=told)
    for asked in ("2", "s-2", "camions"):
        chosen = selected(made, Choice(story=asked))
        assert [e.id for e in chosen.events] == ["e-promise"]
        assert [a.article.id for a in chosen.articles] == ["fr"]
        assert not list(faults(chosen, words("en")))
    assert loads(render(made)).stories == told
    for asked in ("3", "L", "x"):
        with pytest.raises(NoStoryError):
            selected(made, Choice(story=asked))
