"""From a text to its time expressions: match the grammar, read each match in its scene, give it days and EDTF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from ..errors import DataError
from ..model import Span
from . import grammar, read_amounts, read_days, read_months, read_relative, read_years
from .cues import Marks
from .expression import Direction, Relation, TimeExpression, TimexType
from .grammar import Fields
from .intervals import interval_of
from .lexicon import Tokens
from .ranges import join_ranges, lay_durations
from .scene import Cue, Memory, Reading, Scene

Reader = Callable[[Fields, Scene], "Reading | None"]
_RELATIONS = ("since", "until", "by", "before", "after", "from")
_SIDES: dict[int, Direction] = {-1: "past", 1: "future"}


def _reader(name: str) -> Reader:
    for module in (read_days, read_months, read_years, read_relative, read_amounts):
        if reader := getattr(module, name, None):
            return cast(Reader, reader)
    raise DataError(f"kg/data/when/grammar.toml names the reader {name!r}, which does not exist.")


def find_english(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of an English text, in its order and not overlapping."""
    return tuple(lay_durations(join_ranges(list(_expressions(text, anchor)), text), text))


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
        span=span,
        type=cast(TimexType, reading.type),
        value=reading.value,
        mod=reading.mod,
        interval=interval_of(reading, relation),
        anchor=reading.against,
        rule=fields.rule.name,
        confidence=_confidence(reading, fields, scene),
        direction=_SIDES.get(reading.taken),
        reporting=scene.cue.reporting,
        relation=cast(Relation, relation) if relation in _RELATIONS else None,
        problem=reading.problem,
        source=(fields, scene),
    )


def _confidence(reading: Reading, fields: Fields, scene: Scene) -> float:
    if reading.problem:
        return 0.0
    return fields.rule.confidence * (0.7 if reading.taken and not scene.cue.direction else 1.0)


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
