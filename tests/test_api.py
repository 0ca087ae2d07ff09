"""`import kg`: open, add, timeline, query, networks, each in a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kg
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def graph(seeds_store: Path) -> kg.Graph:
    return kg.open(seeds_store, mode="read")


def test_a_timeline_is_a_list_of_records(graph: kg.Graph) -> None:
    found = graph.timeline(place="Geneva")
    assert found
    assert all(isinstance(record, kg.Record) for record in found)
    assert "Geneva" in repr(found)
    assert found._repr_html_().count("<tr>") == len(found) + 1


def test_a_named_query_and_a_text(graph: kg.Graph) -> None:
    rows = graph.query("meetings-of-person", person="Ryabkov")
    assert rows
    assert "<table>" in rows._repr_html_()
    assert graph.query("SELECT (COUNT(?e) AS ?n) { ?e a dip:DiplomaticEvent }")[0]["n"] == str(len(graph.timeline()))


def test_networks_are_networkx_graphs(graph: kg.Graph) -> None:
    people = graph.networkx("people")
    assert people.number_of_nodes() > 2
    assert all("label" in data for _, data in people.nodes(data=True))
    assert graph.networkx("people", place="Vienna").number_of_nodes() <= people.number_of_nodes()


def test_rdflib_and_oxigraph_see_the_same(graph: kg.Graph) -> None:
    assert len(list(graph.rdflib.quads((None, None, None, None)))) == len(graph.store)


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    with kg.open(tmp_path / "s") as graph:
        first = graph.add(ROOT / "seeds" / "2022-01-09-dinner.txt")
        before = set(graph.store)
        second = graph.add([ROOT / "seeds" / "2022-01-09-dinner.txt"])
        assert [added.known for added in (*first, *second)] == [False, True]
        assert set(graph.store) == before


def test_an_article_of_ones_own(tmp_path: Path) -> None:
    text = "PARIS — French President Paul Girard met Ghana's president, Ama Boateng, at the Elysee Palace on Tuesday."
    with kg.open(tmp_path / "s") as graph:
        graph.add(kg.Article("mine", "Girard meets Boateng", text, date(2031, 3, 5)))
        (record,) = graph.timeline()
    event = record.event
    assert (event.type, event.status, str(event.when and event.when.start)) == ("meeting", "held", "2031-03-04")
    assert {(p.name, p.party) for p in event.participants} == {("Paul Girard", "FRA"), ("Ama Boateng", "GHA")}
    words = record.sources[0].evidence
    assert words
    assert text[words.start : words.end] == words.text


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with kg.open(tmp_path / "s") as graph, pytest.raises(kg.KgError, match="missing"):
        graph.add(tmp_path / "missing.txt")
