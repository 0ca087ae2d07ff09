"""Durations laid on the calendar: where a TIMEX3 duration ends once it begins, and where it began once it ended."""

from __future__ import annotations

import re

from ..model import Interval
from .calendar import DAY
from .edtf import write
from .timex import shift

_DURATION = re.compile(r"P(\d+)(WE|[DWMQYE])\Z", re.ASCII)


def stretch(start: Interval, value: str) -> Interval:
    """Give the days that a duration covers from the first day of `start` on: "P3D" from Monday ends on Wednesday."""
    found = _DURATION.match(value)
    if not found or start.start is None or start.granularity != "day":
        return start
    beyond = shift(start.start, int(found[1]), "D" if found[2] == "WE" else found[2])
    if beyond is None or beyond <= start.start:
        return start
    end = beyond - DAY
    return Interval(start.start, end, "day", write(start.start, end, "day"))


def stretch_back(end: Interval, value: str) -> Interval:
    """Give the days that a duration covers up to the last day of `end`: "P3D" to Wednesday begins on Monday."""
    found = _DURATION.match(value)
    if not found or end.end is None or end.granularity != "day":
        return end
    before = shift(end.end, -int(found[1]), "D" if found[2] == "WE" else found[2])
    if before is None or before >= end.end:
        return end
    start = before + DAY
    return Interval(start, end.end, "day", write(start, end.end, "day"))
