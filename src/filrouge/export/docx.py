"""A Word document: one line an event, its evidence in footnotes (python-docx has none, so they are added)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from filrouge.export.citing import Sources, line
from filrouge.export.extras import require
from filrouge.export.packing import settled
from filrouge.export.when import between, said
from filrouge.model.story import Chronology, Event, Place
from filrouge.words import Words

NAME = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTRA = "office"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def render(chronology: Chronology, words: Words) -> bytes:
    """The chronology as a document to print and annotate."""
    require(EXTRA, words)
    sources, out = Sources(chronology), io.BytesIO()
    _Page(sources, words).written().save(out)
    return settled(out.getvalue(), sources.stamp())


class _Page:
    def __init__(self, sources: Sources, words: Words) -> None:
        from docx import Document  # noqa: PLC0415 - heavy, and only for this format

        self.sources, self.words = sources, words
        self.document: Any = Document()
        self.notes: list[str] = []
        self.document.core_properties.author = "filrouge"
        self.document.core_properties.title = words("section.chronology")

    def written(self) -> Any:  # noqa: ANN401 - python-docx's own type is loaded late
        self.document.add_heading(self.words("section.chronology"), 0)
        self._thread()
        self._contradictions()
        self._follow_ups()
        self._articles()
        self._footnotes()
        return self.document

    def _thread(self) -> None:
        for day, events in groupby(self.sources.chronology.events, key=lambda e: said(e.date, self.words)):
            self.document.add_heading(_clean(day), 2)
            for event in events:
                self._event(event)

    def _event(self, event: Event) -> None:
        kind = self.words.get(f"type.{event.type}", event.type)
        status = self.words(f"status.{event.status.value}")
        held = self.words.count("count.source", event.sources)
        told = f" ({kind}, {status}, {held})"
        notes = (f"{c.title}, {c.where}: {self._quoted(c.words)}" for c in self.sources.cited(event))
        self._line(event.label, told, notes)

    def _line(self, strong: str, rest: str, notes: Iterable[str]) -> None:
        paragraph = self.document.add_paragraph(style="List Bullet")
        paragraph.add_run(_clean(strong)).bold = True
        paragraph.add_run(_clean(rest))
        for note in notes:
            self.notes.append(note)
            _refer(paragraph.add_run(), len(self.notes))

    def _contradictions(self) -> None:
        found = self.sources.chronology.contradictions
        if found:
            self.document.add_heading(self.words("section.contradictions"), 1)
        for item in found:
            held = "; ".join(f"{c.value} ({self.words.count('count.source', c.sources)})" for c in item.claims)
            self._line(item.explanation, f" {held}", (self._at(p) for c in item.claims for p in c.spans))

    def _at(self, place: Place) -> str:
        path = self.sources.articles[place.article].article.path
        return f"{path} [{place.start}–{place.end}]: {self._quoted(self.sources.words(place))}"

    def _quoted(self, text: str) -> str:
        return self.words("about.words", words=line(text))

    def _follow_ups(self) -> None:
        known = [f for f in self.sources.chronology.follow_ups if f.event in self.sources.events]
        if known:
            self.document.add_heading(self.words("section.follow_ups"), 1)
        for item in known:
            due = between(item.earliest, item.latest, "range", self.words) if item.earliest or item.latest else ""
            told = [self.words(f"follow.{item.kind}"), self.words(f"follow.{item.standing}")]
            told += [self.words("follow.due", when=due)] if due else []
            event = self.sources.events[item.event]
            notes = (f"{c.title}, {c.where}: {self._quoted(c.words)}" for c in self.sources.cited(event))
            self._line(event.label, f" ({', '.join(told)})", notes)

    def _articles(self) -> None:
        self.document.add_heading(self.words("section.articles"), 1)
        for read in self.sources.chronology.articles:
            article, day = read.article, read.published.date
            when = self.words.day(day) if day else self.words("when.none")
            rest = f" {article.source or ''} ({article.path}), {when}, SHA-256 {article.sha256}"
            self._line(article.title or article.path, rest, ())

    def _footnotes(self) -> None:
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
        from docx.opc.part import Part  # noqa: PLC0415 - as above

        main = self.document.part
        main.relate_to(Part(PackURI("/word/footnotes.xml"), _TYPE, _notes(self.notes), main.package), _RELATION)


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _refer(run: Any, number: int) -> None:  # noqa: ANN401 - python-docx is loaded late
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)  # noqa: SLF001 - the one way that python-docx has


def _notes(notes: list[str]) -> bytes:
    """The part that holds the footnotes; Word asks for the two separators before them."""
    from lxml import etree  # noqa: PLC0415 - with the rest of this format

    def tag(name: str) -> str:
        return f"{{{_W}}}{name}"

    root = etree.Element(tag("footnotes"), nsmap={"w": _W})
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = etree.SubElement(root, tag("footnote"), {tag("type"): kind, tag("id"): str(number)})
        etree.SubElement(etree.SubElement(etree.SubElement(note, tag("p")), tag("r")), tag(kind))
    for number, text in enumerate(notes, 1):
        paragraph = etree.SubElement(etree.SubElement(root, tag("footnote"), {tag("id"): str(number)}), tag("p"))
        mark = etree.SubElement(paragraph, tag("r"))
        etree.SubElement(etree.SubElement(mark, tag("rPr")), tag("vertAlign"), {tag("val"): "superscript"})
        etree.SubElement(mark, tag("footnoteRef"))
        shown = etree.SubElement(etree.SubElement(paragraph, tag("r")), tag("t"))
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        shown.text = f" {_clean(text)}"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
