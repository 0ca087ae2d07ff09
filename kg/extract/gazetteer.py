"""Places as the extractor looks them up: what a name stands for, and which of several places of a name is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..data import places
from ..data.parties import parties
from ..data.places import Location
from .lexicon import words

#: Cities smaller than this are taken for places only where the words around say so.
_KNOWN = 150_000
#: What the news adds to a city that is a district of its own: "Washington, D.C.".
_DISTRICT = re.compile(r",? D\.? ?C\.?$")
_LINKED = re.compile(r" ?([-'’]) ?")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that stands for a place: `kind` is city, region or country; `code` the country's alpha-3 code."""

    name: str
    kind: str
    code: str | None
    venue: str | None = None
    location: Location | None = None


@cache
def place_names() -> Mapping[str, PlaceName]:
    """Give the countries, capitals and buildings that are also words for parties, by every name they go by."""
    found: dict[str, PlaceName] = {}
    for party in parties().values():
        if party.kind in ("state", "territory", "historical"):
            city = party.code in city_states()
            for name in (party.name, *party.aliases):
                found.setdefault(name, PlaceName(party.name, "city" if city else "country", party.code))
            for seat in party.seats:
                known = city_named(seat, party.code) or city_named(seat)
                found.setdefault(seat, known or PlaceName(seat, "city", party.code))
        for seat in party.seats if party.kind == "organisation" else ():
            known = city_named(seat)
            if known:
                found.setdefault(seat, known)
        for building in party.metonyms:
            place = places.venue(building)
            if place and place.city:
                found.setdefault(building, PlaceName(place.city, "city", place.country_code, place.venue, place))
    return found


@cache
def city_named(name: str, code: str | None = None) -> PlaceName | None:
    """Find the city that a name means, in one country where its code is given; its name stays as it was written."""
    found = places.cities(bare(name), code)
    return PlaceName(spelt(name, found[0]), "city", found[0].country_code, None, found[0]) if found else None


@cache
def city_states() -> frozenset[str]:
    """Give the codes of the countries whose name is that of the city where all meet: Singapore, Luxembourg."""
    return words("places.toml", "city_state")


def bare(name: str) -> str:
    """Write a city's name without the district it is in and with hyphens closed up.

    >>> bare("Washington, D.C."), bare("Sharm el - Sheikh")
    ('Washington', 'Sharm el-Sheikh')
    """
    return _LINKED.sub(r"\1", _DISTRICT.sub("", name))


def spelt(name: str, location: Location) -> str:
    """Write a city's name one way: as the gazetteer does where that is its name but for letters, else as told."""
    plain = bare(name)
    return location.city if location.city and places.fold(location.city) == places.fold(plain) else plain


def look_up(
    tokens: Sequence[str],
    start: int,
    beside: str,
    code: str | None,
    lands: frozenset[str],
) -> tuple[int, PlaceName] | None:
    """Find the longest city or venue that begins at a word.

    Args:
        beside: the word before, in lower case.
        code: the country named right after ("Augusta, Georgia"), None where there is none.
        lands: countries that the article names; of several cities of a name, one in them is meant.

    Returns:
        How many words it takes, and the place; None where the words are no place, or too doubtful a one.
    """
    count = places.longest_name(tokens, start)
    while count > 0:
        name = " ".join(tokens[start : start + count])
        venue = _building(name, lands)
        if venue is not None and (not venue.doubtful or count > 1) and name[0].isupper():
            return count, PlaceName(venue.city or name, "city", venue.country_code, venue.venue, venue)
        region = places.region(name)
        if region is not None and (not region.doubtful or beside == "in"):
            return count, PlaceName(name, "region", region.country_code, None, region)
        found = city_named(name, code) if code else _among(name, lands)
        ahead = words("places.toml", "meeting_noun").intersection(tokens[start + count : start + count + 2])
        if found and found.location and (ahead or _believed(found.location, beside, code)):
            return count, found
        count = places.longest_name(tokens[: start + count - 1], start)
    return None


def _building(name: str, lands: frozenset[str]) -> Location | None:
    """Look up a venue: the one in a country of the article, or one whose name says more than "Independence Palace"."""
    found = places.venue(name)
    if found is None or found.country_code in lands:
        return found
    generic = words("places.toml", "generic_venue")
    here = next((place for place in (places.venue(name, code) for code in sorted(lands)) if place), None)
    return here or (None if all(word in generic for word in places.fold(name).split()) else found)


def _among(name: str, lands: frozenset[str]) -> PlaceName | None:
    """Choose the city of a name: one in the countries of the article, if it is of any size."""
    found = places.cities(bare(name))
    if not found:
        return None
    near = [city for city in found if city.country_code in lands]
    large = [city for city in near if city.population >= found[0].population / 5]
    if not _is_called(found[0], name):
        large = [city for city in near if _is_called(city, name)] or large
    best = large[0] if large else found[0]
    return PlaceName(spelt(name, best), "city", best.country_code, None, best)


def _is_called(location: Location, name: str) -> bool:
    return places.fold(location.city or "") == places.fold(name)


def _believed(location: Location, beside: str, code: str | None) -> bool:
    """Whether a name is a place here: large and not doubtful, or the words around say so."""
    placed = beside in ("in", "at", "from", "near", "outside", "to") or code is not None
    return placed or (location.population >= _KNOWN and not location.doubtful)
