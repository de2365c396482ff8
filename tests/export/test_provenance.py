"""Every export leads back to its sources: the spans that it gives are taken out of it and looked up in the texts."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

import bibtexparser
import markdown
import networkx as nx
import openpyxl
import pytest
from icalendar import Calendar
from lxml import etree
from lxml import html as lxml_html
from pyarrow import parquet
from rdflib import Graph

from filrouge.export.formats import FORMATS
from filrouge.words import words
from tests.builders import chronology

Place = tuple[str, int, int, str | None]  # the article or its file, start, end, and the words where they are given
_CITED = re.compile(r"([\w.-]+)(?:, p\. \d+)? \[(\d+)–(\d+)\]:? [“\"]?(.*?)(?=[”\"](?:\n|;|,|\)|<br>|$| [\w.-]+, )| \| |\n|$)")  # fmt: skip
_FRAGMENT = re.compile(r"(?:urn:filrouge:article:([\w.-]+)|#([\w.-]+))#char=(\d+),(\d+)")


def cited(text: str) -> Iterator[Place]:
    """``file [start–end] “words”``, as people read it."""
    for found in _CITED.finditer(text):
        yield found[1], int(found[2]), int(found[3]), found[4]


def fragments(text: str) -> Iterator[Place]:
    """``article#char=start,end`` (RFC 5147)."""
    for found in _FRAGMENT.finditer(text):
        yield found[1] or found[2], int(found[3]), int(found[4]), None


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def of_json(data: bytes) -> Iterator[Place]:
    for event in json.loads(data)["events"]:
        for report in event["mentions"]:
            yield report["article"], report["start"], report["end"], None
            yield report["article"], report["trigger"]["start"], report["trigger"]["end"], None


def of_markdown(data: bytes) -> Iterator[Place]:
    page = lxml_html.fromstring(f"<div>{markdown.markdown(data.decode())}</div>")
    for line in page.iter("li"):
        yield from cited(line.text or "")


def of_page(data: bytes) -> Iterator[Place]:
    """Links of the report lead to marks in the articles' texts, which stand in the page in full."""
    page = lxml_html.fromstring(data.decode())
    for link in page.xpath("//a[@class='cite']"):
        target = link.get("href").removeprefix("#")
        (mark,) = page.xpath(f"//*[@id='{target}']")
        article, _, start = target.rpartition("-")
        words = mark.text_content()
        yield article, int(start), int(start) + len(words), words


def of_table(data: bytes, delimiter: str = ",") -> Iterator[Place]:
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        for cell in row:
            yield from cited(cell)


def of_workbook(data: bytes) -> Iterator[Place]:
    for name in ("Evidence", "Contradictions", "Quotations"):
        heads, *rows = openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)
        at = [heads.index(h) for h in ("File", "Start", "End", "Exact words")]
        yield from ((row[at[0]], int(row[at[1]]), int(row[at[2]]), row[at[3]]) for row in rows)


def of_word(data: bytes) -> Iterator[Place]:
    notes = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml"))
    for paragraph in notes.iter("{*}p"):
        yield from cited("".join(paragraph.itertext()))


def quoted(text: str) -> Iterator[Place]:
    """Block quotations with their source, as TimelineJS shows them."""
    for quote in re.findall(r"<blockquote>“(.*?)”<br><cite>(.*?)</cite>", text):
        plain = [lxml_html.fromstring(f"<p>{part}</p>").text_content() for part in quote]
        found = re.search(r"([\w.-]+) \[(\d+)–(\d+)\]$", plain[1])
        yield found[1], int(found[2]), int(found[3]), plain[0]


def of_timeline(data: bytes) -> Iterator[Place]:
    for text in strings(json.loads(data)):
        yield from quoted(text)


def of_timeline_sheet(data: bytes) -> Iterator[Place]:
    for row in csv.DictReader(io.StringIO(data.decode(), newline="")):
        yield from quoted(row["Text"])


def of_calendar(data: bytes) -> Iterator[Place]:
    for part in Calendar.from_ical(data).walk():
        yield from cited(str(part.get("description", "")))


def of_graph_data(kind: str) -> Callable[[bytes], Iterator[Place]]:
    def read(data: bytes) -> Iterator[Place]:
        for subject in Graph().parse(data=data, format=kind).all_nodes():
            yield from fragments(str(subject))

    return read


def of_annotations(data: bytes) -> Iterator[Place]:
    for item in json.loads(data)["first"]["items"]:
        at, quote = item["target"]["selector"]
        yield item["target"]["source"].rpartition(":")[2], at["start"], at["end"], quote["exact"]


def of_entities(data: bytes) -> Iterator[Place]:
    for line in data.decode().splitlines():
        for text in json.loads(line)["properties"].get("summary", ()):
            yield from cited(text)


def of_plover(data: bytes) -> Iterator[Place]:
    for line in data.decode().splitlines():
        event = json.loads(line)
        for report in (event, *event["reports"]):
            at = report["text_info"]
            yield report["cite_info"]["citation"], at["start"], at["end"], report["text"]


def of_polecat(data: bytes) -> Iterator[Place]:
    for row in csv.DictReader(io.StringIO(data.decode()), delimiter="\t"):
        yield from fragments("#" + row["Event ID"].partition("#")[2])


def of_gexf(data: bytes) -> Iterator[Place]:
    for *_, told in nx.read_gexf(io.BytesIO(data)).edges(data=True):
        yield from cited(told["evidence"])


def of_graphml(data: bytes) -> Iterator[Place]:
    for *_, told in nx.read_graphml(io.BytesIO(data)).edges(data=True):
        yield from cited(told["evidence"])


def of_parquet(data: bytes) -> Iterator[Place]:
    for event in parquet.read_table(io.BytesIO(data)).to_pylist():
        yield from ((r["article"], r["start"], r["end"], r["words"]) for r in event["reports"])


def of_parquet_tables(data: bytes) -> Iterator[Place]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            for row in parquet.read_table(io.BytesIO(archive.read(name))).to_pylist():
                if "words" in row:
                    yield row["article"], row["start"], row["end"], row["words"]


def annotated(article: str, text: str) -> Iterator[Place]:
    for start, end, exact in re.findall(r"\[(\d+)–(\d+)\]: “(.*?)”(?=\s|$)", text):
        yield article, int(start), int(end), exact


def of_bibtex(data: bytes) -> Iterator[Place]:
    for entry in bibtexparser.parse_string(data.decode()).entries:
        yield from annotated(entry.key.rpartition("-")[2], entry["annote"])


def of_csl(data: bytes) -> Iterator[Place]:
    for entry in json.loads(data):
        yield from annotated(entry["id"], entry["annote"])


def of_timeml(data: bytes) -> Iterator[Place]:
    """Marks stand in the text itself: what comes before one is where it begins."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            body = root.find("TEXT")
            for mark in body.iter("EVENT", "TIMEX3"):
                before = len("".join(mark.xpath("preceding::text()[ancestor::TEXT]")))
                yield root.findtext("DOCID"), before, before + len(mark.text), mark.text


def of_naf(data: bytes) -> Iterator[Place]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            article = root.find("nafHeader/public").get("publicId")
            for word in root.iter("wf"):
                start = int(word.get("offset"))
                yield article, start, start + int(word.get("length")), word.text


EVIDENCE: dict[str, Callable[[bytes], Iterator[Place]]] = {
    "json": of_json,
    "md": of_markdown,
    "html": of_page,
    "csv": lambda data: of_table(data, ";"),
    "xlsx": of_workbook,
    "docx": of_word,
    "timeline.json": of_timeline,
    "timeline.csv": of_timeline_sheet,
    "ics": of_calendar,
    "jsonld": lambda data: (p for s in strings(json.loads(data)) for p in fragments(s)),
    "ttl": of_graph_data("turtle"),
    "anno.jsonld": of_annotations,
    "ftm.json": of_entities,
    "plover.jsonl": of_plover,
    "polecat.tsv": of_polecat,
    "acled.csv": of_table,
    "ucdp.csv": of_table,
    "gexf": of_gexf,
    "graphml": of_graphml,
    "parquet": of_parquet,
    "parquet.zip": of_parquet_tables,
    "bib": of_bibtex,
    "csl.json": of_csl,
    "timeml.zip": of_timeml,
    "naf.zip": of_naf,
}


def test_every_export_is_asked_for_its_evidence() -> None:
    assert set(EVIDENCE) == {form.name for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_span_of_an_export_says_what_its_source_says(form) -> None:
    told = chronology()
    texts = {name: a.article.text for a in told.articles for name in (a.article.id, a.article.path)}
    found = list(EVIDENCE[form.name](form.render(told, words("en"))))
    assert len(found) > 1
    for article, start, end, exact in found:
        there = texts[article][start:end]
        assert 0 <= start < end <= len(texts[article])
        assert exact is None or " ".join(exact.split()) == " ".join(there.split()), (article, start, end)
    reported = {(r.article, r.start, r.end) for e in told.events if e.date.earliest for r in e.mentions}
    ids = {name: a.article.id for a in told.articles for name in (a.article.id, a.article.path)}
    seen = {(ids[article], start, end) for article, start, end, _ in found}
    within = [r for r in reported if any(a == r[0] and r[1] <= s and e <= r[2] for a, s, e in seen)]
    assert len(within) == len(reported), "a report has left no trace"
