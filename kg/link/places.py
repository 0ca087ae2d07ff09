"""Places made one: what articles call Kiev or Kyiv has one identifier, and under it one name."""

from __future__ import annotations

from dataclasses import replace

from ..data import places
from ..model import Place


def canonical(place: Place) -> Place:
    """Give a place under the gazetteer's names and coordinates, where it has an identifier of the gazetteer's.

    A venue of the article's own words in a known city keeps its name, as does a place that is not known.
    """
    known = _known(place.id) if place.id else None
    if known is None:
        return place
    return Place(
        venue=known.venue or place.venue,
        city=known.city or place.city,
        country=known.country or place.country,
        country_code=known.country_code or place.country_code,
        latitude=known.latitude if known.latitude is not None else place.latitude,
        longitude=known.longitude if known.longitude is not None else place.longitude,
        id=place.id,
    )


def same_city(a: Place, b: Place) -> bool:
    """Say whether two places with cities are in one city: one name under the gazetteer, countries not in conflict."""
    one, two = canonical(replace(a, venue=None)), canonical(replace(b, venue=None))
    countries = {place.country_code or place.country for place in (one, two)} - {None}
    return one.city == two.city and len(countries) < 2


def _known(identifier: str) -> places.Location | None:
    kind = identifier.partition(":")[0]
    if kind == "geonames":
        return places.city(identifier)
    if kind == "venue":
        return places.venue(identifier)
    return None
