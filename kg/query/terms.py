"""Values that a user gives for parameters, made into RDF terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pyoxigraph import Literal, NamedNode

from ..errors import QueryError
from ..vocab import DATE, PREFIXES


def typed(kind: str, name: str, value: str) -> Literal | NamedNode:
    """Make a term of a parameter's type out of what a user wrote.

    Raises:
        QueryError: the value is not of the type.
    """
    try:
        return _MAKERS[kind](value)
    except (ValueError, KeyError):
        raise QueryError(f"Parameter {name} has value {value!r}, which is no {kind}{_FORMS.get(kind, '')}.") from None


def guessed(value: str) -> Literal | NamedNode:
    """Make a term out of a value of no declared type: `<iri>` and `prefix:name`, a day, a whole number, else a text."""
    if value.startswith("<") and value.endswith(">"):
        return typed("iri", "value", value)
    if value.partition(":")[0] in PREFIXES and " " not in value:
        return typed("iri", "value", value)
    for kind in ("date", "integer"):
        try:
            return _MAKERS[kind](value)
        except ValueError:
            continue
    return Literal(value)


def _date(value: str) -> Literal:
    return Literal(date.fromisoformat(value).isoformat(), datatype=DATE)


def _iri(value: str) -> NamedNode:
    prefix, _, local = value.strip("<>").partition(":")
    return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else value.strip("<>"))


def _party(value: str) -> Literal:
    from ..data.parties import find

    found = find(value)
    return Literal(found.code if found else value.upper() if value else "")


_MAKERS: dict[str, Callable[[str], Literal | NamedNode]] = {
    "text": Literal,
    "date": _date,
    "integer": lambda value: Literal(int(value)),
    "party": _party,
    "iri": _iri,
}
_FORMS = {"date": " (write it as 2022-01-31)", "iri": " (write it as <https://...> or dip:name)"}
