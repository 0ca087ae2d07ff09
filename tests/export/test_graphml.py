import io

import networkx as nx
import pytest
from hypothesis import given, settings

from kg.export import NETWORKS, build_network, to_networkx
from kg.export.graphml import write_graphml

from .made import winter
from .strategies import records


def read(network) -> nx.MultiGraph:
    file = io.BytesIO()
    write_graphml(network, file)
    file.seek(0)
    return nx.read_graphml(file, force_multigraph=True)


def plain(attributes: dict[str, object]) -> dict[str, object]:
    """Attributes as GraphML has them: no spells, lists as one text."""
    kept = {k: v for k, v in attributes.items() if k not in {"spells", "id", "r", "g", "b", "size", "x", "y"}}
    return {k: "; ".join(v) if isinstance(v, list) else v for k, v in kept.items()}


@pytest.mark.parametrize("name", NETWORKS)
def test_networkx_reads_back_the_same_network(name: str) -> None:
    network = build_network(winter(), name)
    ours, theirs = to_networkx(network), read(network)
    assert theirs.is_directed() == ours.is_directed()
    assert {n: plain(d) for n, d in theirs.nodes(data=True)} == {n: plain(d) for n, d in ours.nodes(data=True)}
    edges = {key: plain(data) for *_, key, data in theirs.edges(keys=True, data=True)}
    assert edges == {data["id"]: plain(data) for *_, data in ours.edges(data=True)}


def test_colours_and_sizes_stand_where_gephi_looks() -> None:
    sherman = read(build_network(winter(), "people")).nodes["person:Wendy Sherman"]
    assert (sherman["r"], sherman["g"], sherman["b"], sherman["size"]) == (0, 0x72, 0xB2, 40.0)


@settings(max_examples=60, deadline=None)
@given(records)
def test_whatever_comes_in_networkx_reads(some: list) -> None:
    network = build_network(some)
    assert read(network).number_of_nodes() == len(network.nodes)
