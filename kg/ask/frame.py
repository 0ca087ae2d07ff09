"""The frame of a question: what is asked for, when, after or before what, in which order; and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol, cast

from ..data import load_toml
from .link import Mention
from .times import Stretch
from .words import Word, fold

#: What a question on coded events asks for.
Asked = Literal["entity", "time", "count", "yesno"]
#: How a time lies to another.
Sign = Literal["before", "after", "same", "in", "since", "until"]
_NAME = r"(?:the )?<e(?P<name>\d+)>"
_TIME = r"<t(?P<time>\d+)>"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bound by another event, that of the mention of this number; `unit` is the one in which days are compared."""

    sign: Sign
    mention: int
    unit: str = "day"


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound by a date."""

    sign: Sign
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Frame:
    """What a question says beside its relation; `rest` is the question without that, names as `<e0>`."""

    asks: Asked
    unit: str
    anchors: tuple[Anchor, ...]
    bounds: tuple[Bound, ...]
    nth: int
    rest: str
    #: Numbers of the mentions that are left, in order.
    sides: tuple[int, ...]
    #: A unit in which something is compared to a mention that the words do not single out.
    loose: str = ""


class Cuttable(Protocol):
    """A question from which what was understood is cut."""

    text: str


@dataclass(slots=True)
class _Text:
    """The question as it is taken apart."""

    text: str
    anchors: list[Anchor] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)


def cut(question: Cuttable, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    """Cut out what the first pattern that fits matches."""
    for pattern in patterns:
        if match := pattern.search(question.text):
            question.text = " ".join((question.text[: match.start()] + " " + question.text[match.end() :]).split())
            return match
    return None


def take_bounds(question: Cuttable, times: Sequence[Stretch]) -> list[Bound]:
    """Cut the bounds by dates out of a question."""
    bounds = []
    for row, patterns in _table("bounds"):
        while match := cut(question, patterns):
            bounds.append(Bound(cast(Sign, row["sign"]), times[int(match["time"])]))
    return bounds


def take_order(question: Cuttable) -> int:
    """Cut first, last or second out of a question: 1, -1, 2, or 0 where it says none."""
    for row, patterns in _table("orders"):
        if cut(question, patterns):
            return int(row["nth"])
    return 0


def frame(words: Sequence[Word], mentions: Sequence[Mention], times: Sequence[Stretch]) -> Frame:
    """Take a question apart."""
    text = _Text(masked(words, mentions, times))
    for row, patterns in _table("anchors"):
        while match := cut(text, patterns):
            got = match.groupdict()
            text.anchors.append(Anchor(cast(Sign, row["sign"]), int(got["name"]), got.get("unit") or "day"))
    text.bounds = take_bounds(text, times)
    asks, unit, nth = _asked(text)
    nth = nth or take_order(text)
    loose = cut(text, _loose())
    sides = tuple(int(n) for n in re.findall(r"<e(\d+)>", text.text))
    return Frame(
        asks, unit, tuple(text.anchors), tuple(text.bounds), nth, text.text, sides, loose["unit"] if loose else ""
    )


def masked(words: Sequence[Word], mentions: Sequence[Mention], times: Sequence[Stretch]) -> str:
    """Write a question in folded words with its names and times numbered."""
    return " ".join(_masked(words, mentions, times))


def _masked(words: Sequence[Word], mentions: Sequence[Mention], times: Sequence[Stretch]) -> Iterator[str]:
    starts = {mention.first: number for number, mention in enumerate(mentions)}
    inside = {at for mention in mentions for at in range(mention.first, mention.last)}
    seen: set[int] = set()
    for at, word in enumerate(words):
        time = next((n for n, t in enumerate(times) if t.start <= word.start < t.end), None)
        if time is not None:
            if time not in seen:
                yield f"<t{time}>"
            seen.add(time)
        elif at in starts:
            yield f"<e{starts[at]}>"
        elif at not in inside and word.text != "?":
            yield fold(word.text)


def _asked(text: _Text) -> tuple[Asked, str, int]:
    for row, patterns in _table("asks"):
        if match := cut(text, patterns):
            got = match.groupdict()
            unit = {"date": "day", "time": "day"}.get(got.get("unit") or "day", got.get("unit") or "day")
            return cast(Asked, row["what"]), unit, {"first": 1, "last": -1}.get(got.get("order") or "", 0)
    return "entity", "day", 0


@cache
def _table(name: str) -> tuple[tuple[dict[str, str], tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (row, tuple(_compiled(pattern) for pattern in row["patterns"])) for row in load_toml("ask/frames.toml")[name]
    )


@cache
def _loose() -> tuple[re.Pattern[str], ...]:
    return (re.compile(r"(?:\b(?:in|on|at|during) )?(?:the )?same (?P<unit>day|month|year)\b"),)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(
        re.sub(r"(?<![\w\\])E(?!\w)", lambda _: _NAME, re.sub(r"(?<![\w\\])T(?!\w)", lambda _: _TIME, pattern))
    )
