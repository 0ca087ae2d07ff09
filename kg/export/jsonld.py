"""JSON-LD 1.1 in compact form, streamed: one object a subject, under the names of `kg/data/export/context.jsonld`.

Oxigraph's own writer knows no context, and others hold the whole graph in memory; compaction of plain nodes is small
enough to do here. Every abbreviation is undone by the context: a reader gets back the same quads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import IO

import pyoxigraph as ox

from ..data import read_bytes

Json = str | int | bool | dict[str, "Json"] | list["Json"]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")  # what JSON numbers give back digit by digit
_LOCAL = re.compile(r"(?!//)[^\s:]+")


@dataclass(frozen=True, slots=True)
class Context:
    """A JSON-LD context read for writing: `terms` lead from a predicate and a coercion ("" for none) to a name."""

    document: Mapping[str, object]
    vocabulary: str
    prefixes: tuple[tuple[str, str], ...]
    terms: Mapping[tuple[str, str], str]
    names: frozenset[str]

    def iri(self, iri: str) -> str:
        """Shorten an IRI by the longest prefix; it stays whole where a reader could take the short form for another."""
        for name, start in self.prefixes:
            if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
                return f"{name}:{iri[len(start) :]}"
        return iri

    def word(self, iri: str) -> str:
        """Shorten the IRI of a class or a predicate, to a bare word where it is of our own vocabulary."""
        rest = iri.removeprefix(self.vocabulary)
        bare = rest != iri and rest not in self.names and re.fullmatch(r"\w[\w-]*", rest)
        return rest if bare else self.iri(iri)


@cache
def context() -> Context:
    """Read the context that travels with the package."""
    document = json.loads(read_bytes("export/context.jsonld"))["@context"]
    simple = {k: v for k, v in document.items() if isinstance(v, str) and not k.startswith("@")}
    prefixes = {name: iri for name, iri in simple.items() if iri[-1] in "#/"}

    def full(iri: str) -> str:
        name, _, local = iri.partition(":")
        return prefixes[name] + local if name in prefixes else iri

    terms = {(full(iri), ""): name for name, iri in simple.items() if name not in prefixes}
    coerced = {name: value for name, value in document.items() if isinstance(value, dict)}
    terms |= {(full(v["@id"]), v["@type"] if v["@type"] == "@id" else full(v["@type"])): n for n, v in coerced.items()}
    longest = tuple(sorted(prefixes.items(), key=lambda item: -len(item[1])))
    return Context(document, document["@vocab"], longest, terms, frozenset(document))


def write_jsonld(quads: Iterable[ox.Quad], file: IO[bytes]) -> None:
    """Write quads as compact JSON-LD, UTF-8, a line a subject; neighbours of one graph and subject share an object."""
    names = context()
    file.write(b'{"@context": ' + _bytes(names.document) + b',\n"@graph": [')
    comma = b"\n"
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = (_bytes(_node(subject, some, names)) for subject, some in groupby(members, key=lambda q: q.subject))
        named = not isinstance(graph, ox.DefaultGraph)
        if named:
            file.write(comma + b'{"@id": ' + _bytes(_reference(graph, names)) + b', "@graph": [')
            comma = b"\n"
        for node in nodes:
            file.write(comma + node)
            comma = b",\n"
        if named:
            file.write(b"]}")
    file.write(b"\n]}\n")


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _reference(node: object, names: Context) -> str:
    return names.iri(node.value) if isinstance(node, ox.NamedNode) else str(node)


def _node(subject: object, quads: Iterable[ox.Quad], names: Context) -> dict[str, Json]:
    values: dict[str, list[Json]] = {}
    for key, value in (_property(quad, names) for quad in quads):
        values.setdefault(key, []).append(value)
    first: dict[str, Json] = {"@id": _reference(subject, names)}
    for key in sorted(values, key=lambda key: (not key.startswith("@"), key)):
        first[key] = values[key][0] if len(values[key]) == 1 else values[key]
    return first


def _property(quad: ox.Quad, names: Context) -> tuple[str, Json]:
    predicate, value = quad.predicate.value, quad.object
    if isinstance(value, ox.Literal):
        return _literal(predicate, value, names)
    if predicate == _RDF_TYPE and isinstance(value, ox.NamedNode):
        return "@type", names.word(value.value)
    term = names.terms.get((predicate, "@id"))
    return (term, _reference(value, names)) if term else (_name(predicate, names), {"@id": _reference(value, names)})


def _literal(predicate: str, value: ox.Literal, names: Context) -> tuple[str, Json]:
    datatype = value.datatype.value
    if term := names.terms.get((predicate, datatype)):
        return term, value.value
    if value.language:
        return _name(predicate, names), {"@value": value.value, "@language": value.language}
    return _name(predicate, names), _plain(value.value, datatype, names)


def _plain(text: str, datatype: str, names: Context) -> Json:
    if datatype == _XSD + "string":
        return text
    if datatype == _XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if datatype == _XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return {"@value": text, "@type": names.word(datatype)}


def _name(predicate: str, names: Context) -> str:
    return names.terms.get((predicate, "")) or names.word(predicate)


def in_order(store: ox.Store) -> Iterator[ox.Quad]:
    """Give a store's quads, the default graph first, then each named graph by its IRI."""
    yield from store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    for graph in sorted(store.named_graphs(), key=str):
        yield from store.quads_for_pattern(None, None, None, graph)
