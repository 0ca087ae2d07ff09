"""Known people of the user's own file as quads of a named graph, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..link.names import block_key
from ..link.tenures import Office, office_of
from ..model import KnownPerson, Tenure
from ..vocab import BEGIN, DATE, END, ID, LABEL, PREFIXES, TYPE, dip, local_name, resource, slug, term
from . import nodes
from .article import Object, party_iri
from .nodes import Node

#: The named graph in which known people stand.
KNOWN = ID + "known-people"
NAME_BLOCK = dip("nameBlock")
#: From a known person to an office that they held at some time, as "RUS|minister-foreign".
HELD = dip("heldOffice")


def known_quads(person: KnownPerson) -> list[Quad]:
    """Give the quads of a known person."""
    graph, node = NamedNode(KNOWN), known_iri(person)
    return [Quad(s, p, o, graph) for s, p, o in _triples(person, node)]


def known_iri(person: KnownPerson) -> NamedNode:
    """Give the IRI of a known person: by name, and by the Wikidata item, which tells namesakes apart."""
    return resource("person", slug(" ".join(filter(None, (person.name, person.wikidata)))))


def offices_of(person: KnownPerson) -> set[Office]:
    """Give the offices that a known person held at some time and that one person holds at a time."""
    return {office for held in person.tenures for office in [office_of(held.post, held.party)] if office}


def office_literal(office: Office) -> Literal:
    """Write an office as one literal."""
    return Literal("|".join(office))


def read_known(iri: str, lookup: Callable[[str, str | None], Node]) -> KnownPerson:
    """Read a known person back."""
    node = lookup(iri, KNOWN)
    tenures = (_tenure(lookup(tenure, KNOWN)) for tenure in nodes.texts(node, "dip:tenure"))
    item = nodes.text(node, "skos:exactMatch")
    return KnownPerson(
        nodes.text(node, "rdfs:label") or "",
        tuple(nodes.texts(node, "skos:altLabel")),
        tuple(sorted(tenures, key=str)),
        local_name(item) if item else None,
    )


def _triples(person: KnownPerson, node: NamedNode) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    yield node, TYPE, dip("KnownPerson")
    yield node, LABEL, Literal(person.name)
    for alias in person.aliases:
        yield node, term("skos:altLabel"), Literal(alias)
    for key in {block_key(name) for name in person.names}:
        yield node, NAME_BLOCK, Literal(key)
    if person.wikidata:
        yield node, term("skos:exactMatch"), NamedNode(PREFIXES["wd"] + person.wikidata)
    for office in offices_of(person):
        yield node, HELD, office_literal(office)
    for number, tenure in enumerate(person.tenures, 1):
        held = NamedNode(f"{node.value}#tenure={number}")
        yield node, dip("tenure"), held
        yield held, TYPE, dip("Tenure")
        yield from ((held, predicate, value) for predicate, value in _tenure_pairs(tenure))


def _tenure_pairs(tenure: Tenure) -> Iterator[tuple[NamedNode, Object]]:
    if tenure.post:
        yield dip("post"), Literal(tenure.post)
    if tenure.party:
        yield dip("onBehalfOf"), party_iri(tenure.party)
    if tenure.since:
        yield BEGIN, Literal(tenure.since.isoformat(), datatype=DATE)
    if tenure.until:
        yield END, Literal(tenure.until.isoformat(), datatype=DATE)


def _tenure(node: Node) -> Tenure:
    party = nodes.text(node, "dip:onBehalfOf")
    return Tenure(
        nodes.text(node, "dip:post"), local_name(party) if party else None, nodes.day(node, BEGIN), nodes.day(node, END)
    )
