"""Namespaces, terms and IRIs: the names under which everything stands in the graph.

Terms of our own are in `ontology/summitry.ttl`; the others are re-used: SEM (events, actors, places, time bounds),
PROV-O, NIF (character offsets), schema.org (articles), FOAF, SKOS, WGS 84, EDTF literals.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

from pyoxigraph import Literal, NamedNode

DIP = "https://w3id.org/summitry/ns#"
ID = "https://w3id.org/summitry/id/"
#: Prefixes that every query of ours may use without declaring them.
PREFIXES = {
    "dip": DIP,
    "id": ID,
    # Initiator and recipient of coded events of one code: `?visit by:042 ?guest ; to:042 ?host`.
    "by": "https://w3id.org/summitry/ns/by#",
    "to": "https://w3id.org/summitry/ns/to#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "wd": "http://www.wikidata.org/entity/",
}


@cache
def term(name: str) -> NamedNode:
    """Give the term that a prefixed name stands for, such as `sem:hasPlace`.

    Raises:
        KeyError: the prefix is not one of `PREFIXES`.
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def dip(name: str) -> NamedNode:
    """Give a term of our own vocabulary."""
    return NamedNode(DIP + name)


TYPE = term("rdf:type")
LABEL = term("rdfs:label")
BEGIN = term("sem:hasEarliestBeginTimeStamp")
END = term("sem:hasLatestEndTimeStamp")
DATE = term("xsd:date")
DECIMAL = term("xsd:decimal")
EDTF = term("edtf:EDTF")

#: Event types as the tool writes them, with the class of the ontology each stands for.
EVENT_CLASSES = {
    "meeting": "Meeting",
    "talks": "Talks",
    "negotiation": "Negotiation",
    "mediation": "Mediation",
    "visit": "Visit",
    "call": "Call",
    "summit": "Summit",
    "signing": "Signing",
    "other": "OtherEvent",
}
EVENT_TYPES = {name: kind for kind, name in EVENT_CLASSES.items()}
#: Types in which people come together; a call, a signing and what is none of these are left out.
MEETING_TYPES = ("meeting", "talks", "negotiation", "mediation", "visit", "summit")


def slug(text: str) -> str:
    """Write a name in lower-case ASCII with hyphens, for use at the end of an IRI.

    A name without a single Latin letter or digit becomes the first twelve hex digits of its hash.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:80]
    return plain or digest(text, 12)


def digest(text: str, length: int = 20) -> str:
    """Hash a text to `length` lower-case hex digits (SHA-256)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def resource(kind: str, name: str) -> NamedNode:
    """Give the IRI of a resource of ours: `resource("party", "USA")`."""
    return NamedNode(f"{ID}{kind}/{name}")


def local_name(iri: str) -> str:
    """Give what stands behind the last slash or hash of an IRI."""
    return re.split(r"[/#]", iri)[-1]


def decimal(value: float, places: int = 3) -> Literal:
    """Write a number as an `xsd:decimal` in its canonical form (XSD 1.1, no trailing zeros), as Oxigraph keeps it."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal("0" if text == "-0" else text, datatype=DECIMAL)
