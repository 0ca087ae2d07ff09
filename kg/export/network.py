"""The six networks: events, people, parties, sequence, places, articles; out of records, for Gephi and for networkx.

What did not take place makes no meeting: `people`, `parties` and `places` leave out what was cancelled or denied, and
what is only planned or proposed, and what coded data have beside meetings, has edges of a kind of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..model import Participation, Place, Record
from .cells import clean
from .elements import Column, Edge, Network, Node, Spell, Value
from .measures import measured
from .reference import Reference, standard
from .tally import Facts, Gather, spell_of
from .tours import leads_somewhere, person_key, place_key, place_label, tours
from .wording import side_of, sides

if TYPE_CHECKING:
    import networkx as nx

_TOOK_PLACE = frozenset({"held", "ongoing"})
_CALLED_OFF = frozenset({"cancelled", "denied"})


@dataclass(frozen=True, slots=True)
class Projection:
    """One of the six networks: how it is gathered, and whether its nodes are of one kind."""

    name: str
    summary: str
    gather: Callable[[Iterable[Record], Gather], None]
    directed: bool
    one_mode: bool


def build_network(records: Iterable[Record], name: str = "events", reference: Reference | None = None) -> Network:
    """Build a network out of records, with degrees, sizes, and, where it is one-mode, betweenness and communities.

    Args:
        records: consolidated events, in any order; they are read once.
        name: events, people, parties, sequence, places or articles.
        reference: names of sides; by default those that travel with the package.

    Raises:
        UsageError: there is no network of that name.
    """
    if name not in NETWORKS:
        raise UsageError(f"There is no network {name!r}; take one of {', '.join(NETWORKS)}.")
    projection = NETWORKS[name]
    gather = Gather(reference or standard())
    projection.gather(records, gather)
    return measured(gather.network(name, directed=projection.directed, one_mode=projection.one_mode))


def to_networkx(network: Network) -> nx.MultiGraph[str]:
    """Return a network as a networkx multigraph, directed where it is; attributes are native types.

    Nodes carry `label`, edges `id`, `kind`, `label` and `weight` beside the network's columns; lists of text are lists,
    days are ISO 8601 text, `spells` a list of (first, last) days with None where open. An edge's key is its kind, which
    is also its `relation`.
    """
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if network.directed else nx.MultiGraph()
    graph.graph.update(name=network.name)
    for node in network.nodes:
        graph.add_node(node.id, label=node.label, **_attributes(network.node_columns, node))
    for edge in network.edges:
        own = {"id": edge.id, "kind": edge.kind, "label": edge.label, "weight": edge.weight}
        graph.add_edge(edge.source, edge.target, key=edge.kind, **own, **_attributes(network.edge_columns, edge))
    return graph


def _attributes(columns: tuple[Column, ...], element: Node | Edge) -> dict[str, object]:
    rows = zip(columns, element.values, strict=True)
    found: dict[str, object] = {c.name: _native(value) for c, value in rows if value is not None}
    if element.spells:
        found["spells"] = [(_iso(first), _iso(last)) for first, last in element.spells]
    return found


def _native(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _place_facts(place: Place | None) -> Facts:
    if place is None:
        return {}
    found: dict[str, Value | None] = {"place": place_label(place), "country": place.country}
    if place.latitude is not None and place.longitude is not None:
        found |= {"latitude": float(place.latitude), "longitude": float(place.longitude)}
    return found


def _event_node(gather: Gather, record: Record, spell: Spell | None) -> str:
    event = record.event
    facts: dict[str, Value | None] = {
        "event_type": event.type,
        "status": event.status,
        "granularity": event.when.granularity if event.when else None,
        "origin": record.origin,
    }
    return gather.node(
        record.id,
        event.label or event.type,
        "event",
        record,
        spell=spell,
        facts=facts | dict(_place_facts(event.place)),
    )


def _place_node(gather: Gather, record: Record, spell: Spell | None) -> str | None:
    place = record.event.place
    key = place_key(place)
    if key is None or place is None:
        return None
    return gather.node(key, place_label(place), "place", record, spell=spell, facts=_place_facts(place))


def _party_node(gather: Gather, party: str, record: Record, spell: Spell | None) -> str:
    return gather.node(f"party:{party}", gather.reference.label(party), "party", record, spell=spell, party=party)


def _person_nodes(gather: Gather, record: Record, spell: Spell | None) -> list[tuple[str, Participation]]:
    """Count the people of an event, each once; coded data know actors, which can be people, countries or crowds."""
    kind = "person" if record.origin == "article" else "actor"
    found = {person_key(person): person for person in record.event.participants}
    return [
        (gather.node(key, p.name, kind, record, spell=spell, party=p.party, post=p.post), p) for key, p in found.items()
    ]


def _events(records: Iterable[Record], gather: Gather) -> None:
    for record in records:
        spell = spell_of(record.event.when)
        event = _event_node(gather, record, spell)
        for party in sides(record.event):
            node = _party_node(gather, party, record, spell)
            gather.edge(node, event, "takes part", record, spell=spell)
        for node, person in _person_nodes(gather, record, spell):
            gather.edge(node, event, "attends", record, spell=spell, role=person.role, post=person.post)
            if side := side_of(person):
                gather.edge(node, _key(f"party:{side}"), "stands for", record, spell=spell)
        if place := _place_node(gather, record, spell):
            gather.edge(event, place, "takes place in", record, spell=spell)


def _key(identity: str) -> str:
    return clean(identity) or "?"


def _met(record: Record) -> str:
    """What two sides of an event did: coded data also have what is no meeting at all, such as threats and rallies."""
    if record.event.type == "other" and record.origin != "article":
        return "interacted"
    return "met" if record.event.status in _TOOK_PLACE else "planned"


def _people(records: Iterable[Record], gather: Gather) -> None:
    for record in records:
        if record.event.status in _CALLED_OFF:
            continue
        spell = spell_of(record.event.when)
        people = sorted(_person_nodes(gather, record, spell), key=lambda found: found[0])
        for (one, first), (other, second) in combinations(people, 2):
            together = side_of(first) is not None and side_of(first) == side_of(second)
            kind = "delegation" if together else _met(record)
            gather.edge(one, other, kind, record, spell=spell)


def _parties(records: Iterable[Record], gather: Gather) -> None:
    for record in records:
        if record.event.status in _CALLED_OFF:
            continue
        spell = spell_of(record.event.when)
        nodes = sorted({_party_node(gather, party, record, spell) for party in sides(record.event)})
        for one, other in combinations(nodes, 2):
            gather.edge(one, other, _met(record), record, spell=spell)


def _sequence(records: Iterable[Record], gather: Gather) -> None:
    known: list[tuple[str, Record]] = []
    for record in records:
        node = _event_node(gather, record, spell_of(record.event.when))
        if record.followed_by:
            known.append((node, record))
    for node, record in known:
        for following in map(_key, record.followed_by):
            if following in gather.nodes and following != node:
                gather.edge(node, following, "followed by", record, spell=spell_of(record.event.when))


def _places(records: Iterable[Record], gather: Gather) -> None:
    kept: list[Record] = []
    for record in records:
        if leads_somewhere(record):
            _place_node(gather, record, spell_of(record.event.when))
            kept.append(record)
    for way in tours(kept):
        for leg in way.legs:
            facts: Facts = {"person": way.name, "party": way.party}
            source, target = _key(leg.source), _key(leg.target)
            gather.edge(source, target, way.name, leg.record, spell=leg.days, label=way.name, facts=facts)


def _articles(records: Iterable[Record], gather: Gather) -> None:
    for record in records:
        event = _event_node(gather, record, spell_of(record.event.when))
        for source in record.sources:
            day = (source.date, source.date) if source.date else None
            facts: Facts = {"publisher": source.publisher, "address": source.address}
            label = source.title or source.publisher or source.article
            node = gather.node(source.article, label, "article", record, spell=day, facts=facts)
            gather.edge(node, event, "tells of", record, spell=day, label=source.status)


def _listed() -> Iterator[Projection]:
    yield Projection("events", "events with their people, sides and places", _events, True, False)
    yield Projection("people", "who met whom", _people, False, True)
    yield Projection("parties", "which sides met", _parties, False, True)
    yield Projection("sequence", "events linked by what followed", _sequence, True, True)
    yield Projection("places", "the way of each person from place to place", _places, True, True)
    yield Projection("articles", "which sources tell of which events", _articles, True, False)


#: The networks by name.
NETWORKS = {projection.name: projection for projection in _listed()}
