"""What articles say, read back from their named graphs: quads of one graph → `Report` values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast, get_args

from pyoxigraph import NamedNode, Quad

from ..model import Event, EventType, Participation, Report, Role, Span, Status, Support
from ..vocab import EVENT_TYPES, local_name, term
from . import nodes
from .nodes import Node

PUBLISHED = term("schema:datePublished")


def reports(quads: Iterable[Quad]) -> list[Report]:
    """Read the reports of one article back from the quads of its named graph, in the order of its events."""
    found = nodes.by_subject(quads)
    article = next((iri for iri, node in found.items() if "schema:NewsArticle" in _types(node)), None)
    if article is None:
        return []
    claims: dict[str, list[Node]] = {}
    for _, node in sorted(found.items()):
        owner = nodes.text(node, "dip:report")
        if owner:
            claims.setdefault(owner, []).append(node)
    events = [iri for iri, node in found.items() if "dip:Report" in _types(node)]
    events.sort(key=lambda iri: int(iri.rpartition("=")[2]))
    return [_report(iri, article, found, claims.get(iri, [])) for iri in events]


def span(node: Node) -> Span:
    """Read a mention's words and character offsets."""
    begin, end = nodes.number(node, "nif:beginIndex"), nodes.number(node, "nif:endIndex")
    return Span(int(begin or 0), int(end or 0), nodes.text(node, "nif:anchorOf") or "")


def _types(node: Node) -> set[str]:
    types = nodes.texts(node, "rdf:type")
    return {f"{'schema' if 'schema.org' in iri else 'dip'}:{local_name(iri)}" for iri in types}


def _report(iri: str, article: str, found: Mapping[str, Node], claims: list[Node]) -> Report:
    about = found[article]
    return Report(
        id=iri,
        article=article,
        title=nodes.text(about, "schema:headline") or "",
        date=nodes.day(about, PUBLISHED),
        publisher=nodes.text(about, "dcterms:publisher"),
        address=nodes.text(about, "schema:url"),
        fingerprint=nodes.text(about, "dip:fingerprint") or "",
        event=_event(found[iri], found, claims),
    )


def _event(node: Node, found: Mapping[str, Node], claims: list[Node]) -> Event:
    slots: dict[str, list[Node]] = {}
    for claim in claims:
        slots.setdefault(nodes.text(claim, "dip:slot") or "", []).append(claim)

    def value(slot: str) -> str | None:
        return nodes.text(slots[slot][0], "dip:value") if slot in slots else None

    follows, turn, place = value("follows"), value("round"), value("place")
    said_by = (nodes.text(claim, "sem:accordingTo") for claim in claims)
    return Event(
        type=cast(EventType, EVENT_TYPES[local_name(value("type") or "OtherEvent")]),
        label=nodes.text(node, "rdfs:label") or "",
        status=cast(Status, local_name(value("status") or "held")),
        when=nodes.interval(slots["time"][0]) if "time" in slots else None,
        place=nodes.place(found.get(place, {})) if place else None,
        participants=tuple(_participation(claim) for claim in slots.get("participation", [])),
        parties=tuple(sorted(local_name(nodes.text(claim, "dip:value") or "") for claim in slots.get("party", []))),
        confidence=nodes.number(node, "dip:confidence") or 0.0,
        evidence=tuple(_mentions(node, found, "dip:mainMention", "dip:supportedBy")),
        support=tuple(sorted(_supports(claims, found), key=lambda s: (s.slot, s.span))),
        process=value("process"),
        round=int(turn) if turn else None,
        topic=value("topic"),
        according_to=next((name for name in said_by if name), None),
        follows=int(follows.rpartition("=")[2]) - 1 if follows else None,
        formerly=nodes.interval(slots["formerly"][0]) if "formerly" in slots else None,
        unnamed=tuple(_participation(claim) for claim in slots.get("office", [])),
    )


def _participation(claim: Node) -> Participation:
    role, party = nodes.text(claim, "dip:role"), nodes.text(claim, "dip:onBehalfOf")
    name = local_name(role or "participant")
    return Participation(
        name=nodes.text(claim, "dip:agentName") or "",
        role=cast(Role, name if name in get_args(Role) else "participant"),
        party=local_name(party) if party else None,
        post=nodes.text(claim, "dip:post"),
    )


def _mentions(node: Node, found: Mapping[str, Node], *names: str) -> Iterator[Span]:
    for name in names:
        for iri in nodes.texts(node, name):
            # Words of the headline have no place in the text, into which spans count.
            if iri in found and "#char=" in iri:
                yield span(found[iri])


#: Names of claim slots that the event calls otherwise.
_SUPPORT_SLOT = {"time": "when"}


def _supports(claims: list[Node], found: Mapping[str, Node]) -> Iterator[Support]:
    for claim in claims:
        slot = nodes.text(claim, "dip:slot") or ""
        if slot == "party":
            slot = f"party:{local_name(nodes.text(claim, 'dip:value') or '')}"
        elif slot == "participation":
            slot = f"participant:{nodes.text(claim, 'dip:agentName')}"
        elif slot == "office":
            slot = f"office:{local_name(nodes.text(claim, 'dip:onBehalfOf') or '')} {nodes.text(claim, 'dip:post')}"
        rule, confidence = nodes.text(claim, "dip:rule") or "", nodes.number(claim, "dip:confidence") or 0.0
        for words in _mentions(claim, found, "prov:wasDerivedFrom"):
            yield Support(_SUPPORT_SLOT.get(slot, slot), words, rule, confidence)


def article_of(report: str) -> NamedNode:
    """Give the named graph, which is the article's IRI, in which a report stands."""
    return NamedNode(report.partition("#")[0])
