"""Quads: tab-separated subject, relation, object and day, as the research sets made of ICEWS have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from ...model.coded import CodedEvent
from .actors import actor
from .schemes import codes

Parser = Callable[[list[str], int], CodedEvent]


def parser(dataset: str) -> Parser:
    """Give the function that turns a row of four cells and its line number into an event of this data set.

    The function raises `ValueError` with the reason for a row that cannot be read: other than four cells, a relation
    that is no CAMEO label or code, a day that is no ISO date.
    """
    cameo = codes("cameo")

    @cache
    def code_of(relation: str) -> str | None:
        return cameo.find(code=relation) or cameo.find(label=relation)

    day_of = cache(date.fromisoformat)

    def parse(row: list[str], line: int) -> CodedEvent:
        if len(row) != 4:
            raise ValueError(f"it has {len(row)} cells instead of subject, relation, object and day")
        subject, relation, target, day = row
        code = code_of(relation)
        if code is None:
            raise ValueError(f"{relation!r} is no relation of CAMEO")
        if not subject.strip("_ ") or not target.strip("_ "):
            raise ValueError("subject or object is empty")
        when = day_of(day.strip())
        return CodedEvent(dataset, "cameo", code, actor(subject), actor(target), when, when, str(line))

    return parse
