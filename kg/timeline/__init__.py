"""Events of a store in the order of their days, narrowed by filters, and the way that they draw from place to place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from ..errors import UsageError
from ..model import Record
from ..query import select
from ..rdf.record import read_record
from ..store import Store
from ..store.columns import columns
from .coded import records_by_columns


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are wanted; what is left out narrows nothing.

    `since` and `until` are days, both included: an event is in the window where one of its days can be. `place` and
    `person` are parts of names, `party` is a code or a name, `type` and `status` are in lower case, `origin` is
    "article" or the name of a coded data set.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    person: str | None = None
    party: str | None = None
    type: str | None = None
    status: str | None = None
    origin: str | None = None

    def parameters(self) -> dict[str, str]:
        """Give the filters as parameters of the query `select-events`."""
        names = {"since": "from", "until": "to"}
        found = {names.get(f.name, f.name): getattr(self, f.name) for f in fields(self)}
        return {name: str(value) for name, value in found.items() if value is not None}


class Timeline(Sequence[Record]):
    """Events in the order of their first days, those without a day last. Shows as a table in a notebook."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = tuple(records)

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, at: int) -> Record:  # type: ignore[override]
        return self._records[at]

    @property
    def route(self) -> tuple[str, ...]:
        """The cities of the events in time order, each stay once: `("Geneva", "Brussels", "Vienna")`."""
        return route(self._records)

    def __repr__(self) -> str:
        way = " → ".join(self.route)
        return f"<Timeline of {len(self)} events{': ' + way if way else ''}>"

    def _repr_html_(self) -> str:
        from .table import html_table

        return html_table(self._records)


def records(store: Store, filters: Filters | None = None) -> Iterator[Record]:
    """Give the events of a store that fit the filters, by first day, then last day, then IRI.

    Raises:
        UsageError: the window ends before it begins.
    """
    filters = filters or Filters()
    if filters.since and filters.until and filters.until < filters.since:
        raise UsageError(f"The window from {filters.since} to {filters.until} ends before it begins; turn it round.")
    copied = columns(store)
    if copied is not None:
        yield from records_by_columns(store, copied, filters.parameters())
        return
    for row in select(store, "select-events", filters.parameters()):
        yield read_record(row["event"] or "", store.node)


def timeline(store: Store, filters: Filters | None = None) -> Timeline:
    """Give the events of a store that fit the filters as a `Timeline`."""
    return Timeline(records(store, filters))


def route(events: Iterable[Record]) -> tuple[str, ...]:
    """Draw the way from city to city in time order; what is cancelled, denied or undated leads nowhere."""
    way: list[str] = []
    for record in events:
        place, when = record.event.place, record.event.when
        if record.event.status in ("cancelled", "denied", "postponed") or not (when and when.start):
            continue
        if place and place.city and (not way or way[-1] != place.city):
            way.append(place.city)
    return tuple(way)
