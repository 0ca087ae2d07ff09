"""The events behind an answer, with the sentences or records that tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ..rdf import nodes
from ..rdf.record import read_record
from ..store import Store
from ..vocab import BEGIN, END, local_name
from .reply import EvidenceObject, SourceObject

#: How many events are shown behind an answer.
MOST = 20


def evidence(store: Store, events: Iterable[str | None], most: int = MOST) -> tuple[EvidenceObject, ...]:
    """Give the events behind an answer, each once, in the order given, `most` at the most."""
    wanted = islice(dict.fromkeys(event for event in events if event), most)
    return tuple(_evidence(store, event) for event in wanted)


def _evidence(store: Store, event: str) -> EvidenceObject:
    node = store.node(event)
    start, end = nodes.day(node, BEGIN), nodes.day(node, END)
    if nodes.texts(node, "dip:reportedIn"):
        sources = _told(store, event)
    else:
        sources = [_plain(iri) for iri in nodes.texts(node, "prov:wasDerivedFrom")]
    return {
        "event": event,
        "label": nodes.text(node, "rdfs:label") or "",
        "start": str(start) if start else None,
        "end": str(end) if end else None,
        "status": local_name(nodes.text(node, "dip:status") or "held"),
        "sources": sources,
    }


def _told(store: Store, event: str) -> list[SourceObject]:
    return [
        {
            "source": source.article,
            "title": source.title,
            "date": str(source.date) if source.date else None,
            "publisher": source.publisher,
            "text": source.evidence.text if source.evidence else None,
        }
        for source in read_record(event, store.node).sources
    ]


def _plain(iri: str) -> SourceObject:
    return {"source": iri, "title": None, "date": None, "publisher": None, "text": None}
