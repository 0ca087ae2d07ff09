"""What exports take from reference data: names, colours and positions of sides.

Colours come from `kg/data/export/palette.toml`, names from the reference data of parties unless the caller has others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from zlib import crc32

from ..data import load_toml
from ..errors import DataError

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Reference:
    """Names and positions of sides by code; what is missing is written by its code, or not at all.

    `coordinates` are latitude and longitude in degrees (WGS 84), for instance of the seat of government.
    """

    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    coordinates: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))

    def label(self, party: str) -> str:
        """Return the name of a side, its code where nobody named it."""
        return self.labels.get(party) or party


@cache
def standard() -> Reference:
    """Return the reference data that travel with the package: the names of states, organisations and groups."""
    from ..data.parties import parties

    return Reference(labels=MappingProxyType({code: party.name for code, party in parties().items()}))


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of sides, as `#rrggbb`."""

    none: str
    colours: tuple[str, ...]
    #: Those that a side gets for which none was set.
    shared: tuple[str, ...]
    sides: Mapping[str, str]

    def of(self, party: str | None) -> str:
        """Return a side's colour, the same in every file: the one set for it, else one picked by its code."""
        if not party:
            return self.none
        return self.sides.get(party) or self.shared[crc32(party.encode("utf-8", "replace")) % len(self.shared)]


@cache
def palette() -> Palette:
    """Read the palette.

    Raises:
        DataError: the file names a colour that it does not define.
    """
    found = load_toml("export/palette.toml")
    colours: dict[str, str] = found["colours"]
    unknown = {*found["sides"].values(), *found["reserved"]} - set(colours)
    if unknown:
        raise DataError(f"kg/data/export/palette.toml names the colours {sorted(unknown)}; define them in [colours].")
    sides = {party: colours[name] for party, name in found["sides"].items()}
    shared = tuple(colour for name, colour in colours.items() if name not in found["reserved"])
    return Palette(found["none"], tuple(colours.values()), shared, MappingProxyType(sides))


@cache
def rgb(party: str | None) -> Colour:
    """Return a side's colour as red, green and blue, 0 to 255."""
    value = palette().of(party)
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
