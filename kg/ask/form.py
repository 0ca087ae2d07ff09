"""The logical form of a question on coded events: what is asked for, of which relation, between whom, when."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import Asked, Bound, Sign
from .learnt import Side
from .names import Name


@dataclass(frozen=True, slots=True)
class Pivot:
    """A bound by the other event: that of the same relation with `name` on the asked-for side."""

    sign: Sign
    name: Name
    unit: str = "day"


@dataclass(frozen=True, slots=True)
class Form:
    """A question on coded events.

    `name` has the part `side` in events of `code`; the other side is asked for, or is `other`. `nth` is 0 for all, 1
    for the first, -1 for the last; `unit` is that in which a time is given.
    """

    asked: Asked
    code: str
    side: Side
    name: Name
    other: Name | None = None
    unit: str = "day"
    nth: int = 0
    bounds: tuple[Bound, ...] = ()
    pivots: tuple[Pivot, ...] = ()
    #: How well the words fit this form against others.
    score: float = 0.0
