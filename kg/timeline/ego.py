"""Somebody and those they took part in events with, as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query.table import table
from ..store import Store

if TYPE_CHECKING:
    import networkx


def ego_network(store: Store, actor: str) -> networkx.MultiGraph[str]:
    """Give the ego network of an actor by full name: an edge for each other actor and type of event.

    Edges have `type` (in lower case), `events` (how many), `first` and `last` (ISO days); the graph is empty
    where nobody has that name.
    """
    import networkx

    network: networkx.MultiGraph[str] = networkx.MultiGraph(name=actor)
    for row in table(store, "ego", {"actor": actor}):
        kind, events = row["type"] or "other", int(row["events"] or 0)
        network.add_edge(
            actor, row["name"] or "", key=kind, type=kind, events=events, first=row["first"], last=row["last"]
        )
    return network
