"""Readers of days of the calendar, of spans of them within a month, and of feasts."""

from __future__ import annotations

from datetime import date

from . import numbers
from .calendar import DAY, add_months, day_of, easter, nth_weekday, week_of
from .grammar import Fields
from .parts import NEAR, month_number, nearest_year, stated_year
from .scene import Reading, Scene
from .timex import days_of


def calendar_date(fields: Fields, scene: Scene) -> Reading | None:
    """Read a day with its month, and the year where it is given; a day that does not exist is a problem."""
    month_text, day_text = fields["month"], fields["day"]
    month = int(month_text) if month_text.isdigit() else month_number(fields)
    day = numbers.ordinal(day_text, fields.lexicon)
    if not month or not day or day > 99:
        return None
    year = stated_year(fields, scene)
    if not fields["year"]:
        year = nearest_year(month, day, scene, fields["which"])
    return full_date(year, month, day, not fields["year"])


def full_date(year: int | None, month: int, day: int, guessed: bool = False) -> Reading:
    """Give the reading of a day; without a year `XXXX-MM-DD`, and nothing but a problem where it does not exist."""
    if day_of(year or 2000, month, day) is None or (year is None and day_of(2000, month, day) is None):
        if not (guessed and (month, day) == (2, 29)):
            return Reading("", problem=f"there is no day {day} in month {month}" + (f" of {year}" if year else ""))
        return Reading(f"XXXX-{month:02}-{day:02}", problem=f"{year} has no 29 February")
    return Reading(f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}")


def slash_date(fields: Fields, scene: Scene) -> Reading | None:
    """Read a date in digits, the month first as American papers have it unless it cannot be one."""
    first, second = int(fields["a"]), int(fields["b"])
    year = stated_year(fields, scene)
    if not 1 <= first <= 31 or not 1 <= second <= 31 or year is None:
        return None
    month, day = (second, first) if first > 12 or "." in fields.text else (first, second)
    if month > 12 or ("/" in fields.text and day <= 12 and _nearer(year, day, month, scene.anchor)):
        month, day = day, month
    return full_date(year, month, day) if month <= 12 else None


def _nearer(year: int, month: int, day: int, anchor: date | None) -> bool:
    """Tell whether a date read day first lies close to the article and read month first does not."""
    there, other = day_of(year, month, day), day_of(year, day, month)
    return bool(anchor and there and other and abs((there - anchor).days) <= 31 and abs((other - anchor).days) > 62)


def month_day_span(fields: Fields, scene: Scene) -> Reading | None:
    """Read "January 9 and 10": from the one day to the other."""
    month = month_number(fields)
    first, last = (numbers.ordinal(fields[name], fields.lexicon) or 0 for name in ("day", "last"))
    if not first < last:
        return None
    year = stated_year(fields, scene) or nearest_year(month, first, scene)
    ends = full_date(year, month, first), full_date(year, month, last)
    wrong = next((end for end in ends if end.problem), None)
    return wrong or Reading(f"{ends[0].value}/{ends[1].value}")


def day_bare(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the 12th": of the article's month, or of the one after or before it as the tense says."""
    day = numbers.ordinal(fields["day"], fields.lexicon) or 0
    anchor = scene.anchor
    if not (fields.before_is("PREPOSITION") or fields.before_is("CONNECTS")):
        return None
    if anchor is None:
        return Reading(f"XXXX-XX-{day:02}")
    step = 0
    if (day - anchor.day) * scene.cue.direction < 0:
        step = scene.cue.direction
    there = add_months(anchor.year, anchor.month, step)
    return full_date(*there, day) if there else None


def named_day(fields: Fields, scene: Scene) -> Reading | None:
    """Read a day that is known by its numbers alone, "9/11", in an article written after it."""
    day = fields[fields["day"]]
    return Reading(day) if day and (scene.anchor is None or scene.anchor.isoformat() > day) else None


def week_of_day(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the week of March 10" as the week, Monday to Sunday, that holds the day."""
    reading = calendar_date(fields, scene)
    found = days_of(reading.value) if reading else None
    return Reading(week_of(found[0][0])) if found else reading


def holiday(fields: Fields, scene: Scene) -> Reading | None:
    """Read a feast by name, in the year stated or the nearest one."""
    rule = fields[fields["name"].replace("’", "'")]
    if not rule:
        return None
    stated = stated_year(fields, scene)
    anchor = scene.anchor
    if not stated and anchor is None:
        return None
    years = [stated] if stated else [anchor.year - 1, anchor.year, anchor.year + 1] if anchor else []
    days = [feast_day(rule, year) for year in years if 1 <= year <= 9999]
    if anchor and not stated:
        if fields["which"] == "last":
            days = [day for day in days if day < anchor][-1:]
        elif fields["which"] == "next":
            days = [day for day in days if day > anchor][:1]
        elif scene.cue.direction and min(abs((day - anchor).days) for day in days) > NEAR:
            side = [day for day in days if (day - anchor).days * scene.cue.direction >= 0]
            days = sorted(side, key=lambda day: abs((day - anchor).days))[:1] or days
    day = min(days, key=lambda d: abs((d - (anchor or d)).days)) if days else None
    if day is None:
        return None
    if rule.endswith(" week"):
        year, week, _ = day.isocalendar()
        return Reading(f"{year:04}-W{week:02}")
    return Reading(day.isoformat())


def feast_day(rule: str, year: int) -> date:
    """Give the day of a feast: "12-25", "11 3 4" (fourth Thursday of November), "easter -2"."""
    if rule.startswith("easter"):
        return easter(year) + int(rule.split()[1]) * DAY
    if "-" in rule.split()[0]:
        month_no, day_no = rule.split()[0].split("-")
        return date(year, int(month_no), int(day_no))
    month_no, weekday, nth = rule.split()[:3]
    plus = int(rule.split()[3]) if len(rule.split()) > 3 else 0
    return nth_weekday(year, int(month_no), int(weekday), int(nth)) + plus * DAY
