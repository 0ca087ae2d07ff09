"""Reference data as triples: what a party is called, its kind, its Wikidata item."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..data.parties import parties
from ..vocab import LABEL, PREFIXES, TYPE, dip, term
from .article import Object, party_iri

_CLASSES = {
    "state": "State",
    "historical": "State",
    "territory": "Territory",
    "organisation": "Organisation",
    "group": "Group",
}


def party_triples(code: str) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    """Describe a party by its code; one that the reference data does not know has its code for a name."""
    node, party = party_iri(code), parties().get(code)
    yield node, TYPE, dip("Party")
    yield node, term("skos:notation"), Literal(code)
    yield node, LABEL, Literal(party.name if party else code)
    if party is None:
        return
    yield node, TYPE, dip(_CLASSES[party.kind])
    for alias in party.aliases:
        yield node, term("skos:altLabel"), Literal(alias)
    if party.wikidata:
        yield node, term("skos:exactMatch"), NamedNode(PREFIXES["wd"] + party.wikidata)
