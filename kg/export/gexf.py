"""GEXF 1.3, as Gephi and Gephi Lite read it, element by element to the file.

What Gephi's importer wants beyond the schema: an attribute's id equals its title; spells are closed intervals of days
that do not overlap; a timeline needs two different bounds, so that a network with fewer is written as a static one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO

from .elements import Column, Edge, Network, Node, Spell, Value
from .xml import DECLARATION, empty, put, quoted, start

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"


def write_gexf(network: Network, file: IO[bytes], *, modified: date | None = None) -> None:
    """Write a network as GEXF 1.3, UTF-8, streaming.

    Args:
        network: what to write.
        file: a binary file.
        modified: the day to state as that of the last change; left out by default, so that equal networks give equal
            files.
    """
    dynamic = network.dynamic
    put(file, DECLARATION, start("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"}), "\n")
    put(file, _meta(network, modified), start("graph", _graph(network, dynamic)), "\n")
    put(file, _declared("node", network.node_columns), _declared("edge", network.edge_columns))
    put(file, start("nodes", {"count": str(len(network.nodes))}), "\n")
    for node in network.nodes:
        put(file, _node(network, node, dynamic))
    put(file, "</nodes>\n", start("edges", {"count": str(len(network.edges))}), "\n")
    for edge in network.edges:
        put(file, _edge(network, edge, dynamic))
    put(file, "</edges>\n</graph>\n</gexf>\n")


def _meta(network: Network, modified: date | None) -> str:
    told = quoted(f"Diplomatic events: the network {network.name}")
    own = start("meta", {"lastmodifieddate": modified.isoformat()} if modified else {})
    return f"{own}<creator>Summitry</creator><description>{told}</description></meta>\n"


def _graph(network: Network, dynamic: bool) -> dict[str, str]:
    times = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    edges = "directed" if network.directed else "undirected"
    return {"defaultedgetype": edges, "idtype": "string", **(times if dynamic else {"mode": "static"})}


def _declared(kind: str, columns: Iterable[Column]) -> str:
    own = (empty("attribute", {"id": c.name, "title": c.name, "type": c.type}) for c in columns)
    return "\n".join([start("attributes", {"class": kind, "mode": "static"}), *own, "</attributes>\n"])


def _node(network: Network, node: Node, dynamic: bool) -> str:
    parts = [start("node", {"id": node.id, "label": node.label}), _attvalues(network.node_columns, node.values)]
    if dynamic:
        parts.append(_spells(node.spells))
    red, green, blue = node.colour
    parts.append(f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{number(node.size)}"/>')
    if node.position:
        x, y = map(number, node.position)
        parts.append(f'<viz:position x="{x}" y="{y}" z="0.0"/>')
    return "".join([*parts, "</node>\n"])


def _edge(network: Network, edge: Edge, dynamic: bool) -> str:
    own = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.kind, "label": edge.label}
    head = start("edge", {**own, "weight": number(edge.weight)})
    spells = _spells(edge.spells) if dynamic else ""
    return f"{head}{_attvalues(network.edge_columns, edge.values)}{spells}</edge>\n"


def _attvalues(columns: Iterable[Column], values: Iterable[Value | None]) -> str:
    rows = [
        f'<attvalue for="{column.name}" value="{quoted(text(value))}"/>'
        for column, value in zip(columns, values, strict=True)
        if value is not None
    ]
    return f"<attvalues>{''.join(rows)}</attvalues>" if rows else ""


def _spells(spells: tuple[Spell, ...]) -> str:
    if not spells:
        return ""
    rows = [
        empty("spell", {name: day.isoformat() for name, day in (("start", first), ("end", last)) if day})
        for first, last in spells
    ]
    return f"<spells>{''.join(rows)}</spells>"


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
