"""Events by filters out of the columnar copy, for stores of so many that reading them node by node takes long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from ..model import Event, EventType, Interval, Participation, Record, Role, Status
from ..query.table import parameters
from ..rdf import nodes
from ..rdf.coded import ROLES, record_source
from ..rdf.record import read_record
from ..store import Store
from ..store.columns import Columns, sql

if TYPE_CHECKING:
    from ..model import Place

#: Rows that are fetched at a time.
_BATCH = 2_000


class _Part(TypedDict):
    """A participation as a row of the query `select-events` has it."""

    role: str
    name: str
    party: str | None
    agent: str


_Row = tuple[
    str, str, str, date | None, date | None, str, str, str | None, str | None, list[_Part] | None, list[str] | None
]


def records_by_columns(store: Store, columns: Columns, filters: Mapping[str, str]) -> Iterator[Record]:
    """Give the events that fit the parameters of `select-events`, in its order; those of articles out of the graph."""
    places: dict[str, Place | None] = {}
    found = columns.db.cursor().execute(sql("records"), parameters("select-events", filters))
    while rows := cast(list[_Row], found.fetchmany(_BATCH)):
        for row in rows:
            if row[1] == "article":
                yield read_record(row[0], store.node)
                continue
            spot = row[7]
            if spot and spot not in places:
                places[spot] = nodes.place(store.node(spot))
            yield _record(row, places[spot] if spot else None)


def _record(row: _Row, place: Place | None) -> Record:
    iri, origin, kind, begin, until, status, label, _, process, parts, sources = row
    acting = sorted(parts or [], key=lambda part: (ROLES.index(cast(Role, part["role"])), part["agent"]))
    people = tuple(Participation(p["name"], cast(Role, p["role"]), p["party"], id=p["agent"]) for p in acting)
    event = Event(
        type=cast(EventType, kind),
        label=label,
        status=cast(Status, status),
        when=Interval(begin, until, "day", begin.isoformat()) if begin else None,
        place=place,
        participants=people,
        parties=tuple(sorted({p.party for p in people if p.party})),
        confidence=1.0,
        process=process,
    )
    return Record(iri, event, origin, tuple(record_source(origin, source) for source in sources or ()))
