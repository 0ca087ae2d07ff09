"""Calendar arithmetic: months that stay months, ISO weeks, seasons, quarters, and the thirds of any stretch of days.

Days are `datetime.date`; a stretch is a pair of its first and last day, both included. Years run from 1 to 9999: what
would fall outside is None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
DAY = timedelta(days=1)


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day, None where the calendar has no such day ("31 June")."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """Give the day `count` days after (before, where negative), None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(year: int, month: int, count: int) -> tuple[int, int] | None:
    """Give the (year, month) `count` months after, None beyond the years 1 to 9999."""
    years, month0 = divmod(year * 12 + month - 1 + count, 12)
    return (years, month0 + 1) if 1 <= years <= 9999 else None


def month_days(year: int, month: int) -> Days:
    """Give the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_days(year: int, month: int, count: int) -> Days | None:
    """Give the first day of a month and the last of the stretch of `count` months that it begins."""
    last = add_months(year, month, count - 1)
    return (date(year, month, 1), month_days(*last)[1]) if last and 1 <= year <= 9999 else None


def years_days(year: int, count: int = 1) -> Days | None:
    """Give the first day of a year and the last of the stretch of `count` years, cut to 1 to 9999."""
    first, last = max(year, 1), min(year + count - 1, 9999)
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def week_days(year: int, week: int) -> Days | None:
    """Give Monday and Sunday of an ISO 8601 week, None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
        return monday, monday + 6 * DAY
    except (ValueError, OverflowError):
        return None


def week_of(day: date) -> str:
    """Write the ISO 8601 week of a day ("2005-W48")."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the nth such weekday (0 is Monday) of a month, the last one for -1."""
    first, last = month_days(year, month)
    if nth < 0:
        return last - ((last.weekday() - weekday) % 7) * DAY
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


#: The first and last year of the early, middle and late part of a decade; a century is cut by the same shares.
_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}


def part(days: Days, which: str, months: int = 0) -> Days:
    """Give the early ("START"), middle ("MID") or late ("END") third of a stretch, or its very "FIRST" or "FINAL" bit.

    A stretch of whole `months` (a year, a quarter) is cut at months and a decade or century at years; a month gives
    days 1 to 10, 11 to 20 and the rest; a week Monday to Wednesday, Tuesday to Thursday and Friday to Sunday. The
    beginning and the end of a year or quarter are its first and last month, of what is shorter a third.
    """
    first, last = days
    short = {"FIRST": "START", "FINAL": "END"}.get(which, which)
    if months >= 120:
        low, high = (bound * months // 120 for bound in _DECADE[short])
        return years_days(first.year + low, high - low + months // 120) or days
    if months >= 3:
        step = 1 if which != short else months // 3
        offset = {"START": 0, "MID": step, "END": months - step}[short]
        begin = add_months(first.year, first.month, offset) or (first.year, first.month)
        return months_days(*begin, step) or days
    count = (last - first).days + 1
    cuts = {7: (3, 4), 28: (10, 20), 29: (10, 20), 30: (10, 20), 31: (10, 20)}.get(count)
    if count == 7 and short == "MID":
        return first + DAY, first + 3 * DAY
    if cuts is None:
        return days
    low, high = {"START": (0, cuts[0] - 1), "MID": (cuts[0], cuts[1] - 1), "END": (cuts[1], count - 1)}[short]
    return first + low * DAY, first + high * DAY
