"""Questions that have two ways to their answer: SQL over the columnar copy of the events, or SPARQL over the graph."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pyoxigraph as ox

from ..store import Store
from ..store.columns import column_queries, columns
from ..vocab import DATE
from .named import named_queries, named_query
from .run import select
from .terms import typed


def table(store: Store, name: str, values: Mapping[str, str] | None = None) -> list[dict[str, str | None]]:
    """Give the rows of a named query that has a twin in `kg/data/columns/`, whichever way is there; both give the same.

    Raises:
        QueryError: a value is not of its parameter's type.
    """
    found = columns(store)
    return select(store, name, values) if found is None else found.named(name, parameters(name, values or {}))


@cache
def twins() -> frozenset[str]:
    """Give the names of the queries that `table` can answer."""
    return frozenset(named_queries()) & column_queries()


def parameters(name: str, values: Mapping[str, str]) -> dict[str, str | int | date]:
    """Give the values of a named query's parameters, defaults for those that are not given, as SQL takes them.

    Raises:
        QueryError: a value is not of its parameter's type.
    """
    query = named_query(name)
    given = {query.parameter(key).name: value for key, value in values.items()}
    terms = {p.name: typed(p.type, p.name, given.get(p.name, p.default)) for p in query.parameters}
    return {key: _plain(term) for key, term in terms.items()}


def _plain(term: ox.Literal | ox.NamedNode) -> str | int | date:
    if isinstance(term, ox.NamedNode) or term.datatype.value.endswith("string"):
        return term.value
    return date.fromisoformat(term.value) if term.datatype == DATE else int(term.value)
