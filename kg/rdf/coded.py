"""Coded events as quads of the default graph.

An event's IRI is made of its data set, dyad, day and code: rows of several stories that tell the same are one event
with several sources, and loading a table twice changes nothing. Events have no participation nodes: initiator and
recipient stand at the event itself, and `sem:hasActor`, `dip:party` and the two day bounds are those of events read
from articles. Both stand there a second time under a property of the code, `by:042` and `to:042` (sub-properties of
`dip:initiator` and `dip:recipient`): one look-up gives the visits to China, where the engine would otherwise go through
all events with China. Agents have an IRI by their name in the table, so that two spellings stay two until somebody says
that they are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from ..model import Participation, Role, Source
from ..model.coded import Actor, CodedEvent
from ..vocab import BEGIN, DATE, END, ID, LABEL, TYPE, digest, dip, local_name, resource, slug, term
from . import nodes
from .article import Object, party_iri, place_iri, place_triples
from .nodes import Lookup, Node
from .reference import party_triples

INITIATOR, RECIPIENT = dip("initiator"), dip("recipient")
EVENT_TYPE, HAS_ACTOR, HAS_PLACE = term("sem:eventType"), term("sem:hasActor"), term("sem:hasPlace")
DERIVED, PARTY, ORIGIN, STATUS = term("prov:wasDerivedFrom"), dip("party"), dip("origin"), dip("status")
EVENT, HELD, OTHER = dip("DiplomaticEvent"), resource("status", "held"), dip("OtherEvent")
_SUB_PROPERTY, _CODE = term("rdfs:subPropertyOf"), dip("code")
_AGENT, _PROCESS = dip("Agent"), dip("partOfProcess")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SAFE = "()',!*;:@&=+$-._~"

Triples = Iterator[tuple[NamedNode, NamedNode, Object]]


def agent_iri(name: str) -> NamedNode:
    """Give the IRI of an agent by the name in the table, one-to-one: `agent/Foreign_Affairs_(South_Korea)`."""
    return resource(
        "agent", "".join(c if ord(c) > 127 and c.isalnum() else quote(c, safe=_SAFE) for c in name.replace(" ", "_"))
    )


def by_code(code: str) -> NamedNode:
    """Give the property that leads from events of one code to their initiator: `by:042`."""
    return term(f"by:{code}")


def to_code(code: str) -> NamedNode:
    """Give the property that leads from events of one code to their recipient: `to:042`."""
    return term(f"to:{code}")


def event_iri(event: CodedEvent) -> NamedNode:
    """Give the IRI of a coded event, by data set, dyad, days, code, and name where it has one."""
    names = (actor.name if actor else "" for actor in (event.initiator, event.recipient))
    key = "\x1f".join((*names, str(event.start), str(event.end), event.scheme, event.code, event.label or ""))
    return resource(f"event/{_segment(event.dataset)}", digest(key))


def source_iri(event: CodedEvent) -> NamedNode:
    """Give the IRI of the record behind an event: its web address, else a name under the data set."""
    if _ADDRESS.fullmatch(event.source):
        return NamedNode(event.source)
    return resource(f"record/{_segment(event.dataset)}", quote(event.source, safe="/" + _SAFE))


def event_label(event: CodedEvent, code: str) -> str:
    """Say in a line what an event is, by its name or by what its code is called: `Make a visit: A. Lind → China`."""
    names = (actor.name for actor in (event.initiator, event.recipient) if actor)
    return event.label or f"{code}: {' → '.join(names)}"


def coded_quads(events: Iterable[CodedEvent], labels: Mapping[str, str], classes: Mapping[str, str]) -> Iterator[Quad]:
    """Give the quads of coded events, as a stream; agents, parties and places come with the first event that has them.

    Args:
        events: events of one scheme.
        labels: what the scheme's codes are called.
        classes: local names of the classes that its codes match; the other codes' events are `dip:OtherEvent`.
    """
    return _Writer(labels, classes).quads(events)


#: Properties that lead from a coded event to those who take part, with the role each has.
ROLES: tuple[Role, ...] = ("initiator", "recipient", "signatory", "mediator")


def coded_participations(node: Node, lookup: Lookup) -> tuple[Participation, ...]:
    """Read the agents of a coded event back from its node; none for an event that was read from articles."""
    return tuple(_participation(iri, role, lookup) for role in ROLES for iri in nodes.texts(node, f"dip:{role}"))


def coded_sources(node: Node) -> tuple[Source, ...]:
    """Read the records behind a coded event back from its node; none for an event that was read from articles."""
    origin = nodes.text(node, "dip:origin") or ""
    return tuple(record_source(origin, iri) for iri in nodes.texts(node, "prov:wasDerivedFrom"))


def record_source(origin: str, iri: str) -> Source:
    """Give a record of a table as a source: a row of the data set by its name, or a web page by its address."""
    own = iri.startswith(ID)
    title = f"{origin} {iri.removeprefix(f'{ID}record/').partition('/')[2]}" if own else iri
    return Source(iri, iri, title, None, origin, None if own else iri, "held", None, None)


def _participation(iri: str, role: Role, lookup: Lookup) -> Participation:
    agent = lookup(iri, None)
    party = nodes.text(agent, "dip:party")
    code = nodes.text(lookup(party, None), "skos:notation") or local_name(party) if party else None
    return Participation(nodes.text(agent, "rdfs:label") or local_name(iri), role, code, id=iri)


def _segment(name: str) -> str:
    return quote(name, safe=_SAFE) or "unnamed"


@dataclass(frozen=True, slots=True)
class _Code:
    """What events of one code have in common: concept, class, the two properties, and what the code is called."""

    node: NamedNode
    kind: NamedNode
    by: NamedNode
    to: NamedNode
    label: str


class _Writer:
    """Terms that come up again and again, made once."""

    def __init__(self, labels: Mapping[str, str], classes: Mapping[str, str]) -> None:
        self._labels, self._classes = labels, classes
        self._days: dict[date, Literal] = {}
        self._agents: dict[Actor, tuple[NamedNode, NamedNode | None]] = {}
        self._codes: dict[str, _Code] = {}
        self._origins: dict[str, Literal] = {}
        self._described: set[str] = set()
        self._fresh: list[Quad] = []

    def quads(self, events: Iterable[CodedEvent]) -> Iterator[Quad]:
        for event in events:
            yield from self._event(event)
            if self._fresh:
                yield from self._fresh
                self._fresh.clear()

    def _event(self, event: CodedEvent) -> list[Quad]:
        node = event_iri(event)
        code = self._code(event.scheme, event.code)
        start, end = self._day(event.start), self._day(event.end)
        made = [
            Quad(node, TYPE, EVENT),
            Quad(node, TYPE, code.kind),
            Quad(node, EVENT_TYPE, code.node),
            Quad(node, BEGIN, start),
            Quad(node, END, end),
            Quad(node, STATUS, HELD),
            Quad(node, ORIGIN, self._origin(event.dataset)),
            Quad(node, DERIVED, source_iri(event)),
            Quad(node, LABEL, Literal(event_label(event, code.label))),
        ]
        if event.initiator is not None:
            self._acts(made, node, event.initiator, INITIATOR, code.by)
        if event.recipient is not None:
            self._acts(made, node, event.recipient, RECIPIENT, code.to)
        if event.place or event.others or event.process:
            self._more(made, node, event)
        return made

    def _acts(self, made: list[Quad], node: NamedNode, actor: Actor, *roles: NamedNode) -> None:
        agent, party = self._agents.get(actor) or self._agent(actor)
        for role in roles:
            made.append(Quad(node, role, agent))
        made.append(Quad(node, HAS_ACTOR, agent))
        if party is not None:
            made.append(Quad(node, PARTY, party))

    def _more(self, made: list[Quad], node: NamedNode, event: CodedEvent) -> None:
        """What few tables have: a place, further actors with their roles, a process."""
        if event.place:
            place, where = event.place, place_iri(event.place)
            made += [Quad(node, HAS_PLACE, where), Quad(source_iri(event), HAS_PLACE, where)]
            self._describe(where, lambda: place_triples(place))
        for actor, role in event.others:
            self._acts(made, node, actor, dip(role))
        if event.process:
            process, name = resource("process", slug(event.process)), event.process
            made.append(Quad(node, _PROCESS, process))
            self._describe(process, lambda: iter([(process, TYPE, dip("Process")), (process, LABEL, Literal(name))]))

    def _agent(self, actor: Actor) -> tuple[NamedNode, NamedNode | None]:
        node, code = agent_iri(actor.name), actor.party
        party = party_iri(code) if code else None
        self._describe(node, lambda: iter([(node, TYPE, _AGENT), (node, LABEL, Literal(actor.name))]))
        if party is not None and code is not None:
            self._fresh.append(Quad(node, PARTY, party))
            self._describe(party, lambda: party_triples(code))
        self._agents[actor] = node, party
        return node, party

    def _describe(self, node: NamedNode, triples: Callable[[], Triples]) -> None:
        if node.value not in self._described:
            self._described.add(node.value)
            self._fresh.extend(Quad(s, p, o) for s, p, o in triples())

    def _day(self, day: date) -> Literal:
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = Literal(day.isoformat(), datatype=DATE)
        return found

    def _code(self, scheme: str, code: str) -> _Code:
        found = self._codes.get(code)
        if found is None:
            kind = dip(self._classes[code]) if code in self._classes else OTHER
            found = _Code(resource(scheme, code), kind, by_code(code), to_code(code), self._labels[code])
            self._codes[code] = found
            for special, general in ((found.by, INITIATOR), (found.to, RECIPIENT)):
                self._fresh += [Quad(special, _SUB_PROPERTY, general), Quad(special, _CODE, found.node)]
        return found

    def _origin(self, dataset: str) -> Literal:
        found = self._origins.get(dataset)
        if found is None:
            found = self._origins[dataset] = Literal(dataset)
        return found
