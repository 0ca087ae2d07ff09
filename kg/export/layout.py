"""Optional positions: on the map (`geo`), along time (`time`), or by force (`force`); x and y within about ±1000.

What has no place or no day of its own stands amid its neighbours; what has none of these stands in a row below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import cos, pi, sin, sqrt
from zlib import crc32

from ..errors import UsageError
from .elements import Network, Node
from .measures import SEED, simple_graph
from .reference import Reference

Positions = dict[str, tuple[float, float]]
_GOLDEN = pi * (3 - sqrt(5))


def laid_out(network: Network, layout: str, reference: Reference | None = None) -> Network:
    """Return the network with positions.

    Args:
        network: what to lay out.
        layout: geo, time or force.
        reference: where its `coordinates` name a side, the side's node stands there on the map.

    Raises:
        UsageError: there is no such layout.
    """
    if layout not in LAYOUTS:
        raise UsageError(f"There is no layout {layout!r}; take one of {', '.join(LAYOUTS)}.")
    known = LAYOUTS[layout](network, reference or Reference())
    settled = _spread(_amid(network, known), known)
    return replace(network, nodes=tuple(replace(n, position=settled[n.id]) for n in network.nodes))


def _column(network: Network, name: str) -> Mapping[str, object]:
    """The values of one column by node."""
    at = next((n for n, column in enumerate(network.node_columns) if column.name == name), None)
    return {} if at is None else {n.id: n.values[at] for n in network.nodes if n.values[at] is not None}


def _geo(network: Network, reference: Reference) -> Positions:
    """Plate carrée: 180 degrees are 1000 units both ways, so that distances at the equator are equal."""
    latitudes, longitudes = _column(network, "latitude"), _column(network, "longitude")
    found = {
        key: (float(str(longitudes[key])) / 0.18, float(str(value)) / 0.18)
        for key, value in latitudes.items()
        if key in longitudes
    }
    for node in network.nodes:
        if node.id.startswith("party:") and (point := reference.coordinates.get(node.id.removeprefix("party:"))):
            found[node.id] = (point[1] / 0.18, point[0] / 0.18)
    return found


def _time(network: Network, _: Reference) -> Positions:
    """x by the middle of the first and last day, y by kind and side, so that each has a lane."""
    middles = {node.id: middle for node in network.nodes if (middle := _middle(node)) is not None}
    if not middles:
        return {}
    low, high = min(middles.values()), max(middles.values())
    lanes = _lanes(network)
    scale = 2000 / (high - low) if high > low else 0.0
    return {key: (-1000 + (middle - low) * scale, lanes[key]) for key, middle in middles.items()}


def _middle(node: Node) -> float | None:
    days = [bound for spell in node.spells for bound in spell if bound]
    return (min(days).toordinal() + max(days).toordinal()) / 2 if days else None


def _lanes(network: Network) -> dict[str, float]:
    """A height for each kind, place or side, the kinds from top to bottom in the order of their names."""
    kinds, places, sides = (_column(network, name) for name in ("kind", "place", "party"))
    lane = {n.id: (str(kinds.get(n.id)), str(places.get(n.id, "")), str(sides.get(n.id, ""))) for n in network.nodes}
    order = {name: at for at, name in enumerate(sorted(set(lane.values())))}
    step = 1600 / max(len(order) - 1, 1)
    return {key: 800 - order[name] * step for key, name in lane.items()}


def _force(network: Network, _: Reference) -> Positions:
    """Fruchterman and Reingold's springs (rustworkx, fixed seed)."""
    import rustworkx

    graph = simple_graph(network)
    if not graph:
        return {}
    made = rustworkx.networkx_converter(graph.to_undirected())
    names = list(graph)
    found = rustworkx.spring_layout(made, seed=SEED, weight_fn=lambda data: float(data["weight"]), center=(0.0, 0.0))
    reach = max((max(abs(x), abs(y)) for x, y in found.values()), default=0.0) or 1.0
    return {names[n]: (x / reach * 1000, y / reach * 1000) for n, (x, y) in found.items()}


def _amid(network: Network, known: Positions) -> Positions:
    """Give what has no position the mean of its neighbours', and the rest a row of their own at the bottom."""
    neighbours: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for edge in network.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in known and one not in known:
                neighbours[one].append(known[other])
    found = dict(known)
    for key, points in neighbours.items():
        found[key] = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    missing = [node.id for node in network.nodes if node.id not in found]
    step = 2000 / (len(missing) + 1)
    found |= {key: (-1000 + step * (at + 1), -1000.0) for at, key in enumerate(missing)}
    return found


def _spread(positions: Positions, known: Positions) -> Positions:
    """Set nodes that would lie on one point around it, on a spiral; one that belongs there stays in the middle."""
    points: dict[tuple[float, float], list[str]] = defaultdict(list)
    for key, (x, y) in positions.items():
        points[round(x, 3), round(y, 3)].append(key)
    spread: Positions = {}
    for (x, y), keys in points.items():
        for at, key in enumerate(sorted(keys, key=lambda k: (k not in known, crc32(k.encode()), k))):
            radius = 6 * sqrt(at)
            spread[key] = (round(x + radius * cos(at * _GOLDEN), 3), round(y + radius * sin(at * _GOLDEN), 3))
    return spread


#: The layouts by name.
LAYOUTS: Mapping[str, Callable[[Network, Reference], Positions]] = {"geo": _geo, "force": _force, "time": _time}
