"""Days counted from another event: "met on Thursday, two weeks after their first meeting" dates both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..model import Interval
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .scene import Sentence, When

_SIDES = {"after": -1, "before": 1}
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MEASURE = re.compile(rf"(an?|\d{{1,3}}|{'|'.join(_NUMBERS[1:])}) (day|week|month|year)s?$")
#: Tokens of a measure, and days of its units; longer ones are told by month or year only.
_LONG = 2
_DAYS = {"day": 1, "week": 7}


def mark(sentences: Sequence[Sentence], docs: Sequence[Doc], day: date | None) -> None:
    """Date the events that others are counted from (`dated`), and keep them apart from those (`rivals`)."""
    for sentence in sentences:
        for trigger in sentence.triggers:
            prep = _preposition(docs[sentence.paragraph][trigger.head])
            measure = _measure(prep) if prep is not None else None
            if prep is not None and measure is not None:
                _date(sentence, trigger, prep, measure, day)


def _preposition(head: Token) -> Token | None:
    """Give the "after" or "before" that an event stands behind."""
    if head.tag_.startswith("V"):
        found = [c for c in head.children if c.dep_ in ("mark", "advmod") and c.lower_ in _SIDES]
        return found[0] if found else None
    above = head.head
    while above.dep_ == "pobj" and above.head.lower_ == "of":
        above = above.head.head
    return above if head.dep_ == "pobj" and above.lower_ in _SIDES else None


def _measure(prep: Token) -> tuple[int, str] | None:
    """Read how long before or after: the words right before the preposition."""
    if prep.i < _LONG:
        return None
    match = _MEASURE.match(prep.doc[prep.i - _LONG : prep.i].text.lower())
    if match is None:
        return None
    number = 1 if match[1] in ("a", "an") else int(match[1]) if match[1].isdigit() else _NUMBERS.index(match[1])
    return number, match[2]


def _date(sentence: Sentence, trigger: Trigger, prep: Token, measure: tuple[int, str], day: date | None) -> None:
    """Count the day of an event back from the sentence's other day, and take that day from it."""
    tree = {t.i for t in prep.doc[trigger.head].subtree}
    own = [
        w for w in sentence.times if w.start in tree and w.expression.interval.start is not None and w.start > prep.i
    ]
    counted = [w for w in sentence.times if w.start < prep.i <= w.end or w.end == prep.i]
    others = [w for w in sentence.times if w not in own and w not in counted and _is_day(w)]
    beside = [t for t in sentence.triggers if t is not trigger and t.head not in tree]
    sentence.rivals |= {frozenset({trigger, other}) for other in beside if not _same_noun(other, trigger)}
    away = frozenset(i for w in (*others, *counted) for i in range(w.start, w.end))
    sentence.foreign[trigger] = sentence.foreign.get(trigger, frozenset()) | away
    for other in beside:
        theirs = frozenset(i for w in (*own, *counted) for i in range(w.start, w.end))
        sentence.foreign[other] = sentence.foreign.get(other, frozenset()) | theirs
        words_ = frozenset(range(prep.i - _LONG, max(tree) + 1))
        sentence.beside[other] = sentence.beside.get(other, frozenset()) | words_
    before, after = range(sentence.start, prep.i - _LONG), range(max(tree) + 1, sentence.end)
    sentence.beside[trigger] = sentence.beside.get(trigger, frozenset()) | frozenset((*before, *after))
    first = next(_starts(others, day), None)
    if not own and counted and first is not None:
        sentence.dated[trigger] = _shifted(counted[0], first, measure, _SIDES[prep.lower_])


def _same_noun(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers are one phrase: "round of talks"."""
    return abs(one.start - other.start) <= _LONG


def _is_day(when: When) -> bool:
    interval = when.expression.interval
    return interval.start is not None and interval.granularity == "day"


def _starts(others: Sequence[When], day: date | None) -> Iterator[date]:
    """Yield the days from which one may count: one that is said, else that of the news."""
    for when in others:
        if when.expression.interval.start is not None:
            yield when.expression.interval.start
    if day is not None:
        yield day


def _shifted(when: When, first: date, measure: tuple[int, str], side: int) -> When:
    """Make the day, month or year so long before or after another."""
    number, unit = measure
    if unit in _DAYS:
        then = first + timedelta(side * number * _DAYS[unit])
        interval, value = Interval(then, then, "day", str(then)), str(then)
    else:
        months = first.year * 12 + first.month - 1 + side * number * (12 if unit == "year" else 1)
        start = date(months // 12, months % 12 + 1, 1)
        end = date((months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(1)
        value = f"{start:%Y-%m}"
        interval = Interval(start, end, "month", value)
    told = replace(when.expression, type="DATE", value=value, interval=interval, range=None, reporting=False)
    return replace(when, expression=told)
