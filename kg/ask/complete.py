"""Completing a question that is being typed: names that go on from its last words, and ways to begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..data import load_toml
from .names import Names
from .words import fold

#: Longest name that is looked for at the end of a question, in words.
_LONGEST = 6


def complete(text: str, names: Names, most: int = 10) -> list[str]:
    """Give up to `most` ways in which a question that was begun can go on, each the whole text so far with its end.

    A name is completed from its first letters ("When did Sher"), on any of its words; after a name, or at the very
    beginning, what people often ask goes on.

    >>> complete("When did Sher", Names([]))
    []
    """
    found = dict.fromkeys(_openings(text))
    found.update(dict.fromkeys(_names(text, names)))
    return list(found)[:most]


def _openings(text: str) -> Iterator[str]:
    begun = fold(text).lstrip()
    return (phrase for phrase in _phrases() if fold(phrase).startswith(begun) and len(phrase) > len(begun))


def _names(text: str, names: Names) -> Iterator[str]:
    """Names that begin like the last words of a text, those that begin with the longest such end first."""
    words = text.split(" ")
    for size in range(min(_LONGEST, len(words)), 0, -1):
        begun = fold(" ".join(words[-size:]))
        if len(begun) < 2 or not words[-size][:1].isalnum():
            continue
        head = " ".join(words[:-size])
        labels = [label for label, folded in names.labels if folded.startswith(begun) or f" {begun}" in folded]
        labels.sort(key=lambda label: (not fold(label).startswith(begun), len(label), label))
        yield from (f"{head} {label}".strip() for label in labels)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(load_toml("ask/frames.toml")["openings"])
