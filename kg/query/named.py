"""Named queries: `.rq` files whose head says what they answer, with which parameters, and what to expect.

    #: summary: What took place somewhere, by day.
    #: param place text "Geneva": part of the name of a venue, city or country
    #: expect rows >= 3
    #: expect place has "Geneva"

A parameter has a type (`text`, `date`, `integer`, `party`, `iri`) and a default. Expectations are what the query
answers with its defaults on the articles of `seeds/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..data import folder
from ..errors import DataError, QueryError

_PARAM = re.compile(r'param (?P<name>\w+) (?P<type>\w+) "(?P<default>[^"]*)": (?P<help>.+)')
_EXPECT = re.compile(r'expect (?:rows (?P<sign>>=|=) (?P<count>\d+)|(?P<column>\w+) has "(?P<value>[^"]*)")')
TYPES = frozenset({"text", "date", "integer", "party", "iri"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query: its name, type, default and what it means."""

    name: str
    type: str
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a query answers on the seeds: at least or exactly `count` rows, or `value` somewhere in `column`."""

    sign: str = ""
    count: int = 0
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of `queries/` with what its head says of it."""

    name: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    expectations: tuple[Expectation, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """Give a parameter by its name.

        Raises:
            QueryError: the query has none of that name.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise QueryError(f"Query {self.name!r} has no parameter {name!r}; it has {known}.")


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Give all named queries by name, in alphabetical order."""
    files = sorted((f for f in folder("queries").iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return {f.name.removesuffix(".rq"): parse(f.name.removesuffix(".rq"), f.read_text(encoding="utf-8")) for f in files}


def named_query(name: str) -> NamedQuery:
    """Give a named query.

    Raises:
        QueryError: there is none of that name.
    """
    found = named_queries().get(name)
    if found is None:
        raise QueryError(f"There is no query {name!r}; `kg query --list` shows those there are.")
    return found


def parse(name: str, text: str) -> NamedQuery:
    """Read the head of a named query.

    Raises:
        DataError: the head lacks a summary or has a line that is not understood.
    """
    summary, parameters, expectations = "", [], []
    for line in (line[2:].strip() for line in text.splitlines() if line.startswith("#:")):
        if line.startswith("summary: "):
            summary = line.removeprefix("summary: ")
        elif match := _PARAM.fullmatch(line):
            parameters.append(Parameter(**match.groupdict()))
        elif match := _EXPECT.fullmatch(line):
            sign, count, column, value = match.group("sign", "count", "column", "value")
            expectations.append(Expectation(sign or "", int(count or 0), column or "", value or ""))
        else:
            raise DataError(f"Query {name!r} has a head line {line!r} that is not understood; see kg/query/named.py.")
    if not summary or any(p.type not in TYPES for p in parameters):
        raise DataError(f"Query {name!r} needs a summary and parameters of the types {', '.join(sorted(TYPES))}.")
    return NamedQuery(name, summary, text, tuple(parameters), tuple(expectations))
