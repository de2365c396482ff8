"""GEXF and GraphML, read by networkx."""

import io
from dataclasses import replace

import networkx as nx
import pytest

from filrouge.export import gexf, graphml
from filrouge.model.story import Participant
from filrouge.words import words
from tests.builders import FRENCH, chronology, place


def in_gexf(made):
    return nx.read_gexf(io.BytesIO(gexf.render(made, words("fr"))))


def in_graphml(made):
    return nx.read_graphml(io.BytesIO(graphml.render(made, words("fr"))), force_multigraph=True)


@pytest.mark.parametrize("read", [in_gexf, in_graphml])
def test_a_meeting_joins_those_who_met(read):
    graph = read(chronology())
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {"p-sole": "Ana Solé", "s-no": "Norvège"}
    ((source, target, data),) = graph.edges(data=True)
    assert (source, target) == ("p-sole", "s-no")
    assert (data["event"], data["type"], data["mutual"]) == ("e-call", "CONSULT", "true")
    assert f"appel.txt [6–59]: {FRENCH[6:59]}" in data["evidence"]


def test_days_are_spells():
    ((_, _, data),) = in_gexf(chronology()).edges(data=True)
    assert data["spells"] == [("2025-03-03", "2025-03-04")]
    ((_, _, data),) = in_graphml(chronology()).edges(data=True)
    assert (data["earliest"], data["latest"]) == ("2025-03-03", "2025-03-04")


@pytest.mark.parametrize("read", [in_gexf, in_graphml])
def test_each_event_is_an_edge_of_its_own(read):
    made = chronology()
    recipient = Participant("s-no", "recipient", place("fr", FRENCH, "Oslo"))
    promise = replace(made.events[1], participants=(*made.events[1].participants, recipient), label="a\x00<b>")
    graph = read(replace(made, events=(made.events[0], promise)))
    assert sorted((d["event"], d["mutual"]) for _, _, d in graph.edges(data=True)) == [
        ("e-call", "true"),
        ("e-promise", "false"),
    ]
