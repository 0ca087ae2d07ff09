"""Queries: values put in as terms, SERVICE refused, named queries as their heads say."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError, QueryError, UsageError
from kg.pipeline.add import write
from kg.query import named_queries, named_query, run, run_named, select
from kg.query.named import parse
from kg.query.tokens import bind, keywords, parameters
from kg.store import Store
from tests.told import geneva


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = Store(tmp_path_factory.mktemp("graph") / "s", mode="write")
    write(opened, [geneva("one"), geneva("two", "2022-01-11")])
    return opened


def test_values_go_where_parameters_are_and_nowhere_else() -> None:
    text = """SELECT * { # $a in a comment
      ?s ?p $a , "$a" , '''it's $a''', \"""say "$a" \""", <http://example.org/$a> . FILTER($a = $b) }"""
    assert parameters(text) == {"a", "b"}
    assert bind(text, {"a": '"x"'}).count('"x"') == 2
    assert "$b" in bind(text, {"a": '"x"'})


@given(st.text())
def test_a_value_never_leaves_its_term(value: str) -> None:
    try:
        term = str(ox.Literal(value))
    except UnicodeEncodeError:
        return
    bound = bind('SELECT ("" AS ?n) { BIND($v AS ?v) }', {"v": term})
    (row,) = ox.Store().query(bound.replace('("" AS ?n)', "?v"))
    assert row["v"].value == value


@given(st.text(alphabet="\"'\\$?<>#ab \n{}.:", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert bind(text, {}) == text
    list(keywords(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o }#\n SERVICE <http://example.org/> {}",
    ],
)
def test_other_servers_are_not_asked(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        run(store, text)


def test_a_name_or_text_with_service_in_it_is_no_service(store: Store) -> None:
    found = run(store, 'PREFIX ex: <http://example.org/> SELECT ?service { ?service ex:service "SERVICE" } # SERVICE')
    assert found.rows() == []


def test_what_does_not_parse_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        run(store, "SELECT WHERE")
    with pytest.raises(QueryError, match="does not parse"):
        run(store, "DELETE WHERE { ?s ?p ?o }")


def test_forms_of_answers(store: Store) -> None:
    assert run(store, "ASK { ?e a dip:Talks }").form == "ask"
    rows = run(store, "SELECT ?l { ?e a dip:Talks ; rdfs:label ?l }")
    assert (rows.form, rows.columns) == ("select", ["l"])
    assert b"Ryabkov" in rows.serialize("csv")
    triples = run(store, "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a dip:Talks ; rdfs:label ?l }")
    assert b"rdfs:label" in triples.serialize("turtle")
    with pytest.raises(UsageError, match="does not fit"):
        run(store, "ASK {}").serialize("csv")


def test_ad_hoc_values_are_guessed(store: Store) -> None:
    text = "SELECT ?e { ?e sem:hasEarliestBeginTimeStamp $day ; dip:party $who }"
    assert len(run(store, text, {"day": "2022-01-10", "who": "id:party/USA"}).rows()) == 1
    assert run(store, text, {"day": "2022-01-11", "who": "id:party/USA"}).rows() == []


def test_a_hostile_value_stays_a_value(store: Store) -> None:
    hostile = '") } ; DROP ALL # '
    assert select(store, "events-at-place", {"place": hostile}) == []


def test_wrong_parameters_are_told(store: Store) -> None:
    with pytest.raises(QueryError, match="has no parameter 'plac'; it has place"):
        run_named(store, named_query("events-at-place"), {"plac": "x"})
    with pytest.raises(QueryError, match="is no date"):
        run_named(store, named_query("timeline"), {"from": "yesterday"})
    with pytest.raises(QueryError, match="There is no query 'nope'"):
        named_query("nope")


def test_every_named_query_parses_and_declares_what_it_uses() -> None:
    assert len(named_queries()) >= 12
    for query in named_queries().values():
        assert parameters(query.text) == {p.name for p in query.parameters}, query.name
        assert query.expectations, query.name


def test_a_broken_head_is_told() -> None:
    with pytest.raises(DataError, match="not understood"):
        parse("x", "#: summary: a\n#: parm a text\nASK {}")
    with pytest.raises(DataError, match="needs a summary"):
        parse("x", "ASK {}")


def test_every_named_query_runs_with_its_defaults(store: Store) -> None:
    for query in named_queries().values():
        assert isinstance(run_named(store, query).rows(), list), query.name
