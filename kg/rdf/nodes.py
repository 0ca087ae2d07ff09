"""A look at one node's properties at a time, with values as Python values: what reading the graph back needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from ..model import Interval, Place
from ..vocab import BEGIN, END, PREFIXES

#: Properties of one subject: predicate IRI to its objects, sorted.
Node = Mapping[str, list[NamedNode | Literal]]


_VALUES = (NamedNode, Literal)
#: Gives the properties of a node, by its IRI and that of its named graph (None for the default graph).
Lookup = Callable[[str, str | None], Node]


def by_subject(quads: Iterable[Quad]) -> dict[str, Node]:
    """Group quads into nodes by the IRI of their subject."""
    nodes: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, _VALUES):
            nodes[subject.value][quad.predicate.value].append(value)
    for node in nodes.values():
        for values in node.values():
            if len(values) > 1:
                values.sort(key=str)
    return {subject: dict(node) for subject, node in nodes.items()}


def texts(node: Node, name: str) -> list[str]:
    """Give the values of a property (a prefixed name) as texts or IRIs."""
    prefix, _, local = name.partition(":")
    return [value.value for value in node.get(PREFIXES[prefix] + local, ())]


def text(node: Node, name: str) -> str | None:
    """Give the first value of a property as a text or an IRI, None where there is none."""
    found = texts(node, name)
    return found[0] if found else None


def number(node: Node, name: str) -> float | None:
    """Give the first value of a property as a number."""
    found = text(node, name)
    return None if found is None else float(found)


def day(node: Node, predicate: NamedNode) -> date | None:
    """Give the first value of a property as a day."""
    found = node.get(predicate.value)
    return date.fromisoformat(found[0].value[:10]) if found else None


def interval(node: Node) -> Interval | None:
    """Read a time back from the node that carries its bounds, EDTF and granularity; None where it has none.

    Bounds without a granularity, as coded events have them, are known to the day.
    """
    granularity = text(node, "dip:granularity")
    if granularity is None:
        begin = day(node, BEGIN)
        return Interval(begin, day(node, END), "day", begin.isoformat()) if begin else None
    return Interval(day(node, BEGIN), day(node, END), granularity, text(node, "dip:edtf") or "")  # type: ignore[arg-type]


def place(node: Node) -> Place | None:
    """Read a place back from its node; None for a node without any name."""
    if not node:
        return None
    return Place(
        venue=text(node, "dip:venue"),
        city=text(node, "dip:city"),
        country=text(node, "dip:country"),
        country_code=text(node, "dip:countryCode"),
        latitude=number(node, "geo:lat"),
        longitude=number(node, "geo:long"),
        id=text(node, "dcterms:identifier"),
    )


def iri(term: object) -> str:
    """Give the IRI of a term, "" for anything but an IRI."""
    return term.value if isinstance(term, NamedNode) else ""
