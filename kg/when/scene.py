"""What a reader of expressions gets and gives: the scene in which the words stand, and the reading of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ..model import Granularity
from .calendar import Days
from .timex import days_of


@dataclass(frozen=True, slots=True)
class Cue:
    """What the clause says of an expression: past (-1), future (1) or nothing (0), and how it hangs in the clause."""

    direction: int = 0
    #: The expression belongs to a verb of reporting: "said on Thursday".
    reporting: bool = False
    #: "since", "until", "by", "before", "after", "from" or "" right before the expression.
    relation: str = ""
    #: Whether the verb itself happens then, not something it plans, reports or is about.
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """The last day, month and year that the text has mentioned, and the last quarter; None where there was none."""

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    week: date | None = None
    quarter: str | None = None

    def after(self, reading: Reading, anchor: date | None) -> Memory:
        """Give the memory once `reading` has been read; what is only compared with ("a year ago") is not remembered."""
        if reading.aside or reading.type not in ("DATE", "TIME") or not reading.value[:4].isdigit():
            return self
        value = reading.value.partition("/")[0]
        if value[4:6] in ("-Q", "-H"):
            year = int(value[:4])
            if anchor and value[4:6] == "-Q" and value > f"{anchor.year:04}-Q{(anchor.month + 2) // 3}":
                return replace(self, year=year)
            return replace(self, quarter=max(value, self.quarter or value), year=year)
        found = days_of(value)
        if found is None:
            return self
        (start, _), granularity = found
        if granularity == "day":
            return replace(self, day=start, month=(start.year, start.month), year=start.year, week=start)
        if granularity == "month":
            return replace(self, day=None, month=(start.year, start.month), year=start.year)
        if granularity == "week":
            return replace(self, week=start)
        return replace(self, day=None, month=None, year=start.year) if granularity == "year" else self


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the article's day, what was mentioned before it, and the cues of its clause."""

    anchor: date | None
    memory: Memory = Memory()
    cue: Cue = Cue()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of an expression say: a TIMEX3 type, value and modifier.

    `days` and `granularity` stand where the value alone does not tell them ("the past three months"); `problem` where
    the words name a day that does not exist. `against` is the day that the words were counted from.
    """

    value: str
    type: str = "DATE"
    mod: str = ""
    days: Days | tuple[date | None, date | None] | None = None
    granularity: Granularity | None = None
    problem: str = ""
    against: date | None = field(default=None)
    #: 1 or -1 where the reading took a side that other evidence may overrule, else 0.
    taken: int = 0
    #: "FIRST" or "FINAL" where the words mean less than the third that `mod` tells ("the end of 2013").
    part: str = ""
    #: Whether the time is only about right ("about two weeks ago").
    rough: bool = False
    #: Whether the text goes on speaking of something else than this time.
    aside: bool = False


#: The reading of what is counted from the article's day where nobody gave that day.
UNANCHORED = Reading("", problem="the article has no date to count from")
