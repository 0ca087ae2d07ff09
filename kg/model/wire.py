"""Events as JSON objects: the form that `kg extract`, `kg timeline` and `kg export` write and other programs read."""

from __future__ import annotations

from typing import TypedDict

from . import Event, Place, Span


class PlaceObject(TypedDict):
    """A place: names as stated, coordinates in degrees (WGS 84), null where unknown."""

    venue: str | None
    city: str | None
    country: str | None
    lat: float | None
    lon: float | None


class ParticipantObject(TypedDict):
    """A named person's part in an event; `party` is a code (ISO 3166-1 alpha-3 or an acronym)."""

    name: str
    role: str
    party: str | None
    post: str | None


class EvidenceObject(TypedDict):
    """A stretch of the article's text, in characters."""

    start: int
    end: int
    text: str


class EventObject(TypedDict):
    """An event; `start` and `end` are ISO dates cut to the granularity known ("2021-12"), null where unknown."""

    type: str
    label: str
    status: str
    start: str | None
    end: str | None
    granularity: str | None
    edtf: str | None
    place: PlaceObject
    participants: list[ParticipantObject]
    parties: list[str]
    confidence: float
    evidence: list[EvidenceObject]


#: Characters of an ISO date that say a bound at a granularity; a coarser or odder unit is written as days.
_WIDTH = {"month": 7, "year": 4}


def bound(day: object, granularity: str) -> str | None:
    """Write a first or last day as far as it is known: `2021-12-01` at month granularity is `2021-12`."""
    return None if day is None else str(day)[: _WIDTH.get(granularity, 10)]


def place_object(place: Place | None) -> PlaceObject:
    """Give a place as a JSON object; all values are null where `place` is None."""
    place = place or Place()
    return {
        "venue": place.venue,
        "city": place.city,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
    }


def event_object(event: Event) -> EventObject:
    """Give an event as a JSON object with the keys of `EventObject`."""
    when = event.when
    return {
        "type": event.type,
        "label": event.label,
        "status": event.status,
        "start": bound(when.start, when.granularity) if when else None,
        "end": bound(when.end, when.granularity) if when else None,
        "granularity": when.granularity if when else None,
        "edtf": when.edtf if when else None,
        "place": place_object(event.place),
        "participants": [
            {"name": p.name, "role": p.role, "party": p.party, "post": p.post} for p in event.participants
        ],
        "parties": list(event.parties),
        "confidence": round(event.confidence, 3),
        "evidence": [_evidence_object(span) for span in event.evidence],
    }


def _evidence_object(span: Span) -> EvidenceObject:
    return {"start": span.start, "end": span.end, "text": span.text}
