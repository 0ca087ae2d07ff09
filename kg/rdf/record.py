"""The consolidated layer: records as triples of the default graph, and back.

One node per real event and one per participation, with the short cuts `sem:hasActor` and `dip:party` that keep
queries short. All of it is computed from the claims, and can be thrown away and computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from ..link.series import series_of
from ..model import Event, EventType, Participation, Record, Role, Source, Status
from ..vocab import EVENT_CLASSES, EVENT_TYPES, LABEL, TYPE, decimal, dip, local_name, resource, slug, term
from . import nodes
from .article import Object, interval_pairs, party_iri, place_iri, place_triples
from .coded import coded_participations, coded_sources
from .nodes import Lookup, Node
from .reference import party_triples
from .report import PUBLISHED, article_of, span

Triple = tuple[NamedNode, NamedNode, Object]
PARTICIPATION = dip("participation")
ACTOR = term("sem:hasActor")
REPORTED_IN = dip("reportedIn")
FOLLOWED_BY = dip("followedBy")
PROCESS = dip("partOfProcess")
#: Under which two sides a numbered round is looked for when another round may follow it (see `kg.link.series`).
SERIES = dip("series")
#: Under which keys a report is looked for when another may tell of the same event (see `kg.link.events.blocks`).
BLOCK = dip("block")
#: From an event or a participation to nodes that several events may share.
SHARED = tuple(map(term, ("sem:hasActor", "sem:hasPlace", "dip:partOfProcess", "dip:onBehalfOf", "dip:party")))
_CONSOLIDATED = dip("DiplomaticEvent")


def record_quads(record: Record) -> list[Quad]:
    """Give the default-graph quads of a record: event, participations, and the people, parties and place in it."""
    triples = set(_event_triples(record))
    for person in record.event.participants:
        triples.update(_participation_triples(record, person))
    for code in {*record.event.parties, *(p.party for p in record.event.participants if p.party)}:
        triples.update(party_triples(code))
    if record.event.place:
        triples.update(place_triples(record.event.place))
    return sorted((Quad(s, p, o) for s, p, o in triples), key=str)


def block_quads(report: str, keys: Iterable[str]) -> list[Quad]:
    """Give the quads by which a report is found again by its block keys."""
    return [Quad(NamedNode(report), BLOCK, Literal(key)) for key in keys]


def person_iri(person: Participation) -> NamedNode:
    """Give the IRI of the person who takes part: as resolved across articles, else by name."""
    return NamedNode(person.id) if person.id else resource("person", slug(person.name))


def process_iri(name: str) -> NamedNode:
    """Give the IRI of a process by its name."""
    return resource("process", slug(name))


def _event_triples(record: Record) -> Iterator[Triple]:
    node, event = NamedNode(record.id), record.event
    yield node, TYPE, _CONSOLIDATED
    yield node, TYPE, dip(EVENT_CLASSES[event.type])
    yield node, LABEL, Literal(event.label)
    yield node, dip("status"), resource("status", event.status)
    yield node, dip("confidence"), decimal(event.confidence)
    yield node, dip("origin"), Literal(record.origin)
    yield node, dip("sourceCount"), Literal(len({source.article for source in record.sources}))
    if event.when:
        yield from ((node, predicate, value) for predicate, value in interval_pairs(event.when))
    if event.place:
        yield node, term("sem:hasPlace"), place_iri(event.place)
    for code in event.parties:
        yield node, dip("party"), party_iri(code)
        yield node, term("sem:hasActor"), party_iri(code)
    for source in record.sources:
        yield node, REPORTED_IN, NamedNode(source.report)
        yield node, term("prov:wasDerivedFrom"), NamedNode(source.article)
    for slot in record.disagreements:
        yield node, dip("disagreesOn"), Literal(slot)
    for later in record.followed_by:
        yield node, FOLLOWED_BY, NamedNode(later)
    yield from _process_triples(node, event)
    for key in series_of(event):
        yield node, SERIES, Literal(key)


def _process_triples(node: NamedNode, event: Event) -> Iterator[Triple]:
    if event.process:
        process = process_iri(event.process)
        yield node, PROCESS, process
        yield process, TYPE, dip("Process")
        yield process, LABEL, Literal(event.process)
    if event.round is not None:
        yield node, dip("round"), Literal(event.round)
    if event.topic:
        yield node, dip("topic"), Literal(event.topic)


def _participation_triples(record: Record, person: Participation) -> Iterator[Triple]:
    event, agent = NamedNode(record.id), person_iri(person)
    node = NamedNode(f"{record.id}#{local_name(agent.value)}")
    yield event, PARTICIPATION, node
    yield event, term("sem:hasActor"), agent
    yield node, TYPE, dip("Participation")
    yield node, dip("event"), event
    yield node, dip("agent"), agent
    yield node, dip("role"), resource("role", person.role)
    if person.party:
        yield node, dip("onBehalfOf"), party_iri(person.party)
    if person.post:
        yield node, dip("post"), Literal(person.post)


def read_record(iri: str, lookup: Lookup) -> Record:
    """Read a record back from its node, with the sentences of its sources.

    A source that the graph no longer has is left out.
    """
    node = lookup(iri, None)
    sources = tuple(
        source for source in (_source(report, lookup) for report in nodes.texts(node, "dip:reportedIn")) if source
    )
    sources = tuple(sorted(sources, key=lambda s: (s.date or date.min, s.report)))
    return Record(
        id=iri,
        event=_event(node, sources, lookup),
        origin=nodes.text(node, "dip:origin") or "article",
        sources=sources or coded_sources(node),
        disagreements=tuple(nodes.texts(node, "dip:disagreesOn")),
        history=tuple((source.date, source.status, source.when) for source in sources),
        followed_by=tuple(nodes.texts(node, "dip:followedBy")),
    )


def _event(node: Node, sources: tuple[Source, ...], lookup: Lookup) -> Event:
    place, process, turn = (nodes.text(node, name) for name in ("sem:hasPlace", "dip:partOfProcess", "dip:round"))
    kinds = (EVENT_TYPES[name] for name in map(local_name, nodes.texts(node, "rdf:type")) if name in EVENT_TYPES)
    parties = tuple(
        sorted(
            nodes.text(lookup(iri, None), "skos:notation") or local_name(iri) for iri in nodes.texts(node, "dip:party")
        )
    )
    return Event(
        type=cast(EventType, next(kinds, "other")),
        label=nodes.text(node, "rdfs:label") or "",
        status=cast(Status, local_name(nodes.text(node, "dip:status") or "held")),
        when=nodes.interval(node),
        place=nodes.place(lookup(place, None)) if place else None,
        participants=tuple(_participation(iri, lookup) for iri in nodes.texts(node, "dip:participation"))
        or coded_participations(node, lookup),
        parties=parties,
        confidence=_confidence(node),
        evidence=tuple(source.evidence for source in sources if source.evidence),
        process=nodes.text(lookup(process, None), "rdfs:label") if process else None,
        round=int(turn) if turn else None,
        topic=nodes.text(node, "dip:topic"),
    )


def _confidence(node: Node) -> float:
    """A coded event has none of its own: its table is taken at its word."""
    found = nodes.number(node, "dip:confidence")
    return 1.0 if found is None else found


def _participation(iri: str, lookup: Lookup) -> Participation:
    node = lookup(iri, None)
    agent, party = nodes.text(node, "dip:agent") or "", nodes.text(node, "dip:onBehalfOf")
    return Participation(
        name=nodes.text(lookup(agent, None), "rdfs:label") or local_name(agent),
        role=cast(Role, local_name(nodes.text(node, "dip:role") or "participant")),
        party=(nodes.text(lookup(party, None), "skos:notation") or local_name(party)) if party else None,
        post=nodes.text(node, "dip:post"),
        id=agent,
    )


def _source(report: str, lookup: Lookup) -> Source | None:
    graph = article_of(report).value
    article, node = lookup(graph, graph), lookup(report, graph)
    if not article or not node:
        return None
    status, mention = lookup(f"{report},status", graph), nodes.text(node, "dip:mainMention")
    return Source(
        report=report,
        article=graph,
        title=nodes.text(article, "schema:headline") or "",
        date=nodes.day(article, PUBLISHED),
        publisher=nodes.text(article, "dcterms:publisher"),
        address=nodes.text(article, "schema:url"),
        status=local_name(nodes.text(status, "dip:value") or "held"),
        when=nodes.interval(lookup(f"{report},time", graph)),
        evidence=span(lookup(mention, graph)) if mention and "#char=" in mention else None,
    )
