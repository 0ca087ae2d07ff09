import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.export import NETWORKS, build_network, to_networkx
from kg.export.elements import Column, Edge, Network, Node, merge
from kg.export.gexf import GEXF, write_gexf
from kg.export.layout import LAYOUTS, laid_out
from kg.model import Interval

from .made import day, record, winter
from .strategies import records

Faults = Callable[[Path], Iterable[str]]
NS = {"g": GEXF}


def save(network: Network, path: Path) -> Path:
    with path.open("wb") as file:
        write_gexf(network, file)
    return path


def graph_of(network: Network) -> etree._Element:
    file = io.BytesIO()
    write_gexf(network, file)
    return etree.fromstring(file.getvalue()).find("g:graph", NS)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_is_good_for_gephi(name: str, tmp_path: Path, faults: Faults) -> None:
    assert list(faults(save(build_network(winter(), name), tmp_path / "a.gexf"))) == []


@pytest.mark.parametrize("name", NETWORKS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=records)
def test_whatever_comes_in_is_good_for_gephi(name: str, some: list, tmp_path: Path, faults: Faults) -> None:
    assert list(faults(save(build_network(some, name), tmp_path / "a.gexf"))) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=records)
def test_layouts_of_whatever_comes_in_are_good_too(layout: str, some: list, tmp_path: Path, faults: Faults) -> None:
    assert list(faults(save(laid_out(build_network(some), layout), tmp_path / "a.gexf"))) == []


def test_a_label_of_a_million_characters_stays_whole(tmp_path: Path, faults: Faults) -> None:
    label = "Ж👩‍🚀" * 250_000
    long = record("long", label, day("2022-01-10"), None, ())
    path = save(build_network([long, *winter()]), tmp_path / "a.gexf")
    assert list(faults(path)) == []
    assert label in {node.get("label") for node in etree.parse(path).iterfind(".//g:node", NS)}


def test_no_nodes_make_a_file_that_opens(tmp_path: Path, faults: Faults) -> None:
    path = save(build_network([]), tmp_path / "a.gexf")
    assert list(faults(path)) == []
    assert nx.read_gexf(path).number_of_nodes() == 0


def test_equal_dates_make_no_timeline_that_cannot_start() -> None:
    one = [record("a", "A", day("2022-01-10"), None, ())]
    assert graph_of(build_network(one)).get("mode") == "static"
    assert graph_of(build_network(winter())).get("mode") == "dynamic"


def test_a_month_is_written_as_its_days_and_the_undated_without_times() -> None:
    graph = graph_of(build_network(winter(), "sequence"))
    spells = {
        node.get("label"): [dict(spell.attrib) for spell in node.iterfind("g:spells/g:spell", NS)]
        for node in graph.iterfind("g:nodes/g:node", NS)
    }
    assert spells["Second round of the stability talks"] == [{"start": "2022-02-01", "end": "2022-02-28"}]
    assert spells["Talks about talks"] == []


def test_an_open_end_stays_open() -> None:
    since = record("a", "A", Interval(date(2022, 1, 1), None, "day", "2022-01-01/.."), None, ())
    graph = graph_of(build_network([since, *winter()], "sequence"))
    assert [dict(spell.attrib) for spell in graph.iterfind("g:nodes/g:node[1]/g:spells/g:spell", NS)] == [
        {"start": "2022-01-01"}
    ]


@pytest.mark.parametrize("name", NETWORKS)
def test_networkx_reads_back_what_kg_networkx_gives(name: str, tmp_path: Path) -> None:
    network = build_network(winter(), name)
    ours, theirs = to_networkx(network), nx.read_gexf(save(network, tmp_path / "a.gexf"))
    assert theirs.is_directed() == ours.is_directed()
    assert set(theirs) == set(ours)
    for node, attributes in ours.nodes(data=True):
        assert plain(theirs.nodes[node]) == plain(attributes)
    edges = {data["id"]: plain(data) for *_, data in theirs.edges(data=True)}
    assert edges == {data["id"]: plain(data) for *_, data in ours.edges(data=True)}


def plain(attributes: dict[str, object]) -> dict[str, object]:
    """Attributes without appearance and `kind` (`relation` has it); networkx reads a liststring as text."""
    kept = {k: v for k, v in attributes.items() if k not in {"viz", "kind" if "relation" in attributes else ""}}
    return {k: json.loads(v) if isinstance(v, str) and v.startswith('["') else v for k, v in kept.items()}


@given(st.lists(st.tuples(st.dates(), st.dates()).map(sorted).map(tuple)))
def test_merged_spells_hold_the_same_days_and_never_touch(spells: list[tuple[date, date]]) -> None:
    merged = merge(spells)
    for (_, last), (first, _) in pairwise(merged):
        assert last
        assert first
        assert first - last > timedelta(days=1)
    for first, last in spells:
        assert any(start <= first and last <= end for start, end in merged if start and end)
    assert {start for start, _ in merged} <= {first for first, _ in spells}
    assert {end for _, end in merged} <= {last for _, last in spells}


def test_open_spells_swallow_what_they_overlap() -> None:
    january, march = (date(2022, 1, 1), date(2022, 1, 31)), (date(2022, 3, 1), date(2022, 3, 2))
    assert merge([march, (date(2022, 1, 10), None), january]) == ((date(2022, 1, 1), None),)
    assert merge([(None, date(2022, 1, 5)), january, march]) == ((None, date(2022, 1, 31)), march)
    assert merge([(None, None)]) == ()


def test_a_network_made_by_hand_is_well_formed_whatever_its_text() -> None:
    column = Column("note", "liststring")
    node = Node('a"<\x00', "l\x1b&", (('x"y\\', "z"),))
    network = Network("x", False, (column,), (), (node,), (Edge("e", 'a"<\x00', 'a"<\x00', "k", "", 1.0, ()),))
    found = graph_of(network)
    assert found.find("g:nodes/g:node", NS).get("id") == 'a"<'
    assert json.loads(found.find(".//g:attvalue", NS).get("value")) == ['x"y\\', "z"]


def test_equal_records_give_equal_files_and_positions_are_kept() -> None:
    network = build_network(winter())
    first, second = io.BytesIO(), io.BytesIO()
    write_gexf(network, first)
    write_gexf(build_network(iter(winter())), second)
    assert first.getvalue() == second.getvalue()
    placed = replace(network, nodes=tuple(replace(node, position=(1.5, -2.0)) for node in network.nodes))
    position = graph_of(placed).find(".//{http://gexf.net/1.3/viz}position")
    assert (position.get("x"), position.get("y")) == ("1.5", "-2.0")
