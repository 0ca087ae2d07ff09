"""GEXF 1.3, as Gephi and Gephi Lite read it, element by element to the file.

What Gephi's importer wants beyond the schema: an attribute's id equals its title; spells are closed intervals of days
that do not overlap; a timeline needs two different bounds, so that a network with fewer is written as a static one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from .elements import Column, Edge, Network, Node, Spell, Value

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
# lxml carries no types: its incremental writer and its elements.
_Writer = Any
_Element = Any


def write_gexf(network: Network, file: IO[bytes], *, modified: date | None = None) -> None:
    """Write a network as GEXF 1.3, UTF-8, streaming.

    Args:
        network: what to write.
        file: a binary file.
        modified: the day to state as that of the last change; left out by default, so that equal networks give equal
            files.
    """
    from lxml import etree

    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_g("gexf"), version="1.3", nsmap={None: GEXF, "viz": VIZ}):
            _meta(xml, network, modified)
            with xml.element(_g("graph"), _graph(network)):
                _declare(xml, "node", network.node_columns)
                _declare(xml, "edge", network.edge_columns)
                _elements(xml, network)


def _elements(xml: _Writer, network: Network) -> None:
    dynamic = network.dynamic
    with xml.element(_g("nodes"), count=str(len(network.nodes))):
        for node in network.nodes:
            xml.write("\n")
            _node(xml, network, node, dynamic)
    with xml.element(_g("edges"), count=str(len(network.edges))):
        for edge in network.edges:
            xml.write("\n")
            _edge(xml, network, edge, dynamic)


def _node(xml: _Writer, network: Network, node: Node, dynamic: bool) -> None:
    with xml.element(_g("node"), {"id": node.id, "label": node.label}):
        _attvalues(xml, network.node_columns, node.values)
        if dynamic:
            _spells(xml, node.spells)
        _viz(xml, "color", dict(zip("rgb", map(str, node.colour), strict=True)))
        _viz(xml, "size", {"value": number(node.size)})
        if node.position:
            _viz(xml, "position", {"x": number(node.position[0]), "y": number(node.position[1]), "z": "0.0"})


def _edge(xml: _Writer, network: Network, edge: Edge, dynamic: bool) -> None:
    own = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.kind, "label": edge.label}
    with xml.element(_g("edge"), {**own, "weight": number(edge.weight)}):
        _attvalues(xml, network.edge_columns, edge.values)
        if dynamic:
            _spells(xml, edge.spells)


def _g(name: str) -> str:
    return f"{{{GEXF}}}{name}"


def _viz(xml: _Writer, name: str, attributes: dict[str, str]) -> None:
    with xml.element(f"{{{VIZ}}}{name}", attributes):
        pass


def _meta(xml: _Writer, network: Network, modified: date | None) -> None:
    with xml.element(_g("meta"), {"lastmodifieddate": modified.isoformat()} if modified else {}):
        with xml.element(_g("creator")):
            xml.write("Summitry")
        with xml.element(_g("description")):
            xml.write(f"Diplomatic events: the network {network.name}")


def _graph(network: Network) -> dict[str, str]:
    times = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    own = times if network.dynamic else {"mode": "static"}
    return {"defaultedgetype": "directed" if network.directed else "undirected", "idtype": "string", **own}


def _declare(xml: _Writer, kind: str, columns: Iterable[Column]) -> None:
    xml.write("\n")
    with xml.element(_g("attributes"), {"class": kind, "mode": "static"}):
        for column in columns:
            with xml.element(_g("attribute"), {"id": column.name, "title": column.name, "type": column.type}):
                pass


# The small elements below an element are made in no namespace: written inside `gexf`, they fall under its default one,
# and lxml writes a whole subtree in a third of the time that it takes to open and close its elements one by one.


def _attvalues(xml: _Writer, columns: Iterable[Column], values: Iterable[Value | None]) -> None:
    from lxml.etree import Element, SubElement

    parent: _Element = None
    for column, value in zip(columns, values, strict=True):
        if value is not None:
            parent = Element("attvalues") if parent is None else parent
            SubElement(parent, "attvalue", {"for": column.name, "value": text(value)})
    if parent is not None:
        xml.write(parent)


def _spells(xml: _Writer, spells: tuple[Spell, ...]) -> None:
    from lxml.etree import Element, SubElement

    if spells:
        parent = Element("spells")
        for first, last in spells:
            SubElement(
                parent, "spell", {name: day.isoformat() for name, day in (("start", first), ("end", last)) if day}
            )
        xml.write(parent)


def number(value: float) -> str:
    """Write a number so that it reads back as the same double."""
    return repr(float(value))


def text(value: Value) -> str:
    """Write an attribute's value as GEXF has it; a list as Gephi reads one: `["a", "b"]`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in value) + "]"
    return number(value) if isinstance(value, float) else str(value)
