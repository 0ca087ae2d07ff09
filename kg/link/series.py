"""What comes after what: the events of one process in time order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

#: Days within which two legs of a process follow each other where they have but one side in common.
CLOSE = 31


class Leg(NamedTuple):
    """An event of a process: its first day, its IRI, and its sides."""

    day: date | None
    event: str
    sides: frozenset[str] = frozenset()


def chain(members: Iterable[Leg]) -> list[tuple[str, str]]:
    """Pair each event with the next one of its process, by their IRIs; those without a day are left out.

    Processes of one name may be several ("Strategic Dialogue"): what follows an event is the next one of the same two
    sides, or within `CLOSE` days of one side in common: Geneva with the one bloc, then Brussels with the other.
    """
    dated = sorted((leg.day, leg) for leg in members if leg.day)
    found = []
    for at, (day, leg) in enumerate(dated):
        later = next((other for then, other in dated[at + 1 :] if _goes_on(leg, other, (then - day).days)), None)
        if later:
            found.append((leg.event, later.event))
    return found


def _goes_on(leg: Leg, later: Leg, gap: int) -> bool:
    if not leg.sides or not later.sides:
        return True
    common = len(leg.sides & later.sides)
    return common >= (1 if gap <= CLOSE else min(2, len(leg.sides), len(later.sides)))
