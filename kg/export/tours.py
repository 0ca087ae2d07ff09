"""Who was where after where: the way of each person through the places of the events they attended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..model import Participation, Place, Record
from .elements import Spell
from .tally import spell_of

_NO_STAY = frozenset({"cancelled", "denied", "postponed"})


@dataclass(frozen=True, slots=True)
class Leg:
    """A journey from one place to another: from the last day there to the first day here."""

    source: str
    target: str
    days: Spell
    left: Record
    record: Record


@dataclass(frozen=True, slots=True)
class Tour:
    """A person's legs in time order; one leg need not start where the one before it ended."""

    person: str
    name: str
    party: str | None
    legs: tuple[Leg, ...]


def person_key(person: Participation) -> str:
    """Return the identity of a person: the IRI where people were told apart, else the name."""
    return person.id or f"person:{person.name}"


def place_key(place: Place | None) -> str | None:
    """Return the identity of a place: of its city (venues of a city are one node), else of its venue or country."""
    if place is None:
        return None
    if place.city:
        return f"place:{place.city}, {place.country_code or place.country or ''}".rstrip(", ")
    name = place.venue or place.country
    return f"place:{name}" if name else None


def place_label(place: Place) -> str:
    """Return what a place is called on a map: city, else venue, else country."""
    return place.city or place.venue or place.country or ""


def leads_somewhere(record: Record) -> bool:
    """Tell whether people were or will be at the place of an event: it has one and was not called off."""
    return record.event.status not in _NO_STAY and place_key(record.event.place) is not None


def tours(records: Iterable[Record]) -> list[Tour]:
    """Draw each person's way through the dated events of `records`, in any order.

    Two events of which neither is known to be later, by day or by `followed_by`, make no leg.
    """
    stays: dict[str, list[tuple[Record, Participation]]] = defaultdict(list)
    for record in records:
        spell = spell_of(record.event.when)
        if spell and None not in spell and leads_somewhere(record):
            for key, person in {person_key(p): p for p in record.event.participants}.items():
                stays[key].append((record, person))
    found = (_tour(key, stay) for key, stay in stays.items())
    return [tour for tour in found if tour.legs]


def _tour(key: str, stay: list[tuple[Record, Participation]]) -> Tour:
    stay.sort(key=lambda item: (_days(item[0]), item[0].id))
    legs = (_leg(before, after) for (before, _), (after, _) in pairwise(stay))
    party = next((person.party for _, person in stay if person.party), None)
    return Tour(key, stay[0][1].name, party, tuple(leg for leg in legs if leg))


def _leg(before: Record, after: Record) -> Leg | None:
    source, target = place_key(before.event.place), place_key(after.event.place)
    if source is None or target is None or source == target:
        return None
    (_, end), (start, last) = _days(before), _days(after)
    if end < start:
        return Leg(source, target, (end, start), before, after)
    return Leg(source, target, (start, last), before, after) if after.id in before.followed_by else None


def _days(record: Record) -> tuple[date, date]:
    first, last = spell_of(record.event.when) or (None, None)
    return first or date.min, last or date.max
