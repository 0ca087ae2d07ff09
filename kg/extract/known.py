"""For which side a person is known to stand, where the text says nothing of it: by the table of office holders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..data import holders, posts
from ..data.parties import historical
from .lexicon import words
from .people import Person, surname_tokens, whole


def known_side(person: Person, day: date | None) -> tuple[str, bool] | None:
    """Give the side of somebody with a known full name, or by a surname alone of the one leader who bears it.

    Returns:
        The side, as it was called on the day of the article, and whether that is sure: by the full name of somebody in
        office that year, or by surname and office. None where nobody of that name is known, or too many.
    """
    if day is None:
        return None
    office = posts.office(person.post) if person.post and not posts.is_past(person.post) else None
    full, now = holders.sides_of(person.name, day.year, office)
    side, sure = _one(full, day), now
    parts = surname_tokens(person.name)
    if not full and len(parts) == 1:
        offices = [office] if office else words("people.toml", "renowned")
        side, sure = _one(holders.sides_of_surname(parts[0], offices, day.year), day), office is not None
    return (side, sure) if side else None


def _one(sides: Iterable[str], day: date) -> str | None:
    """Give the side that all are, organs taken for what they are part of; None where they are several."""
    found = {historical(whole(side), day) for side in sides}
    return found.pop() if len(found) == 1 else None
