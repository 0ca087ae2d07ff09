"""Times in a question: dates that are written out, here and fast; others ("last week") by `kg.when`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ..data import load_toml


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in a question: `text[start:end]`, its first and last day, and its unit (day, month, year, other)."""

    start: int
    end: int
    first: date
    last: date
    unit: str


def _week(text: str, stretch: Stretch) -> Stretch:
    """Widen "the week of 10 January 2022" to Monday to Sunday."""
    before = re.search(
        r"\b(?:in |during )?(?:the )?week (?:of|beginning|starting)(?: on)?(?: the)?\s*$", text[: stretch.start], re.I
    )
    if not before or stretch.unit != "day":
        return stretch
    monday = stretch.first - timedelta(stretch.first.weekday())
    return Stretch(before.start(), stretch.end, monday, monday + timedelta(6), "week")


def _range(match: re.Match[str]) -> Stretch | None:
    """Days of one month from one to another: "10 to 13 January 2022"."""
    kind = "r" if match["ry"] else "s"
    year, month = int(match[f"{kind}y"]), _months()[match[f"{kind}m"].lower()]
    last = re.search(r"\d+", match[f"{kind}l"])
    ends = bounds(year, month, int(match[f"{kind}d"])), bounds(year, month, int(last.group()) if last else None)
    return Stretch(match.start(), match.end(), ends[0][0], ends[1][1], "other") if ends[0] and ends[1] else None


@cache
def _months() -> dict[str, int]:
    return {word: int(month) for month, words in load_toml("ask/words.toml")["months"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    year = r"(?:1[6-9]|20|21)\d\d"
    link = r"(?:\s*,)?\s*(?:(?:of|in)\s+)?(?:the\s+)?(?:year\s+)?(?:of\s+)?"
    day = r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?"
    forms = (
        rf"(?P<iy>{year})[-/](?P<im>\d\d?)(?:[-/](?P<id>\d\d?))?(?!\d)",
        rf"(?P<nd>\d\d?)[./](?P<nm>\d\d?)[./](?P<ny>{year})",
        rf"(?P<rd>\d{{1,2}})(?:\s*[-–]\s*|\s+(?:and|to|until)\s+)(?P<rl>{day})\s+(?:of\s+)?(?P<rm>{month})\b{link}(?P<ry>{year})",
        rf"(?P<sm>{month})\s+(?P<sd>\d{{1,2}})(?:\s*[-–]\s*|\s+(?:and|to|until)\s+)(?P<sl>{day}){link}(?P<sy>{year})",
        rf"(?P<dd>{day})\s+(?:day\s+)?(?:of\s+)?(?P<dm>{month})\b\.?{link}(?P<dy>{year})",
        rf"(?P<md>{month})\b\.?\s+(?P<mday>{day}){link}(?P<mdy>{year})",
        rf"(?P<mm>{month})\b\.?{link}(?P<my>{year})",
        rf"(?:the\s+)?(?:year\s+)?(?:of\s+)?(?P<y>{year})(?!\d)",
    )
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def stretches(
    text: str, today: date | None = None, horizon: Callable[[], date | None] | None = None
) -> tuple[Stretch, ...]:
    """Find the times in a question, in its order.

    Args:
        text: the question.
        today: the day from which "this week" is counted; without it such words are left alone.
        horizon: gives the day before which a month or day without its year is looked for: the last one of the graph.
    """
    found = [_week(text, stretch) for match in _pattern().finditer(text) if (stretch := _written(match))]
    for sort in ("relative", "yearless"):
        plain = _without(text, found)
        matches = list(_left(sort).finditer(plain))
        anchor = (today if sort == "relative" or horizon is None else horizon()) if matches else None
        if anchor:
            found += _others(text if sort == "yearless" else plain, anchor, [m.span() for m in matches], found)
    return tuple(sorted(found, key=lambda s: s.start))


def _without(text: str, found: list[Stretch]) -> str:
    for stretch in found:
        text = text[: stretch.start] + " " * (stretch.end - stretch.start) + text[stretch.end :]
    return text


@cache
def _left(sort: str) -> re.Pattern[str]:
    """What tells that a question holds a time that is not written out."""
    return re.compile("|".join(load_toml("ask/words.toml")[sort]), re.IGNORECASE)


def _written(match: re.Match[str]) -> Stretch | None:
    got = match.groupdict()
    if got["ry"] or got["sy"]:
        return _range(match)
    year = int(got["iy"] or got["ny"] or got["dy"] or got["mdy"] or got["my"] or got["y"])
    name = got["dm"] or got["md"] or got["mm"]
    plain = got["im"] or got["nm"]
    month = int(plain) if plain else _months()[name.lower()] if name else None
    number = re.search(r"\d+", got["id"] or got["nd"] or got["dd"] or got["mday"] or "")
    days = bounds(year, month, int(number.group()) if number else None)
    unit = "day" if number else "month" if month else "year"
    return Stretch(match.start(), match.end(), *days, unit) if days else None


def bounds(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """Give the first and last day of a year, a month or a day; None for one that there is not."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, day or last)
    except ValueError:
        return None


def _others(text: str, anchor: date, where: list[tuple[int, int]], found: list[Stretch]) -> Iterator[Stretch]:
    """Times that the grammar of `kg.when` finds at given places and that are not found yet."""
    from ..when import find, reresolve

    for expression in find(text, anchor):
        if expression.direction == "future" and not re.search(r"\bwill\b|\bnext\b", text):
            expression = reresolve(expression, text, anchor, direction="past")
        span, when = expression.span, expression.interval
        near = any(span.start < end and start < span.end for start, end in where)
        new = not any(span.start < s.end and s.start < span.end for s in found)
        if near and new and expression.type == "DATE" and when.start and when.end:
            yield Stretch(span.start, span.end, when.start, when.end, when.granularity)
