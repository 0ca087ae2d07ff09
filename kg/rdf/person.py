"""People as triples: a person's name, other spellings, and the forms by which articles' names lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..link.people import Form, Identity, blocks_of
from ..vocab import LABEL, PREFIXES, TYPE, dip, local_name, term
from . import nodes
from .nodes import Node

#: Leads from a person to a name with the side it was said for, as "Sergei Ryabkov|RUS".
NAME_FORM = dip("nameForm")
NAME_BLOCK = dip("nameBlock")


def person_quads(person: Identity) -> Iterator[Quad]:
    """Give the default-graph quads of a person."""
    node = NamedNode(person.iri)
    yield Quad(node, TYPE, term("foaf:Person"))
    yield Quad(node, LABEL, Literal(person.label))
    if person.wikidata:
        yield Quad(node, term("skos:exactMatch"), NamedNode(PREFIXES["wd"] + person.wikidata))
    for form in person.forms:
        yield Quad(node, NAME_FORM, form_literal(form))
        if form.name != person.label:
            yield Quad(node, term("skos:altLabel"), Literal(form.name))
        for key in blocks_of(form):
            yield Quad(node, NAME_BLOCK, Literal(key))


def form_literal(form: Form) -> Literal:
    """Write a form as one literal."""
    return Literal(f"{form.name}|{form.party}")


def read_person(iri: str, node: Node) -> Identity:
    """Read a person back."""
    forms = (text.rpartition("|") for text in nodes.texts(node, "dip:nameForm"))
    label = nodes.text(node, "rdfs:label") or ""
    item = nodes.text(node, "skos:exactMatch")
    wikidata = local_name(item) if item else None
    return Identity(iri, label, tuple(sorted(Form(name, party) for name, _, party in forms)), wikidata)
