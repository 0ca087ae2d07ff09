"""Which words of a question name a node of the graph: the best way to part it into names and the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .names import Names, Reading
from .words import Word, spelling

#: Longest name, in words; what each further name costs, as a share of what a word weighs that no name holds.
_LONGEST, _COST = 14, 0.36
#: What each word that it takes in is worth, so that of equals the longer is taken.
_WORD = 0.01
#: Words between somebody and a place, which do not make one name of the two ("Ukraine in Kyiv").
_WHERE = ("in", "at", "from")
#: What a name costs more that follows on another without a word between them that parts them.
_TOUCHING = 0.4
#: What is left of the value of a name that is written like a common word.
_COMMON = 0.4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: words `first` to `last` (not included), and what it may stand for, best first."""

    first: int
    last: int
    text: str
    readings: tuple[Reading, ...]

    @property
    def best(self) -> Reading:
        """The likeliest reading."""
        return self.readings[0]


def mentions(words: Sequence[Word], text: str, names: Names, taken: Collection[int] = ()) -> tuple[Mention, ...]:
    """Find the names in a question, in its order and not overlapping.

    Args:
        words: the question's words; text: the question.
        names: the index.
        taken: numbers of the words that mean something else (dates, question words).
    """
    blocked, size = frozenset(taken), len(words)
    cost = _COST * names.unknown
    best: list[tuple[float, tuple[Mention, ...]]] = [(0.0, ())]
    can_end = [i not in blocked and _telling(word, names) for i, word in enumerate(words)]
    for end in range(1, size + 1):
        choice = best[end - 1]
        if can_end[end - 1]:
            for start in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
                if start in blocked:
                    break
                if not can_end[start]:
                    continue
                value, mention = _window(words, start, end, text, names)
                before = best[start][1]
                gain = value - cost - (_TOUCHING * names.unknown if _touches(words, before, start) else 0.0)
                if mention and best[start][0] + gain > choice[0] + 1e-9:
                    choice = best[start][0] + gain, (*before, mention)
        best.append(choice)
    return best[size][1]


def _touches(words: Sequence[Word], before: Sequence[Mention], start: int) -> bool:
    """Whether only words that part no names, such as "of", lie between the last name and a word."""
    parting = ("and", "for", "from", "in")
    return bool(before) and all(
        w.key in spelling().light and w.text not in parting for w in words[before[-1].last : start]
    )


def _telling(word: Word, names: Names) -> bool:
    """Whether a name can begin or end with the word."""
    return word.key not in spelling().light and (word.text[:1].isupper() or names.has(word.key))


def _window(words: Sequence[Word], start: int, end: int, text: str, names: Names) -> tuple[float, Mention | None]:
    said = words[start:end]
    readings = names.find(said)
    if not readings:
        return 0.0, None
    if any(w.text in _WHERE for w in said) and readings[0].name.kind in ("Place", "City"):
        return 0.0, None
    value = readings[0].value
    whole = readings[0].share > 0.95 and len(readings[0].name.keys) > 1
    small = text[1:].islower()
    if (
        not whole
        and not small
        and not any(w.key.startswith("=") or (w.text[:1].isupper() and w.start > 0) for w in said)
    ):
        value *= _COMMON
    value += _WORD * (end - start)
    return value, Mention(start, end, text[words[start].start : words[end - 1].end], tuple(readings))
