"""The day of publication: from a field's value, a dateline, or the latest full date in a caption or the lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from ..model import Region
from .dateline import Dateline

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?!\d)")
#: Characters of body, from its start, in which the lead stands.
_LEAD = 1_200
#: Seconds since 1970 that are a day between 1971 and 2100; a thousand times as many are milliseconds.
_EPOCH = range(31_536_000, 4_102_444_800)
_LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr"]


def parse_day(value: object) -> date | None:
    """Read a field's date: ISO 8601, RFC 5322, seconds since 1970, words; None where it cannot be said which day.

    The day is the one written, whatever the time zone beside it. "10/01/2022" is None: it is the tenth of January in
    one country and the first of October in another; "13/01/2022" and "10.01.2022" are clear.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return _from_number(int(text))
    return (_from_iso(text) or _from_numeric(text) or _from_words(text)) if len(text) in range(6, 80) else None


def day_of_dateline(dateline: Dateline | None) -> date | None:
    """Give the day of a dateline that states its year."""
    if dateline is None or not (dateline.year and dateline.month and dateline.day):
        return None
    return _day(dateline.year, dateline.month, dateline.day)


def day_in_text(text: str, regions: Iterable[Region], dateline: Dateline | None) -> date | None:
    """Give the latest full date in captions and the lead; a dateline without a year takes the year nearest to it."""
    found = max((day for stretch in _dated(text, regions) for day in _full_dates(stretch)), default=None)
    if found is None or dateline is None or not (dateline.month and dateline.day):
        return found
    near = (_day(found.year + step, dateline.month, dateline.day) for step in (-1, 0, 1))
    return min((day for day in near if day), key=lambda day: abs(day - found), default=found)


def _dated(text: str, regions: Iterable[Region]) -> Iterator[str]:
    left = _LEAD
    for region in regions:
        stretch = text[region.start : region.end]
        if region.kind in {"caption", "boilerplate", "byline"}:
            yield stretch
        elif region.kind == "body" and left > 0:
            yield stretch[:left]
            left -= len(stretch)


def _full_dates(text: str) -> Iterator[date]:
    """Give the days that a text states in full, with no day known to which others could relate."""
    from ..when import find

    for expression in find(text, None):
        for value in re.findall(r"\d{4}-\d\d-\d\d", expression.value if expression.interval.start else ""):
            yield date.fromisoformat(value)


def _from_iso(text: str) -> date | None:
    found = _ISO.match(text)
    return _day(*(int(part) for part in found.groups() if part)) if found else None


def _from_numeric(text: str) -> date | None:
    found = _NUMERIC.match(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first == second or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _from_words(text: str) -> date | None:
    if not re.search(r"[^\W\d_]{3}", text):
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return next(_full_dates(text), None) or _from_other_language(text)


def _from_other_language(text: str) -> date | None:
    """Read "10. Januar 2022", "10 января 2022"; dateparser is asked for all three parts, so that it guesses none."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    return found.date() if found else None


def _from_number(value: float) -> date | None:
    """Read 20220110 as it stands, other numbers as seconds or thousandths since 1970."""
    if isinstance(value, int) and 19_000_101 <= value <= 21_001_231:
        return _from_iso(str(value))
    seconds = int(value) // 1000 if value >= _EPOCH.stop else int(value)
    return datetime.fromtimestamp(seconds, UTC).date() if seconds in _EPOCH else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
