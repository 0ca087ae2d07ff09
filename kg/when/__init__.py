"""Time expressions: find them in a text, say which days they denote, write and read those as EDTF.

The way of an English text: `lexicon` makes it tokens with a code each; `grammar` matches rules over the codes, the
longest at the leftmost place; `cues` tells whether the clause looks back or ahead; the `read_*` modules turn what a
rule matched into a TIMEX3 value, given the article's day and what was mentioned before (`scene`); `intervals` gives
that its days and EDTF; `ranges` joins what belongs together. No parser and no model is used. Other languages go
through dateparser, which is imported only then (`foreign`).
"""

from __future__ import annotations

from datetime import date

from ..model import Interval
from .edtf import interval_from_edtf as interval_from_edtf
from .expression import Direction as Direction
from .expression import TimeExpression as TimeExpression

__all__ = ["Direction", "TimeExpression", "combine", "find", "interval_from_edtf", "reresolve"]


def find(text: str, anchor: date | None, *, language: str = "en") -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in its order and not overlapping.

    Args:
        text: an article's text; offsets of the result count its characters.
        anchor: the article's day, from which "on Monday" is counted. Without it relative expressions keep their
            span and type, and have no days.
        language: ISO 639-1 code, a region after it is ignored; English by the grammar, de, fr, es, ru and uk by
            dateparser, any other gives ().

    >>> [e.value for e in find("They will meet on Monday.", date(2005, 12, 4))]
    ['2005-12-05']
    """
    code = language.partition("-")[0].lower()
    if code != "en":
        from .foreign import find_foreign

        return find_foreign(text, anchor, code)
    from .resolve import find_english

    return find_english(text, anchor)


def reresolve(expression: TimeExpression, text: str, anchor: date | None, *, direction: Direction) -> TimeExpression:
    """Read an expression of `text` again, now that its event is known to lie in the past or the future.

    Only what the words leave open changes: a weekday, a month or a day without its year.
    """
    from .resolve import read_again

    return read_again(expression, anchor, direction)


def combine(start: TimeExpression, duration: TimeExpression) -> Interval:
    """Give the stretch of "a three-day visit from Monday": the duration's days from the first day on.

    A duration shorter than a day, of no known length, or a start that is no single day leave the start's own interval.
    """
    from .amounts import stretch

    return stretch(start.interval, duration.value)
