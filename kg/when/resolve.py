"""From a text to its time expressions: match the grammar, read each match in its scene, give it days and EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from ..errors import DataError
from ..model import Granularity, Interval, Span
from . import edtf, grammar, read_amounts, read_days, read_months, read_relative, read_years
from .calendar import DAY, part
from .cues import Marks
from .expression import Direction, Relation, TimeExpression, TimexType
from .grammar import Fields
from .lexicon import Tokens
from .scene import Cue, Memory, Reading, Scene
from .timex import days_of, months_in

Reader = Callable[[Fields, Scene], "Reading | None"]
_RELATIONS = ("since", "until", "by", "before", "after", "from")
_PARTS = ("START", "MID", "END", "FIRST", "FINAL")
_SIDES: dict[int, Direction] = {-1: "past", 1: "future"}
_JOINT = re.compile(r"\s*(?:to|through|thru|until|till|and|[-–—]{1,2})\s*(?:on\s+)?(?:the\s+)?\Z", re.IGNORECASE)


def _reader(name: str) -> Reader:
    for module in (read_days, read_months, read_years, read_relative, read_amounts):
        if reader := getattr(module, name, None):
            return cast(Reader, reader)
    raise DataError(f"kg/data/when/grammar.toml names the reader {name!r}, which does not exist.")


def find_english(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of an English text, in its order and not overlapping."""
    return tuple(_ranges(list(_expressions(text, anchor)), text))


def _expressions(text: str, anchor: date | None) -> Iterator[TimeExpression]:
    rules = grammar.load()
    tokens = Tokens(text, rules.lexicon)
    marks = Marks(tokens, rules.lexicon)
    memory, index = Memory(), 0
    while found := rules.start.search(tokens.codes, index):
        index = found.start()
        for fields in rules.match(tokens, index):
            scene = Scene(anchor, memory, marks.cue_of(fields.first, fields.last))
            reading = READERS[fields.rule.reader](fields, scene)
            if reading is not None:
                index = fields.last
                if reading.type == "NONE":
                    break
                start, end = tokens.span(fields.first, fields.last)
                yield _expression(Span(start, end, text[start:end]), reading, fields, scene)
                memory = memory.after(reading, anchor)
                break
        else:
            index += 1


def _expression(span: Span, reading: Reading, fields: Fields, scene: Scene) -> TimeExpression:
    relation = scene.cue.relation
    return TimeExpression(
        span=span, type=cast(TimexType, reading.type), value=reading.value, mod=reading.mod,
        interval=interval_of(reading, relation), anchor=reading.against, rule=fields.rule.name,
        confidence=_confidence(reading, fields, scene), direction=_SIDES.get(reading.taken),
        reporting=scene.cue.reporting, relation=cast(Relation, relation) if relation in _RELATIONS else None,
        problem=reading.problem, source=(fields, scene))


def _confidence(reading: Reading, fields: Fields, scene: Scene) -> float:
    if reading.problem:
        return 0.0
    return fields.rule.confidence * (0.7 if reading.taken and not scene.cue.direction else 1.0)


def interval_of(reading: Reading, relation: str = "") -> Interval:
    """Give the first and last day of a reading, cut to its early or late part and opened by "since", "by" ..."""
    found = days_of(reading.value) if reading.type in ("DATE", "TIME") else None
    granularity: Granularity
    start: date | None
    end: date | None
    if reading.days is not None:
        start, end = reading.days
        granularity = reading.granularity or "day"
    elif found is not None:
        days, granularity = found
        if which := reading.part or reading.mod:
            days = part(days, which, months_in(granularity)) if which in _PARTS else days
        start, end = days
    else:
        return Interval(None, None, "other", "")
    if (reading.type in ("DATE", "TIME") and reading.days is None) or not reading.type.startswith("D"):
        if relation in ("since", "after"):
            end = None
        elif relation in ("until", "by", "before"):
            start = None
    written = edtf.write(start, end, granularity, reading.value)
    return Interval(start, end, granularity, written + "~" if reading.rough and "/" not in written else written)


def _ranges(found: list[TimeExpression], text: str) -> Iterator[TimeExpression]:
    """Give both ends of "from Monday to Wednesday", "June 2004 to April 2005" the whole range as well."""
    for index, one in enumerate(found[:-1]):
        two = found[index + 1]
        between = text[one.span.end: two.span.start]
        if len(between) >= 20 or not _JOINT.match(between):
            continue
        if two.relation == "until":
            two = replace(two, interval=_closed(two))
        two = _after(one, two)
        if whole := _whole(one, two, between, text):
            found[index], found[index + 1] = replace(one, range=whole), replace(two, range=whole, relation=None)
    return iter(found)


def _closed(expression: TimeExpression) -> Interval:
    """Give the days of an expression itself, where "until" before it makes it the end of a range."""
    if expression.source is None:
        return expression.interval
    fields, scene = expression.source
    reading = READERS[fields.rule.reader](fields, scene)
    return interval_of(reading) if reading else expression.interval


def _after(one: TimeExpression, two: TimeExpression) -> TimeExpression:
    """Give the second weekday of "from Monday to Wednesday" as the first such day after the first."""
    start, end = one.interval.start, two.interval.start
    if not (one.rule == two.rule == "weekday" and start and end and end < start and two.source):
        return two
    day = start + ((end.weekday() - start.weekday()) % 7) * DAY
    reading = Reading(day.isoformat() + two.value[10:], two.type, against=two.anchor)
    return replace(two, value=reading.value, interval=interval_of(reading))


def _whole(one: TimeExpression, two: TimeExpression, between: str, text: str) -> Interval | None:
    start, end = one.interval.start, two.interval.end
    if one.type not in ("DATE", "TIME") or two.type not in ("DATE", "TIME") or not start or not end or start >= end:
        return None
    gap = (end - start).days
    if "and" in between and not text[:one.span.start].rstrip().endswith("between") and gap > 1:
        return None
    same = one.interval.granularity == two.interval.granularity
    return Interval(start, end, one.interval.granularity if same else "other",
                    f"{_edge_of(one.interval, 0)}/{_edge_of(two.interval, 1)}")


def _edge_of(interval: Interval, end: int) -> str:
    return interval.edtf if "/" not in interval.edtf else interval.edtf.split("/")[end]


def read_again(expression: TimeExpression, anchor: date | None, direction: Direction) -> TimeExpression:
    """Read an expression again with its direction known from elsewhere."""
    if expression.source is None:
        return expression
    fields, scene = expression.source
    cue = Cue(1 if direction == "future" else -1, scene.cue.reporting, scene.cue.relation, True)
    there = replace(scene, anchor=anchor, cue=cue)
    reading = READERS[fields.rule.reader](fields, there)
    return expression if reading is None else _expression(expression.span, reading, fields, there)


READERS: dict[str, Reader] = {rule.reader: _reader(rule.reader) for rule in grammar.load().rules}
