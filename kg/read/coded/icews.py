"""ICEWS: the 20-column event tables with a header (Event ID, Event Date, Source Name, ... Latitude, Longitude)."""

from __future__ import annotations

from ...model.coded import CodedEvent
from .actors import actor
from .schemes import codes
from .table import Cells, RowParser, day, place

COLUMNS = (
    "event id", "event date", "source name", "source sectors", "source country", "event text", "cameo code",
    "intensity", "target name", "target sectors", "target country", "story id", "sentence number", "publisher",
    "city", "district", "province", "country", "latitude", "longitude",
)  # fmt: skip
#: Columns without which a table is none of ICEWS.
NEEDED = ("event date", "source name", "event text", "cameo code", "target name")


def parser(dataset: str) -> RowParser:
    """Give the function that turns a row's cells into an event; its `ValueError` says what is wrong with the row."""
    cameo = codes("cameo")

    def parse(cells: Cells) -> CodedEvent:
        code = cameo.find(cells["cameo code"], cells["event text"])
        if code is None:
            raise ValueError(f"{cells['cameo code']!r} ({cells['event text']!r}) is no code of CAMEO")
        source, target = cells["source name"], cells["target name"]
        if not source and not target:
            raise ValueError("it names neither source nor target")
        when = day(cells["event date"])
        return CodedEvent(
            dataset, "cameo", code,
            actor(source, cells.get("source country", "")) if source else None,
            actor(target, cells.get("target country", "")) if target else None,
            when, when, _source(cells),
            place(*(cells.get(name, "") for name in ("city", "country", "latitude", "longitude"))),
        )  # fmt: skip

    return parse


def _source(cells: Cells) -> str:
    """Name the story, as several rows of one story are one source; else the row's own id."""
    story = cells.get("story id")
    return f"story/{story}" if story else f"event/{cells.get('event id', '')}"
