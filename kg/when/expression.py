"""What `kg.when` gives: a time expression, what it denotes, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..model import Interval, Span
from .grammar import Fields
from .scene import Scene

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future"]
Relation = Literal["since", "until", "by", "before", "after", "from"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text.

    `value` and `mod` are TIMEX3's; `value` is "" where the words name no day that exists, and then `problem` says why.
    `interval` is the first and last day that the expression can denote, both included, an open end None; it is empty
    (both None, `edtf` "") for what has no place in the calendar, such as "two days", or lacks an anchor.
    """

    span: Span
    type: TimexType
    value: str
    mod: str
    interval: Interval
    #: The day from which a relative expression was counted; None for an absolute one.
    anchor: date | None
    rule: str
    #: How sure the reading is, 0 to 1.
    confidence: float
    #: The side that was taken where the words alone leave it open ("on Monday"), by the clause or by default.
    direction: Direction | None = None
    #: Whether it belongs to a verb of reporting ("said on Thursday") and so dates no event but the telling.
    reporting: bool = False
    #: The preposition that makes it a bound of something else ("since 2014", "until Friday").
    relation: Relation | None = None
    #: Where it is one end of a range ("from Monday to Wednesday"): the whole range.
    range: Interval | None = None
    problem: str = ""
    #: What it was read from, for reading it again.
    source: tuple[Fields, Scene] | None = field(default=None, repr=False, compare=False)
