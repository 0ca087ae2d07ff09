"""What the graph knows of one person, side, place, process or event, found by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import QueryError
from ..model import Record, Report
from ..query import select
from ..rdf import nodes
from ..rdf.record import read_record
from ..rdf.report import article_of, reports
from ..store import Store
from ..store.columns import columns
from ..vocab import ID
from .coded import records_by_columns


@dataclass(frozen=True, slots=True)
class Found:
    """A node of the graph that a name leads to."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A node with its names, links and events; for an event also what each article says of it."""

    found: Found
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    events: tuple[Record, ...]
    reports: tuple[Report, ...] = ()


def find(store: Store, name: str, kind: str | None = None) -> list[Found]:
    """Give the nodes that a name or an IRI leads to; those that are called just that, where there are any."""
    if name.startswith(ID):
        label = nodes.text(store.node(name), "rdfs:label")
        return [Found(name, label, name[len(ID) :].partition("/")[0])] if label else []
    rows = select(store, "find", {"name": name})
    wanted = name.casefold()
    found, exact = {}, {}
    for row in rows:
        each = Found(row["node"] or "", row["label"] or "", row["kind"] or "")
        named = (row["named"] or "").casefold()
        if kind in (None, each.kind):
            found[each.iri] = each
            # A city is called by its name without the country behind it.
            if wanted in (named, named.partition(",")[0]):
                exact[each.iri] = each
    return list((exact or found).values())


def portrait(store: Store, found: Found) -> Portrait:
    """Gather what the graph knows of a node."""
    node = store.node(found.iri)
    if found.kind == "event":
        record = read_record(found.iri, store.node)
        return Portrait(found, (), (), (record,), tuple(_reports(store, record)))
    return Portrait(
        found,
        tuple(nodes.texts(node, "skos:altLabel")),
        tuple(nodes.texts(node, "skos:exactMatch")),
        tuple(_events(store, found)),
    )


def _events(store: Store, found: Found) -> Iterator[Record]:
    """The events of a node, by the columnar copy where it has them: an agent of coded data may have thousands."""
    copied = columns(store) if found.kind in ("agent", "party") else None
    if copied is not None:
        code = nodes.text(store.node(found.iri), "skos:notation")
        yield from records_by_columns(store, copied, {"party": code} if code else {"actor": found.label})
        return
    for row in select(store, "events-of", {"node": f"<{found.iri}>"}):
        yield read_record(row["event"] or "", store.node)


def one(store: Store, name: str, kind: str | None = None) -> Found:
    """Give the node that a name leads to, of a kind (person, party, place, process, event) where one is named.

    Raises:
        QueryError: nothing or more than one thing is called so.
    """
    found = find(store, name, kind)
    if len(found) == 1:
        return found[0]
    if not found:
        what = kind or "thing"
        raise QueryError(f"The store has no {what} called {name!r}; `kg query find` looks for parts of names.")
    shown = "; ".join(f"{f.label} ({f.kind}, {f.iri})" for f in found[:8])
    raise QueryError(f"{len(found)} {kind or 'thing'}s are called {name!r}; name one in full or by its IRI: {shown}.")


def _reports(store: Store, record: Record) -> Iterator[Report]:
    for source in record.sources:
        told = reports(store.named_graph(article_of(source.report).value))
        yield from (report for report in told if report.id == source.report)
