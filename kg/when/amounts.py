"""Durations laid on the calendar: how long a TIMEX3 duration is, and where it ends once it begins."""

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
