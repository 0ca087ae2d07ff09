"""Readers of calendar dates: days, months, seasons, quarters, years, decades, centuries and feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from . import numbers
from .calendar import DAY, Days, add_months, day_of, easter, nth_weekday, week_of
from .grammar import Fields
from .scene import Reading, Scene
from .timex import days_of

#: How far, in days, the nearest such day may be before the clause's tense decides between two years; and where the
#: clause's own verb lies in the past.
_NEAR = 45
_SURE = 30


def edge(fields: Fields) -> str:
    """Give the part of the whole that the words name: "START", "MID", "END", "FIRST", "FINAL", "BEFORE" or ""."""
    for word in fields["edge"].replace("-", " ").split():
        if word in ("earlier", "later"):
            return "BEFORE" if word == "earlier" else "AFTER"
        for name in ("EARLY", "MID", "LATE", "BEGIN", "MIDDLE", "END"):
            if part := fields.lexicon.value(name, word):
                return part
        if word == "latter":
            return "END"
    return ""


def month_number(fields: Fields, name: str = "month") -> int:
    """Give the number of a month, written out or short; 0 where the part is none."""
    return int(fields.value(name, "MONTH") or fields.value(name, "SHORTMONTH") or 0)


def stated_year(fields: Fields, scene: Scene, name: str = "year") -> int | None:
    """Give the year that the words name, two digits taken as near to the article as may be."""
    near = scene.anchor.year if scene.anchor else scene.memory.year
    return numbers.year(fields[name], fields.lexicon, near) if fields[name] else None


def relative_year(fields: Fields, scene: Scene, name: str) -> int | None:
    """Give the year of "last year", "that year", "the following year", None where nothing says from when."""
    which = fields[name].split()[-1] if fields[name] else ""
    lexicon = fields.lexicon
    here = scene.anchor.year if scene.anchor else None
    if lexicon.value("SAME", which) or lexicon.value("THAT", which):
        return scene.memory.year or here
    for word_class in ("PREVIOUS", "FOLLOWING"):
        if step := lexicon.value(word_class, which):
            base = scene.memory.year or here
            return base + int(step) if base else None
    for word_class in ("LAST", "THIS", "NEXT"):
        if step := lexicon.value(word_class, which):
            return here + int(step) if here else None
    return None


def nearest_year(month: int, day: int, scene: Scene, which: str = "") -> int | None:
    """Give the year in which a day of the year without one lies, by nearness, the tense breaking what is far."""
    anchor = scene.anchor
    if anchor is None:
        return scene.memory.year
    found: list[tuple[int, int]] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        there = day_of(year, month, day) or day_of(year, month, min(day, 28))
        if there:
            found.append(((there - anchor).days, year))
    if which in ("last", "next"):
        side = [(abs(gap), year) for gap, year in found if (gap < 0) == (which == "last") and gap]
        return min(side)[1] if side else None
    gap, year = min(found, key=lambda pair: (abs(pair[0]), pair[0] > 0))
    if scene.cue.direction and abs(gap) > (_SURE if scene.cue.sure and scene.cue.direction < 0 else _NEAR):
        side = [(abs(g), y) for g, y in found if g * scene.cue.direction >= 0]
        return min(side)[1] if side else year
    return year


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
    if fields.before.lower() not in ("on", "by", "until", "since", "from", "before", "after", "and", "to"):
        return None
    if anchor is None:
        return Reading(f"XXXX-XX-{day:02}")
    step = 0
    if (day - anchor.day) * scene.cue.direction < 0:
        step = scene.cue.direction
    there = add_months(anchor.year, anchor.month, step)
    return full_date(*there, day) if there else None


def week_of_day(fields: Fields, scene: Scene) -> Reading | None:
    """Read "the week of March 10" as the week, Monday to Sunday, that holds the day."""
    reading = calendar_date(fields, scene)
    found = days_of(reading.value) if reading else None
    return Reading(week_of(found[0][0])) if found else reading


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


def month_year(fields: Fields, scene: Scene) -> Reading | None:
    """Read a month of a stated year."""
    year = stated_year(fields, scene)
    return _part(fields, f"{year:04}-{month_number(fields):02}", scene) if year else None


def month_deictic(fields: Fields, scene: Scene) -> Reading | None:
    """Read "September last year"."""
    year = relative_year(fields, scene, "which")
    month = month_number(fields)
    return _part(fields, f"{year:04}-{month:02}", scene) if year else Reading(f"XXXX-{month:02}")


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
    year, taken = _year_of_month(number, fields, scene)
    if year is None:
        return Reading(f"XXXX-{number:02}")
    return replace(_part(fields, f"{year:04}-{number:02}", scene), taken=taken)


def _no_month(fields: Fields) -> bool:
    """Tell whether the word is a march, or the name of a person: "Theresa May", "May said"."""
    if fields.before.lower() in ("a", "an", "annual", "the") and fields.after in ("of", "for", "on"):
        return True
    if fields.text not in ("may", "april", "june", "august", "march"):
        return False
    before = fields.lexicon.classes(fields.before)
    named = "CAPITAL" in before or fields.before.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "Minister", "President")
    verb = fields.lexicon.classes(fields.after) & {"REPORT", "REPORTNOW", "HAVE", "FUTURE", "WASTO"}
    told = fields.lexicon.value("PREPOSITION", fields.before) or fields.before.lower() in ("last", "next", "this", ",")
    return named or (fields.text == "may" and not told and (bool(verb) or fields.after in ("'", "’", "has", "is")))


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
    there = add_months(anchor.year, anchor.month, (number - anchor.month) % 12 if direction > 0
                       else -((anchor.month - number) % 12))
    return (there[0] if there else None), direction


def season(fields: Fields, scene: Scene) -> Reading | None:
    """Read a season, alone only with an article or a preposition before it, for "fall" and "spring" are verbs too."""
    name, which = fields.value("season"), fields["which"]
    if fields.text == "the fall" and fields.after == "of":
        return None  # of a city
    year = stated_year(fields, scene) or (relative_year(fields, scene, "whose") if fields["whose"] else None)
    if year is None:
        if not which and not fields["this"] and not fields.has("the") and fields.before not in (
                "in", "of", "by", "since", "until", "during", "over", "for", "every", "early", "late"):
            return None
        if scene.anchor is None:
            return Reading(f"XXXX-{name}")
        year = _year_of_season(name, which, bool(fields["this"]), scene)
    return _part(fields, f"{year:04}-{name}", scene)


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


def year(fields: Fields, scene: Scene) -> Reading | None:
    """Read a year; four digits alone only where the words around them do not make them a number of things."""
    number = stated_year(fields, scene)
    if number is None or not 1 <= number <= 9999:
        return None
    if "'" in fields.text and fields["year"].isdigit() and not fields.lexicon.value("PREPOSITION", fields.before) \
            and "fiscal" not in fields.text:
        return None
    if fields["year"].isdigit() and len(fields["year"]) == 4 and fields.alone("year") and not _year_like(number, fields):
        return None
    return _part(fields, f"{number:04}", scene)


def _year_like(number: int, fields: Fields) -> bool:
    before, after, lexicon = fields.before, fields.after, fields.lexicon
    if lexicon.value("CURRENCY", before) or lexicon.value("UNIT", after) or after in ("percent", "million", "billion", "%"):
        return False
    if before[:1].isdigit() or after[:1].isdigit() or before in ("no", "number", "flight", "page", "room"):
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
    if text[:1].isdigit():
        number = int(text.rstrip("s"))
    else:
        number = int(fields.value("decade", "DECADES") or 0)
    if fields.alone("decade") and (len(text) < 5 or not text[0].isdigit()) and "'" not in fields.text:
        return None
    if number < 100:
        near = scene.anchor.year if scene.anchor else 2000
        number = max((c for c in (1800 + number, 1900 + number, 2000 + number) if c <= near + 5), default=1900 + number)
    return _part(fields, f"{number // 10:03}", scene)


def century(fields: Fields, scene: Scene) -> Reading | None:
    """Read a century: the 19th is the years 1800 to 1899, `18` in TIMEX3."""
    number = numbers.ordinal(fields["ordinal"], fields.lexicon)
    if not number or not 1 <= number <= 99:
        return None
    if fields.value("era") == "BC":
        return Reading(f"BC{number - 1:02}", days=(None, None), granularity="century")
    return _part(fields, f"{number - 1:02}", scene)


def quarter(fields: Fields, scene: Scene) -> Reading | None:
    """Read a quarter or half of a year, of the last mentioned or the article's year where none is stated."""
    letter, number = _quarter_no(fields)
    if not number:
        return None
    stated = stated_year(fields, scene) or (relative_year(fields, scene, "whose") if fields["whose"] else None)
    anchor = scene.anchor
    if stated:
        return _part(fields, f"{stated:04}-{letter}{number}", scene)
    if anchor is None:
        return Reading(f"XXXX-{letter}{number}")
    year = anchor.year
    months = 3 if letter == "Q" else 6
    begins = (number - 1) * months + 1
    if begins > anchor.month and scene.cue.direction <= 0:
        year -= 1
    elif begins + months <= anchor.month and scene.cue.direction > 0 and anchor.month - begins > 8:
        year += 1
    return _part(fields, f"{year:04}-{letter}{number}", scene)


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


def _part(fields: Fields, value: str, scene: Scene) -> Reading:
    """Give a reading of the whole or of its early, middle or late part."""
    part = edge(fields)
    found = days_of(value)
    anchor = scene.anchor
    if part in ("BEFORE", "AFTER") and found and anchor:
        (first, last), granularity = found
        if first <= anchor <= last:
            days: Days = (first, anchor) if part == "BEFORE" else (anchor, last)
            return Reading(value, days=days, granularity=granularity)
    mod = {"FIRST": "START", "FINAL": "END", "BEFORE": "", "AFTER": ""}.get(part, part)
    return Reading(value, mod=mod, part=part if part != mod and mod else "")


part_of = _part


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
        elif scene.cue.direction and min(abs((day - anchor).days) for day in days) > _NEAR:
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


