"""NAF 3, a zip with one file an article: the raw text, its words, and events, times, people and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from lxml import etree

from filrouge.export.citing import Sources
from filrouge.export.dealings import legal
from filrouge.export.naming import document, uri
from filrouge.export.packing import packed
from filrouge.export.standoff import Sheet, Told, sheets, timex
from filrouge.model.story import Chronology
from filrouge.model.text import Span
from filrouge.words import Words

NAME = "naf.zip"
MEDIA_TYPE = "application/zip"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def render(chronology: Chronology, _words: Words) -> bytes:
    """The articles in NAF, each by its own name."""
    sources = Sources(chronology)
    return packed((f"{s.name}.naf", _File(s, sources).written()) for s in sheets(sources))


class _File:
    def __init__(self, sheet: Sheet, sources: Sources) -> None:
        self.sheet, self.sources = sheet, sources
        self.root = etree.Element("NAF", {_LANGUAGE: sheet.read.article.language, "version": "v3"})
        tokens = [Span(*m.span()) for m in _TOKEN.finditer(sheet.text)]
        self.tokens = tokens
        self.starts, self.ends = [t.start for t in tokens], [t.end for t in tokens]

    def written(self) -> bytes:
        self._header()
        self._add(self.root, "raw").text = (
            etree.CDATA(self.sheet.text) if "]]>" not in self.sheet.text else self.sheet.text
        )
        self._words()
        self._times()
        self._entities()
        self._events()
        self._attribution()
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", pretty_print=True))

    def _add(self, parent: Any, tag: str, /, **values: object) -> Any:  # noqa: ANN401 - lxml's elements have no public type
        told = {k: legal(str(v)) for k, v in values.items() if v is not None}
        return etree.SubElement(parent, tag, told)

    def _header(self) -> None:
        article, read = self.sheet.read.article, self.sheet.read
        header = self._add(self.root, "nafHeader")
        self._add(
            header, "fileDesc", title=article.title, creationtime=timex(read.published.date), filename=article.path
        )
        self._add(header, "public", publicId=article.id, uri=document(article))
        version = self.sources.chronology.generator.version
        processors = self._add(header, "linguisticProcessors", layer="events")
        self._add(processors, "lp", name="filrouge", version=version)

    def _words(self) -> None:
        layer, text = self._add(self.root, "text"), self.sheet.text
        para, at = 1, 0
        for number, token in enumerate(self.tokens, 1):
            para += text.count("\n", at, token.start)
            at = token.start
            word = self._add(layer, "wf", id=f"w{number}", para=para, offset=token.start, length=len(token))
            word.text = token.of(text)

    def _target(self, parent: Any, span: Span) -> None:  # noqa: ANN401 - as above
        """The words that a span covers, in whole or in part."""
        targets = self._add(parent, "span")
        for number in range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)):
            self._add(targets, "target", id=f"w{number + 1}")

    def _times(self) -> None:
        layer = self._add(self.root, "timeExpressions")
        found = {span: told.value for told in reversed(self.sheet.told) for span in told.times}
        for number, span in enumerate(sorted(found), 1):
            time = self._add(layer, "timex3", id=f"tmx{number}", type="DATE", value=found[span] or "XXXX")
            self._target(time, span)

    def _entities(self) -> None:
        layer = self._add(self.root, "entities")
        actors = {p.span: p.actor for t in self.sheet.told for p in t.event.participants}
        for number, place in enumerate(self.sheet.people, 1):
            actor = self.sources.actors.get(actors[place])
            kind = actor.kind.value.upper() if actor else None
            entity = self._add(layer, "entity", id=f"ent{number}", type=kind)
            self._target(self._add(entity, "references"), place.span)
            references = self._add(entity, "externalReferences")
            self._add(references, "externalRef", resource="filrouge", reference=uri("actor", actors[place]))

    def _events(self) -> None:
        layer, facts = self._add(self.root, "srl"), self._add(self.root, "factualities")
        for number, told in enumerate(self.sheet.told, 1):
            predicate = self._add(layer, "predicate", id=f"pr{number}", uri=uri("event", told.event.id))
            references = self._add(predicate, "externalReferences")
            self._add(references, "externalRef", resource="PLOVER", reference=told.event.type)
            self._target(predicate, told.report.trigger)
            self._roles(predicate, number, told)
            fact = self._add(facts, "factuality", id=f"f{number}")
            self._target(fact, told.report.trigger)
            self._add(fact, "factVal", resource="filrouge", value=told.report.status.value)

    def _roles(self, predicate: Any, number: int, told: Told) -> None:  # noqa: ANN401 - as above
        here = [p for p in told.event.participants if p.span.article == self.sheet.read.article.id]
        for order, part in enumerate(here, 1):
            role = self._add(predicate, "role", id=f"rl{number}.{order}", semRole=part.role)
            self._target(role, part.span.span)

    def _attribution(self) -> None:
        layer = self._add(self.root, "attribution")
        for number, quote in enumerate(self.sheet.quotes, 1):
            statement = self._add(layer, "statement", id=f"at{number}")
            parts = (
                ("statement_target", quote.content),
                ("statement_source", quote.speaker_span),
                ("statement_cue", quote.cue),
            )
            for name, span in parts:
                if span is not None:
                    self._target(self._add(statement, name), span)
