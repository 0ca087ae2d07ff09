"""A question on told events as SPARQL: one query that can be read, pasted and run again."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..vocab import resource
from .frame import Bound, Sign
from .names import Name
from .sparql import day_literal
from .told import Described, Told

_WIDTH = {"day": 10, "month": 7, "year": 4}
_PLACE = {"City": "dip:city", "Country": "dip:country", "Venue": "dip:venue"}
_TOTALS = {
    "count": "COUNT(DISTINCT ?event)",
    "coverage": "COUNT(DISTINCT ?article)",
    "people": "COUNT(DISTINCT ?who)",
    "sides": "COUNT(DISTINCT ?who)",
    "yesno": 'IF(COUNT(?event) > 0, "yes", "no")',
}
_LEAD = resource("role", "lead")


def told_query(form: Told) -> str:
    """Write a form as a query with the columns `answer`, `day`, `event`; counts and yes or no name their `events`."""
    lines = "\n".join(f"  {line}" for line in _body(form))
    if form.sought in _TOTALS:
        what = _TOTALS[form.sought]
        events = 'GROUP_CONCAT(DISTINCT STR(?event); separator=" ")'
        return f"SELECT ({what} AS ?answer) ({events} AS ?events) WHERE {{\n{lines}\n}}"
    order = "ORDER BY ?day ?rank ?answer" if form.sought == "person" else "ORDER BY ?day ?answer"
    extra = " ?rank" if form.sought == "person" else ""
    return f"SELECT DISTINCT ?answer ?day ?event{extra} WHERE {{\n{lines}\n}}\n{order}"


def _body(form: Told) -> Iterator[str]:
    events = list(_events(form))
    if form.nth:
        down = form.nth < 0
        skip = f" OFFSET {abs(form.nth) - 1}" if abs(form.nth) > 1 else ""
        yield "{ SELECT DISTINCT ?event ?day WHERE {"
        yield from (f"  {line}" for line in (*events, *_needed(form)))
        yield f"}} ORDER BY {'DESC(?day)' if down else '?day'} ?event LIMIT 1{skip} }}"
    else:
        yield from events
    yield from _ANSWERS[form.sought](form)


def _needed(form: Told) -> Iterator[str]:
    """What an event must have to be the first or last that is asked for."""
    if form.sought in ("person", "party", "side", "place", "venue", "country"):
        yield from (line for line in _ANSWERS[form.sought](form) if not line.startswith(("BIND", "OPTIONAL")))


def _events(form: Told) -> Iterator[str]:
    for number, (_, pivot) in enumerate(form.pivots):
        yield f"{{ SELECT (MIN(?d) AS ?pivot{number}) WHERE {{"
        yield from (f"  {line}" for line in _described(pivot, "?e", "?d", "?f"))
        yield "} }"
    if not form.pivots and not form.events.bounds and not form.nth and form.sought not in ("time", "days"):
        yield from _described(form.events, "?event", "", "")
        yield "OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?day }"
    else:
        yield from _described(form.events, "?event", "?day", "?end")
    for number, (sign, pivot) in enumerate(form.pivots):
        yield f"FILTER({_compared(sign, f'?pivot{number}', form.unit)})"
        for place in pivot.places:
            if place not in form.events.places and sign != "same":
                yield f"FILTER NOT EXISTS {{ {_at(place, '?event', '?there')} }}"


def _described(events: Described, event: str, day: str, end: str) -> Iterator[str]:
    """Patterns of the events that a description fits, the rarest first."""
    for actor in events.actors:
        yield f"{event} sem:hasActor {_iri(actor.node)} ."
    for process in events.processes:
        yield f"{event} dip:partOfProcess {_iri(process.node)} ."
    for number, place in enumerate(events.places):
        yield _at(place, event, f"{event}At{number or ''}")
    yield f"{event} a dip:DiplomaticEvent ."
    kinds = [kind for kind in events.kinds if kind != "DiplomaticEvent"]
    if kinds:
        yield f"{event} a {event}Kind . FILTER({event}Kind IN ({', '.join(f'dip:{kind}' for kind in kinds)}))"
    if events.statuses:
        nodes = ", ".join(_iri(resource("status", status).value) for status in events.statuses)
        yield f"{event} dip:status {event}Status . FILTER({event}Status IN ({nodes}))"
    if day:
        yield f"{event} sem:hasEarliestBeginTimeStamp {day} ; sem:hasLatestEndTimeStamp {end} ."
    for number, (side, post) in enumerate(events.posts):
        part, held = f"{event}Part{number or ''}", f"{event}Post{number or ''}"
        yield (
            f"{event} dip:participation {part} . {part} dip:onBehalfOf {_iri(side.node)} ; dip:post {held} . "
            f"FILTER({_holds(held, post)})"
        )
    for number, said in enumerate(events.said):
        report, graph, text = (f"{event}{part}{number or ''}" for part in ("Report", "Article", "Said"))
        yield (
            f"{event} dip:reportedIn {report} . GRAPH {graph} {{ {report} dip:mainMention|dip:supportedBy ?mention . "
            f"?mention nif:anchorOf {text} }} FILTER(CONTAINS(LCASE({text}), {Literal(said)}))"
        )
    for bound in events.bounds:
        yield f"FILTER({_bounded(bound, day, end)})"


def _holds(held: str, post: str) -> str:
    """A post by its last words ("Russian Foreign Minister"); a deputy is not who is stood in for."""
    ends = f"STRENDS(LCASE({held}), {Literal(post)})"
    return ends if "deputy" in post else f'{ends} && !CONTAINS(LCASE({held}), "deputy")'


def _at(place: Name, event: str, node: str) -> str:
    if place.kind in _PLACE:
        return f"{event} sem:hasPlace {node} . {node} {_PLACE[place.kind]} {Literal(place.node)} ."
    return f"{event} sem:hasPlace {_iri(place.node)} ."


def _bounded(bound: Bound, day: str, end: str) -> str:
    first, last = day_literal(bound.stretch.first), day_literal(bound.stretch.last)
    return {
        "in": f"{day} <= {last} && {end} >= {first}",
        "before": f"{day} < {first}",
        "after": f"{day} > {last}",
        "since": f"{end} >= {first}",
        "until": f"{day} <= {last}",
    }[bound.sign]


def _compared(sign: Sign, pivot: str, unit: str) -> str:
    if sign == "same":
        width = _WIDTH.get(unit, 10)
        return f"SUBSTR(STR(?day), 1, {width}) = SUBSTR(STR({pivot}), 1, {width})"
    return f"?day {'<' if sign == 'before' else '>'} {pivot}"


def _person(form: Told) -> Iterator[str]:
    yield "?event dip:participation ?part . ?part dip:agent ?who ; dip:role ?role . ?who rdfs:label ?answer ."
    if form.role:
        yield f"FILTER(?role = {_iri(resource('role', form.role).value)})"
    if form.post:
        yield f"?part dip:post ?held . FILTER({_holds('?held', form.post)})"
    if form.side:
        yield f"?part dip:onBehalfOf {_iri(form.side.node)} ."
    elif form.others:
        # "Who did she meet before Lavrov?": somebody else.
        for person in _compared_to(form):
            yield f"FILTER(?who != {_iri(person.node)})"
        for side, _ in form.events.posts:
            yield f"FILTER NOT EXISTS {{ ?part dip:onBehalfOf {_iri(side.node)} }}"
        for actor in form.events.actors:
            if actor.kind == "Party":
                yield f"FILTER NOT EXISTS {{ ?part dip:onBehalfOf {_iri(actor.node)} }}"
            else:
                yield (
                    f"FILTER(?who != {_iri(actor.node)}) FILTER NOT EXISTS {{ ?event dip:participation ?own . "
                    f"?own dip:agent {_iri(actor.node)} ; dip:onBehalfOf ?side . ?part dip:onBehalfOf ?side }}"
                )
    yield f"BIND(IF(?role = {_iri(_LEAD.value)}, 0, 1) AS ?rank)"


def _compared_to(form: Told) -> Iterator[Name]:
    """People with whom those who are asked for are compared."""
    named = dict.fromkeys(actor for sign, pivot in form.pivots if sign != "same" for actor in pivot.actors)
    return (actor for actor in named if actor.kind == "Person" and actor not in form.events.actors)


def _side(form: Told) -> Iterator[str]:
    people = [actor for actor in form.events.actors if actor.kind == "Person"]
    who = _iri(people[0].node) if people else "?agent"
    yield f"?event dip:participation ?part . ?part dip:agent {who} ; dip:onBehalfOf ?who . ?who rdfs:label ?answer ."


def _party(form: Told) -> Iterator[str]:
    yield "?event dip:party ?who . ?who rdfs:label ?answer ."
    if form.sort:
        # Sides that are no organisation: states, and territories that are asked for as countries.
        yield f"FILTER {'' if form.sort == 'Organisation' else 'NOT '}EXISTS {{ ?who a dip:Organisation }}"
    for actor in form.events.actors:
        yield f"FILTER(?who != {_iri(actor.node)})"
        if actor.kind == "Person":
            yield (
                f"FILTER NOT EXISTS {{ ?event dip:participation ?own . ?own dip:agent {_iri(actor.node)} ; "
                "dip:onBehalfOf ?who }"
            )


def _place(form: Told) -> Iterator[str]:
    yield "?event sem:hasPlace ?where . ?where dip:city ?answer ."


def _venue(form: Told) -> Iterator[str]:
    yield "?event sem:hasPlace ?where . ?where dip:venue ?answer ."


def _country(form: Told) -> Iterator[str]:
    yield "?event sem:hasPlace ?where . ?where dip:country ?answer ."


def _time(form: Told) -> Iterator[str]:
    yield f"BIND(SUBSTR(STR(?day), 1, {_WIDTH.get(form.unit, 10)}) AS ?answer)"


def _event(form: Told) -> Iterator[str]:
    yield "?event rdfs:label ?answer ."


def _days(form: Told) -> Iterator[str]:
    yield 'BIND(REPLACE(STR(?day - ?pivot0), "[^0-9]", "") AS ?days)'
    yield 'BIND(CONCAT(?days, IF(?days = "1", " day", " days")) AS ?answer)'


def _status(form: Told) -> Iterator[str]:
    yield '?event dip:status ?state . BIND(STRAFTER(STR(?state), "/status/") AS ?answer)'


def _post(form: Told) -> Iterator[str]:
    people = [actor for actor in form.events.actors if actor.kind == "Person"]
    who = _iri(people[0].node) if people else "?who"
    yield f"?event dip:participation ?part . ?part dip:agent {who} ; dip:post ?held ."
    yield 'BIND(REPLACE(?held, "^the ", "", "i") AS ?answer)'


def _slot(form: Told) -> Iterator[str]:
    yield "?event dip:disagreesOn ?answer ."


def _source(form: Told) -> Iterator[str]:
    yield "?event prov:wasDerivedFrom ?article . GRAPH ?article { ?article schema:headline ?answer }"


def _topic(form: Told) -> Iterator[str]:
    yield "?event dip:topic ?answer ."


def _coverage(form: Told) -> Iterator[str]:
    yield "?event prov:wasDerivedFrom ?article ."


def _none(form: Told) -> Iterator[str]:
    return iter(())


_ANSWERS = {
    "person": _person,
    "party": _party,
    "side": _side,
    "place": _place,
    "venue": _venue,
    "country": _country,
    "time": _time,
    "event": _event,
    "days": _days,
    "status": _status,
    "post": _post,
    "slot": _slot,
    "source": _source,
    "count": _none,
    "people": _person,
    "sides": _party,
    "topic": _topic,
    "coverage": _coverage,
    "yesno": _none,
}


def _iri(node: str) -> str:
    return str(NamedNode(node))
