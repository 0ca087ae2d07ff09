"""Names that have a party or a place in them and mean neither: "Washington Post", "Gulf of Mexico"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg.data import read_tsv


@cache
def decoys() -> Mapping[str, str]:
    """Return such names in their usual case, with their kind: waters, press, company, institution, sport, phrase."""
    return MappingProxyType({row["text"]: row["kind"] for row in read_tsv("decoys.tsv")})


def longest_decoy(words: Sequence[str], start: int = 0) -> int:
    """Return how many of `words` from `start` on, case as in the text, make the longest decoy; 0 where none does."""
    for count in range(min(_most_words(), len(words) - start), 0, -1):
        if " ".join(words[start : start + count]) in decoys():
            return count
    return 0


@cache
def _most_words() -> int:
    return max(text.count(" ") + 1 for text in decoys())
