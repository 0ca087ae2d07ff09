"""Gephi's spreadsheets: a table of nodes and a table of edges as CSV (RFC 4180), safe to open in any spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO

from .cells import cell
from .elements import Column, Network, Node, Spell, Value
from .gexf import text


def write_nodes(network: Network, file: IO[bytes]) -> None:
    """Write the table of nodes, UTF-8: `Id,Label,Timeset`, the network's columns, and x and y where laid out."""
    placed = any(node.position for node in network.nodes)
    position = ("x", "y") if placed else ()
    header = ("Id", "Label", "Timeset", *(column.name for column in network.node_columns), *position)
    _write(file, header, (_node_row(node, placed) for node in network.nodes))


def write_edges(network: Network, file: IO[bytes]) -> None:
    """Write the table of edges, UTF-8: `Source,Target,Type,Kind,Id,Label,Timeset,Weight` and the network's columns."""
    names = _names(network.edge_columns)
    header = ("Source", "Target", "Type", "Kind", "Id", "Label", "Timeset", "Weight", *names)
    kind = "Directed" if network.directed else "Undirected"
    rows = (
        (e.source, e.target, kind, e.kind, e.id, e.label, timeset(e.spells), e.weight, *map(_written, e.values))
        for e in network.edges
    )
    _write(file, header, rows)


def timeset(spells: tuple[Spell, ...]) -> str:
    """Write spells as Gephi reads them: `<[2022-01-10, 2022-01-11]; [2022-01-21, 2022-01-21]>`, "" for none."""
    if not spells:
        return ""
    written = (f"[{first or '-Infinity'}, {last or 'Infinity'}]" for first, last in spells)
    return f"<{'; '.join(written)}>"


def _names(columns: Iterable[Column]) -> Iterator[str]:
    return (column.name for column in columns)


def _node_row(node: Node, placed: bool) -> tuple[object, ...]:
    position = (node.position or ("", "")) if placed else ()
    return (node.id, node.label, timeset(node.spells), *map(_written, node.values), *position)


def _written(value: Value | None) -> object:
    """A value as its cell; text stays text, so that `cell` can make it safe."""
    return (
        None
        if value is None
        else value
        if isinstance(value, int | float) and not isinstance(value, bool)
        else text(value)
    )


def _write(file: IO[bytes], header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    stream = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(map(cell, row) for row in rows)
    finally:
        stream.detach()
