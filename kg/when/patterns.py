"""Patterns of the grammar as regular expressions over codes, with what is needed to try few of them at a place.

A pattern is a sequence of lexicon classes (`MONTH`), words (`the`), marks (`-`, `-!` where no blank may follow) and
macros (`@amount`), with `( | )`, `?`, `*` (at most six times, so that matching stays linear), `name=` before what a
reader needs, `!` before what must not follow, and `~` before what must not stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import DataError
from .lexicon import SPACE, Lexicon

_ELEMENT = re.compile(
    r"\s*(?:(?P<name>[a-z]\w*)=|(?P<macro>@\w+)|(?P<word>[-.,:/']!|[A-Z][A-Z0-9]+|[a-z]+)"
    r"|(?P<mark>[()|?*!~])|(?P<other>\S))"
)
_REPEAT = "{0,6}"
_NONE = frozenset[str]()
Elements = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pattern: its regular expression, and what may begin it."""

    text: str
    #: The codes that it can begin with, and those that can be all of it.
    first: frozenset[str]
    single: frozenset[str]
    #: Codes of which every match of it has one.
    needed: frozenset[str]
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole pattern: its regular expression and the codes that may, or must, stand in a match of it."""

    text: str
    first: frozenset[str]
    single: frozenset[str]
    needed: frozenset[str]
    alphabet: frozenset[str]

    def may_begin(self, code: str, following: str) -> bool:
        """Tell whether a match may begin with two codes, or with the first alone."""
        return code in self.first and (code in self.single or following in self.alphabet or following == SPACE)


class Compiler:
    """Turn the patterns of a grammar into regular expressions; groups are named `name__number`, each number once."""

    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str]) -> None:
        self._lexicon, self._macros = lexicon, macros
        self._named = 0  # one name may stand in several alternatives: each gets a number of its own
        self._alphabet: set[str] = set()

    def compile(self, pattern: str) -> Pattern:
        """Compile one pattern; raises `DataError` where it is not closed or can be empty."""
        self._alphabet = set()
        elements = elements_of(pattern)
        part = self._alternatives(elements)
        if elements or part.nullable:
            raise DataError(f"grammar.toml: the pattern {pattern!r} is not closed or can be empty.")
        return Pattern(part.text, part.first, part.single, part.needed, frozenset(self._alphabet))

    def _alternatives(self, elements: Elements) -> Part:
        parts = [self._sequence(elements)]
        while elements and elements[-1] == ("mark", "|"):
            elements.pop()
            parts.append(self._sequence(elements))
        text = "(?:" + "|".join(part.text for part in parts) + ")"
        return Part(
            text,
            _NONE.union(*(part.first for part in parts)),
            _NONE.union(*(part.single for part in parts)),
            _NONE.union(*(part.needed for part in parts)),
            any(part.nullable for part in parts),
        )

    def _sequence(self, elements: Elements) -> Part:
        parts = []
        while elements and elements[-1] not in (("mark", "|"), ("mark", ")")):
            parts.append(self._item(elements))
        first, musts = _NONE, [part for part in parts if not part.nullable]
        for part in parts:
            first = first | part.first
            if not part.nullable:
                break
        alone = parts if not musts else musts if len(musts) == 1 else []
        return Part(
            "".join(part.text for part in parts),
            first,
            _NONE.union(*(part.single for part in alone)),
            min((part.needed for part in musts), key=len, default=_NONE),
            not musts,
        )

    def _item(self, elements: Elements) -> Part:
        kind, word = elements.pop()
        if kind == "name":
            part = self._item(elements)
            self._named += 1
            return Part(f"(?P<{word}__{self._named}>{part.text})", part.first, part.single, part.needed, part.nullable)
        if kind == "mark" and word in "!~":
            known = set(self._alphabet)
            text = self._item(elements).text
            self._alphabet = known
            look = f"(?!{text})" if word == "!" else f"(?<!{text.replace(SPACE + '?', '')})"
            return Part(look, _NONE, _NONE, _NONE, True)
        part = self._atom(kind, word, elements)
        if elements and elements[-1] in (("mark", "?"), ("mark", "*")):
            times = "?" if elements.pop()[1] == "?" else _REPEAT
            return Part(f"(?:{part.text}){times}", part.first, part.single, _NONE, True)
        return part

    def _atom(self, kind: str, word: str, elements: Elements) -> Part:
        if (kind, word) == ("mark", "("):
            part = self._alternatives(elements)
            if not elements or elements.pop() != ("mark", ")"):
                raise DataError("grammar.toml: a pattern lacks a closing parenthesis.")
            return part
        if kind == "macro":
            return self._alternatives(elements_of(self._macros[word]))
        codes = self._codes(word)
        self._alphabet.update(codes)
        return Part(f"[{codes}]{SPACE}?", frozenset(codes), frozenset(codes), frozenset(codes))

    def _codes(self, word: str) -> str:
        codes = self._lexicon.codes_of(word.removesuffix("!"))
        if word.endswith("!"):
            codes = "".join(code for code in codes if code not in self._lexicon.codes_of("LOOSE"))
        if not codes:
            raise DataError(f"grammar.toml names {word!r}, which no word of the lexicon is.")
        return codes


def elements_of(pattern: str) -> Elements:
    """Give the elements of a pattern as (kind, word), last first, so that a compiler can pop them."""
    found = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _ELEMENT.finditer(pattern)]
    return [("word" if kind == "other" else kind, word) for kind, word in reversed(found)]


def literals_of(patterns: list[str]) -> set[str]:
    """Give the words and marks that patterns name literally, in lower case."""
    elements = [element for pattern in patterns for element in elements_of(pattern)]
    return {word.removesuffix("!") for kind, word in elements if kind == "word" and not word[0].isupper()}
