"""Time expressions as JSON objects and as rows of a table in which each stands in its sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple, TypedDict

from . import TimeExpression, find
from .cues import sentence_starts

ExpressionObject = TypedDict(
    "ExpressionObject",
    {
        "start": int,
        "end": int,
        "text": str,
        "type": str,
        "value": str | None,
        "edtf": str | None,
        "from": str | None,
        "to": str | None,
    },
)


class ExpressionsObject(TypedDict):
    """The expressions of one article; `id` is the caller's name for it."""

    id: str
    expressions: list[ExpressionObject]


class Row(NamedTuple):
    """One line of the table: the words before the expression in its sentence, itself, the words after, and its days."""

    before: str
    text: str
    after: str
    type: str
    value: str
    edtf: str


def expression_object(expression: TimeExpression) -> ExpressionObject:
    """Give an expression as the object of the JSON lines; what is unknown is null, an open end too."""
    interval = expression.interval
    return {
        "start": expression.span.start,
        "end": expression.span.end,
        "text": expression.span.text,
        "type": expression.type,
        "value": expression.value or None,
        "edtf": interval.edtf or None,
        "from": interval.start.isoformat() if interval.start else None,
        "to": interval.end.isoformat() if interval.end else None,
    }


def expressions_object(article: str, text: str, anchor: date | None, language: str = "en") -> ExpressionsObject:
    """Give all expressions of a text as the object of one JSON line, `article` being its id."""
    return {"id": article, "expressions": [expression_object(e) for e in find(text, anchor, language=language)]}


def rows(text: str, expressions: tuple[TimeExpression, ...], width: int = 40) -> list[Row]:
    """Give a row an expression, with at most `width` characters of its sentence on either side."""
    ends = [*sentence_starts(text), len(text)]
    found, at = [], 0
    for expression in expressions:
        span = expression.span
        while at + 2 < len(ends) and ends[at + 1] <= span.start:
            at += 1
        before = _plain(text[max(ends[at], span.start - 4 * width) : span.start])
        after = _plain(text[span.end : min(max(ends[at + 1], span.end), span.end + 4 * width)])
        found.append(
            Row(
                _tail(before, width),
                _plain(span.text),
                _head(after, width),
                expression.type,
                expression.value or expression.problem,
                expression.interval.edtf,
            )
        )
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _tail(text: str, width: int) -> str:
    return text if len(text) <= width else "…" + text[1 - width :]


def _head(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
