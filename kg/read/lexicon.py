"""The word lists and patterns of `kg/data/reading.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..data import load_toml
from ..errors import DataError


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    return load_toml("reading.toml")


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """Give a list of the lexicon in its order; raise `DataError` where it is missing."""
    values = _tables().get(table, {}).get(name)
    if not isinstance(values, list):
        raise DataError(f"kg/data/reading.toml has no list {table}.{name}; install the package again.")
    return tuple(str(value) for value in values)


@cache
def table(name: str) -> dict[str, str]:
    """Give a table of the lexicon that maps strings to strings."""
    return {key: str(value) for key, value in _tables()[name].items()}


@cache
def patterns(section: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Give a list of patterns, compiled without regard to case."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in words(section, name))


def alternatives(names: Iterable[str]) -> str:
    """Write a regular expression that matches any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def fold_key(key: str) -> str:
    """Fold a field's name as people vary it: `Published_At`, `published at` and `publishedAt` are one."""
    return re.sub(r"[\s_\-.:]+", "", key).casefold()


@cache
def field_names() -> dict[str, str]:
    """Map every folded spelling of a field's name to its canonical name ("other" where we have no use for it)."""
    pairs = [(fold_key(alias), field) for field in _tables()["fields"] for alias in words("fields", field)]
    names: dict[str, str] = {}
    for alias, field in pairs:
        names.setdefault(alias, field)
    return names
