"""POLECAT: tables with a header whose events are coded by PLOVER: a type, its mode, actor, recipient, place."""

from __future__ import annotations

from ...model.coded import Actor, CodedEvent
from .actors import actor, in_country
from .schemes import codes
from .table import Cells, RowParser, day, place

#: Columns without which a table is none of POLECAT.
NEEDED = ("event date", "event type", "event mode", "actor name", "recipient name")


def parser(dataset: str) -> RowParser:
    """Give the function that turns a row's cells into an event; its `ValueError` says what is wrong with the row."""
    plover = codes("plover")

    def parse(cells: Cells) -> CodedEvent:
        kind, mode = cells["event type"].upper(), cells["event mode"].lower().replace(" ", "-")
        code = (plover.find(f"{kind}-{mode}") if mode else None) or plover.find(kind)
        if code is None:
            raise ValueError(f"{cells['event type']!r} is no event type of PLOVER")
        initiator, recipient = _actor(cells, "actor"), _actor(cells, "recipient")
        if initiator is None and recipient is None:
            raise ValueError("it names neither actor nor recipient")
        when = day(cells["event date"])
        where = place(
            cells.get("city", "") or cells.get("placename", ""), cells.get("country", ""),
            cells.get("latitude", ""), cells.get("longitude", ""), cells.get("geonames id", ""),
        )  # fmt: skip
        return CodedEvent(dataset, "plover", code, initiator, recipient, when, when, _source(cells), where)

    return parse


def _actor(cells: Cells, which: str) -> Actor | None:
    """Name the one who acts, the first of several; a row without a name has a sector and a country instead."""
    name = cells[f"{which} name"].split(";")[0].strip()
    country = cells.get(f"{which} country", "").split(";")[0].strip()
    if name and name != country:
        return actor(name, country)
    return in_country(cells.get(f"primary {which} sector", ""), country)


def _source(cells: Cells) -> str:
    """Name the story where the table does (its `Source` is the publisher's), else the row by its id."""
    story = cells.get("story id")
    return f"story/{story}" if story else f"event/{cells.get('event id', '')}"
