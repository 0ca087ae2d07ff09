"""Measures of a network: degree, weighted degree, betweenness, communities, and sizes to draw by.

Betweenness and communities mislead on networks of several kinds of node, so only one-mode networks get them. Parallel
edges of different kinds count once, with their weights added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from .elements import Column, Network, Node, Value

if TYPE_CHECKING:
    import networkx as nx

#: Louvain draws lots; with this seed the same network always has the same communities.
SEED = 8
#: Nodes times edges beyond which betweenness is estimated, from the shortest paths out of `PIVOTS` nodes (Brandes and
#: Pich 2007), drawn with the fixed seed.
EXACT, PIVOTS = 400_000_000, 100
SMALLEST, LARGEST = 4.0, 40.0


def measured(network: Network) -> Network:
    """Return the network with its measures as further columns, and nodes sized by weighted degree."""
    degree, weighted = _degrees(network)
    columns = [Column("degree", "long"), Column("weighted_degree", "double")]
    found: list[dict[str, Value]] = [dict(degree), dict(weighted)]
    if network.one_mode:
        graph = simple_graph(network)
        columns += [Column("betweenness", "double"), Column("community", "long")]
        found += [dict(betweenness(graph)), dict(communities(graph))]
    top = max(weighted.values(), default=0.0)

    def grown(node: Node) -> Node:
        size = SMALLEST + (LARGEST - SMALLEST) * sqrt(weighted[node.id] / top) if top else SMALLEST
        values = (*node.values, *(measure[node.id] for measure in found))
        return replace(node, values=values, size=round(size, 3))

    return replace(
        network, node_columns=(*network.node_columns, *columns), nodes=tuple(grown(node) for node in network.nodes)
    )


def _degrees(network: Network) -> tuple[dict[str, int], dict[str, float]]:
    """Neighbours (in and out) and the sum of the weights of the edges at each node."""
    pairs = {(edge.source, edge.target) for edge in network.edges}
    neighbours = Counter(end for pair in pairs for end in pair)
    weights = dict.fromkeys((node.id for node in network.nodes), 0.0)
    for edge in network.edges:
        weights[edge.source] += edge.weight
        weights[edge.target] += edge.weight
    return {node.id: neighbours[node.id] for node in network.nodes}, weights


def simple_graph(network: Network) -> nx.Graph[str]:
    """Return the network as a simple networkx graph: parallel edges made one, their weights added."""
    import networkx as nx

    graph: nx.Graph[str] = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    weights: Counter[tuple[str, str]] = Counter()
    for edge in network.edges:
        weights[edge.source, edge.target] += edge.weight  # type: ignore[assignment]
    graph.add_weighted_edges_from((source, target, weight) for (source, target), weight in weights.items())
    return graph


def betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the share of shortest paths that lead through each node, 0 to 1 (Freeman 1977)."""
    if graph.number_of_nodes() < 3 or not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0)
    paths = _sampled if graph.number_of_nodes() * graph.number_of_edges() > EXACT else _exact
    return {node: round(value, 9) for node, value in paths(graph).items()}


def _exact(graph: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    return {str(node): float(share) for node, share in nx.betweenness_centrality(graph, backend="rustworkx").items()}


def _sampled(graph: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    pivots = min(PIVOTS, graph.number_of_nodes())
    return {node: float(share) for node, share in nx.betweenness_centrality(graph, k=pivots, seed=SEED).items()}


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the number of each node's community (Louvain, fixed seed), the largest community being 0."""
    import networkx as nx

    if not graph.number_of_edges():
        return {node: number for number, node in enumerate(graph)}
    position = {node: n for n, node in enumerate(graph)}
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ranked = sorted(found, key=lambda group: (-len(group), min(position[node] for node in group)))
    return {node: number for number, group in enumerate(ranked) for node in group}
