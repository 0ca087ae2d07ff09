"""Readers of amounts of time, of what recurs, of clock times, and of now, once and soon."""

from __future__ import annotations

from datetime import date

from . import grammar, numbers
from .calendar import add_days
from .grammar import Fields
from .parts import month_number, nearest_year
from .read_relative import weekday
from .scene import Reading, Scene
from .timex import duration, shift


def modifier(text: str, fields: Fields) -> str:
    """Give TIMEX3's MOD for words such as "nearly", "more than", "at least"."""
    found = next((mod for words, mod in grammar.load().modifiers.items() if words in text), "")
    return found or fields.lexicon.value("APPROX", text.split()[-1] if text else "")


def span(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the past three months", "the next few days": a duration that ends or begins on the article's day."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    unit = fields.value("unit")
    if number is None:
        return None
    days: tuple[date | None, date | None] | None = None
    back = bool(fields.value("which", "LAST") or fields.value("which", "PREVIOUS"))
    if scene.anchor:
        far = shift(scene.anchor, (-1 if back else 1) * number, unit) if isinstance(number, float) else None
        days = (far, scene.anchor) if back else (scene.anchor, far)
    return Reading(
        duration(number, unit),
        "DURATION",
        modifier(fields["rough"], fields),
        days=days,
        granularity="other",
        against=scene.anchor,
    )


def length(fields: Fields, scene: Scene) -> Reading | None:
    """Read a duration: "two days", "five-year", "a minute and a half", "two to three weeks"."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    unit = fields.value("unit")
    if number is None or (unit == "Q" and ("quarters" not in fields.text or "-" in fields.text)):
        return None
    if isinstance(number, str) and fields.before_is("ASMANY"):
        return None
    if fields["amount"] in ("a", "an") and not _article_length(fields, unit):
        return None
    if fields["amount2"]:
        more = numbers.amount(fields["amount2"], fields.lexicon)
        if isinstance(number, float) and isinstance(more, float):
            second = duration(more, fields.value("unit2", "UNIT"))
            return Reading(
                duration(number, unit) + second.removeprefix("PT" if "T" in duration(number, unit) else "P"), "DURATION"
            )
    if fields.has("half") and fields.text.endswith("and a half") and isinstance(number, float):
        number += 0.5
    if unit == "S" and fields["amount"] == "a":
        return None
    return Reading(
        duration(number, unit),
        "DURATION",
        modifier(fields["rough"], fields),
        days=_ahead(number, unit, fields, scene),
        granularity="other",
        against=scene.anchor,
    )


def _article_length(fields: Fields, unit: str) -> bool:
    """Tell "within a week" from "a year" in a rate ("three times a year") or a name ("a second term")."""
    if unit in ("S", "Q", "WE", "L"):
        return False
    return (
        bool(fields["rough"])
        or fields.text.endswith("half")
        or fields.before_is("LENGTHENS")
        or fields.after in ("before", "after")
    )


def nothing(fields: Fields, scene: Scene) -> Reading | None:
    """Read what looks like time but is none ("44-year-old"): it takes its words and gives no expression."""
    return Reading("", "NONE")


def _ahead(number: float | str, unit: str, fields: Fields, scene: Scene) -> tuple[date | None, date | None] | None:
    """Give the day that "in ten days" comes to, where the clause looks ahead."""
    if fields.before.lower() != "in" or scene.cue.direction <= 0 or scene.anchor is None or isinstance(number, str):
        return None
    day = shift(scene.anchor, number, unit)
    return (day, day) if day else None


def first_units(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the first nine months"."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    return None if number is None else Reading(duration(number, fields.value("unit")), "DURATION")


def units_vague(fields: Fields, scene: Scene) -> Reading | None:
    """Read "weeks", "years" after words that make them an amount of time: "for weeks", "in recent months"."""
    unit = fields.value("unit")
    if (unit == "H" and fields.has("early")) or (unit == "Y" and fields.has("recent")):
        return None
    plain = fields.alone("unit")
    common = unit in ("D", "W", "M", "Y")
    if plain and (unit in ("WE", "Q") or not (fields.before_is("AMOUNTS") or (common and fields.before_is("OFTHESE")))):
        return None
    days: tuple[date | None, date | None] | None = None
    if scene.anchor and (fields.has("recent") or fields.has("past") or fields.has("last") or fields.has("previous")):
        days = (None, scene.anchor)
    elif scene.anchor and (fields.has("next") or fields.has("ahead")):
        days = (scene.anchor, None)
    return Reading(duration("X", unit), "DURATION", days=days, granularity="other")


def frequency(fields: Fields, scene: Scene) -> Reading | None:
    """Read "daily", "twice a year"."""
    if fields["freq"]:
        return Reading(fields.value("freq"), "SET")
    return Reading(duration(1.0, fields.value("unit")), "SET")


def every(fields: Fields, scene: Scene) -> Reading | None:
    """Read "each year", "every Monday", "every two weeks"."""
    if fields["weekday"]:
        return Reading(f"XXXX-WXX-{int(fields.value('weekday')) + 1}", "SET")
    if fields["month"]:
        return Reading(f"XXXX-{int(fields.value('month')):02}", "SET")
    if fields["season"]:
        return Reading(f"XXXX-{fields.value('season')}", "SET")
    if fields["part"]:
        return Reading(f"XXXX-XX-XXT{fields.value('part', 'DAYPART')}", "SET")
    number: float | str | None = 1.0
    if fields.has("other"):
        number = 2.0
    elif fields["amount"]:
        number = numbers.amount(fields["amount"], fields.lexicon)
        if number is None:
            number = float(numbers.ordinal(fields["amount"], fields.lexicon) or 1)
    return Reading(duration(number or 1.0, fields.value("unit")), "SET")


def weekdays(fields: Fields, scene: Scene) -> Reading | None:
    """Read "on Mondays"."""
    return Reading(f"XXXX-WXX-{int(fields.value('weekday', 'WEEKDAYS')) + 1}", "SET")


def present(fields: Fields, scene: Scene) -> Reading | None:
    """Read "now", "currently"."""
    days = (scene.anchor, scene.anchor) if scene.anchor else None
    return Reading("PRESENT_REF", days=days, granularity="day")


def past_ref(fields: Fields, scene: Scene) -> Reading | None:
    """Read "recently", "in the past"."""
    return Reading("PAST_REF", days=(None, scene.anchor) if scene.anchor else None, granularity="other")


def future_ref(fields: Fields, scene: Scene) -> Reading | None:
    """Read "soon", "in the future"."""
    return Reading("FUTURE_REF", days=(scene.anchor, None) if scene.anchor else None, granularity="other")


def clock(fields: Fields, scene: Scene) -> Reading | None:
    """Read a time of day with the day beside it, else the last mentioned or the article's day."""
    time = _time(fields)
    if not time:
        return None
    day = _clock_day(fields, scene)
    zone = fields.value("zone")
    return Reading(
        f"{day.isoformat() if day else 'XXXX-XX-XX'}T{time}{'Z' if zone == '+00:00' else ''}",
        "TIME",
        against=scene.anchor,
    )


def _time(fields: Fields) -> str:
    if fields["noon"]:
        return fields.value("noon")
    if four := fields["four"]:
        return f"{four[:2]}:{four[2:]}"
    text = fields["hour"] or fields["hourhalf"].rstrip("apm")
    half = (fields["half"] or fields["hourhalf"][-2:] or fields["minutehalf"][-2:])[:1]
    minute = fields["minute"] or fields["minutehalf"].rstrip("apm") or "00"
    number = numbers.amount(text, fields.lexicon)
    if not isinstance(number, float) or number > 24 or (half and number > 12):
        return ""
    afternoon = half == "p" or (not half and fields.value("part", "DAYPART") in ("AF", "EV") and number < 12)
    hour = int(number) % 12 + (12 if afternoon else 0) if half or afternoon else int(number)
    return f"{hour:02}:{minute}" if minute.isdigit() else ""


def _clock_day(fields: Fields, scene: Scene) -> date | None:
    if fields["date_month"] and scene.anchor:
        month, day = month_number(fields, "date_month"), int(fields["date_day"])
        year = numbers.year(fields["date_year"], fields.lexicon, None) or nearest_year(month, day, scene)
        try:
            return date(year or scene.anchor.year, month, day)
        except ValueError:
            return None
    if fields["weekday"]:
        reading = weekday(fields, scene)
        return date.fromisoformat(reading.value[:10]) if reading and reading.value[:1].isdigit() else None
    if fields["deictic"] and scene.anchor:
        return add_days(scene.anchor, int(fields.value("deictic")))
    return scene.memory.day or scene.anchor
