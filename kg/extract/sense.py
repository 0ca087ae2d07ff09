"""Whether an event says anything: somebody from one side meets another side, or goes where they do not live."""

from __future__ import annotations

from ..model import Event

_ENCOUNTERS = frozenset({"meeting", "talks", "negotiation", "call"})


def lone(event: Event) -> str | None:
    """Say why an event is none for want of another side; None where nothing is wanting.

    Talks of which only the country they are in is known, with nobody named, tell nothing; nor does a visit of people to
    their own country: they went home.
    """
    host = event.place.country_code if event.place else None
    named = {person.party for person in event.participants}
    sides = {*event.parties, *named} - {None}
    if event.type in _ENCOUNTERS and not event.participants and sides <= {host}:
        return "nobody but the place's own country takes part"
    if event.type == "visit" and host and named == {host} and sides == {host}:
        return "people go to their own country"
    return None


def same_encounter(one: Event, two: Event) -> bool:
    """Say whether two events of an article are one: the same people, two at least, met on the same day.

    Where both have a city, it has to be the same.
    """
    people = {person.name for person in one.participants}
    if len(people) < 2 or people != {person.name for person in two.participants}:
        return False
    if not {one.type, two.type} <= _ENCOUNTERS - {"call"} or one.when is None or one.when != two.when:
        return False
    cities = {event.place.city for event in (one, two) if event.place and event.place.city}
    return one.when.granularity == "day" and len(cities) < 2
