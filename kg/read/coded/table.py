"""What tables with a header have in common: cells by the name of their column, days, coordinates, places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ...model import Place
from ...model.coded import CodedEvent
from .actors import clean, party_code

Cells = Mapping[str, str]
#: What tables write where they have nothing.
_EMPTY = ("None", "NA", "NULL")
RowParser = Callable[[Cells], CodedEvent]


def cells_by_name(header: Sequence[str], row: Sequence[str]) -> Cells:
    """Give a row's cells by the folded name of their column ("event id"); cells that are "None" or "NA" are empty.

    Raises:
        ValueError: the row has more or fewer cells than the header.
    """
    if len(row) != len(header):
        raise ValueError(f"it has {len(row)} cells instead of {len(header)}")
    return {name: "" if cell in _EMPTY else cell.strip() for name, cell in zip(header, row, strict=True)}


def day(text: str) -> date:
    """Read a day as tables write it: 2012-05-31 (with or without a time behind it), 20120531.

    Raises:
        ValueError: it is none of these.
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise ValueError(f"{text!r} is no day; write it as 2012-05-31") from None


def place(
    city: str = "", country: str = "", latitude: str = "", longitude: str = "", geonames: str = ""
) -> Place | None:
    """Make a place of a table's cells; None where they name neither city nor country.

    Raises:
        ValueError: a coordinate is no number or off the globe.
    """
    city, country = clean(city), clean(country)
    if not city and not country:
        return None
    return Place(
        city=city or None,
        country=country or None,
        country_code=party_code(country) if country else None,
        latitude=_degrees(latitude, 90),
        longitude=_degrees(longitude, 180),
        id=f"geonames:{geonames}" if city and geonames.isdigit() else None,
    )


def _degrees(text: str, limit: int) -> float | None:
    if not text.strip():
        return None
    value = float(text)
    if not abs(value) <= limit:
        raise ValueError(f"{text} degrees are off the globe")
    return value
