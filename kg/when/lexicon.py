"""Tokens of a text and what each may be in a time expression, as one string of codes.

Every token gets one character: its *code*, standing for the set of classes that the lexicon gives its word
(MONTH, CARD, UNIT, a cue of the clause, ...). The grammar and the cues are then regular expressions over that
string, so that reading a text is a few linear passes. What the codes mean is this module's business alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from ..data import open_text
from ..errors import DataError

#: Codes of white space: within a paragraph, and between two.
SPACE, PARAGRAPH = "\x01", "\x02"
#: The code of a token that is not read.
_NOISE = "\x03"
#: How many words are remembered; a text of ever new words must not fill the memory.
_REMEMBERED = 200_000
#: A token takes one blank after it along, so that the code tells "1998. 12" from "1998.12".
_TOKEN = re.compile(r"\w+(?:\s(?!\s))?|\s+|[^\w\s](?:\s(?!\s))?")
#: No language repeats one to three kinds of word more than thirty times: such runs are noise, and are not read.
_ENDLESS = re.compile(r"(..?.?)\1{31,}", re.DOTALL)
_DASHES = str.maketrans("‐‑‒–—−’‘`´", "------''''")


class Lexicon(dict[str, str]):
    """Words and their codes: `lexicon["Monday "]` is one character, for any token of `scan`."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], literals: Iterable[str]) -> None:
        super().__init__()
        self._shapes: list[tuple[re.Pattern[str], frozenset[str]]] = []
        self._values: dict[tuple[str, str], str] = {}
        self._classes: dict[str, set[str]] = {}
        self._codes: dict[frozenset[str], str] = {}
        for name, value, words in rows:
            if name == "SHAPE":
                shape = re.compile(rf"(?:{value})\Z", re.ASCII | re.IGNORECASE)
                self._shapes.append((shape, frozenset(words.split())))
                continue
            for word in words.split():
                self._classes.setdefault(word, set()).add(name)
                self._values.setdefault((name, word.lower()), value)
        for literal in literals:
            self._classes.setdefault(literal, set()).add(literal)
        for word in list(self._classes):
            for spelt in (word, word.lower(), word.upper(), word.capitalize()):
                self._code(self.classes(spelt))
            if not word[0].isalnum():
                self._code(self.classes(word) | {"LOOSE"})
        for _, classes in self._shapes:
            self._code(classes)
        for extra in ("", "SMALL", "FYEAR", "ED", "CAPITAL", "PUNCTUATION", "PUNCTUATION LOOSE"):
            self._code(frozenset(extra.split()))

    __hash__ = object.__hash__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return self is other

    def value(self, name: str, word: str) -> str:
        """Give what a word means in a class (`value("MONTH", "may") == "5"`), "" where it is not of the class."""
        return self._values.get((name, word.lower().rstrip(".")), "")

    def classes(self, word: str) -> frozenset[str]:
        """Give the classes that a word may be of, its own spelling and its lower case taken together."""
        found = self._classes.get(word, set()) | self._classes.get(word.lower(), set())
        if word.isupper():
            found = found | self._classes.get(word.capitalize(), set())
        if found:
            return frozenset(found)
        if word[:2] == "FY" and word[2:].isdigit() and len(word) in (4, 6):
            return frozenset({"FYEAR"})
        if word[:1].isdigit():
            return next((classes for shape, classes in self._shapes if shape.match(word)), frozenset())
        if len(word) > 4 and word.endswith("ed") and word.islower():
            return frozenset({"ED"})
        if word[:1].isupper():
            return frozenset({"CAPITAL"})
        return frozenset({"SMALL"}) if word[:1].isalnum() else frozenset({"PUNCTUATION"})

    def _code(self, classes: frozenset[str]) -> str:
        return self._codes.setdefault(classes, chr(0x100 + len(self._codes)))

    def __missing__(self, token: str) -> str:
        word = token.rstrip()
        if not word:
            return PARAGRAPH if token.count("\n") > 1 else SPACE
        spelt = word.translate(_DASHES)
        classes = self.classes(spelt)
        if not word[0].isalnum() and word != token:
            classes = classes | {"LOOSE"}  # a mark with a blank after it: "Feb. 9" but not "2.5"
        code = self._code(classes)
        if len(self) < _REMEMBERED:
            self[token] = code
        return code

    def codes_of(self, name: str) -> str:
        """Give the codes of all words that may be of class `name`, in one string."""
        return "".join(code for classes, code in self._codes.items() if name in classes)


def _silence(run: re.Match[str]) -> str:
    return _NOISE * len(run.group())


class Tokens:
    """A text as tokens: `codes[i]` is the code of token i, which begins at character `offsets[i]`."""

    __slots__ = ("codes", "offsets", "text", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.words = _TOKEN.findall(text)
        codes = "".join(map(lexicon.__getitem__, self.words))
        self.codes = _ENDLESS.sub(_silence, codes)
        self.offsets = [0, *accumulate(map(len, self.words))]

    def slice(self, first: int, last: int) -> str:
        """Give the words of tokens `first` up to, not including, `last`, as they stand in the text."""
        return self.text[self.offsets[first] : self.offsets[last]].strip()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters from token `first` up to token `last`, without white space at the end."""
        start, end = self.offsets[first], self.offsets[last]
        return start, start + len(self.text[start:end].rstrip())

    def at(self, offset: int) -> int:
        """Give the index of the token that holds the character at `offset`."""
        return bisect_right(self.offsets, offset) - 1

    def from_offset(self, offset: int) -> int:
        """Give the index of the first token that begins at or after `offset`."""
        return bisect_left(self.offsets, offset)


def _rows() -> Iterable[tuple[str, str, str]]:
    with open_text("when/lexicon.tsv") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 3:
                raise DataError(f"kg/data/when/lexicon.tsv, line {number}: {len(cells)} columns, not 3.")
            yield cells[0], cells[1], cells[2]


@lru_cache(maxsize=4)
def load(literals: tuple[str, ...]) -> Lexicon:
    """Read the lexicon, with the words that a grammar names literally as classes of their own.

    Raises `DataError` where a line of the file is not as it should be.
    """
    return Lexicon(_rows(), literals)
