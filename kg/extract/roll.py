"""Lists of those who attended, told apart from the event: "The Canadian delegation included A and B", bullet lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .lexicon import words

if TYPE_CHECKING:
    from .mentions import Mention

_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\(?\d{1,2}[.)])\s+\S")


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    """Match the words by which a sentence lists those present."""
    crowd = "|".join(sorted(words("people.toml", "roll_noun")))
    verbs = "|".join(sorted(words("people.toml", "roll_verb")))
    phrases = "|".join(sorted(words("people.toml", "roll_phrase")))
    return re.compile(rf"\b(?:{crowd})\b[^.;:]{{0,60}}\b(?:{verbs})\b|\b(?:{phrases})\b", re.IGNORECASE)


def lists(text: str) -> bool:
    """Whether a stretch lists people who attended, or is an item of a list."""
    return _BULLET.match(text) is not None or _cue().search(text) is not None


def mark(sentences: Sequence[Sequence[Mention]], texts: Sequence[str]) -> None:
    """Mark the persons of sentences that list who attended, given the mentions and the words of each sentence."""
    for mentions, text in zip(sentences, texts, strict=True):
        named = [m for m in mentions if m.kind == "person"]
        if len(named) > 1 and lists(text):
            for mention in named:
                mention.roll = True
