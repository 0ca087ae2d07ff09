"""Extended Date/Time Format (ISO 8601-2:2019): intervals as strings and back.

The subset that `kg.when` writes: days, months, years, decades and centuries (`199X`, `19XX`), seasons 21 to 24,
quarters 33 to 36 and halves 40 and 41 of a year (level 2), `~` for about, intervals with open ends. EDTF has no weeks:
they are written from Monday to Sunday. Reading is by one pattern and a cache, for every event from the graph passes it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ..errors import UsageError
from ..model import Granularity, Interval
from .calendar import DAY, Days, day_of, month_days, months_days, years_days

_POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?\Z", re.ASCII)
#: EDTF's second component beyond the months: (first month, how many months, granularity).
_PARTS: dict[int, tuple[int, int, Granularity]] = {
    21: (3, 3, "season"),
    22: (6, 3, "season"),
    23: (9, 3, "season"),
    24: (12, 3, "season"),
    33: (1, 3, "quarter"),
    34: (4, 3, "quarter"),
    35: (7, 3, "quarter"),
    36: (10, 3, "quarter"),
    40: (1, 6, "half"),
    41: (7, 6, "half"),
}
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _point(text: str) -> tuple[Days, Granularity] | None:
    found = _POINT.match(text)
    if not found:
        return None
    year, month, day = found.groups()
    if not year.isdigit():
        first = years_days(int(year.replace("X", "0")), 10 if year[2].isdigit() else 100)
        return (first, "decade" if year[2].isdigit() else "century") if first and not month else None
    days: Days | None
    if day:
        exact = day_of(int(year), int(month), int(day))
        return ((exact, exact), "day") if exact else None
    if not month:
        days = years_days(int(year))
        return (days, "year") if days and int(year) else None
    if int(year) and 1 <= int(month) <= 12:
        return month_days(int(year), int(month)), "month"
    first_month, count, granularity = _PARTS.get(int(month), (0, 0, "other"))
    days = months_days(int(year), first_month, count) if first_month and int(year) else None
    return (days, granularity) if days else None


@lru_cache(maxsize=65536)
def interval_from_edtf(edtf: str) -> Interval:
    """Read an EDTF string of the subset above as its first and last day and its granularity.

    An open or unknown end (`..` or nothing) is None. Raises `UsageError` for a string that is no such date.
    """
    first, slash, last = edtf.partition("/")
    begin = _point(first) if first not in ("", "..") else None
    end = _point(last) if last not in ("", "..") else None
    if (not slash and begin is None) or (
        slash and ((first not in ("", "..") and begin is None) or (last not in ("", "..") and end is None))
    ):
        raise UsageError(f"{edtf!r} is no date as EDTF writes it; write 2021-12-01, 2021-12, 2021 or two with a slash.")
    if not slash and begin:
        return Interval(begin[0][0], begin[0][1], begin[1], edtf)
    start, stop = begin and begin[0][0], end and end[0][1]
    return Interval(start, stop, _stretch(begin and begin[1], end and end[1], start, stop), edtf)


def _stretch(begin: Granularity | None, end: Granularity | None, start: date | None, stop: date | None) -> Granularity:
    """Say the granularity of an interval: a week where it is one, else what both ends are known in."""
    if start and stop and begin == end == "day" and stop - start == 6 * DAY and start.weekday() == 0:
        return "week"
    known = {g for g in (begin, end) if g}
    return known.pop() if len(known) == 1 else "other"


def write(start: date | None, end: date | None, granularity: Granularity, value: str = "") -> str:
    """Write first and last day as EDTF, as one unit where they are one, else as an interval of days.

    `value` is the TIMEX3 value behind them, which alone tells a season of the year. Both None give "".
    """
    if start is None and end is None:
        return ""
    if granularity == "day" and start == end and start is not None:
        return start.isoformat()
    if start is not None and end is not None:
        unit = _unit(start, end, granularity, value)
        if unit:
            return unit
    first = "" if start is None else start.isoformat()
    last = "" if end is None else end.isoformat()
    return first if first == last else f"{first or '..'}/{last or '..'}"


def _unit(start: date, end: date, granularity: Granularity, value: str) -> str:
    candidates = {
        "season": f"{value[:4]}-{_SEASONS.get(value[5:7], '')}",
        "month": start.isoformat()[:7],
        "year": f"{start.year:04}",
        "quarter": f"{start.year:04}-{33 + (start.month - 1) // 3}",
        "half": f"{start.year:04}-{40 + start.month // 7}",
        "decade": f"{start.year // 10:03}X",
        "century": f"{start.year // 100:02}XX",
    }
    text = candidates.get(granularity, "")
    point = _point(text) if text else None
    return text if point and point[0] == (start, end) else ""
