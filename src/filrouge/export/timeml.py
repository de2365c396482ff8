"""TimeML, a zip with one file an article: its text with events and times marked in it, and what links them."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from filrouge.export.citing import Sources
from filrouge.export.dealings import legal
from filrouge.export.packing import packed
from filrouge.export.standoff import Sheet, Told, sheets, timex
from filrouge.model.mentions import Status
from filrouge.model.story import Chronology
from filrouge.model.text import Span
from filrouge.words import Words

NAME = "timeml.zip"
MEDIA_TYPE = "application/zip"
_STATES = {Status.ANNOUNCED, Status.CONDITIONAL, Status.REQUESTED}


class _Tag(NamedTuple):
    span: Span
    name: str
    values: dict[str, str]


def render(chronology: Chronology, _words: Words) -> bytes:
    """The articles in TimeML 1.2.1; the text between the tags is the article's own."""
    return packed((f"{s.name}.tml", _document(s)) for s in sheets(Sources(chronology)))


def _document(sheet: Sheet) -> bytes:
    root = etree.Element("TimeML")
    etree.SubElement(root, "DOCID").text = legal(sheet.read.article.path)
    created = timex(sheet.read.published.date)
    if created:
        values = {"tid": "t0", "type": "DATE", "value": created, "functionInDocument": "CREATION_TIME"}
        etree.SubElement(etree.SubElement(root, "DCT"), "TIMEX3", values).text = created
    times = _times(sheet)
    events = {t: f"e{n}" for n, t in enumerate(sheet.told, 1)}
    tags = [
        _Tag(t.report.trigger, "EVENT", {"eid": eid, "class": _class(t), "comment": legal(t.event.id)})
        for t, eid in events.items()
    ]
    tags += [_Tag(span, "TIMEX3", {"tid": tid, "type": "DATE", "value": value}) for span, (tid, value) in times.items()]
    shown = _apart(tags)
    _mark(etree.SubElement(root, "TEXT"), sheet.text, shown)
    _link(root, events, times, {v for tag in shown for v in tag.values.values()})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _times(sheet: Sheet) -> dict[Span, tuple[str, str]]:
    """The words that date an event, each with an id and the value that they came to."""
    found: dict[Span, str] = {}
    for told in sheet.told:
        for span in told.times:
            found.setdefault(span, told.value or "XXXX")
    return {span: (f"t{n}", found[span]) for n, span in enumerate(sorted(found), 1)}


def _class(told: Told) -> str:
    """A TimeML class: what is only announced or asked for is not an occurrence yet."""
    if told.event.type in {"DECLARE", "ACCUSE", "REQUEST", "THREATEN"}:
        return "REPORTING" if told.event.type == "DECLARE" else "I_ACTION"
    return "I_ACTION" if told.report.status in _STATES else "OCCURRENCE"


def _apart(tags: list[_Tag]) -> list[_Tag]:
    """Tags that do not overlap, the longest first of those that do: TimeML is no stand-off format."""
    kept: list[_Tag] = []
    for tag in sorted(tags, key=lambda t: (t.span.start, -t.span.end, t.name)):
        if not kept or kept[-1].span.end <= tag.span.start:
            kept.append(tag)
    return kept


def _mark(element: Any, text: str, tags: list[_Tag]) -> None:  # noqa: ANN401 - lxml's elements have no public type
    element.text = text[: tags[0].span.start] if tags else text
    ends = [tag.span.start for tag in tags[1:]] + [len(text)]
    for tag, end in zip(tags, ends, strict=False):
        child = etree.SubElement(element, tag.name, tag.values)
        child.text, child.tail = tag.span.of(text), text[tag.span.end : end]


def _link(root: Any, events: dict[Told, str], times: dict[Span, tuple[str, str]], shown: set[str]) -> None:  # noqa: ANN401 - as above
    """An instance of each event, then what it lies in: the day that its words name."""
    told = {t: eid for t, eid in events.items() if eid in shown}
    for t, eid in told.items():
        polarity = "NEG" if t.report.status is Status.DENIED else "POS"
        values = {"eiid": f"ei{eid[1:]}", "eventID": eid, "polarity": polarity, "pos": "OTHER"}
        etree.SubElement(root, "MAKEINSTANCE", values | {"tense": "NONE", "aspect": "NONE"})
    pairs = [(eid, times[span][0]) for t, eid in told.items() for span in t.times if times[span][0] in shown]
    for number, (eid, tid) in enumerate(pairs, 1):
        values = {"lid": f"l{number}", "relType": "IS_INCLUDED", "eventInstanceID": f"ei{eid[1:]}"}
        etree.SubElement(root, "TLINK", values | {"relatedToTime": tid})
