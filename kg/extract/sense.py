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
