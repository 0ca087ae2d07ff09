"""Whether two names are one person's: transliterations, titles left out, a surname standing for the full name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein


@cache
def tokens(name: str) -> tuple[str, ...]:
    """Cut a name into lower-case ASCII words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple(re.findall(r"[a-z]+", plain.replace("'", "")))


@cache
def same_name(a: str, b: str) -> bool:
    """Say whether two names can be one person's: same surname but for spelling, first names not in conflict."""
    one, two = tokens(a), tokens(b)
    if not one or not two or not _close(one[-1], two[-1]):
        return False
    if len(one) == 1 or len(two) == 1:
        return True
    first, other = one[0], two[0]
    return _close(first, other) or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _close(a: str, b: str) -> bool:
    """Say whether two words are one but for transliteration: at most a letter in five apart."""
    return a == b or DamerauLevenshtein.normalized_distance(a, b) <= 0.25


@cache
def block_key(name: str) -> str:
    """Give the key under which spellings of one surname meet: its first letters, folded as transliterations differ."""
    found = tokens(name)
    surname = found[-1] if found else name.casefold()
    folded = re.sub(r"(.)\1", r"\1", surname.translate(_FOLD).replace("kh", "h").replace("zh", "j"))
    return folded.rstrip("aeio")[:5] or folded


#: Letters that transliterations exchange: y and j for i, w for v, c and q for k.
_FOLD = str.maketrans("yjwcq", "iivkk")
