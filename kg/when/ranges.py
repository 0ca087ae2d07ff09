"""Ranges: two expressions that make one stretch of days, and what each learns from the other.

Either with "to", "and" or a dash between them, or a duration and the day on which it begins or ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Interval
from .amounts import stretch, stretch_back
from .calendar import DAY
from .expression import TimeExpression
from .intervals import interval_of
from .scene import Reading
from .timex import days_of

#: How many characters may stand between a duration and its day.
_BESIDE = 60
_BEGINS = re.compile(
    r"[^.;:!?\n]*?\b(?:(?:from|starting|beginning|started|began|starts?|begins?|opened|opens?|opening)"
    r"|(?P<ends>end(?:ed|s|ing)|conclud(?:ed|es|ing)|wrapp?(?:ed|ing|s) up))\b[^.,;:!?\n]{0,25}",
    re.IGNORECASE,
)
_ARRIVES = re.compile(
    r",?\s+(?:for|on|to (?:begin|start|pay|make|hold|attend)|at the start of|beginning|starting)\s+"
    r"(?:an?|his|her|its|their|the)\s+(?:\w+\s+)?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:to|through|thru|until|till|and|[-–—]{1,2})\s*(?:on\s+)?(?:the\s+)?\Z", re.IGNORECASE)


def join_ranges(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Give both ends of "from Monday to Wednesday", "June 2004 to April 2005" the whole range as well."""
    for index, one in enumerate(found[:-1]):
        two = found[index + 1]
        between = text[one.span.end : two.span.start]
        if len(between) >= 20 or not _JOINT.match(between):
            continue
        if two.relation == "until":
            two = replace(two, interval=_closed(two))
        one, two = _same_frame(one, two), _after(one, two, "and" in between)
        found[index], found[index + 1] = one, two
        if whole := _whole(one, two, between, text):
            found[index], found[index + 1] = replace(one, range=whole), replace(two, range=whole, relation=None)
    return found


def lay_durations(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Give durations the days that they cover, where the words beside them say the first or the last one.

    "A three-day visit from Monday", "a two-day summit which started on Tuesday", "arrives on Sunday for a three-day
    visit", "a two-day summit that ended on Friday".
    """
    for index, one in enumerate(found):
        if one.type != "DURATION" or one.interval.edtf:
            continue
        after, before = found[index + 1 : index + 2], found[index - 1 : index] if index else []
        if after and (side := _begins_or_ends(text[one.span.end : after[0].span.start])):
            found[index] = replace(one, interval=_laid(after[0].interval, one, side))
        elif before and _ARRIVES.fullmatch(text[before[0].span.end : one.span.start][:_BESIDE]):
            found[index] = replace(one, interval=_laid(before[0].interval, one, "begins"))
    return found


def _begins_or_ends(between: str) -> str:
    found = _BEGINS.fullmatch(between) if len(between) <= _BESIDE else None
    return "" if not found else "ends" if found["ends"] else "begins"


def _laid(day: Interval, length: TimeExpression, side: str) -> Interval:
    if day.granularity != "day" or day.start is None or day.start != day.end:
        return length.interval
    laid = stretch(day, length.value) if side == "begins" else stretch_back(day, length.value)
    return laid if laid != day else length.interval


def _same_frame(one: TimeExpression, two: TimeExpression) -> TimeExpression:
    """Give the first end of "December 30 to January 2, 2014" the year, or the week, that only the second states."""
    if one.source is None or two.source is None or one.source[0]["year"]:
        return one
    if one.rule == two.rule == "weekday" and two.source[0]["week"] and not one.source[0]["week"]:
        return _weekday_before(one, two)
    if not two.source[0]["year"]:
        return one
    if not one.rule.startswith("month") or not one.interval.start or not two.interval.start:
        return one
    day, last = one.interval.start, two.interval.start
    year = last.year - ((day.month, day.day) > (last.month, last.day))
    value = f"{year:04}{one.value[4:]}"
    if year == day.year or year < 1 or days_of(value) is None:
        return one
    return replace(one, value=value, interval=interval_of(Reading(value, one.type, one.mod)), direction=None)


def _weekday_before(one: TimeExpression, two: TimeExpression) -> TimeExpression:
    start, end = one.interval.start, two.interval.start
    if start is None or end is None or end.toordinal() < 8:
        return one
    value = (end - ((end.weekday() - start.weekday()) % 7) * DAY).isoformat() + one.value[10:]
    return replace(one, value=value, interval=interval_of(Reading(value, one.type)), direction=None)


def _closed(expression: TimeExpression) -> Interval:
    """Give the days of an expression itself, where "until" before it makes it the end of a range."""
    if days_of(expression.value) is None:
        return expression.interval
    return interval_of(Reading(expression.value, expression.type, expression.mod))


def _after(one: TimeExpression, two: TimeExpression, listed: bool) -> TimeExpression:
    """Give the second weekday of "from Monday to Wednesday" as the first such day after the first.

    Days that are only `listed` ("Friday and Thursday") follow each other where they lie ahead.
    """
    start, end = one.interval.start, two.interval.start
    if two.source and (two.source[0]["week"] or (listed and (two.anchor is None or not start or start <= two.anchor))):
        return two
    if not (one.rule == two.rule == "weekday" and start and end and two.source) or (listed and end >= start):
        return two
    day = start + ((end.weekday() - start.weekday()) % 7) * DAY
    reading = Reading(day.isoformat() + two.value[10:], two.type, against=two.anchor)
    return replace(two, value=reading.value, interval=interval_of(reading))


def _whole(one: TimeExpression, two: TimeExpression, between: str, text: str) -> Interval | None:
    start, end = one.interval.start, two.interval.end
    if one.type not in ("DATE", "TIME") or two.type not in ("DATE", "TIME") or not start or not end or start >= end:
        return None
    before = text[max(0, one.span.start - 12) : one.span.start].rstrip()
    if "and" in between and not before.endswith("between") and (end - start).days > 1:
        return None
    same = one.interval.granularity == two.interval.granularity
    return Interval(
        start,
        end,
        one.interval.granularity if same else "other",
        f"{_edge_of(one.interval, 0)}/{_edge_of(two.interval, 1)}",
    )


def _edge_of(interval: Interval, end: int) -> str:
    return interval.edtf if "/" not in interval.edtf else interval.edtf.split("/")[end]
