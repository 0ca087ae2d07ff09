"""From which day an event was moved: "postponed from the 12th to the 20th", "originally set for Monday"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .candidates import usable
from .lexicon import forms_in, words
from .scene import Sentence, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FILE = "background.toml"
#: Tokens before a set word within which "originally" may stand.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Move:
    """The times between which a sentence says that an event was moved; either may be left open."""

    old: When | None = None
    new: When | None = None


def move_in(doc: Doc, sentence: Sentence) -> Move | None:
    """Read the move that a sentence tells of, None where it tells of none."""
    moved = _moves(doc, sentence)
    old: list[When] = []
    new: list[When] = []
    for when in sentence.times:
        if usable(when) and when.expression.type != "DURATION":
            side = _side(doc, sentence, when, moved)
            (old if side == "old" else new if side == "new" else []).append(when)
    if not old and not new:
        return None
    return Move(old[0] if old else None, new[0] if new else None)


def _moves(doc: Doc, sentence: Sentence) -> bool:
    return any(
        doc[i].lower_ in words(_FILE, "move_noun") or _is_move(doc, i) for i in range(sentence.start, sentence.end)
    )


def _is_move(doc: Doc, i: int) -> bool:
    """Whether a token is a verb that moves an event in time."""
    low = doc[i].lower_
    if low in forms_in(_FILE, "move"):
        return True
    if low not in forms_in(_FILE, "move_to") or not doc[i].tag_.startswith("V"):
        return False
    beside = {doc[j].lower_ for j in range(i + 1, min(len(doc), i + 3))}
    below = {child.lower_ for child in doc[i].children if child.dep_ in ("prt", "advmod")}
    return bool((beside | below) & {"off", "back", "forward", "up"} or beside & {"to", "from"})


def _side(doc: Doc, sentence: Sentence, when: When, moved: bool) -> str:
    """Say whether a time is the one that an event was moved from ("old"), to ("new"), or neither ("")."""
    start = when.start
    while start > sentence.start and doc[start - 1].lower_ in ("the", ",", "on", "later", "next"):
        start -= 1
    before = doc[start - 1].lower_ if start > sentence.start else ""
    before = doc[when.start].lower_ if doc[when.start].lower_ in ("until", "till", "from") else before
    for i in range(start - 1, sentence.start - 1, -1):
        if _is_move(doc, i):
            return "new" if before in words(_FILE, "to_day") else "old" if before == "from" else ""
        if doc[i].lower_ in words(_FILE, "set"):
            return "old" if moved or _at_first(doc, sentence, i) else ""
        if doc[i].tag_.startswith("V") and doc[i].lower_ not in (
            "be",
            "been",
            "take",
            "place",
            "start",
            "begin",
            "held",
        ):
            return ""
    return ""


def _at_first(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Whether an event was set for a day at first only: "originally due", "had been scheduled"."""
    before = [doc[j].lower_ for j in range(max(sentence.start, i - _NEAR), i)]
    return bool(words(_FILE, "at_first") & set(before))
