"""GEXF 1.3 for Gephi: who deals with whom, each dealing with its days as a spell."""

from __future__ import annotations

from typing import Any

from lxml import etree

from filrouge.export.citing import Sources
from filrouge.export.dealings import Dealing, dealings, legal, those_who_deal
from filrouge.model.story import Actor, Chronology
from filrouge.words import Words

NAME = "gexf"
MEDIA_TYPE = "application/gexf+xml"
_SPACE = "http://gexf.net/1.3"
_NODE = ("kind", "country")
_EDGE = ("event", "type", "status", "date", "mutual", "sources", "evidence")


def render(chronology: Chronology, _words: Words) -> bytes:
    """The dealings as a dynamic graph with a multiple edge for each event."""
    sources = Sources(chronology)
    root = etree.Element(f"{{{_SPACE}}}gexf", nsmap={None: _SPACE}, version="1.3")
    graph = _child(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    _columns(graph, "node", _NODE)
    _columns(graph, "edge", _EDGE)
    nodes = _child(graph, "nodes")
    for actor in those_who_deal(sources):
        _node(nodes, actor)
    edges = _child(graph, "edges")
    for number, dealing in enumerate(dealings(sources)):
        _edge(edges, number, dealing)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _child(parent: Any, name: str, **values: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    return etree.SubElement(parent, f"{{{_SPACE}}}{name}", {k: legal(v) for k, v in values.items()})


def _columns(graph: Any, kind: str, names: tuple[str, ...]) -> None:  # noqa: ANN401 - as above
    columns = _child(graph, "attributes", **{"class": kind, "mode": "static"})
    for number, name in enumerate(names):
        _child(columns, "attribute", id=str(number), title=name, type="string")


def _values(element: Any, values: tuple[str, ...]) -> None:  # noqa: ANN401 - as above
    found = _child(element, "attvalues")
    for number, value in enumerate(values):
        if value:
            _child(found, "attvalue", **{"for": str(number), "value": value})


def _node(nodes: Any, actor: Actor) -> None:  # noqa: ANN401 - as above
    _values(_child(nodes, "node", id=actor.id, label=actor.name), (actor.kind.value, actor.country or ""))


def _edge(edges: Any, number: int, dealing: Dealing) -> None:  # noqa: ANN401 - as above
    event, when = dealing.event, dealing.event.date
    ends = {"source": dealing.source.id, "target": dealing.target.id}
    edge = _child(edges, "edge", id=str(number), label=event.label, **ends)
    told = (event.id, event.type, event.status.value, when.value or "", str(dealing.mutual).lower(), str(event.sources))
    _values(edge, (*told, dealing.evidence))
    days = {name: day for name, day in (("start", when.earliest), ("end", when.latest)) if day}
    if days:
        _child(_child(edge, "spells"), "spell", **days)
