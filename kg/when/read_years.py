"""Readers of years, decades, centuries, and of the quarters and halves of a year."""

from __future__ import annotations

from . import numbers
from .calendar import add_months
from .grammar import Fields
from .parts import part_of, relative_year, stated_year
from .scene import Reading, Scene


def year(fields: Fields, scene: Scene) -> Reading | None:
    """Read a year; four digits alone only where the words around them do not make them a number of things."""
    number = stated_year(fields, scene)
    if number is None or not 1 <= number <= 9999:
        return None
    if (
        "'" in fields.text
        and fields["year"].isdigit()
        and not fields.lexicon.value("PREPOSITION", fields.before)
        and "fiscal" not in fields.text
    ):
        return None
    if (
        fields["year"].isdigit()
        and len(fields["year"]) == 4
        and fields.alone("year")
        and not _year_like(number, fields)
    ):
        return None
    return part_of(fields, f"{number:04}", scene)


def _year_like(number: int, fields: Fields) -> bool:
    before, after, lexicon = fields.before, fields.after, fields.lexicon
    if lexicon.value("CURRENCY", before) or lexicon.value("UNIT", after) or fields.after_is("COUNTED"):
        return False
    if before[:1].isdigit() or after[:1].isdigit() or fields.before_is("NUMBERED"):
        return False
    many = after.islower() and after.endswith("s") and not after.endswith(("ss", "us", "is", "was", "'s"))
    if lexicon.value("PREPOSITION", before):
        return 1000 <= number <= 2200 and (not many or 1900 <= number <= 2100)
    return 1900 <= number <= 2100 and not many


def year_span(fields: Fields, scene: Scene) -> Reading | None:
    """Read "1939-45"."""
    first, last = int(fields["year"]), int(fields["last"])
    if last < 100:
        last += first // 100 * 100 + (100 if last < first % 100 else 0)
    if not 1000 <= first < last <= 2200 or last - first > 300:
        return None
    return Reading(f"{first:04}/{last:04}")


def year_era(fields: Fields, scene: Scene) -> Reading | None:
    """Read a year of an era; years before Christ have a TIMEX3 value but no days, which begin with the year 1."""
    number = int(fields["year"])
    if not 1 <= number <= 9999:
        return None
    if fields.value("era") == "BC":
        return Reading(f"BC{number:04}", days=(None, None), granularity="year")
    return Reading(f"{number:04}")


def decade(fields: Fields, scene: Scene) -> Reading | None:
    """Read a decade: "the 1990s", "the '90s", "the nineties"."""
    text = fields["decade"].strip("'")
    number = int(text.rstrip("s") if text[:1].isdigit() else fields.value("decade", "DECADES") or 0)
    if fields.alone("decade") and (len(text) < 5 or not text[0].isdigit()) and "'" not in fields.text:
        return None
    if number < 100:
        near = scene.anchor.year if scene.anchor else 2000
        number = max((c for c in (1800 + number, 1900 + number, 2000 + number) if c <= near + 5), default=1900 + number)
    return part_of(fields, f"{number // 10:03}", scene)


def century(fields: Fields, scene: Scene) -> Reading | None:
    """Read a century: the 19th is the years 1800 to 1899, `18` in TIMEX3."""
    number = numbers.ordinal(fields["ordinal"], fields.lexicon)
    if not number or not 1 <= number <= 99:
        return None
    if fields.value("era") == "BC":
        return Reading(f"BC{number - 1:02}", days=(None, None), granularity="century")
    return part_of(fields, f"{number - 1:02}", scene)


def quarter(fields: Fields, scene: Scene) -> Reading | None:
    """Read a quarter or half of a year, of the last mentioned or the article's year where none is stated."""
    letter, number = _quarter_no(fields)
    if not number:
        return None
    stated = stated_year(fields, scene) or (relative_year(fields, scene, "whose") if fields["whose"] else None)
    anchor = scene.anchor
    if stated:
        return part_of(fields, f"{stated:04}-{letter}{number}", scene)
    if anchor is None:
        return Reading(f"XXXX-{letter}{number}")
    year = anchor.year
    months = 3 if letter == "Q" else 6
    begins = (number - 1) * months + 1
    if begins > anchor.month and scene.cue.direction <= 0:
        year -= 1
    elif begins + months <= anchor.month and scene.cue.direction > 0 and anchor.month - begins > 8:
        year += 1
    return part_of(fields, f"{year:04}-{letter}{number}", scene)


def year_quarter(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the 1988 quarter", "the latest period" of business news: the quarter that the text speaks of."""
    told = scene.memory.quarter
    if fields["year"]:
        return Reading(f"{fields['year']}{told[4:] if told else ''}", aside=True)
    if told:
        return Reading(told)
    if scene.anchor is None or fields["unit"] != "quarter":
        return None
    there = add_months(scene.anchor.year, scene.anchor.month, -3)
    return Reading(f"{there[0]:04}-Q{(there[1] + 2) // 3}") if there else None


def _quarter_no(fields: Fields) -> tuple[str, int]:
    if code := fields.value("code", "QUARTERNO"):
        return code[0], int(code[1])
    letter = "H" if fields["unit"] == "half" else "Q"
    most = 2 if letter == "H" else 4
    if fields["ordinal"] in ("last", "latter", "final"):
        return letter, most
    number = numbers.ordinal(fields["ordinal"], fields.lexicon) or 0
    return letter, number if 1 <= number <= most else 0


def year_end(fields: Fields, scene: Scene) -> Reading | None:
    """Read "year-end" as the last day of the article's year."""
    return Reading(f"{scene.anchor.year:04}-12-31") if scene.anchor else Reading("XXXX-12-31")
