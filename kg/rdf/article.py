"""An article and what it says, as the quads of its named graph.

<A>              schema:NewsArticle: headline, date, publisher, address, hash
<A#headline>     dip:Mention: the title, where nothing in the text tells of an event
<A#char=0,74>    dip:Mention: the words and their character offsets (RFC 5147, NIF)
<A#event=1>      dip:Report: an event as this article tells it
<A#event=1,place>  dip:Claim: one slot of it, with confidence, who says so, and the mentions that support it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from ..model import Article, Event, Interval, Place, Span
from ..vocab import (
    BEGIN,
    DATE,
    EDTF,
    END,
    EVENT_CLASSES,
    LABEL,
    TYPE,
    decimal,
    digest,
    dip,
    resource,
    slug,
    term,
)

Object = NamedNode | Literal
Pairs = list[tuple[NamedNode, Object]]


def article_iri(article: Article) -> str:
    """Mint the article's IRI from its content, so that the same article read twice is one."""
    parts = (article.title, str(article.date or ""), article.publisher or "", article.address or "", article.text)
    return resource("article", digest("\x1f".join(parts))).value


def fingerprint(article: Article) -> str:
    """Hash the letters and digits of an article's body, so that copies of one text are known as such.

    The dateline and what stands before it, white space, punctuation and case are left out: publishers change them.
    """
    body = "".join(article.text[r.start : r.end] for r in article.regions if r.kind == "body") or article.text
    return digest(re.sub(r"[\W_]+", "", body).casefold(), 16)


def article_quads(article: Article, events: Sequence[Event]) -> list[Quad]:
    """Give the quads of an article's named graph, sorted, no one twice."""
    iri = article_iri(article)
    graph = NamedNode(iri)
    triples = set(_article_triples(article, graph))
    for number, event in enumerate(events, 1):
        triples.update(_report_triples(graph, number, event))
    if any(value == headline_iri(graph) for _, _, value in triples):
        triples.update(_headline_triples(article, graph))
    return sorted((Quad(s, p, o, graph) for s, p, o in triples), key=str)


def place_iri(place: Place) -> NamedNode:
    """Give a place's IRI: by the gazetteer's identifier, else by its names."""
    if place.id and (place.id.startswith("venue:") or not place.venue):
        return resource("place", place.id.replace(":", "-"))
    names = [name for name in (place.venue, place.city, place.country_code or place.country) if name]
    return resource("place", slug(" ".join(names)))


def place_label(place: Place) -> str:
    """Name a place in a line: `Hofburg, Vienna, Austria`."""
    return ", ".join(dict.fromkeys(name for name in (place.venue, place.city, place.country) if name))


def place_triples(place: Place) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    """Describe a place: names, code, coordinates, the gazetteer's identifier."""
    node = place_iri(place)
    yield node, TYPE, term("sem:Place")
    yield node, LABEL, Literal(place_label(place))
    texts = {"venue": place.venue, "city": place.city, "country": place.country, "countryCode": place.country_code}
    for name, value in texts.items():
        if value:
            yield node, dip(name), Literal(value)
    if place.latitude is not None and place.longitude is not None:
        yield node, term("geo:lat"), decimal(place.latitude, 5)
        yield node, term("geo:long"), decimal(place.longitude, 5)
    if place.id:
        yield node, term("dcterms:identifier"), Literal(place.id)
    if place.id and place.id.startswith("geonames:") and not place.venue:
        yield node, term("skos:exactMatch"), NamedNode(f"https://sws.geonames.org/{place.id.partition(':')[2]}/")


def interval_pairs(when: Interval) -> Pairs:
    """Write a time: EDTF literal, granularity, and two plain `xsd:date` bounds as far as they are known."""
    pairs: Pairs = [(dip("granularity"), Literal(when.granularity))]
    if when.edtf:
        pairs.append((dip("edtf"), Literal(when.edtf, datatype=EDTF)))
    if when.start:
        pairs.append((BEGIN, Literal(when.start.isoformat(), datatype=DATE)))
    if when.end:
        pairs.append((END, Literal(when.end.isoformat(), datatype=DATE)))
    return pairs


@dataclass(frozen=True, slots=True)
class _Claim:
    """One slot of one event: its name in the IRI, its properties, and the support slot that it answers to."""

    key: str
    slot: str
    pairs: Pairs = field(default_factory=list)
    support: str = ""


def _article_triples(article: Article, node: NamedNode) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    yield node, TYPE, term("schema:NewsArticle")
    yield node, term("schema:headline"), Literal(article.title)
    yield node, term("dcterms:identifier"), Literal(article.id)
    yield node, term("schema:inLanguage"), Literal(article.language)
    yield node, dip("fingerprint"), Literal(fingerprint(article))
    yield node, dip("sha256"), Literal(digest(article.text, 64))
    if article.date:
        yield node, term("schema:datePublished"), Literal(article.date.isoformat(), datatype=DATE)
    texts = {"dcterms:publisher": article.publisher, "schema:url": article.address, "dip:dateline": article.dateline}
    for name, value in texts.items():
        if value:
            yield node, term(name), Literal(value)


def _report_triples(graph: NamedNode, number: int, event: Event) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    report = NamedNode(f"{graph.value}#event={number}")
    yield report, TYPE, dip("Report")
    yield report, LABEL, Literal(event.label)
    yield report, dip("confidence"), decimal(event.confidence)
    if not event.evidence:
        yield report, dip("mainMention"), headline_iri(graph)
    for rank, span in enumerate(event.evidence):
        yield report, dip("supportedBy" if rank else "mainMention"), _mention_iri(graph, span)
        yield from _mention_triples(graph, span)
    for claim in _claims(event, graph):
        node = NamedNode(f"{report.value},{claim.key}")
        yield node, TYPE, dip("Claim")
        yield node, dip("report"), report
        yield node, dip("slot"), Literal(claim.slot)
        yield from ((node, predicate, value) for predicate, value in claim.pairs)
        yield from _provenance(node, graph, event, claim)
    if event.place:
        yield from place_triples(event.place)


def _provenance(
    node: NamedNode, graph: NamedNode, event: Event, claim: _Claim
) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    """Confidence, modality, who says so, the rule that read it, and the mentions behind one claim."""
    supports = [s for s in event.support if s.slot == claim.support]
    spans = [s.span for s in supports] or list(event.evidence[:1])
    yield node, dip("confidence"), decimal(max((s.confidence for s in supports), default=event.confidence))
    yield node, dip("modality"), Literal("asserted" if event.status in ("held", "ongoing") else event.status)
    if event.according_to:
        yield node, term("sem:accordingTo"), Literal(event.according_to)
    for rule in {s.rule for s in supports if s.rule}:
        yield node, dip("rule"), Literal(rule)
    if not spans:
        yield node, term("prov:wasDerivedFrom"), headline_iri(graph)
    for span in spans:
        yield node, term("prov:wasDerivedFrom"), _mention_iri(graph, span)
        yield from _mention_triples(graph, span)


def _claims(event: Event, graph: NamedNode) -> Iterator[_Claim]:
    yield _Claim("type", "type", [(dip("value"), dip(EVENT_CLASSES[event.type]))], "type")
    yield _Claim("status", "status", [(dip("value"), resource("status", event.status))], "status")
    if event.when:
        yield _Claim("time", "time", interval_pairs(event.when), "when")
    if event.formerly:
        yield _Claim("formerly", "formerly", interval_pairs(event.formerly), "formerly")
    if event.place:
        yield _Claim("place", "place", [(dip("value"), place_iri(event.place))], "place")
    for code in event.parties:
        yield _Claim(f"party={slug(code)}", "party", [(dip("value"), party_iri(code))], f"party:{code}")
    yield from _participation_claims(event)
    for person in event.unnamed:
        pairs: Pairs = [(dip("role"), resource("role", person.role)), (dip("post"), Literal(person.post or ""))]
        pairs.append((dip("onBehalfOf"), party_iri(person.party or "")))
        key = f"office={slug(f'{person.party} {person.post}')}"
        yield _Claim(key, "office", pairs, f"office:{person.party} {person.post}")
    texts = {"process": event.process, "topic": event.topic}
    for slot, text in texts.items():
        if text:
            yield _Claim(slot, slot, [(dip("value"), Literal(text))], slot)
    if event.round is not None:
        yield _Claim("round", "round", [(dip("value"), Literal(event.round))], "round")
    if event.follows is not None:
        yield _Claim("follows", "follows", [(dip("value"), NamedNode(f"{graph.value}#event={event.follows + 1}"))])


def _participation_claims(event: Event) -> Iterable[_Claim]:
    for person in event.participants:
        pairs: Pairs = [(dip("agentName"), Literal(person.name)), (dip("role"), resource("role", person.role))]
        if person.party:
            pairs.append((dip("onBehalfOf"), party_iri(person.party)))
        if person.post:
            pairs.append((dip("post"), Literal(person.post)))
        yield _Claim(f"person={slug(person.name)}", "participation", pairs, f"participant:{person.name}")


def party_iri(code: str) -> NamedNode:
    """Give a party's IRI by its code; blanks and other odd characters become underscores."""
    return resource("party", re.sub(r"[^A-Za-z0-9_.-]", "_", code))


def headline_iri(article: NamedNode) -> NamedNode:
    """Give the IRI of an article's headline as a mention."""
    return NamedNode(f"{article.value}#headline")


def _headline_triples(article: Article, graph: NamedNode) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    """The headline as a mention of its own; its offsets count the headline's characters."""
    node = headline_iri(graph)
    yield node, TYPE, dip("Mention")
    yield node, term("nif:beginIndex"), Literal(0)
    yield node, term("nif:endIndex"), Literal(len(article.title))
    yield node, term("nif:anchorOf"), Literal(article.title)
    yield node, term("nif:referenceContext"), node


def _mention_iri(graph: NamedNode, span: Span) -> NamedNode:
    return NamedNode(f"{graph.value}#char={span.start},{span.end}")


def _mention_triples(graph: NamedNode, span: Span) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    node = _mention_iri(graph, span)
    yield node, TYPE, dip("Mention")
    yield node, term("nif:beginIndex"), Literal(span.start)
    yield node, term("nif:endIndex"), Literal(span.end)
    yield node, term("nif:anchorOf"), Literal(span.text)
    yield node, term("nif:referenceContext"), graph
