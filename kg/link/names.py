"""Whether two names are one person's: transliterations, titles and particles left out, a surname for the full name.

A name is cut into words, its family name found (it stands first in Chinese, Korean and Vietnamese names, often in
Japanese and Hungarian ones), and both are compared in a folding that undoes what transliterations exchange. Two names
that can be one person's always have the same `block_key`, so that only names of one block need be compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from ..data import load_toml, read_tsv
from ..data.places import fold
from ..data.posts import given_names

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_SUFFIX = re.compile(r"(?:,? +(?:[IVX]{2,4}|I|V|[JS]r\.?|Ph\.?D\.?|Esq\.?))+$")
#: A given name of one or two syllables as Chinese, Korean and Vietnamese are written in Latin letters.
_SYLLABLES = re.compile(r"(?:(?:[bcdfghjklmnpqrstvwxyz]{0,3})[aeiouy]{1,4}(?:ng|nh|ch|[bchklmnprt])?){1,2}")
_VOWELS = re.compile("[aeiou]")
#: How near two foldings of the same consonants must be, and from how many letters on they may differ at all.
_NEAR, _LONG = 0.7, 5


@cache
def tokens(name: str) -> tuple[str, ...]:
    """Cut a name into lower-case ASCII words, without titles, numerals and particles, the family name last.

    >>> tokens("President Xi Jinping"), tokens("Ursula von der Leyen"), tokens("Mohammed bin Salman")
    (('jinping', 'xi'), ('ursula', 'leyen'), ('mohammed', 'binsalman'))
    """
    words = _words(name)
    if _family_first(words):
        words = [*words[1:], words[0]]
    return tuple(word.replace("-", "") for word in words)


@cache
def surname(name: str) -> str:
    """Give the family name, or the only name, as in `tokens`; "" where there is no letter."""
    return tokens(name)[-1] if tokens(name) else ""


@cache
def same_name(a: str, b: str) -> bool:
    """Say whether two names can be one person's: same surname but for spelling, given names not in conflict."""
    return likeness(a, b) > 0


@cache
def likeness(a: str, b: str) -> float:
    """Score two names: 1 alike, .9 spelt otherwise, .7 by an initial, .5 a surname alone, 0 two people's."""
    one, two = tokens(a), tokens(b)
    if not one or not two or not _close(one[-1], two[-1]):
        return 0.0
    if len(one) == 1 or len(two) == 1:
        return 1.0 if one == two else 0.5
    return min(_given(one[:-1], two[:-1]), 1.0 if one[-1] == two[-1] else 0.9)


@cache
def block_key(name: str) -> str:
    """Give the key under which all spellings of a surname meet: the consonants of its folding."""
    folded = _folded(surname(name)) or name.casefold()
    return folded[0] + _VOWELS.sub("", folded[1:]) if folded else ""


def _words(name: str) -> list[str]:
    """Lower-case words of a name, hyphens kept, without what is no part of it."""
    plain = " ".join(map(_plain, _APOSTROPHES.sub("", _SUFFIX.sub("", name)).replace(".", ". ").split()))
    words = _joiner().sub(lambda match: match[1] or "abdul", plain).split()
    while len(words) > 1 and words[0] in _listed("title"):
        words = words[1:]
    words = [word.removeprefix("al-").removeprefix("el-").strip("-") for word in words]
    if len(words) > 2 and _family_first(words):
        return words
    words = [word for i, word in enumerate(words) if word and (i == len(words) - 1 or word not in _listed("particle"))]
    return words[:-1] if len(words) > 2 and words[-1] in _listed("house") else words


def _plain(word: str) -> str:
    return "-".join(filter(None, (fold(part).replace(" ", "") for part in word.split("-"))))


def _family_first(words: Sequence[str]) -> bool:
    """Say whether the family name stands first: it is one of those, and what follows is written as they are."""
    if len(words) == 2 and words[1] in _listed("given_last") and words[0] not in given_names():
        return True
    if not 1 < len(words) < 5 or words[0] not in _family_names():
        return False
    rest = [part for word in words[1:] for part in word.split("-")]
    if not all(_SYLLABLES.fullmatch(part) and len(part) > 1 for part in rest):
        return False
    return len(rest) > 1 or not _family_names()[words[0]]


def _close(a: str, b: str) -> bool:
    """Say whether two words are one but for transliteration: the same consonants, vowels not far apart."""
    if a == b or a in _family_names() or b in _family_names():
        return a == b
    one, two = _folded(a), _folded(b)
    if one == two:
        return True
    if _bare(one) != _bare(two) or min(len(one), len(two)) < _LONG or _by_sex(one, two):
        return False
    return DamerauLevenshtein.normalized_similarity(one, two) >= _NEAR


def _by_sex(one: str, two: str) -> bool:
    """Say whether two Slavic surnames are a man's and a woman's: Ryabkov, Ryabkova."""
    short, long = sorted((one, two), key=len)
    return long == short + "a" and short[-1:] in ("v", "n")


def _given(one: Sequence[str], two: Sequence[str]) -> float:
    """Score given names: the first of each and, where both have more, the next; or those of one within the other."""
    score = _one_given(one[0], two[0])
    if len(one) > 1 and len(two) > 1 and not _one_given(one[1], two[1]):
        score = 0.0
    if score == 0:
        short, long = sorted((one, two), key=len)
        within = len(short) < len(long) and all(len(word) > 1 and word in long for word in short)
        score = 0.7 if within else 0.9 if _joined_alike(one, two) else 0.0
    return score


def _joined_alike(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether given names differ in blanks only: "Jong Un", "Jong-un"."""
    return _folded("".join(one)) == _folded("".join(two))


def _one_given(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return 0.7 if a[0] == b[0] else 0.0
    same = _close(a, b) or not _variant_sets(a).isdisjoint(_variant_sets(b))
    return 0.9 if same or a.startswith(b) or b.startswith(a) else 0.0


@cache
def _folded(word: str) -> str:
    for pattern, to in _folds():
        word = pattern.sub(to, word)
    return word


def _bare(folded: str) -> str:
    return folded[:1] + _VOWELS.sub("", folded[1:])


@cache
def _variants() -> Mapping[str, frozenset[int]]:
    """Folded given name to the numbers of the sets of variants that it is in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_tsv("name_variants.tsv")):
        for form in row["forms"].split("|"):
            for key in (form, _folded(form)):
                found.setdefault(key, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _variant_sets(word: str) -> frozenset[int]:
    return _variants().get(word) or _variants().get(_folded(word), frozenset())


@cache
def _family_names() -> Mapping[str, bool]:
    """Family names that stand first, and whether they are given names in the West too."""
    return {row["name"]: bool(row["both"]) for row in read_tsv("family_names.tsv")}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_toml("names.toml")[name])


@cache
def _joiner() -> re.Pattern[str]:
    """Match words that make one word with the next, with what is between: "abd al-"."""
    joined, servant = ("|".join(sorted(_listed(key))) for key in ("joined", "servant"))
    return re.compile(rf"\b(?:({joined})|(?:{servant}))[ -](?:(?:al|el|ul|ur)[ -])?")


@cache
def _folds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), to) for pattern, to in load_toml("names.toml")["fold"])
