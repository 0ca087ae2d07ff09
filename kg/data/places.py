"""Places: cities, venues, regions and countries by the names that the news gives them, with coordinates.

Cities are an extract of GeoNames (CC BY 4.0, see README.md in this folder), venues and regions lists of ours. Which of
several cities of a name a text means is left to the stages that see the text: the answers here come best first, by
population, with capitals before others.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.data import read_bytes, read_tsv
from kg.data.parties import Party, parties
from kg.errors import DataError

_MOST_WORDS = 6
_NOT_LETTER = re.compile(r"[^a-z0-9]+")
# Letters that have no decomposition, as the news writes them in plain letters.
_LETTERS = str.maketrans(dict(zip("øłđðıə", "olddia", strict=True)) | {"þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the reference data: a venue, city or country, with the coordinates of the finest that is known.

    The fields up to `id` are those of `kg.model.Place` (which stands above this layer), under the same names.
    """

    venue: str | None = None
    city: str | None = None
    country: str | None = None
    #: Code of the party that the country is (ISO 3166-1 alpha-3; KOS for Kosovo).
    country_code: str | None = None
    #: Degrees, WGS 84; None for a whole country or region.
    latitude: float | None = None
    longitude: float | None = None
    #: "geonames:2660646", "venue:camp-david", "region:usa-texas" or "iso:CHE".
    id: str | None = None
    population: int = 0
    #: True where the name is as often a common word or a person's ("Split", "Florence").
    doubtful: bool = False
    #: Wikidata id of a venue, None where not certain.
    wikidata: str | None = None


def fold(name: str) -> str:
    """Reduce a name to the key under which it is kept: lower-case ASCII words, parted by a blank, without apostrophes.

    >>> fold("Sharm el-Sheikh"), fold("São Tomé"), fold("N'Djamena")
    ('sharm el sheikh', 'sao tome', 'ndjamena')
    """
    plain = name.lower() if name.isascii() else _plain(name)
    return _NOT_LETTER.sub(" ", plain.replace("'", "")).strip()


def cities(name: str, country_code: str | None = None) -> tuple[Location, ...]:
    """Return the cities of that name, English, local or former, best first; of one country where its code is given.

    Raises:
        DataError: the gazetteer is missing or broken.
    """
    numbers, _, mark = _city_keys().get(fold(name), "").partition("\t")
    places = (_city(int(number), mark == "?") for number in numbers.split())
    return tuple(place for place in places if country_code in (None, place.country_code))


def city(geonames_id: str) -> Location | None:
    """Return the city with the id "geonames:2660646", or None."""
    number = _city_ids().get(geonames_id.removeprefix("geonames:"))
    return None if number is None else _city(number, False)


def venue(name: str, country_code: str | None = None) -> Location | None:
    """Return the venue of that name or id ("venue:camp-david"), in the country where one is given, or None.

    A hamlet that GeoNames does not have (Panmunjom) comes as a city without a venue.
    """
    key = name if name.startswith("venue:") else _venue_key(name)
    return next((place for place in _venues().get(key, ()) if country_code in (None, place.country_code)), None)


def region(name: str, country_code: str | None = None) -> Location | None:
    """Return the region, island or federal state of that name ("Texas", "Crimea") as a place of its country, or None.

    It has no city and no coordinates: where in the region something was, the name does not say.
    """
    found = _regions().get(_venue_key(name), ())
    return next((place for place in found if country_code in (None, place.country_code)), None)


def country(name_or_code: str) -> Location | None:
    """Return the country of that name or code, historical ones too, as a place without coordinates; None if unknown."""
    code = _country_names().get(name_or_code) or _country_names().get(_venue_key(name_or_code))
    if code is None:
        return None
    return Location(country=parties()[code].name, country_code=code, id=f"iso:{code}")


def capital(code: str) -> Location | None:
    """Return the seat of government of the state of that code, or None where it is not known."""
    party = parties().get(code)
    if party is None or party.capital is None:
        return None
    return next(iter(cities(party.capital, code) or cities(party.capital)), None)


def city_names() -> Mapping[str, object]:
    """Return the folded names of all cities, for `in`; see `fold` and `longest_name`."""
    return _city_keys()


def venue_names() -> Mapping[str, object]:
    """Return the folded names of all venues, without a leading article, for `in`."""
    return _venues()


def longest_name(words: Sequence[str], start: int = 0) -> int:
    """Return how many of `words` from `start` on make the longest name of a city, venue or region; 0 where none does.

    Case is not looked at: that is for the caller, who knows whether the text is a headline in capitals.
    """
    lists = _city_keys(), _venues(), _regions()
    for count in range(min(_MOST_WORDS, len(words) - start), 0, -1):
        key = fold(" ".join(words[start : start + count]))
        if any(key in names for names in lists):
            return count
    return 0


def _plain(name: str) -> str:
    lower = name.lower().translate(_LETTERS).replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    return unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()


def _lines(name: str) -> list[str]:
    try:
        return gzip.decompress(read_bytes(name)).decode().split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataError(f"kg/data/{name} cannot be unpacked ({error}); install the package again.") from error


@cache
def _records() -> list[str]:
    return _lines("cities.tsv.gz")


@cache
def _city_keys() -> dict[str, str]:
    """Folded name to the rest of its line, taken apart only when asked for: few of 64,000 are."""
    return dict(line.split("\t", 1) for line in _lines("city_names.tsv.gz"))


@cache
def _city_ids() -> dict[str, int]:
    return {line.partition("\t")[0]: number for number, line in enumerate(_records())}


@cache
def _city(number: int, doubtful: bool) -> Location:
    identifier, name, iso2, latitude, longitude, population = _records()[number].split("\t")
    party = _by_iso2().get(iso2)
    return Location(
        city=name,
        country=party.name if party else None,
        country_code=party.code if party else None,
        latitude=float(latitude),
        longitude=float(longitude),
        id=f"geonames:{identifier}",
        population=int(population),
        doubtful=doubtful,
    )


@cache
def _by_iso2() -> dict[str, Party]:
    return {party.iso2: party for party in parties().values() if party.iso2}


@cache
def _country_names() -> dict[str, str]:
    """Names and codes of countries, as they stand and folded, to the code; a state before what it succeeded."""
    found: dict[str, str] = {}
    for party in parties().values():
        if party.kind in ("state", "territory", "historical"):
            for form in (party.code, party.name, *party.aliases):
                found.setdefault(form, party.code)
                found.setdefault(_venue_key(form), party.code)
    return found


def _venue_key(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _venues() -> dict[str, tuple[Location, ...]]:
    """Venues by folded name and by id."""
    found: dict[str, tuple[Location, ...]] = {}
    for row in read_tsv("venues.tsv"):
        place = _venue(row)
        for key in {place.id or "", *map(_venue_key, (row["name"], *filter(None, row["aliases"].split("|"))))}:
            found[key] = (*found.get(key, ()), place)
    return found


@cache
def _regions() -> dict[str, tuple[Location, ...]]:
    found: dict[str, tuple[Location, ...]] = {}
    for row in read_tsv("regions.tsv"):
        party = _party("regions.tsv", row["name"], row["country"])
        slug = fold(row["name"]).replace(" ", "-")
        place = Location(
            country=party.name,
            country_code=party.code,
            id=f"region:{party.code.lower()}-{slug}",
            doubtful=row["doubtful"] == "?",
        )
        for key in {_venue_key(name) for name in (row["name"], *filter(None, row["aliases"].split("|")))}:
            found[key] = (*found.get(key, ()), place)
    return found


def _party(file: str, name: str, code: str) -> Party:
    if code not in parties():
        raise DataError(f"kg/data/{file} puts {name} into the unknown country {code!r}; mend it.")
    return parties()[code]


def _venue(row: dict[str, str]) -> Location:
    party = _party("venues.tsv", row["id"], row["country"])
    place = Location(
        venue=row["name"],
        city=row["city"],
        country=party.name,
        country_code=party.code,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        id=f"venue:{row['id']}",
        wikidata=row["wikidata"] or None,
        doubtful=row["doubtful"] == "?",
    )
    return replace(place, venue=None) if row["name"] == row["city"] else place
