"""The grammar of time expressions: rules over classes of words, the longest at the leftmost place wins.

`kg/data/when/grammar.toml` holds the rules; how a pattern is written stands in `patterns`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..data import load_toml
from . import lexicon as lexicons
from .lexicon import PARAGRAPH, Lexicon, Tokens
from .patterns import Compiler, Pattern, literals_of

#: How many tokens after the first the next word of time may stand.
_AHEAD = 7
#: How many tokens an expression has at most.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, who reads what it matched, fixed arguments for the reader, and how sure it is."""

    name: str
    reader: str
    arguments: Mapping[str, str]
    confidence: float
    examples: tuple[str, ...]
    regex: re.Pattern[str]
    pattern: Pattern
    #: The named parts and the numbers of their groups in `regex`.
    groups: tuple[tuple[str, int], ...]


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


class Grammar:
    """All rules, ready to match: `match(tokens, i)` gives what begins at token i, the longest reading first."""

    def __init__(self, lexicon: Lexicon, rules: list[Rule], table: Mapping[str, Any]):
        self.lexicon, self.rules = lexicon, rules
        #: TIMEX3's MOD by the words that give it.
        self.modifiers: Mapping[str, str] = table["modifiers"]
        #: The rules that a match beginning with two codes may be of, found when the two are first met.
        self._tried: dict[str, tuple[Rule, ...]] = {}
        #: Where an expression may begin.
        self.start = self._start(frozenset[str]().union(*(rule.pattern.first for rule in rules)), table["core"].split())

    def _start(self, firsts: frozenset[str], names: list[str]) -> re.Pattern[str]:
        """Give the pattern of where an expression may begin: at a word of time, or at a word with one soon after it."""
        core = frozenset("".join(self.lexicon.codes_of(name) for name in names))
        plain = frozenset(self.lexicon.codes_of("NUM") + self.lexicon.codes_of("CARD"))
        sure = firsts & core - (plain - frozenset(self.lexicon.codes_of("FOUR")))
        strong, weak = "".join(sorted(sure)), "".join(sorted(firsts - sure))
        return re.compile(f"[{strong}]|[{weak}](?=[^{PARAGRAPH}]{{0,{_AHEAD}}}[{''.join(sorted(core))}])")

    def match(self, tokens: Tokens, index: int) -> list[Fields]:
        """Give what the rules match from token `index` on, longest first, the file's order where they are equal."""
        codes = tokens.codes
        begins = codes[index : index + 2]
        rules = self._tried.get(begins)
        if rules is None:
            rules = tuple(rule for rule in self.rules if rule.pattern.may_begin(begins[0], begins[1:]))
            self._tried[begins] = rules
        near = frozenset(codes[index : index + _LONGEST])
        found = [
            (match, rule)
            for rule in rules
            if not rule.pattern.needed.isdisjoint(near) and (match := rule.regex.match(codes, index))
        ]
        found.sort(key=_length, reverse=True)
        return [_fields(match, rule, tokens) for match, rule in found]


def _length(found: tuple[re.Match[str], Rule]) -> int:
    return found[0].end()


def _fields(found: re.Match[str], rule: Rule, tokens: Tokens) -> Fields:
    index, end = found.span()
    regs = found.regs
    words = {name: tokens.slice(*regs[group]).lower() for name, group in rule.groups if regs[group][1] > 0}
    before, after = tokens.words[index - 1 : index], tokens.words[end : end + 1]
    return Fields(
        rule,
        index,
        end,
        words,
        tokens.slice(index, end).lower(),
        before[0].strip() if before else "",
        after[0].strip() if after else "",
    )


@lru_cache(maxsize=1)
def load() -> Grammar:
    """Read and compile the grammar and its lexicon; done once in a process.

    Raises `DataError` where a file is not as it should be.
    """
    table = load_toml("when/grammar.toml")
    macros = {"@" + name: pattern for name, pattern in table["macros"].items()}
    lexicon = lexicons.load(tuple(sorted(literals_of([*macros.values(), *(r["pattern"] for r in table["rule"])]))))
    compiler = Compiler(lexicon, macros)
    return Grammar(lexicon, [_rule(row, compiler.compile(row["pattern"])) for row in table["rule"]], table)


def _rule(row: Mapping[str, Any], pattern: Pattern) -> Rule:
    regex = re.compile(pattern.text)
    groups = tuple((name.partition("__")[0], number) for name, number in regex.groupindex.items())
    return Rule(
        row["name"],
        row.get("read", row["name"]),
        row.get("with", {}),
        row.get("confidence", 0.9),
        tuple(row["examples"]),
        regex,
        pattern,
        groups,
    )
