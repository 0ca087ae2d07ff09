"""Gathering: what record after record says of each node and edge, added up until the network is written.

One `Gather` takes records in any number and order of calls, keeps a tally an element, and gives a `Network` at the end.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..model import Interval, Record
from .cells import clean
from .elements import Column, Edge, Network, Node, Spell, Value, bounds, merge
from .reference import Reference, rgb

NODE_COLUMNS = (
    Column("kind", "string"),
    Column("party", "string"),
    Column("side", "string"),
    Column("posts", "liststring"),
    Column("event_type", "string"),
    Column("status", "string"),
    Column("granularity", "string"),
    Column("origin", "string"),
    Column("place", "string"),
    Column("country", "string"),
    Column("publisher", "string"),
    Column("address", "string"),
    Column("first", "string"),
    Column("last", "string"),
    Column("events", "long"),
    Column("sources", "long"),
    Column("latitude", "double"),
    Column("longitude", "double"),
)
EDGE_COLUMNS = (
    # The edge's kind once more: networkx's reader of GEXF drops the format's own attribute.
    Column("relation", "string"),
    Column("role", "string"),
    Column("posts", "liststring"),
    Column("person", "string"),
    Column("party", "string"),
    Column("meetings", "long"),
    Column("sources", "long"),
    Column("first", "string"),
    Column("last", "string"),
)
#: What a caller may say of an element; None is left out.
Facts = Mapping[str, Value | None]


def spell_of(when: Interval | None) -> Spell | None:
    """Return the days that an interval can denote, None where it names none or ends before it starts."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.start and when.end and when.end < when.start:
        return None
    return _spell(when.start, when.end)


@lru_cache(maxsize=65_536)
def _spell(start: date | None, end: date | None) -> Spell:
    """One tuple for equal spells: half a million coded events share a few thousand days."""
    return start, end


@dataclass(slots=True)
class _Tally:
    """What is known so far of one node or edge."""

    label: str
    facts: Mapping[str, Value]
    events: int = 0
    #: Hashes of the sources' IRIs, a tenth of the IRIs themselves; like all below None until there is one, for there
    #: are millions of tallies, and most have one event.
    sources: set[int] | None = None
    spells: list[Spell] | None = None
    parties: Counter[str] | None = None
    several: dict[str, dict[str, None]] | None = None

    def count(self, record: Record, spell: Spell | None) -> None:
        """Add an event with its sources and its days."""
        self.events += 1
        if record.sources:
            self.sources = self.sources or set()
            self.sources.update(hash(source.article) for source in record.sources)
        if spell and (not self.spells or self.spells[-1] != spell):
            self.spells = self.spells or []
            self.spells.append(spell)

    def add(self, name: str, value: str | None) -> None:
        """Add a value to an attribute that can have several (`posts`, `role`)."""
        if value and (value := clean(value)):
            self.several = self.several or {}
            self.several.setdefault(name, {})[value] = None

    def side(self, party: str | None) -> None:
        """Count a side for which the person stood."""
        if party and (party := clean(party)):
            self.parties = self.parties if self.parties is not None else Counter()
            self.parties[party] += 1

    @property
    def party(self) -> str | None:
        """The side met most often, of equals the first by code."""
        counts = self.parties
        return min(counts, key=lambda code: (-counts[code], code)) if counts else None


class Gather:
    """Adds up the nodes and edges of one network."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.nodes: dict[str, _Tally] = {}
        self.edges: dict[tuple[str, str, str], _Tally] = {}

    def node(
        self,
        identity: str,
        label: str,
        kind: str,
        record: Record,
        *,
        spell: Spell | None = None,
        party: str | None = None,
        post: str | None = None,
        facts: Facts | None = None,
    ) -> str:
        """Count a record for a node, making it where it is new, and return its id as it will be written."""
        key = clean(identity) or "?"
        tally = self.nodes.get(key)
        if tally is None:
            tally = self.nodes[key] = _Tally(clean(label) or key, {"kind": kind, **_known(facts)})
        tally.count(record, spell)
        tally.side(party)
        tally.add("posts", post)
        return key

    def edge(
        self,
        source: str,
        target: str,
        kind: str,
        record: Record,
        *,
        spell: Spell | None = None,
        label: str = "",
        role: str | None = None,
        post: str | None = None,
        facts: Facts | None = None,
    ) -> None:
        """Count a record for the edge of a kind between two nodes, making it where it is new."""
        key = (source, target, clean(kind))
        tally = self.edges.get(key)
        if tally is None:
            tally = self.edges[key] = _Tally(clean(label), _known(facts))
        tally.count(record, spell)
        tally.add("role", role)
        tally.add("posts", post)

    def network(self, name: str, *, directed: bool, one_mode: bool) -> Network:
        """Return what was gathered; columns in which nothing stands are left out."""
        # Values are made twice, so that no more than one element's are held beside the network that comes out.
        node_columns = _used(NODE_COLUMNS, map(self._node_values, self.nodes.values()))
        edge_columns = _used(EDGE_COLUMNS, itertools.starmap(_edge_values, self.edges.items()))
        return Network(
            name,
            directed,
            node_columns,
            edge_columns,
            tuple(self._node(key, tally, node_columns) for key, tally in self.nodes.items()),
            tuple(_edge(f"e{n}", key, tally, edge_columns) for n, (key, tally) in enumerate(self.edges.items())),
            one_mode,
        )

    def _node_values(self, tally: _Tally) -> dict[str, Value]:
        values = {**tally.facts, **_days_of(tally), **_several(tally)}
        if tally.party:
            values |= {"party": tally.party, "side": clean(self.reference.label(tally.party)) or tally.party}
        return values | {"events": tally.events, "sources": len(tally.sources or ())}

    def _node(self, key: str, tally: _Tally, columns: tuple[Column, ...]) -> Node:
        row = _row(self._node_values(tally), columns)
        return Node(key, tally.label, row, _merged(tally), rgb(tally.party))


_NOTHING: Mapping[str, Value] = {}


def _known(facts: Facts | None) -> Mapping[str, Value]:
    """Facts without those that are unknown, their text clean."""
    if not facts:
        return _NOTHING
    cleaned = ((name, clean(v) if isinstance(v, str) else v) for name, v in facts.items())
    return {name: value for name, value in cleaned if value is not None and value != ""}


def _merged(tally: _Tally) -> tuple[Spell, ...]:
    spells = tally.spells or ()
    return merge(spells) if len(spells) > 1 else tuple(spells)


def _days_of(tally: _Tally) -> dict[str, Value]:
    first, last = bounds(_merged(tally))
    return {name: day.isoformat() for name, day in (("first", first), ("last", last)) if day}


def _several(tally: _Tally) -> dict[str, Value]:
    """Posts as a list; roles, of which an edge seldom has two, as one text."""
    found: dict[str, Value] = {}
    for name, values in (tally.several or {}).items():
        found[name] = tuple(values) if name == "posts" else ", ".join(sorted(values))
    return found


def _edge_values(key: tuple[str, str, str], tally: _Tally) -> dict[str, Value]:
    return {
        "relation": key[2],
        **tally.facts,
        **_days_of(tally),
        **_several(tally),
        "meetings": tally.events,
        "sources": len(tally.sources or ()),
    }


def _used(columns: Iterable[Column], rows: Iterable[Mapping[str, Value]]) -> tuple[Column, ...]:
    """The columns in which something stands."""
    names: set[str] = set()
    for values in rows:
        names.update(values)
    return tuple(column for column in columns if column.name in names)


def _edge(name: str, key: tuple[str, str, str], tally: _Tally, columns: tuple[Column, ...]) -> Edge:
    row, label = _row(_edge_values(key, tally), columns), tally.label or key[2]
    return Edge(name, *key, label, float(tally.events), row, _merged(tally))


def _row(values: Mapping[str, Value], columns: Iterable[Column]) -> tuple[Value | None, ...]:
    return tuple(None if _is_missing(value := values.get(column.name)) else value for column in columns)


def _is_missing(value: Value | None) -> bool:
    """Tell a value that some program wrote for want of one; Gephi would take it for text."""
    return value is None or value != value or (isinstance(value, str) and value in ("None", "nan", "NaT"))
