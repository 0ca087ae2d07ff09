"""GDELT 2: event tables of 61 tab-separated columns without a header."""

from __future__ import annotations

from ...model import Place
from ...model.coded import Actor, CodedEvent
from .actors import clean, in_country, party_code
from .schemes import codes
from .table import Cells, RowParser, day, place

_ACTOR = (
    "code", "name", "country", "group", "ethnic", "religion1", "religion2", "type1", "type2", "type3",
)  # fmt: skip
_GEO = ("geo type", "geo name", "geo country", "adm1", "adm2", "latitude", "longitude", "feature")
#: The columns in order, by the GDELT Event Codebook 2.0 (2015).
COLUMNS = (
    "id", "day", "month", "year", "fraction",
    *(f"actor1 {name}" for name in _ACTOR), *(f"actor2 {name}" for name in _ACTOR),
    "root event", "event code", "base code", "root code", "quad class", "goldstein", "mentions", "sources", "articles",
    "tone",
    *(f"actor1 {name}" for name in _GEO), *(f"actor2 {name}" for name in _GEO), *(f"action {name}" for name in _GEO),
    "added", "address",
)  # fmt: skip
#: `Geo_Type` of cities: in the USA, in the world.
_CITIES = ("3", "4")


def parser(dataset: str) -> RowParser:
    """Give the function that turns a row's cells into an event; its `ValueError` says what is wrong with the row."""
    cameo = codes("cameo")

    def parse(cells: Cells) -> CodedEvent:
        code = cameo.find(cells["event code"])
        if code is None:
            raise ValueError(f"{cells['event code']!r} is no code of CAMEO")
        initiator, recipient = _actor(cells, "actor1"), _actor(cells, "actor2")
        if initiator is None and recipient is None:
            raise ValueError("it names neither actor")
        when = day(cells["day"])
        source = cells["address"] or f"event/{cells['id']}"
        return CodedEvent(dataset, "cameo", code, initiator, recipient, when, when, source, _place(cells))

    return parse


def _actor(cells: Cells, which: str) -> Actor | None:
    """Write `PRESIDENT` of `USA` as "President (United States)": GDELT has names in capitals, and sectors as names."""
    name = cells[f"{which} name"] or cells[f"{which} code"]
    return in_country(name.title() if name.isupper() and cells[f"{which} name"] else name, cells[f"{which} country"])


def _place(cells: Cells) -> Place | None:
    name = clean(cells["action geo name"])
    if not name:
        return None
    first, *_, last = (part.strip() for part in name.split(","))
    found = place(
        first if cells["action geo type"] in _CITIES else "",
        last if party_code(last) or "," not in name else "",
        cells["action latitude"],
        cells["action longitude"],
    )
    return found if found else place("", last, cells["action latitude"], cells["action longitude"])
