"""Words of a question and of names, in the form in which they are compared.

A key is a word without case, accents, possessive, plural and spelling variants; a state's every form (name, adjective,
demonym, acronym) is one key, `=DNK`, so that "Danish police" and "Police (Denmark)" have the same keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..data import load_toml
from ..data.parties import parties, surfaces

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:-\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\W_]+|\?")
_KINDS = frozenset({"state", "territory", "historical"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`, and the key under which it is compared."""

    text: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are made alike: the table `kg/data/ask/words.toml`."""

    endings: tuple[tuple[str, str], ...]
    same: dict[str, str]
    light: frozenset[str]
    bars: frozenset[str]
    empty: frozenset[str]
    vague: frozenset[str]
    verbs: tuple[str, ...]


@cache
def spelling() -> Spelling:
    """Return the table of spellings."""
    table = load_toml("ask/words.toml")
    same = {word: key for key, words in table["same"].items() for word in words}
    light, bars, empty, vague = (frozenset[str](table[name]) for name in ("light", "bars", "empty", "vague"))
    endings = tuple((ending, put) for ending, put in table["endings"])
    return Spelling(endings, same, light, bars, empty, vague, tuple(table["verbs"]))


@cache
def key(word: str) -> str:
    """Give the key of one word: `key("Ministries’") == key("ministry")`."""
    plain = fold(word).replace(".", "")
    plain = re.sub(r"['’]s?$|['’]", "", plain)
    rules = spelling()
    if plain in rules.same:
        return rules.same[plain]
    for ending, put in rules.endings:
        if plain.endswith(ending) and len(plain) >= len(ending) + 3:
            plain = plain[: len(plain) - len(ending)] + put
            break
    return rules.same.get(plain, plain)


@cache
def stem(word: str) -> str:
    """Give a word without the endings of verbs and plurals: "visited", "visits" and "visiting" are "visit"."""
    plain = key(word)
    for _ in range(2):
        for ending in spelling().verbs:
            if plain.endswith(ending) and len(plain) >= len(ending) + 3:
                plain = plain.removesuffix(ending)
                break
    return plain


@cache
def fold(text: str) -> str:
    """Give a text in lower case without accents; letters that do not come apart are left."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")


def words(text: str) -> tuple[Word, ...]:
    """Part a text into words, states' names of several words taken as one."""
    parts = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    return tuple(_words(parts, text))


def _words(parts: Sequence[tuple[str, int, int]], text: str) -> Iterator[Word]:
    at = 0
    while at < len(parts):
        size, code = _state(parts, at)
        if code:
            start, end = parts[at][1], parts[at + size - 1][2]
            yield Word(text[start:end], start, end, f"={code}")
        else:
            yield Word(*parts[at], key(parts[at][0]))
        at += max(size, 1)


def _state(parts: Sequence[tuple[str, int, int]], at: int) -> tuple[int, str]:
    """How many words from `at` on name a state, and its code; (0, "") where none do."""
    forms, longest = _forms()
    for size in range(min(longest.get(fold_bare(parts[at][0]), 0), len(parts) - at), 0, -1):
        plain = " ".join(fold_bare(part[0]) for part in parts[at : at + size])
        found = forms.get(plain)
        if found and (found[1] is None or parts[at][0] == found[1] or parts[at][0].replace(".", "") == found[1]):
            return size, found[0]
    return 0, ""


@cache
def fold_bare(word: str) -> str:
    """Give a word folded and without possessive."""
    return re.sub(r"'s?$", "", fold(word)).replace(".", "").replace("'", "")


@cache
def state_words() -> dict[str, str]:
    """Return the keys of states by those of their forms that are one word of five letters or more."""
    return {
        form: f"={code}"
        for form, (code, exact) in _forms()[0].items()
        if not exact and " " not in form and len(form) > 4
    }


@cache
def _forms() -> tuple[dict[str, tuple[str, str | None]], dict[str, int]]:
    """Forms of states by their folded words, with the exact form where case counts; and the longest by first word."""
    forms: dict[str, tuple[str, str | None]] = {}
    longest: dict[str, int] = {}
    known = parties()
    for text, surface in surfaces().items():
        if known[surface.code].kind not in _KINDS or set(surface.kinds) <= {"seat", "metonym"}:
            continue
        if surface.ambiguous and "name" not in surface.kinds and "acronym" not in surface.kinds:
            continue
        pieces = [fold_bare(m.group()) for m in _WORD.finditer(text)]
        if pieces[:1] == ["the"]:
            pieces = pieces[1:]
        if not pieces:
            continue
        exact = "acronym" in surface.kinds or text.isupper()
        forms.setdefault(" ".join(pieces), (surface.code, text.replace(".", "") if exact else None))
        longest[pieces[0]] = max(longest.get(pieces[0], 0), len(pieces))
    return forms, longest


def barred(words: Sequence[Word], inside: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
    """Give the numbers of the words that no name holds: those of the question itself, and those in given stretches."""
    bars = spelling().bars
    return frozenset(
        at
        for at, word in enumerate(words)
        if (word.text.lower() in bars and (word.text.islower() or at == 0))
        or any(start <= word.start < end for start, end in inside)
    )
