"""A short name for an event, made from its slots: `Talks: Russia, United States (Geneva)`."""

from __future__ import annotations

from ..data.parties import parties
from ..model import Event

_NOUNS = {"other": "Event"}
#: More names than this are cut to the first ones and "and others".
MOST = 4


def event_label(event: Event) -> str:
    """Name an event by its type, the people in it (else its sides), and its place."""
    names = [person.name for person in event.participants]
    if not 1 < len(names) <= MOST:
        sides = [_short(code) for code in event.parties]
        names = sides if len(sides) > 1 or not names else [*names, *sides]
    who = ", ".join(names[:MOST]) + (" and others" if len(names) > MOST else "")
    where = event.place and (event.place.city or event.place.country or event.place.venue)
    kind = event.process or _NOUNS.get(event.type, event.type.capitalize())
    return f"{kind}: {who or 'unnamed sides'}" + (f" ({where})" if where else "")


def _short(code: str) -> str:
    """A side as the news calls it for short: a state by name, an organisation by its acronym."""
    party = parties().get(code)
    return party.name if party and party.kind != "organisation" else code
