"""The grammar of time expressions: rules over classes of words, the longest at the leftmost place wins.

`kg/data/when/grammar.toml` holds the rules. A pattern is a sequence of lexicon classes (`MONTH`), words (`the`), marks
(`-`, `-!` where no blank may follow) and macros (`@amount`), with `( | )`, `?`, `*` (at most six times, so that
matching stays linear), `name=` before what a reader needs, `!` before what must not follow, and `~` before what must
not stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..data import load_toml
from ..errors import DataError
from . import lexicon as lexicons
from .lexicon import PARAGRAPH, SPACE, Lexicon, Tokens

_ELEMENT = re.compile(r"\s*(?:(?P<name>[a-z]\w*)=|(?P<macro>@\w+)|(?P<word>[-.,:/']!|[A-Z][A-Z0-9]+|[a-z]+)"
                      r"|(?P<mark>[()|?*!~])|(?P<other>\S))")
#: How many tokens after the first the next word of time may stand.
_AHEAD = 7
_REPEAT = "{0,6}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, who reads what it matched, fixed arguments for the reader, and how sure it is."""

    name: str
    reader: str
    arguments: Mapping[str, str]
    confidence: float
    examples: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a rule matched: tokens `first` up to `last`, and the words of each named part."""

    rule: Rule
    first: int
    last: int
    words: Mapping[str, str]
    #: The whole in lower case, and the words right before and after it as they stand.
    text: str
    before: str
    after: str

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that the words were found in."""
        return load().lexicon

    def __getitem__(self, name: str) -> str:
        return self.words.get(name) or self.rule.arguments.get(name, "")

    def value(self, name: str, word_class: str = "") -> str:
        """Give the lexicon's value of a part, taken as the class that bears its name unless told otherwise."""
        return self.lexicon.value(word_class or name.upper(), self[name])

    def before_is(self, word_class: str) -> bool:
        """Tell whether the word right before is of a class."""
        return word_class in self.lexicon.classes(self.before)

    def after_is(self, word_class: str) -> bool:
        """Tell whether the word right after is of a class."""
        return word_class in self.lexicon.classes(self.after)

    def alone(self, name: str) -> bool:
        """Tell whether the part is all that was matched."""
        return self.words.get(name) == self.text

    def has(self, word: str) -> bool:
        """Tell whether a word stands in what was matched."""
        return word in self.text.replace("-", " ").split()


class _Compiler:
    """Turn patterns into regular expressions over codes, with the set of codes that each can begin with."""

    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str]) -> None:
        self.lexicon, self.macros = lexicon, macros
        self._named = 0  # one name may stand in several alternatives: each gets a number of its own

    def compile(self, pattern: str) -> tuple[str, frozenset[str]]:
        parts = _elements(pattern)
        text, first, nullable = self._alternatives(parts)
        if parts or nullable:
            raise DataError(f"grammar.toml: the pattern {pattern!r} is not closed or can be empty.")
        return text, first

    def _alternatives(self, parts: list[tuple[str, str]]) -> tuple[str, frozenset[str], bool]:
        texts, first, nullable = [], frozenset[str](), False
        while True:
            text, begins, empty = self._sequence(parts)
            texts.append(text)
            first, nullable = first | begins, nullable or empty
            if not (parts and parts[-1] == ("mark", "|")):
                return "(?:" + "|".join(texts) + ")", first, nullable
            parts.pop()

    def _sequence(self, parts: list[tuple[str, str]]) -> tuple[str, frozenset[str], bool]:
        texts, first, nullable = [], frozenset[str](), True
        while parts and parts[-1] not in (("mark", "|"), ("mark", ")")):
            text, begins, empty = self._item(parts)
            texts.append(text)
            if nullable:
                first = first | begins
            nullable = nullable and empty
        return "".join(texts), first, nullable

    def _item(self, parts: list[tuple[str, str]]) -> tuple[str, frozenset[str], bool]:
        kind, word = parts.pop()
        if kind == "name":
            text, first, nullable = self._item(parts)
            self._named += 1
            return f"(?P<{word}__{self._named}>{text})", first, nullable
        if kind == "mark" and word in "!~":
            text, _, _ = self._item(parts)
            return (f"(?!{text})" if word == "!" else f"(?<!{text.replace(SPACE + '?', '')})"), frozenset(), True
        if (kind, word) == ("mark", "("):
            text, first, nullable = self._alternatives(parts)
            if not parts or parts.pop() != ("mark", ")"):
                raise DataError("grammar.toml: a pattern lacks a closing parenthesis.")
        elif kind == "macro":
            inner = _elements(self.macros[word])
            text, first, nullable = self._alternatives(inner)
        else:
            codes = self._codes(kind, word)
            text, first, nullable = f"[{codes}]{SPACE}?", frozenset(codes), False
        if parts and parts[-1] in (("mark", "?"), ("mark", "*")):
            text, nullable = f"(?:{text})" + ("?" if parts.pop()[1] == "?" else _REPEAT), True
        return text, first, nullable

    def _codes(self, kind: str, word: str) -> str:
        codes = self.lexicon.codes_of(word.removesuffix("!"))
        if word.endswith("!"):
            codes = "".join(c for c in codes if c not in self.lexicon.codes_of("LOOSE"))
        if not codes:
            raise DataError(f"grammar.toml names {word!r}, which no word of the lexicon is.")
        return codes


def _elements(pattern: str) -> list[tuple[str, str]]:
    """Give the elements of a pattern as (kind, word), last first, so that a compiler can pop them."""
    found = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _ELEMENT.finditer(pattern)]
    return [("word" if kind == "other" else kind, word) for kind, word in reversed(found)]


def _literals(patterns: list[str]) -> set[str]:
    elements = [element for pattern in patterns for element in _elements(pattern)]
    return {word.removesuffix("!") for kind, word in elements if kind == "word" and not word[0].isupper()}


class Grammar:
    """All rules, ready to match: `match(tokens, i)` gives what begins at token i, the longest reading first."""

    def __init__(self, lexicon: Lexicon, rules: list[Rule], firsts: list[frozenset[str]], table: Mapping[str, Any]):
        self.lexicon, self.rules = lexicon, rules
        #: TIMEX3's MOD by the words that give it.
        self.modifiers: Mapping[str, str] = table["modifiers"]
        begins = frozenset[str]().union(*firsts)
        self._by_code = {code: tuple(i for i, first in enumerate(firsts) if code in first) for code in begins}
        self._together: dict[tuple[int, ...], re.Pattern[str]] = {}
        #: Where an expression may begin.
        self.start = self._start(begins, table["core"].split())

    def _start(self, firsts: frozenset[str], names: list[str]) -> re.Pattern[str]:
        """Give the pattern of where an expression may begin: at a word of time, or at a word with one soon after it."""
        core = frozenset("".join(self.lexicon.codes_of(name) for name in names))
        plain = frozenset(self.lexicon.codes_of("NUM") + self.lexicon.codes_of("CARD"))
        sure = firsts & core - (plain - frozenset(self.lexicon.codes_of("FOUR")))
        strong, weak = "".join(sorted(sure)), "".join(sorted(firsts - sure))
        return re.compile(f"[{strong}]|[{weak}](?=[^{PARAGRAPH}]{{0,{_AHEAD}}}[{''.join(sorted(core))}])")

    def match(self, tokens: Tokens, index: int) -> list[Fields]:
        """Give what the rules match from token `index` on, longest first, the file's order where they are equal."""
        mine = self._by_code[tokens.codes[index]]
        pattern = self._together.get(mine)
        if pattern is None:  # compiled when first needed: most texts begin expressions in few ways
            alternatives = (_unnamed(self.rules[i].pattern.pattern) for i in mine)
            pattern = self._together[mine] = re.compile("".join(f"(?=({text})?)" for text in alternatives))
        found = pattern.match(tokens.codes, index)
        if found is None or found.lastindex is None:
            return []
        hits = [(-end, i) for i, (_, end) in enumerate(found.regs[1:]) if end > index]
        hits.sort()
        return [self._fields(self.rules[mine[i]], tokens, index) for _, i in hits]

    def _fields(self, rule: Rule, tokens: Tokens, index: int) -> Fields:
        found = rule.pattern.match(tokens.codes, index)
        assert found is not None
        words = {name.partition("__")[0]: tokens.slice(*found.span(name)).lower()
                 for name in rule.pattern.groupindex if found.end(name) > 0}
        end = found.end()
        before, after = tokens.words[index - 1:index], tokens.words[end:end + 1]
        return Fields(rule, index, end, words, tokens.slice(index, end).lower(),
                      before[0].strip() if before else "", after[0].strip() if after else "")


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@lru_cache(maxsize=1)
def load() -> Grammar:
    """Read and compile the grammar and its lexicon; done once in a process.

    Raises `DataError` where a file is not as it should be.
    """
    table = load_toml("when/grammar.toml")
    macros = {"@" + name: pattern for name, pattern in table["macros"].items()}
    lexicon = lexicons.load(tuple(sorted(_literals([*macros.values(), *(r["pattern"] for r in table["rule"])]))))
    compiler = _Compiler(lexicon, macros)
    rules, firsts = [], []
    for row in table["rule"]:
        text, first = compiler.compile(row["pattern"])
        firsts.append(first)
        rules.append(Rule(row["name"], row.get("read", row["name"]), row.get("with", {}), row.get("confidence", 0.9),
                          tuple(row["examples"]), re.compile(text)))
    return Grammar(lexicon, rules, firsts, table)
