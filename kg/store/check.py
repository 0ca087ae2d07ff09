"""Whether a store is sound: its shape by SHACL (pySHACL), each violation as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..data import folder
from ..vocab import ID
from . import Store

if TYPE_CHECKING:
    from rdflib import Graph

#: Subjects that are validated together; more at a time costs memory and saves nothing.
CHUNK = 20_000


def violations(store: Store) -> Iterator[str]:
    """Give a sentence for each place where the store is not as `ontology/shapes.ttl` wants it, sorted."""
    from ..query import select
    from .mirror import faults

    found: set[str] = set(_validate(_told(store))) | set(faults(store))
    found |= {f"{row['event']}: a coded event lacks {row['lacks']}." for row in select(store, "coded-faults")}
    for graph in store.graph.named_graphs():
        if isinstance(graph, ox.NamedNode):
            found |= set(_offsets(store, graph.value))
    found |= set(_validate(quad for quad in store.graph if not isinstance(quad.graph_name, ox.DefaultGraph)))
    yield from sorted(found)


def _told(store: Store) -> Iterator[ox.Quad]:
    """The default graph without coded events: they are many and all alike, and a query sees what they lack."""
    others, events = tuple(f"{ID}{kind}/" for kind in ("agent", "record", "cameo", "plover")), f"{ID}event/"
    for quad in store.default_graph():
        subject = getattr(quad.subject, "value", "")
        coded = subject.startswith(events) and "/" in subject[len(events) :]
        if not coded and not subject.startswith(others):
            yield quad


def _offsets(store: Store, article: str) -> Iterator[str]:
    """Mentions whose words are not as long as their offsets say."""
    from ..rdf import nodes
    from ..rdf.report import span

    for iri, node in nodes.by_subject(store.named_graph(article)).items():
        if "#char=" in iri:
            words = span(node)
            if words.end - words.start != len(words.text):
                length = words.end - words.start
                yield f"{iri}: the mention spans {length} characters, its words have {len(words.text)}."


def _validate(quads: Iterable[ox.Quad]) -> Iterator[str]:
    from pyshacl import validate
    from rdflib import Namespace
    from rdflib.namespace import RDF

    shacl = Namespace("http://www.w3.org/ns/shacl#")
    shapes = _parse((folder("ontology") / "shapes.ttl").read_bytes())
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    data = _graph(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    _, report, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none")
    for result in report.subjects(RDF.type, shacl.ValidationResult):
        focus, message = report.value(result, shacl.focusNode), report.value(result, shacl.resultMessage)
        value = report.value(result, shacl.value)
        yield f"{focus}: {message}" + (f" Found: {value}." if value is not None and value != focus else "")


def _parse(turtle: bytes) -> Graph:
    from rdflib import Graph

    return Graph().parse(data=turtle, format="turtle")


def _graph(ntriples: bytes) -> Graph:
    from rdflib import Graph

    return Graph().parse(data=ntriples, format="nt")
