"""Readers of months and seasons, and of the weeks of a month."""

from __future__ import annotations

from dataclasses import replace

from . import numbers
from .calendar import DAY, add_months
from .grammar import Fields
from .parts import month_number, part_of, relative_year, stated_year
from .scene import Reading, Scene
from .timex import days_of


def month_year(fields: Fields, scene: Scene) -> Reading | None:
    """Read a month of a stated year."""
    year = stated_year(fields, scene)
    return part_of(fields, f"{year:04}-{month_number(fields):02}", scene) if year else None


def month_deictic(fields: Fields, scene: Scene) -> Reading | None:
    """Read "September last year"."""
    year = relative_year(fields, scene, "which")
    month = month_number(fields)
    return part_of(fields, f"{year:04}-{month:02}", scene) if year else Reading(f"XXXX-{month:02}")


def month_span(fields: Fields, scene: Scene) -> Reading | None:
    """Read "June-July 2004"."""
    year = stated_year(fields, scene)
    first, last = month_number(fields), month_number(fields, "last")
    if not year:
        return None
    return Reading(f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}")


def month(fields: Fields, scene: Scene) -> Reading | None:
    """Read a month without a year: by "last" and "next", else by the clause's tense, else the nearest."""
    number = month_number(fields)
    if fields.alone("month") and _no_month(fields):
        return None
    short = not fields.value("month", "MONTH") and not fields["month"].endswith(".")
    if short and not (fields.before.lower() == "in" or fields.lexicon.value("RELATION", fields.before)):
        return None
    year, taken = _year_of_month(number, fields, scene)
    if year is None:
        return Reading(f"XXXX-{number:02}")
    return replace(part_of(fields, f"{year:04}-{number:02}", scene), taken=taken)


def _no_month(fields: Fields) -> bool:
    """Tell whether the word is a march, or the name of a person: "Theresa May", "May said"."""
    if fields.before_is("MARCHES") and fields.after_is("MARCHFOR"):
        return True
    if "NAMELIKE" not in fields.lexicon.classes(fields.text.capitalize()):
        return False
    acts = fields.after_is("ASPERSON") or fields.after[:1] in ("'", "’")
    told = fields.before_is("PREPOSITION") or fields.before_is("CONNECTS") or fields["which"]
    return fields.before_is("CAPITAL") or fields.before_is("HONORIFIC") or (fields.text == "may" and acts and not told)


def _year_of_month(number: int, fields: Fields, scene: Scene) -> tuple[int | None, int]:
    anchor, which = scene.anchor, fields["which"]
    if anchor is None:
        return scene.memory.year, 0
    if which == "last" or fields.lexicon.value("PREVIOUS", which):
        return anchor.year - (number >= anchor.month), -1
    if which:
        return anchor.year + (number <= anchor.month), 1
    if fields["this"]:
        return anchor.year, 0
    gap = (number - anchor.month + 6) % 12 - 6
    direction = scene.cue.direction
    if gap == 0 and direction == 0:
        return anchor.year, 0
    # Of what is a year off one says "last December"; a verb that only may govern the month does not outweigh that.
    if gap == 0 or not direction or (gap in ((1,) if direction < 0 else (-1, -2)) and not scene.cue.sure):
        direction = 1 if gap > 0 else -1
    there = add_months(
        anchor.year, anchor.month, (number - anchor.month) % 12 if direction > 0 else -((anchor.month - number) % 12)
    )
    return (there[0] if there else None), direction


def week_of_month(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the second week of April" as the second seven days of the month."""
    number = month_number(fields)
    year = stated_year(fields, scene) or _year_of_month(number, fields, scene)[0]
    found = days_of(f"{year:04}-{number:02}") if year else None
    if not found:
        return Reading(f"XXXX-{number:02}")
    (first, last), _ = found
    nth = numbers.ordinal(fields["nth"], fields.lexicon) or 5
    days = (first + 7 * (nth - 1) * DAY, first + (7 * nth - 1) * DAY) if nth < 5 else (last - 6 * DAY, last)
    return Reading(f"{year:04}-{number:02}", days=days, granularity="day")


def half_of_month(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the second half of April": up to the 15th, or from the 16th on."""
    number = month_number(fields)
    year = stated_year(fields, scene) or _year_of_month(number, fields, scene)[0]
    found = days_of(f"{year:04}-{number:02}") if year else None
    nth = numbers.ordinal(fields["nth"], fields.lexicon) or 2
    if not found or nth > 2:
        return None if nth > 2 else Reading(f"XXXX-{number:02}")
    (first, last), _ = found
    days = (first, first.replace(day=15)) if nth == 1 else (first.replace(day=16), last)
    return Reading(f"{year:04}-{number:02}", mod="START" if nth == 1 else "END", days=days, granularity="day")


def season(fields: Fields, scene: Scene) -> Reading | None:
    """Read a season, alone only with an article or a preposition before it, for "fall" and "spring" are verbs too."""
    name, which = fields.value("season"), fields["which"]
    if fields.text == "the fall" and fields.after == "of":
        return None  # of a city
    year = stated_year(fields, scene) or (relative_year(fields, scene, "whose") if fields["whose"] else None)
    if year is None:
        if (
            not which
            and not fields["this"]
            and not fields.has("the")
            and (fields.before_is("TO") or not (fields.before_is("PREPOSITION") or fields.before_is("EACH")))
        ):
            return None
        if scene.anchor is None:
            return Reading(f"XXXX-{name}")
        year = _year_of_season(name, which, bool(fields["this"]), scene)
    return part_of(fields, f"{year:04}-{name}", scene)


def _year_of_season(name: str, which: str, this: bool, scene: Scene) -> int:
    assert scene.anchor is not None
    anchor = scene.anchor
    # A winter bears the year in which it began; said in January or February it is the one of the year before.
    year = anchor.year - (name == "WI" and anchor.month <= 2)
    days = days_of(f"{year:04}-{name}")
    if this or days is None:
        return year
    (first, last), _ = days
    if which == "last":
        return year - (last >= anchor)
    if which:
        return year + (first <= anchor)
    if scene.cue.direction > 0:
        return year + (last < anchor)
    return year - (first > anchor and scene.cue.direction < 0)
