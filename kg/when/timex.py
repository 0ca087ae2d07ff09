"""TIMEX3 values: what days a value denotes, and how amounts of time are written and counted.

TIMEX3 as in the TimeML guidelines 1.2.1: `2005-11-08`, `2005-W45`, `2005-11`, `2005-Q4`, `2005-SU`, `2005`, `200`
(a decade), `20` (a century), `P3D`, `PT2H`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ..model import Granularity
from .calendar import DAY, Days, add_days, add_months, day_of, month_days, months_days, week_days, years_days

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?\Z",
    re.ASCII,
)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: What a unit counts in: months for those that the calendar stretches, days for the rest.
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}


#: Units that annotators count in another: a fortnight in weeks, a decade in years.
_AS = {"2W": (2, "W"), "E": (10, "Y")}


@lru_cache(maxsize=16384)
def days_of(value: str) -> tuple[Days, Granularity] | None:
    """Give the first and last day that a value of type DATE or TIME denotes, and in what unit; None where none."""
    if len(value) < 4 and value.isdigit():
        days = years_days(int(value) * 10, 10) if len(value) == 3 else years_days(int(value) * 100, 100)
        return (days, "decade" if len(value) == 3 else "century") if days else None
    first, slash, last = value.partition("/")
    if slash:
        begin, end = days_of(first), days_of(last)
        if not begin or not end or end[0][1] < begin[0][0]:
            return None
        return (begin[0][0], end[0][1]), begin[1] if begin[1] == end[1] else "other"
    found = _VALUE.match(value)
    return _unit_days(found) if found and int(found["year"]) else None


def _unit_days(found: re.Match[str]) -> tuple[Days, Granularity] | None:
    year = int(found["year"])
    days: Days | None
    if found["day"]:
        day = day_of(year, int(found["month"]), int(found["day"]))
        return ((day, day), "day") if day else None
    if found["month"]:
        return (month_days(year, int(found["month"])), "month") if 1 <= int(found["month"]) <= 12 else None
    if found["week"]:
        days = week_days(year, int(found["week"]))
        if days and found["weekend"]:
            return (days[1] - DAY, days[1]), "day"
        return (days, "week") if days else None
    if found["quarter"]:
        days = months_days(year, 3 * int(found["quarter"]) - 2, 3)
        return (days, "quarter") if days else None
    if found["half"]:
        days = months_days(year, 6 * int(found["half"]) - 5, 6)
        return (days, "half") if days else None
    if found["season"]:
        days = months_days(year, _SEASON_MONTH[found["season"]], 3)
        return (days, "season") if days else None
    days = years_days(year)
    return (days, "year") if days else None


def months_in(granularity: str) -> int:
    """Give how many months a unit has, 0 where it is not made of more than one."""
    return {"quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(granularity, 0)


def shift(day: date, amount: float, unit: str) -> date | None:
    """Give the day `amount` units after (before, where negative); a month too short takes its last day.

    Hours and less leave the day; None beyond the years 1 to 9999.
    """
    if unit in _DAYS:
        return add_days(day, round(amount * _DAYS[unit])) if abs(amount) < 1e7 else None
    if unit not in _MONTHS:
        return add_days(day, int(amount // 24)) if unit == "H" and abs(amount) < 1e7 else day
    if abs(amount) > 1e5:
        return None
    there = add_months(day.year, day.month, round(amount * _MONTHS[unit]))
    return day_of(*there, min(day.day, month_days(*there)[1].day)) if there else None


def duration(amount: float | str, unit: str) -> str:
    """Write an amount of a unit as TIMEX3: (3, "D") is "P3D", (1.5, "H") "PT1H30M", ("X", "W") "PXW"."""
    time = unit in ("S", "TM", "H")
    prefix, letter = ("PT" if time else "P"), unit.removeprefix("T") if time else unit
    if isinstance(amount, str):
        return prefix + amount + letter
    if unit in _AS:
        times, letter = _AS[unit]
        amount *= times
    if unit == "WE" or amount == int(amount):
        return f"{prefix}{int(amount)}{letter}"
    parts = {"Y": (12, "M"), "H": (60, "M"), "TM": (60, "S"), "D": (24, "H"), "C": (10, "E"), "L": (10, "C")}
    whole, rest = int(amount), amount - int(amount)
    if unit not in parts:
        return f"{prefix}{amount:g}{letter}"
    per, smaller = parts[unit]
    small = f"{round(rest * per)}{smaller}"
    join = "T" if unit == "D" else ""
    if not whole:
        return ("PT" if time or unit == "D" else "P") + small
    return f"{prefix}{whole}{letter}{join}{small}"
