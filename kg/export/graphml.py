"""GraphML with the attribute names that Gephi, yEd and Cytoscape look for, streamed to the file.

GraphML has no spells: first and last day stand as attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from .elements import Column, Edge, Network, Node
from .gexf import text

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"liststring": "string"}
_Writer = Any  # lxml carries no types
#: Attributes of the format itself, beside the network's columns: name and type.
_NODE_OWN = (("label", "string"), ("r", "int"), ("g", "int"), ("b", "int"), ("size", "double"), ("x", "double"), ("y", "double"))
_EDGE_OWN = (("label", "string"), ("kind", "string"), ("weight", "double"))


def write_graphml(network: Network, file: IO[bytes]) -> None:
    """Write a network as GraphML, UTF-8, streaming; colours as r, g and b, positions as x and y."""
    from lxml import etree

    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_q("graphml"), nsmap={None: GRAPHML}):
            _keys(xml, "node", _NODE_OWN, network.node_columns)
            _keys(xml, "edge", _EDGE_OWN, network.edge_columns)
            default = "directed" if network.directed else "undirected"
            with xml.element(_q("graph"), {"id": network.name, "edgedefault": default}):
                for node in network.nodes:
                    _element(xml, "node", {"id": node.id}, _node_data(network, node))
                for edge in network.edges:
                    own = {"id": edge.id, "source": edge.source, "target": edge.target}
                    _element(xml, "edge", own, _edge_data(network, edge))


def _q(name: str) -> str:
    return f"{{{GRAPHML}}}{name}"


def _keys(xml: _Writer, kind: str, own: Iterable[tuple[str, str]], columns: Iterable[Column]) -> None:
    columned = ((column.name, _TYPES.get(column.type, column.type)) for column in columns)
    for name, type_ in (*own, *columned):
        key = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": type_}
        xml.write("\n")
        with xml.element(_q("key"), key):
            pass
    xml.write("\n")


def _element(xml: _Writer, kind: str, own: dict[str, str], data: Iterator[tuple[str, str]]) -> None:
    from lxml.etree import Element, SubElement

    # In no namespace: written inside `graphml`, it falls under its default one, and as one subtree it is quick.
    element = Element(kind, own)
    for name, value in data:
        SubElement(element, "data", key=f"{kind}_{name}").text = value
    xml.write(element)
    xml.write("\n")


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
