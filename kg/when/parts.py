"""What the readers of dates share: the year that words name, the nearest one, the early or late part of a whole."""

from __future__ import annotations

from . import numbers
from .calendar import Days, day_of
from .grammar import Fields
from .scene import Reading, Scene
from .timex import days_of

#: How far, in days, the nearest such day may be before the clause's tense decides between two years; and where the
#: clause's own verb lies in the past.
NEAR = 45
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


def part_of(fields: Fields, value: str, scene: Scene) -> Reading:
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
    if scene.cue.direction and abs(gap) > (_SURE if scene.cue.sure and scene.cue.direction < 0 else NEAR):
        side = [(abs(g), y) for g, y in found if g * scene.cue.direction >= 0]
        return min(side)[1] if side else year
    return year
