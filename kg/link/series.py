"""What comes after what: the events of one process in time order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import NamedTuple

from ..model import Event

#: Days within which two legs of a process follow each other where they have but one side in common.
CLOSE = 31
#: Days within which rounds whose numbers follow on are rounds of the same talks.
SERIES = 400
#: Talks of more sides than these are a conference, whose rounds no pair of sides tells.
_FEW = 5


class Leg(NamedTuple):
    """An event of a process: its first day, its IRI, and its sides."""

    day: date | None
    event: str
    sides: frozenset[str] = frozenset()
    #: The number of the round.
    turn: int | None = None


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


def series_of(event: Event) -> list[str]:
    """Give the keys of the talks that a numbered round may belong to, one for each two of its sides: "IRN NOR"."""
    sides = sorted({*event.parties, *(person.party for person in event.participants if person.party)})
    few = event.round is not None and len(sides) <= _FEW
    return [" ".join(two) for two in combinations(sides, 2)] if few else []


def rounds(members: Iterable[Leg]) -> list[tuple[str, str]]:
    """Pair each round of two sides with the one that has the next number, by their IRIs."""
    dated = sorted((leg.day, leg) for leg in members if leg.day and leg.turn is not None)
    found = []
    for at, (day, leg) in enumerate(dated):
        nexts = (o for then, o in dated[at + 1 :] if o.turn == (leg.turn or 0) + 1 and 0 < (then - day).days <= SERIES)
        later = next(nexts, None)
        if later:
            found.append((leg.event, later.event))
    return found


def _goes_on(leg: Leg, later: Leg, gap: int) -> bool:
    if not leg.sides or not later.sides:
        return True
    common = len(leg.sides & later.sides)
    return common >= (1 if gap <= CLOSE else min(2, len(leg.sides), len(later.sides)))
