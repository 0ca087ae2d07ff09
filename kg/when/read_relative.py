"""Readers of what is counted from another day: weekdays, "last month", "two weeks ago", "the following day"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from . import numbers
from .calendar import DAY, add_days, add_months, week_of
from .grammar import Fields
from .parts import part_of
from .scene import UNANCHORED, Reading, Scene
from .timex import duration, shift

_PART_VALUE = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI"}


def _part(fields: Fields) -> str:
    part = fields.value("part", "DAYPART") or fields.value("part2", "DAYPART")
    return _PART_VALUE.get(part, "")


def weekday_number(fields: Fields) -> int:
    """Give the number of a weekday, Monday being 0, written out or short."""
    return int(fields.value("weekday") or fields.value("weekday", "SHORTDAY"))


def on_day(day: date | None, fields: Fields, scene: Scene, taken: int = 0) -> Reading | None:
    """Give the reading of a day, with the part of the day where the words name one."""
    if day is None:
        return None
    part = _part(fields)
    return Reading(day.isoformat() + part, "TIME" if part else "DATE", against=scene.anchor, taken=taken)


def weekday(fields: Fields, scene: Scene) -> Reading | None:
    """Read a weekday: as the week or "last" and "next" say, else the article's day itself, else by tense."""
    number = weekday_number(fields)
    anchor = scene.anchor
    if anchor is None:
        part = _part(fields)
        return Reading(f"XXXX-WXX-{number + 1}{part}", "TIME" if part else "DATE")
    week = fields["week"].split()[-1] if fields["week"] else ""
    if week:
        step = -1 if fields.lexicon.value("LAST", week) else 1 if fields.lexicon.value("NEXT", week) else 0
        monday = anchor - anchor.weekday() * DAY
        return on_day(add_days(monday, number + 7 * step), fields, scene)
    base = scene.memory.day or anchor
    which, side = fields["which"], fields["side"]
    if fields.lexicon.value("FOLLOWING", which):
        return on_day(add_days(base, (number - base.weekday() - 1) % 7 + 1), fields, scene)
    if fields.lexicon.value("PREVIOUS", which):
        return on_day(add_days(base, -((base.weekday() - number - 1) % 7 + 1)), fields, scene)
    if which == "last" or which == "past" or side == "this past":
        return on_day(add_days(anchor, -((anchor.weekday() - number - 1) % 7 + 1)), fields, scene, -1)
    if which or side:
        return on_day(add_days(anchor, (number - anchor.weekday() - 1) % 7 + 1), fields, scene, 1)
    return _plain_weekday(number, anchor, fields, scene)


def _plain_weekday(number: int, anchor: date, fields: Fields, scene: Scene) -> Reading | None:
    direction = scene.cue.direction
    if number == anchor.weekday():
        return on_day(anchor, fields, scene, direction)
    if fields["this"]:
        direction = direction or 1
    # Without a cue a weekday of the news is one just gone, but a deadline lies ahead.
    direction = direction or (1 if scene.cue.relation in ("until", "by") else -1)
    gap = (number - anchor.weekday()) % 7
    return on_day(add_days(anchor, gap if direction > 0 else gap - 7), fields, scene, direction)


def deictic(fields: Fields, scene: Scene) -> Reading | None:
    """Read today, yesterday and tomorrow, with a part of the day where one is named."""
    if scene.anchor is None:
        return UNANCHORED
    return on_day(add_days(scene.anchor, int(fields.value("day", "DEICTIC"))), fields, scene)


def tonight(fields: Fields, scene: Scene) -> Reading | None:
    """Read "tonight"."""
    return Reading(f"{scene.anchor}TNI", "TIME", against=scene.anchor) if scene.anchor else UNANCHORED


def daypart(fields: Fields, scene: Scene) -> Reading | None:
    """Read "this morning", "last night", "that evening", "the following morning"."""
    which = fields["which"]
    step = int(
        fields.value("which", "PREVIOUS")
        or fields.value("which", "FOLLOWING")
        or fields.value("which", "LAST")
        or fields.value("which", "NEXT")
        or (which == "tomorrow")
    )
    told = fields.value("which", "PREVIOUS") or fields.value("which", "FOLLOWING") or which in ("that", "same")
    base = (told and scene.memory.day) or scene.anchor
    return on_day(add_days(base, step), fields, scene) if base else UNANCHORED


def daypart_shift(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the night before", "the morning after"."""
    base = scene.memory.day or scene.anchor
    return on_day(add_days(base, 1 if fields["which"] == "after" else -1), fields, scene) if base else UNANCHORED


def daypart_bare(fields: Fields, scene: Scene) -> Reading | None:
    """Read "mid-afternoon" as of the article's day."""
    return on_day(scene.anchor, fields, scene) if scene.anchor else UNANCHORED


def unit_deictic(fields: Fields, scene: Scene) -> Reading | None:
    """Read "last month", "next week", "the following year", "this quarter"."""
    which = fields["which"].split()[0]
    unit = fields.value("unit")
    if unit in ("S", "TM", "H"):
        return None
    lexicon = fields.lexicon
    for word_class in ("PREVIOUS", "FOLLOWING", "SAME", "THAT"):
        step = lexicon.value(word_class, which)
        if step:
            return unit_at(fields, scene, unit, int(step), told=True)
    steps = [lexicon.value(word_class, which) for word_class in ("LAST", "THIS", "NEXT")]
    step = next((step for step in steps if step), "0")
    if unit == "WE" and which in ("coming", "upcoming") and scene.anchor and scene.anchor.weekday() < 5:
        step = "0"
    return unit_at(fields, scene, unit, int(step))


def unit_at(fields: Fields, scene: Scene, unit: str, step: int, told: bool = False) -> Reading | None:
    """Give the unit `step` units from the article's day, or from what the text mentioned last where `told`."""
    base = scene.anchor
    memory = scene.memory
    if told:
        base = _remembered(unit, scene)
    if base is None:
        return UNANCHORED
    if unit == "D":
        day = add_days(base, step)
        return Reading(day.isoformat(), against=base) if day else None
    if unit == "Q" and told and memory.quarter and memory.quarter[5] == "Q":
        whole = int(memory.quarter[:4]) * 4 + int(memory.quarter[6]) - 1 + step
        return part_of(fields, f"{whole // 4:04}-Q{whole % 4 + 1}", scene)
    value = unit_value(base, unit, step)
    return part_of(fields, value, scene) if value else None


def _remembered(unit: str, scene: Scene) -> date | None:
    memory = scene.memory
    if unit in ("Y", "E", "C") and memory.year:
        return date(memory.year, 6, 15)
    if unit in ("M", "Q") and memory.month:
        return date(*memory.month, 15)
    if unit == "W" and memory.week:
        return memory.week
    return memory.day or scene.anchor


def unit_value(base: date, unit: str, step: int) -> str:
    """Write the TIMEX3 value of the unit that lies `step` units from that of `base`; "" beyond the calendar."""
    if unit in ("W", "WE", "2W"):
        day = add_days(base, 7 * step)
        return "" if day is None else week_of(day) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        there = add_months(base.year, base.month, step * (3 if unit == "Q" else 1))
        if there is None:
            return ""
        return f"{there[0]:04}-{there[1]:02}" if unit == "M" else f"{there[0]:04}-Q{(there[1] + 2) // 3}"
    if unit == "D":
        day = add_days(base, step)
        return day.isoformat() if day else ""
    width, size = {"Y": (4, 1), "E": (3, 10), "C": (2, 100)}.get(unit, (0, 0))
    number = base.year // size + step if size else 0
    return f"{number:0{width}}" if 0 < number < 10**width else ""


def unit_the(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the end of the month", "early in the week"."""
    day, anchor = scene.memory.day, scene.anchor
    near = day is not None and anchor is not None and abs((anchor - day).days) <= 1
    return unit_at(fields, scene, fields.value("unit"), 0, told=near and fields.value("unit") == "D")


def unit_bare(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the weekend" as the last or next one, "the quarter" as the last mentioned, "the year" as the article's."""
    unit = fields.value("unit")
    anchor = scene.anchor
    if unit == "WE" and anchor:
        step = 0 if scene.cue.direction > 0 or anchor.weekday() >= 5 else -1
        value = unit_value(anchor, "WE", step)
        return Reading(value, against=anchor)
    if unit == "Q":
        if scene.memory.quarter:
            return Reading(scene.memory.quarter)
        return Reading(unit_value(anchor, "Q", -1), against=anchor) if anchor else None
    if unit == "Y" and anchor and fields.before_is("PREPOSITION"):
        if fields.after_is("SPANNED"):
            return Reading("P1Y", "DURATION")
        return Reading(f"{anchor.year:04}", against=anchor)
    return None


def unit_from_today(fields: Fields, scene: Scene) -> Reading | None:
    """Read "a week from today", "a week ago Friday"."""
    if scene.anchor is None:
        return UNANCHORED
    sign = -1 if fields.has("ago") else 1
    if fields["day"]:
        return on_day(add_days(scene.anchor, int(fields.value("day", "DEICTIC")) + 7 * sign), fields, scene)
    number = weekday_number(fields)
    gap = (number - scene.anchor.weekday()) % 7
    return on_day(add_days(scene.anchor, gap + 7 if sign > 0 else gap - 14), fields, scene)


def day_after_tomorrow(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the day after tomorrow" and "the day before yesterday"."""
    if scene.anchor is None:
        return UNANCHORED
    return on_day(add_days(scene.anchor, 2 if fields.has("tomorrow") else -2), fields, scene)


def unit_shift(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the day before", "the year after"."""
    return unit_at(fields, scene, fields.value("unit"), 1 if fields["which"] == "after" else -1, told=True)


def ago(fields: Fields, scene: Scene) -> Reading | None:
    """Read "two weeks ago": to the day for days and weeks, to the month or year for those."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    unit = fields.value("unit")
    if number is None:
        return None
    if scene.anchor is None:
        return UNANCHORED
    if number == 1 and unit == "Y" and scene.memory.quarter:
        return year_ago(fields, scene)
    if isinstance(number, str):
        return Reading(_vague_past(scene.anchor, unit), days=(None, scene.anchor), granularity="other")
    reading = counted(scene.anchor, -number, unit, scene)
    return replace(reading, rough=bool(fields["rough"]) or unit in ("W", "2W")) if reading else None


def _vague_past(anchor: date, unit: str) -> str:
    return {"Y": f"{anchor.year // 10:03}X", "M": f"{anchor.year:04}-XX"}.get(unit, "PAST_REF")


def counted(base: date, number: float, unit: str, scene: Scene, told: bool = False) -> Reading | None:
    """Give the reading of the day, month or year that lies so many units from `base`."""
    if unit in ("S", "TM", "H"):
        return Reading(base.isoformat(), "TIME", against=base)
    there = shift(base, number, unit)
    if there is None:
        return Reading("", problem="that is before the year 1 or after 9999")
    if unit == "Y" and number == int(number) and not told:
        return Reading(f"{there.year:04}", against=base)
    if unit in ("E", "C", "Y", "L"):
        return Reading(f"{there.year:04}" if number == int(number) else there.isoformat()[:7], against=base)
    if unit in ("M", "Q"):
        return Reading(there.isoformat()[:7], against=base)
    return Reading(there.isoformat(), against=base)


def counted_shift(fields: Fields, scene: Scene) -> Reading | None:
    """Read "a day earlier", "two years later": counted from what the text mentioned last, else from the article."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    unit = fields.value("unit")
    if number is None:
        return None
    if isinstance(number, str):
        return Reading(duration(number, unit), "DURATION")
    sign = -1 if fields.value("which", "BEFORE") else 1
    if number == 1 and unit == "Y" and sign < 0 and scene.memory.quarter:
        return year_ago(fields, scene)
    if unit in ("S", "TM", "H"):
        return Reading(duration(number, unit), "DURATION")
    base = _remembered(unit, scene)
    if base is None:
        return UNANCHORED
    return counted(base, sign * number, unit, scene, told=True)


def from_now(fields: Fields, scene: Scene) -> Reading | None:
    """Read "two weeks from now"."""
    number = numbers.amount(fields["amount"], fields.lexicon)
    if number is None:
        return None
    if scene.anchor is None:
        return UNANCHORED
    if isinstance(number, str):
        return Reading("FUTURE_REF", days=(scene.anchor, None), granularity="other")
    return counted(scene.anchor, number, fields.value("unit"), scene)


def year_ago(fields: Fields, scene: Scene) -> Reading | None:
    """Read "a year earlier" of business news: the quarter that the text speaks of, one year before; else the year."""
    anchor, told = scene.anchor, scene.memory.quarter
    if anchor is None and not told:
        return UNANCHORED
    if fields["ordinal"] and fields["unit"] == "quarter" and anchor:
        number = numbers.ordinal(fields["ordinal"], fields.lexicon)
        return Reading(f"{anchor.year - 1:04}-Q{number}", aside=True) if number and number <= 4 else None
    if told and fields["unit"] not in ("month", "half"):
        return Reading(f"{int(told[:4]) - 1:04}{told[4:]}", aside=True)
    if anchor and fields["unit"] == "quarter":
        return Reading(unit_value(anchor, "Q", -5), aside=True)
    return Reading(f"{anchor.year - 1:04}", aside=True) if anchor else None


def period_year(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the corresponding period last year"."""
    step = fields.value("which", "LAST") or fields.value("which", "PREVIOUS") or fields.value("which", "NEXT") or "-1"
    if scene.memory.quarter and not fields["year"]:
        return Reading(f"{int(scene.memory.quarter[:4]) + int(step):04}{scene.memory.quarter[4:]}")
    if fields["year"]:
        return Reading(fields["year"])
    return Reading(f"{scene.anchor.year + int(step):04}") if scene.anchor else None
