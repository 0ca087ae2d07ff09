"""GeoJSON (RFC 7946): events as points, the tours of people as lines; longitude before latitude, degrees WGS 84."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import IO

from ..model import Place, Record
from .cells import clean
from .reference import Reference, palette, standard
from .tours import Tour, tours
from .wording import label_of, person_words, place_words, sides, source_words, web_address, when_words

Point = tuple[float, float]
Json = dict[str, object]


def write_geojson(records: Iterable[Record], file: IO[bytes], *, reference: Reference | None = None) -> None:
    """Write a feature collection, UTF-8, a feature a line; an event without coordinates has no geometry (null).

    Tours are lines from event to event of a person; where a line crosses the antimeridian it is cut there (RFC 7946,
    section 3.1.9).
    """
    names, kept = reference or standard(), []
    file.write(b'{"type": "FeatureCollection", "features": [')
    comma = b"\n"
    for record in records:
        file.write(comma + _line(_event(record, names)))
        comma = b",\n"
        if record.event.participants and point_of(record.event.place):
            kept.append(record)
    for tour in tours(kept):
        file.write(comma + _line(_tour(tour, names)))
    file.write(b"\n]}\n")


def _line(feature: Json) -> bytes:
    return json.dumps(feature, ensure_ascii=False).encode()


def point_of(place: Place | None) -> Point | None:
    """Return longitude and latitude of a place, None where they are unknown or no position on Earth."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        return None
    return float(place.longitude), float(place.latitude)


def _event(record: Record, names: Reference) -> Json:
    event, point = record.event, point_of(record.event.place)
    when = event.when
    parties = sides(event)
    properties: Json = {
        "kind": "event",
        "label": label_of(event),
        "type": event.type,
        "status": event.status,
        "when": when_words(when),
        "start": str(when.start) if when and when.start else None,
        "end": str(when.end) if when and when.end else None,
        "granularity": when.granularity if when else None,
        "place": place_words(event.place) or None,
        "parties": [clean(names.label(party)) for party in parties],
        "people": [person_words(person) for person in event.participants],
        "sources": [{"title": source_words(s), "address": web_address(s)} for s in record.sources],
        "marker-color": palette().of(parties[0] if len(parties) == 1 else None),
    }
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": clean(record.id), "geometry": geometry, "properties": properties}


def _tour(tour: Tour, names: Reference) -> Json:
    lines = [line for leg in _chains(tour) for line in leg]
    first, last = tour.legs[0].days[0], tour.legs[-1].days[1]
    properties: Json = {
        "kind": "tour",
        "label": clean(tour.name),
        "party": clean(names.label(tour.party)) if tour.party else None,
        "start": str(first),
        "end": str(last),
        "events": [clean(tour.legs[0].left.id), *(clean(leg.record.id) for leg in tour.legs)],
        "stroke": palette().of(tour.party),
    }
    one = len(lines) == 1
    geometry: Json = {
        "type": "LineString" if one else "MultiLineString",
        "coordinates": lines[0] if one else lines,
    }
    return {"type": "Feature", "id": clean(f"tour:{tour.person}"), "geometry": geometry, "properties": properties}


def _chains(tour: Tour) -> Iterator[list[list[Point]]]:
    """The lines of a tour: a chain of legs each, cut at the antimeridian."""
    chain: list[Point] = []
    for leg in tour.legs:
        start, end = point_of(leg.left.event.place), point_of(leg.record.event.place)
        if start is None or end is None:
            continue
        if not chain or chain[-1] != start:
            if chain:
                yield cut(chain)
            chain = [start]
        chain.append(end)
    if chain:
        yield cut(chain)


def cut(line: list[Point]) -> list[list[Point]]:
    """Cut a line where it crosses the antimeridian, so that each part runs the short way round."""
    parts = [[line[0]]]
    for (x, y), (to_x, to_y) in pairwise(line):
        if abs(to_x - x) > 180:
            side = 180.0 if x > 0 else -180.0
            share = (side - x) / (to_x + 2 * side - x) if to_x + 2 * side != x else 0.0
            latitude = y + share * (to_y - y)
            parts[-1].append((side, latitude))
            parts.append([(-side, latitude)])
        parts[-1].append((to_x, to_y))
    return parts
