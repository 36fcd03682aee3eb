"""The networks are read back by networkx with every attribute."""

import io

import networkx as nx
import pytest

from stance.formats import network
from stance.records import Selection

READERS = {"graphml": (network.graphml, nx.read_graphml), "gexf": (network.gexf, nx.read_gexf)}


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_it_back(name: str, selection: Selection) -> None:
    write, read = READERS[name]
    found = read(io.BytesIO(write(selection)))
    assert set(found.nodes) == {"topic:the-treaty", "actor:norway", "actor:denmark"}
    norway = found.nodes["actor:norway"]
    assert (norway["label"], norway["kind"], norway["wikidata"]) == ("Norway", "state", "Q20")
    assert found.nodes["topic:the-treaty"]["proposition"] == "The treaty should be signed"
    edge = found.edges["actor:denmark", "topic:the-treaty"]
    assert (edge["position"], edge["conditional"], edge["supports"], edge["statement_ids"]) == ("conditional", 1, 0, "s2")
    assert edge["quote"] == "it would sign\ufffd only if <script>alert(1)</script> fish are counted"
    assert found.edges["actor:norway", "topic:the-treaty"]["since"] == "2026-03-02"
    assert found.edges["actor:norway", "topic:the-treaty"]["url"] == "https://wire.example/a"


@pytest.mark.parametrize("name", READERS)
def test_an_empty_network_is_one(name: str, nothing: Selection) -> None:
    write, read = READERS[name]
    assert len(read(io.BytesIO(write(nothing)))) == 0
