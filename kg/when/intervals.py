"""From a reading to its first and last day: the part of the whole, the open end, and how EDTF writes it."""

from __future__ import annotations

from datetime import date

from ..model import Granularity, Interval
from . import edtf
from .calendar import part
from .scene import Reading
from .timex import days_of, months_in

_PARTS = ("START", "MID", "END", "FIRST", "FINAL")


def interval_of(reading: Reading, relation: str = "") -> Interval:
    """Give the first and last day of a reading, cut to its early or late part and opened by "since", "by" ..."""
    found = days_of(reading.value) if reading.type in ("DATE", "TIME") else None
    granularity: Granularity
    start: date | None
    end: date | None
    if reading.days is not None:
        start, end = reading.days
        granularity = reading.granularity or "day"
    elif found is not None:
        days, granularity = found
        if which := reading.part or reading.mod:
            days = part(days, which, months_in(granularity)) if which in _PARTS else days
        start, end = days
    else:
        return Interval(None, None, "other", "")
    if (reading.type in ("DATE", "TIME") and reading.days is None) or not reading.type.startswith("D"):
        if relation in ("since", "after"):
            end = None
        elif relation in ("until", "by", "before"):
            start = None
    written = edtf.write(start, end, granularity, reading.value)
    return Interval(start, end, granularity, written + "~" if reading.rough and "/" not in written else written)
