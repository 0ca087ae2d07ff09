# ruff: noqa: E501  (queries in lines of their own length)
"""The twelve questions of `store.py`, each in four ways: our call, SPARQL by hand, SQL over one flat table, plain rdflib."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

A = "https://w3id.org/summitry/id/agent/"
P = "https://w3id.org/summitry/id/party/"
MEET = "(dip:Meeting, dip:Talks, dip:Negotiation, dip:Mediation, dip:Visit, dip:Summit)"
#: Relations of the flat table that count as meetings, and as visits.
MET = "('Consult', 'Make a visit', 'Host a visit', 'Meet at a ''third'' location', 'Mediate', 'Engage in negotiation')"
ACTOR, PERSON, ONE, OTHER, HOST = "China", "Tony Blair", "CHN", "JPN", "CHN"
MONTH = ("2005-06-01", "2005-06-30")
SEASON = ("2005-05-01", "2005-08-31")
WEEK = ("2005-06-06", "2005-06-12")
YEAR = ("2005-01-01", "2005-12-31")
BEFORE = "2005-10-01"


def days(window: tuple[str, str]) -> str:
    """All days of a window as terms: Oxigraph finds an event by its day, and goes through all of them for a range."""
    start, end = map(date.fromisoformat, window)
    return " ".join(f'"{start + timedelta(n)}"^^xsd:date' for n in range((end - start).days + 1))


def within(window: tuple[str, str]) -> str:
    return f'FILTER(?day >= "{window[0]}"^^xsd:date && ?day <= "{window[1]}"^^xsd:date)'


def span(window: tuple[str, str]) -> dict[str, str]:
    return {"from": window[0], "to": window[1]}


@dataclass(frozen=True, slots=True)
class Question:
    """A question, whether it names an actor, a pair or an event, and its texts; `range` is SPARQL as rdflib takes it best."""

    title: str
    name: str
    values: dict[str, str]
    sparql: str
    sql: str
    named: bool = True
    range: str = ""
    tries: list[str] = field(default_factory=list)


def questions(event: str) -> list[Question]:
    """The twelve; `event` is the IRI of the one whose sources are asked for."""
    meeting = f"?e a ?k . FILTER(?k IN {MEET})"
    return [
        Question(
            "meetings of an actor in a month", "meetings-of-actor", {"actor": ACTOR, **span(MONTH)},
            f"SELECT ?day ?e ?l {{ VALUES ?day {{ {days(MONTH)} }} ?e sem:hasEarliestBeginTimeStamp ?day ; "
            f"sem:hasActor <{A}{ACTOR}> . {meeting} ?e rdfs:label ?l }} ORDER BY ?day ?e",
            f"SELECT * FROM flat WHERE (s = '{ACTOR}' OR o = '{ACTOR}') AND r IN {MET} "
            f"AND d BETWEEN '{MONTH[0]}' AND '{MONTH[1]}' ORDER BY d",
            range=f"SELECT ?day ?e ?l {{ ?e sem:hasActor <{A}{ACTOR}> ; sem:hasEarliestBeginTimeStamp ?day . {within(MONTH)} "
            f"{meeting} ?e rdfs:label ?l }} ORDER BY ?day ?e",
        ),
        Question(
            "first and last meeting of two parties", "first-and-last-meeting", {"a": ONE, "b": OTHER},
            f"SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) {{ ?e dip:party <{P}{OTHER}> , <{P}{ONE}> . {meeting} "
            "?e sem:hasEarliestBeginTimeStamp ?day }",
            f"SELECT min(d), max(d) FROM flat WHERE r IN {MET} AND ((sp = '{ONE}' AND op = '{OTHER}') "
            f"OR (sp = '{OTHER}' AND op = '{ONE}'))",
        ),
        Question(
            "last ten events of an actor before a day", "last-events", {"actor": PERSON, "before": BEFORE, "count": "10"},
            f"SELECT ?day ?e ?l {{ {{ SELECT ?e ?day {{ ?e sem:hasActor <{A}{PERSON.replace(' ', '_')}> ; "
            f'sem:hasEarliestBeginTimeStamp ?day . FILTER(?day < "{BEFORE}"^^xsd:date) }} ORDER BY DESC(?day) ?e LIMIT 10 }} '
            "?e rdfs:label ?l } ORDER BY DESC(?day) ?e",
            f"SELECT * FROM flat WHERE (s = '{PERSON}' OR o = '{PERSON}') AND d < '{BEFORE}' ORDER BY d DESC LIMIT 10",
        ),
        Question(
            "events between two countries' actors in four months", "events-between", {"a": ONE, "b": OTHER, **span(SEASON)},
            f"SELECT ?day ?e ?l {{ VALUES ?day {{ {days(SEASON)} }} ?e sem:hasEarliestBeginTimeStamp ?day ; "
            f"dip:party <{P}{OTHER}> , <{P}{ONE}> ; rdfs:label ?l }} ORDER BY ?day ?e",
            f"SELECT * FROM flat WHERE ((sp = '{ONE}' AND op = '{OTHER}') OR (sp = '{OTHER}' AND op = '{ONE}')) "
            f"AND d BETWEEN '{SEASON[0]}' AND '{SEASON[1]}' ORDER BY d",
            range=f"SELECT ?day ?e ?l {{ ?e dip:party <{P}{OTHER}> , <{P}{ONE}> ; sem:hasEarliestBeginTimeStamp ?day . "
            f"{within(SEASON)} ?e rdfs:label ?l }} ORDER BY ?day ?e",
        ),
        Question(
            "everything in one week", "window", span(WEEK),
            f"SELECT ?day ?e ?l {{ VALUES ?day {{ {days(WEEK)} }} ?e sem:hasEarliestBeginTimeStamp ?day ; rdfs:label ?l }} "
            "ORDER BY ?day ?e",
            f"SELECT * FROM flat WHERE d BETWEEN '{WEEK[0]}' AND '{WEEK[1]}' ORDER BY d", named=False,
            range=f"SELECT ?day ?e ?l {{ ?e sem:hasEarliestBeginTimeStamp ?day . {within(WEEK)} ?e rdfs:label ?l }} "
            "ORDER BY ?day ?e",
        ),
        Question(
            "who visited a country in a year", "visitors", {"country": HOST, **span(YEAR)},
            "SELECT ?n (COUNT(DISTINCT ?e) AS ?c) { { SELECT ?e ?g { "
            f"{{ ?h a dip:Agent ; dip:party <{P}{HOST}> . ?e to:042 ?h ; sem:hasEarliestBeginTimeStamp ?day . {within(YEAR)} "
            "?e by:042 ?g . FILTER(?g != ?h) } UNION "
            f"{{ ?h a dip:Agent ; dip:party <{P}{HOST}> . ?e by:043 ?h ; sem:hasEarliestBeginTimeStamp ?day . {within(YEAR)} "
            "?e to:043 ?g . FILTER(?g != ?h) } } } OPTIONAL { ?g rdfs:label ?n } } GROUP BY ?n ORDER BY DESC(?c) ?n",
            "SELECT guest, count(*) AS c FROM (SELECT s AS guest, op AS host, d, o AS h FROM flat WHERE r = 'Make a visit' "
            "UNION ALL SELECT o, sp, d, s FROM flat WHERE r = 'Host a visit') "
            f"WHERE host = '{HOST}' AND guest <> h AND d BETWEEN '{YEAR[0]}' AND '{YEAR[1]}' GROUP BY guest ORDER BY c DESC",
        ),
        Question(
            "who met whom most in a year", "most-met", {**span(YEAR), "count": "20"},
            "SELECT ?one ?other ?c { { SELECT ?a ?b (COUNT(DISTINCT ?e) AS ?c) { "
            f"VALUES ?day {{ {days(YEAR)} }} ?e sem:hasEarliestBeginTimeStamp ?day . {meeting} "
            "?e dip:initiator ?x ; dip:recipient ?y . FILTER(?x != ?y) BIND(STR(?x) < STR(?y) AS ?as) "
            "BIND(IF(?as, ?x, ?y) AS ?a) BIND(IF(?as, ?y, ?x) AS ?b) } GROUP BY ?a ?b ORDER BY DESC(?c) LIMIT 20 } "
            "OPTIONAL { ?a rdfs:label ?one } OPTIONAL { ?b rdfs:label ?other } }",
            "SELECT least(s, o) AS one, greatest(s, o) AS other, count(*) AS c FROM flat "
            f"WHERE r IN {MET} AND s <> o AND d BETWEEN '{YEAR[0]}' AND '{YEAR[1]}' "
            "GROUP BY one, other ORDER BY c DESC LIMIT 20", named=False,
            range=f"SELECT ?a ?b (COUNT(DISTINCT ?e) AS ?c) {{ ?e sem:hasEarliestBeginTimeStamp ?day . {within(YEAR)} {meeting} "
            "?e dip:initiator ?a ; dip:recipient ?b . FILTER(?a != ?b) } GROUP BY ?a ?b ORDER BY DESC(?c) LIMIT 20",
        ),
        Question(
            "countries that met both A and B within thirty days", "met-both", {"a": ONE, "b": OTHER, "days": "30"},
            "SELECT DISTINCT ?third { "
            f"{{ SELECT DISTINCT ?third ?day {{ ?e dip:party <{P}{OTHER}> . {meeting} ?e dip:party ?third ; "
            "sem:hasEarliestBeginTimeStamp ?day } } "
            f"{{ SELECT DISTINCT ?third ?then {{ ?f dip:party <{P}{ONE}> ; a ?j . FILTER(?j IN {MEET}) ?f dip:party ?third ; "
            "sem:hasEarliestBeginTimeStamp ?then } } "
            'FILTER(?day - ?then <= "P30D"^^xsd:dayTimeDuration && ?then - ?day <= "P30D"^^xsd:dayTimeDuration) '
            f"FILTER(?third NOT IN (<{P}{ONE}>, <{P}{OTHER}>)) }} ORDER BY ?third",
            f"WITH m AS (SELECT sp AS x, op AS y, d FROM flat WHERE r IN {MET} UNION ALL "
            f"SELECT op, sp, d FROM flat WHERE r IN {MET}) SELECT DISTINCT p.x FROM m p JOIN m q ON p.x = q.x "
            f"WHERE p.y = '{ONE}' AND q.y = '{OTHER}' AND abs(date_diff('day', p.d, q.d)) <= 30 ORDER BY 1",
        ),
        Question(
            "counts by month", "counts-by-month", {},
            "SELECT ?m (COUNT(?e) AS ?c) { ?e sem:hasEarliestBeginTimeStamp ?day . BIND(SUBSTR(STR(?day), 1, 7) AS ?m) } "
            "GROUP BY ?m ORDER BY ?m",
            "SELECT strftime(d, '%Y-%m') AS m, count(*) FROM flat GROUP BY m ORDER BY m", named=False,
            tries=["SELECT ?day (COUNT(*) AS ?c) { ?e sem:hasEarliestBeginTimeStamp ?day } GROUP BY ?day ORDER BY ?day"],
        ),
        Question(
            "the ego network of a person as a graph", "ego", {"actor": PERSON},
            f"SELECT ?n ?k (COUNT(?e) AS ?c) (MIN(?day) AS ?first) (MAX(?day) AS ?last) {{ "
            f"?e sem:hasActor <{A}{PERSON.replace(' ', '_')}> . ?e sem:hasActor ?o ; sem:hasEarliestBeginTimeStamp ?day ; a ?k . "
            f"FILTER(?o != <{A}{PERSON.replace(' ', '_')}> && ?k != dip:DiplomaticEvent) ?o rdfs:label ?n }} GROUP BY ?n ?k",
            f"SELECT CASE WHEN s = '{PERSON}' THEN o ELSE s END AS n, r, count(*), min(d), max(d) FROM flat "
            f"WHERE s = '{PERSON}' OR o = '{PERSON}' GROUP BY n, r",
        ),
        Question(
            "one event with its sources", "", {"event": event},
            f"SELECT ?p ?o ?l ?c ?d {{ <{event}> ?p ?o OPTIONAL {{ ?o rdfs:label ?l }} OPTIONAL {{ ?o skos:notation ?c }} "
            "OPTIONAL { ?o dip:party/skos:notation ?d } }",
            "SELECT * FROM flat WHERE line = 4711",
        ),
        Question(
            "actors by part of a name", "actors", {"part": "prime minister"},
            'SELECT ?n ?a { ?a a dip:Agent ; rdfs:label ?n . FILTER(CONTAINS(LCASE(?n), "prime minister")) } ORDER BY ?n',
            "SELECT DISTINCT n FROM (SELECT s AS n FROM flat UNION SELECT o FROM flat) "
            "WHERE contains(lower(n), 'prime minister') ORDER BY n",
        ),
    ]  # fmt: skip
