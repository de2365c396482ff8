"""GraphML: who deals with whom, one edge an event, with its days and its words as data."""

from __future__ import annotations

from typing import Any

from lxml import etree

from filrouge.export.citing import Sources
from filrouge.export.dealings import Dealing, dealings, legal, those_who_deal
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "graphml"
MEDIA_TYPE = "application/graphml+xml"
_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("label", "kind", "country")
_EDGE = ("event", "label", "type", "status", "date", "earliest", "latest", "mutual", "sources", "evidence")


def render(chronology: Chronology, _words: Words) -> bytes:
    """The dealings as a directed graph."""
    sources = Sources(chronology)
    root = etree.Element(f"{{{_SPACE}}}graphml", nsmap={None: _SPACE})
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            _child(root, "key", **{"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": "string"})
    graph = _child(root, "graph", id="dealings", edgedefault="directed")
    for actor in those_who_deal(sources):
        values = (actor.name, actor.kind.value, actor.country or "")
        _data(_child(graph, "node", id=actor.id), "node", dict(zip(_NODE, values, strict=True)))
    for number, dealing in enumerate(dealings(sources)):
        edge = _child(graph, "edge", id=f"d{number}", source=dealing.source.id, target=dealing.target.id)
        _data(edge, "edge", _told(dealing))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _child(parent: Any, name: str, **values: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", {k: legal(v) for k, v in values.items()})


def _data(element: Any, kind: str, values: dict[str, str]) -> None:  # noqa: ANN401 - as above
    for name, value in values.items():
        if value:
            _child(element, "data", key=f"{kind}-{name}").text = legal(value)


def _told(dealing: Dealing) -> dict[str, str]:
    event, when = dealing.event, dealing.event.date
    values = (event.id, event.label, event.type, event.status.value, when.value or "", when.earliest or "")
    rest = (when.latest or "", str(dealing.mutual).lower(), str(event.sources), dealing.evidence)
    return dict(zip(_EDGE, values + rest, strict=True))
