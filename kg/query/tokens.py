"""The words of a SPARQL text, as far as is needed to put parameters in and to see what a query would do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# What a `$name` or a keyword inside of must be left alone: comments, IRIs, strings (SPARQL 1.1, 19.8).
_SKIP = r"""
    \#[^\n]*
  | <[^<>"{}|^`\\\x00-\x20]*>
  | '''(?:(?:'|'')?(?:[^'\\]|\\.))*+'''
  | \"""(?:(?:"|"")?(?:[^"\\]|\\.))*+\"""
  | '(?:[^'\\\n\r]|\\.)*+'
  | "(?:[^"\\\n\r]|\\.)*+"
"""
_TOKEN = re.compile(
    rf"(?P<skip>{_SKIP}) | \$(?P<parameter>\w+) | (?P<name>\?\w+ | \w*:[\w.%-]* | @\w+) | (?P<word>\w+)",
    re.VERBOSE | re.DOTALL,
)


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Put terms (as SPARQL writes them, escaped already) in the place of the parameters `$name` that have one."""

    def put(match: re.Match[str]) -> str:
        name = match.group("parameter")
        return terms.get(name, match.group()) if name else match.group()

    return _TOKEN.sub(put, text)


def parameters(text: str) -> set[str]:
    """Give the names of the parameters that a query uses."""
    return {name for match in _TOKEN.finditer(text) if (name := match.group("parameter"))}


def keywords(text: str) -> Iterator[str]:
    """Give the bare words of a query, in upper case: keywords and functions, not names, strings or comments."""
    return (match.group("word").upper() for match in _TOKEN.finditer(text) if match.group("word"))
