"""GraphML with the attribute names that Gephi, yEd and Cytoscape look for, streamed to the file.

GraphML has no spells: first and last day stand as attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from .elements import Column, Edge, Network, Node
from .gexf import text
from .xml import DECLARATION, empty, put, quoted, start

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"liststring": "string"}
#: Attributes of the format itself, beside the network's columns: name and type.
_NODE_OWN = (
    ("label", "string"),
    ("r", "int"),
    ("g", "int"),
    ("b", "int"),
    ("size", "double"),
    ("x", "double"),
    ("y", "double"),
)
_EDGE_OWN = (("label", "string"), ("kind", "string"), ("weight", "double"))


def write_graphml(network: Network, file: IO[bytes]) -> None:
    """Write a network as GraphML, UTF-8, streaming; colours as r, g and b, positions as x and y."""
    put(file, DECLARATION, start("graphml", {"xmlns": GRAPHML}), "\n")
    put(file, *_keys("node", _NODE_OWN, network.node_columns), *_keys("edge", _EDGE_OWN, network.edge_columns))
    put(file, start("graph", {"id": network.name, "edgedefault": "directed" if network.directed else "undirected"}))
    for node in network.nodes:
        put(file, "\n", start("node", {"id": node.id}), *_data("node", _node_data(network, node)), "</node>")
    for edge in network.edges:
        own = {"id": edge.id, "source": edge.source, "target": edge.target}
        put(file, "\n", start("edge", own), *_data("edge", _edge_data(network, edge)), "</edge>")
    put(file, "\n</graph>\n</graphml>\n")


def _keys(kind: str, own: Iterable[tuple[str, str]], columns: Iterable[Column]) -> Iterator[str]:
    columned = ((column.name, _TYPES.get(column.type, column.type)) for column in columns)
    for name, type_ in (*own, *columned):
        yield empty("key", {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": type_}) + "\n"


def _data(kind: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f'<data key="{kind}_{name}">{quoted(value)}</data>' for name, value in rows]


def _node_data(network: Network, node: Node) -> Iterator[tuple[str, str]]:
    yield "label", node.label
    yield from zip("rgb", map(str, node.colour), strict=True)
    yield "size", text(node.size)
    if node.position:
        yield from zip("xy", map(text, node.position), strict=True)
    yield from _values(network.node_columns, node)


def _edge_data(network: Network, edge: Edge) -> Iterator[tuple[str, str]]:
    yield from (("label", edge.label), ("kind", edge.kind), ("weight", text(edge.weight)))
    yield from _values(network.edge_columns, edge)


def _values(columns: Iterable[Column], element: Node | Edge) -> Iterator[tuple[str, str]]:
    for column, value in zip(columns, element.values, strict=True):
        if value is not None:
            yield column.name, "; ".join(value) if isinstance(value, tuple) else text(value)
