"""A network as plain values: nodes, edges, columns of attributes, spells of days. Knows no file format.

Attributes are tuples in the order of the network's columns, so that a quarter of a million elements stay small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: First and last day, both inclusive; None is an open bound.
Spell = tuple[date | None, date | None]
#: What an attribute may hold.
Value = bool | int | float | str | tuple[str, ...]
#: Attribute types, named as GEXF 1.3 names them.
ColumnType = Literal["boolean", "long", "double", "string", "liststring"]


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute that nodes or edges of a network have."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `values` follow the network's `node_columns`; no spell means at no known time."""

    id: str
    label: str
    values: tuple[Value | None, ...]
    spells: tuple[Spell, ...] = ()
    #: Red, green and blue, 0 to 255.
    colour: tuple[int, int, int] = (153, 153, 153)
    size: float = 4.0
    #: x to the east and y to the north, within ±1000.
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: at most one of a `kind` between two nodes; `values` follow the network's `edge_columns`."""

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: float
    values: tuple[Value | None, ...]
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """A network of one of the six kinds; `directed` holds for all its edges."""

    name: str
    directed: bool
    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    #: Whether all nodes are of one kind, so that betweenness and communities mean something.
    one_mode: bool = False

    @property
    def dynamic(self) -> bool:
        """Whether a timeline can run over it: there are at least two different bounds."""
        bounds: set[date] = set()
        for spells in (element.spells for elements in (self.nodes, self.edges) for element in elements):
            bounds.update(bound for spell in spells for bound in spell if bound)
            if len(bounds) > 1:
                return True
        return False


def merge(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Merge spells that overlap or touch (the next day counts as touching), in time order.

    Gephi drops one of two overlapping spells. A spell open at both ends says nothing and is left out.
    """
    merged: list[tuple[int, int]] = []
    for first, last in sorted({_ordinals(spell) for spell in spells if spell != (None, None)}):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(filter(any, (_days(first, last) for first, last in merged)))


_OPEN_START, _OPEN_END = 0, date.max.toordinal() + 1


def _ordinals(spell: Spell) -> tuple[int, int]:
    start, end = spell
    return (start.toordinal() if start else _OPEN_START, end.toordinal() if end else _OPEN_END)


def _days(first: int, last: int) -> Spell:
    return (
        None if first == _OPEN_START else date.fromordinal(first),
        None if last == _OPEN_END else date.fromordinal(last),
    )


def bounds(spells: tuple[Spell, ...]) -> Spell:
    """Return the first and the last day of merged spells, None where open or where there are none."""
    return (spells[0][0], spells[-1][1]) if spells else (None, None)
