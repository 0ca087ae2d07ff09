"""Dates in German, French, Spanish, Russian and Ukrainian, through dateparser: full dates, month-years, relative days.

Recognising is ours, by patterns over dateparser's own month names, since its search is slow and takes numbers for
dates; what a recognised stretch means is dateparser's to say. It is imported only when such an article comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from ..data import load_toml
from ..model import Span
from .calendar import day_of
from .expression import TimeExpression
from .intervals import interval_of
from .scene import Reading

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_RELATIVE = ("0 day ago", "1 day ago", "2 day ago", "in 1 day", "in 2 day")


@dataclass(frozen=True, slots=True)
class _Language:
    """What is needed to find dates in a language: one pattern with a named group a form, and months by their form."""

    code: str
    pattern: re.Pattern[str]
    months: dict[str, int]


def find_foreign(text: str, anchor: date | None, language: str) -> tuple[TimeExpression, ...]:
    """Find the dates of a text in one of the languages above, in its order; () for any other language."""
    known = _language(language)
    return tuple(_expressions(text, anchor, known)) if known else ()


def _expressions(text: str, anchor: date | None, language: _Language) -> Iterator[TimeExpression]:
    for found in language.pattern.finditer(text):
        reading = _read(found, anchor, language)
        yield TimeExpression(
            span=Span(found.start(), found.end(), found.group()),
            type="DATE",
            value=reading.value,
            mod="",
            interval=interval_of(reading),
            anchor=reading.against,
            rule=f"{language.code}_{found.lastgroup}",
            confidence=0.0 if reading.problem else 0.85,
            problem=reading.problem,
        )


def _read(found: re.Match[str], anchor: date | None, language: _Language) -> Reading:
    form = found.lastgroup or ""
    if form in ("relative", "day") and anchor is None:
        return Reading("", problem="there is no day to count from")
    month = language.months.get((found["month"] or found["month2"] or found["month3"] or "").casefold())
    if form == "month_year":
        return Reading(f"{int(found['year2']):04}-{month:02}")
    if form == "day_month":
        return _nearest(month or 0, int(found["day3"]), anchor)
    # dateparser knows the common forms of a month's name only.
    spelt = found.group() if form != "full" else f"{found['day1']}.{month}.{found['year1']}"
    day = _parse(spelt, language.code, anchor)
    if day is None:
        return Reading("", problem=f"the calendar has no such day as {found.group()}")
    return Reading(day.isoformat(), against=anchor if form in ("relative", "day") else None)


def _nearest(month: int, day: int, anchor: date | None) -> Reading:
    if day_of(2000, month, day) is None:
        return Reading("", problem=f"there is no day {day} in month {month}")
    if anchor is None:
        return Reading(f"XXXX-{month:02}-{day:02}")
    days = [day_of(year, month, day) for year in (anchor.year - 1, anchor.year, anchor.year + 1) if 1 <= year <= 9999]
    return Reading(min((d for d in days if d), key=lambda d: abs((d - anchor).days)).isoformat(), against=anchor)


@lru_cache(maxsize=4096)
def _parse(text: str, language: str, anchor: date | None) -> date | None:
    import dateparser

    base = datetime.combine(anchor or date(2000, 1, 1), time())
    settings: dict[str, Any] = {
        "RELATIVE_BASE": base,
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time", "relative-time"],
    }
    try:
        found = dateparser.parse(text, languages=[language], settings=settings)
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None


@lru_cache(maxsize=8)
def _language(code: str) -> _Language | None:
    table = load_toml("when/foreign.toml").get(code)
    if table is None:
        return None
    from dateparser.languages.loader import default_loader

    info = default_loader.get_locale(code).info
    months = {form.casefold(): number for number, name in enumerate(_MONTHS, 1) for form in info[name]}
    months |= {form: months[base] for form, base in table["months"].items()}
    days = [word for key in _RELATIVE for word in info["relative-type"].get(key, [])]
    return _Language(code, _pattern(table, months, days), months)


def _pattern(table: dict[str, Any], months: dict[str, int], days: list[str]) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    joint = rf"(?:\s+(?:{table['joint']}))?\s+" if table["joint"] else r"\s+"
    day = rf"\d{{1,2}}(?!\d)(?:{table['ordinal']})?"
    after = rf"(?:\s+(?:{table['year_after']})(?!\w))?" if table["year_after"] else ""
    number = rf"(?:\d{{1,3}}|{table['numbers']})"
    phrases = "|".join(phrase.replace("[n]", number).replace(" ", r"\s+") for phrase in table["relative"])
    words = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    never = "".join(rf"(?<!\b{word} )" for word in table["never"].split("|") if word)
    digits = day.replace(rf"(?:{table['ordinal']})?", "")
    forms = (
        rf"(?P<full>(?P<day1>{digits})(?:{table['ordinal']})?{joint}(?P<month>{month})\.?{joint}"
        rf"(?P<year1>\d{{4}}){after})",
        r"(?P<numeric>\d{1,2}[./]\d{1,2}[./]\d{4})",
        rf"(?P<day_month>(?P<day3>{digits})(?:{table['ordinal']})?{joint}(?P<month3>{month})(?!\w))",
        rf"(?P<month_year>(?P<month2>{month}){joint}(?P<year2>\d{{4}}){after})",
        rf"(?P<relative>{phrases})",
        rf"(?P<day>{never}(?:{words}))",
    )
    return re.compile(rf"(?<![\w.]){'(?:' + '|'.join(forms) + ')'}(?!\w)", re.IGNORECASE)
