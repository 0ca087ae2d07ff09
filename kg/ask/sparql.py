"""A logical form as SPARQL: one query that can be read, pasted and run again.

The order of patterns follows what was measured on Oxigraph: first the code's property with the name that is known,
then the day; labels only of the rows that are answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode

from .form import Form, Pivot
from .frame import Bound
from .names import Name

_WIDTH = {"day": 10, "month": 7, "year": 4}
_INDENT = "  "


def query(form: Form) -> str:
    """Write a form as a query with the columns `answer`, `day`, `event`; counts and yes or no name their `events`."""
    lines = "\n".join(f"{_INDENT}{line}" for line in _body(form))
    if form.asked in ("count", "yesno"):
        what = "COUNT(?event)" if form.asked == "count" else 'IF(COUNT(?event) > 0, "yes", "no")'
        events = '(GROUP_CONCAT(STR(?event); separator=" ") AS ?events)' if form.other else "(MIN(?event) AS ?events)"
        return f"SELECT ({what} AS ?answer) {events} WHERE {{\n{lines}\n}}"
    order = "ORDER BY ?day ?who" if form.asked == "entity" else "ORDER BY ?day"
    return f"SELECT ?answer ?day ?event WHERE {{\n{lines}\n}}\n{order}"


def _body(form: Form) -> Iterator[str]:
    if form.asked == "entity":
        if form.nth:
            down = "DESC({})" if form.nth < 0 else "{}"
            turn = f"ORDER BY {down.format('?day')} {down.format('?who')} LIMIT 1"
            skip = f" OFFSET {abs(form.nth) - 1}" if abs(form.nth) > 1 else ""
            yield "{ SELECT ?who ?day ?event WHERE {"
            yield from (f"{_INDENT}{line}" for line in _events(form))
            yield f"}} {turn}{skip} }}"
        else:
            yield from _events(form)
        yield "?who rdfs:label ?answer ."
        return
    if form.nth:
        turn = "DESC(?day)" if form.nth < 0 else "?day"
        skip = f" OFFSET {abs(form.nth) - 1}" if abs(form.nth) > 1 else ""
        yield "{ SELECT ?day ?event WHERE {"
        yield from (f"{_INDENT}{line}" for line in _events(form))
        yield f"}} ORDER BY {turn} ?event LIMIT 1{skip} }}"
    else:
        yield from _events(form)
    if form.asked == "time":
        yield f"BIND(SUBSTR(STR(?day), 1, {_WIDTH.get(form.unit, 10)}) AS ?answer)"


def _events(form: Form) -> Iterator[str]:
    """Patterns of the events and their bounds."""
    near, far = ("by", "to") if form.side == "initiator" else ("to", "by")
    name, members = _who(form.name, "?one")
    other, others = _who(form.other, "?other") if form.other else ("?who", "")
    for number, pivot in enumerate(form.pivots):
        yield _pivot(form, pivot, near, far, f"?pivot{number or ''}")
    yield from (pattern.strip() for pattern in (members, others) if pattern)
    yield f"?event {near}:{form.code} {name} ; {far}:{form.code} {other} ;"
    yield f"{_INDENT * 2}sem:hasEarliestBeginTimeStamp ?day ."
    for bound in form.bounds:
        yield f"FILTER({bounded(bound, '?day')})"
    for number, pivot in enumerate(form.pivots):
        yield f"FILTER({_compared(pivot, f'?pivot{number or str()}')} && {_but(pivot.name)})"


def _pivot(form: Form, pivot: Pivot, near: str, far: str, variable: str) -> str:
    anchor, anchors = _who(pivot.name, "?anchor")
    name, members = _who(form.name, "?own")
    return (
        f"{{ SELECT (MIN(?d) AS {variable}) WHERE {{ {anchors}{members}?e {far}:{form.code} {anchor} ; "
        f"{near}:{form.code} {name} ; sem:hasEarliestBeginTimeStamp ?d }} }}"
    )


def _who(name: Name, variable: str) -> tuple[str, str]:
    """A name as a term, and the pattern that it needs: a side that does not act itself stands for who acts for it."""
    if name.kind != "Party":
        return _iri(name.node), ""
    return variable, f"{variable} dip:party {_iri(name.node)} . "


def _but(name: Name) -> str:
    """That an answer is not the anchor itself."""
    if name.kind != "Party":
        return f"?who != {_iri(name.node)}"
    return f"NOT EXISTS {{ ?who dip:party {_iri(name.node)} }}"


def _compared(pivot: Pivot, variable: str) -> str:
    if pivot.sign == "same" and pivot.unit != "day":
        width = _WIDTH.get(pivot.unit, 10)
        return f"SUBSTR(STR(?day), 1, {width}) = SUBSTR(STR({variable}), 1, {width})"
    return f"?day {'=' if pivot.sign == 'same' else '<' if pivot.sign == 'before' else '>'} {variable}"


def bounded(bound: Bound, day: str) -> str:
    """Write a bound by a date as a condition on a variable; before and after compare at the granularity of the date."""
    first, last = day_literal(bound.stretch.first), day_literal(bound.stretch.last)
    if bound.sign == "in" and first == last:
        return f"{day} = {first}"
    return {
        "in": f"{day} >= {first} && {day} <= {last}",
        "before": f"{day} < {first}",
        "after": f"{day} > {last}",
        "since": f"{day} >= {first}",
        "until": f"{day} <= {last}",
    }[bound.sign]


def day_literal(day: date) -> str:
    """Write a day as SPARQL does, with the prefix of its datatype."""
    return f'"{day.isoformat()}"^^xsd:date'


def _iri(node: str) -> str:
    return str(NamedNode(node))
