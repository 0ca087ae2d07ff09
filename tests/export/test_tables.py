import csv
import io

from hypothesis import given, settings

from kg.export import build_network, to_networkx
from kg.export.cells import LONGEST, cell, clean
from kg.export.layout import laid_out
from kg.export.tables import timeset, write_edges, write_nodes
from kg.model import Participation

from .made import GENEVA, day, record, winter
from .strategies import records, texts


def rows(network, writer) -> list[dict[str, str]]:
    file = io.BytesIO()
    writer(network, file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))


def test_nodes_and_edges_have_gephis_columns_and_networkx_values() -> None:
    network = build_network(winter())
    graph = to_networkx(network)
    nodes, edges = rows(network, write_nodes), rows(network, write_edges)
    assert list(nodes[0])[:3] == ["Id", "Label", "Timeset"]
    assert list(edges[0])[:8] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Timeset", "Weight"]
    for row in nodes:
        assert row["Label"] == graph.nodes[row["Id"]]["label"]
        assert int(row["degree"]) == graph.nodes[row["Id"]]["degree"]
    for row in edges:
        assert float(row["Weight"]) == graph.edges[row["Source"], row["Target"], row["Kind"]]["weight"]
    assert {row["Type"] for row in edges} == {"Directed"}
    assert {row["Type"] for row in rows(build_network(winter(), "people"), write_edges)} == {"Undirected"}


def test_times_are_closed_intervals_as_gephi_reads_them() -> None:
    by_id = {row["Id"]: row["Timeset"] for row in rows(build_network(winter()), write_nodes)}
    assert (
        by_id["person:Wendy Sherman"]
        == "<[2022-01-09, 2022-01-10]; [2022-01-12, 2022-01-12]; [2022-02-01, 2022-02-28]>"
    )
    assert by_id["https://w3id.org/summitry/id/event/undated"] == ""
    assert timeset(((None, None),)) == "<[-Infinity, Infinity]>"


def test_positions_stand_in_the_table_once_there_are_any() -> None:
    plain, placed = (
        list(rows(n, write_nodes)[0]) for n in (build_network(winter()), laid_out(build_network(winter()), "geo"))
    )
    assert placed == [*plain, "x", "y"]


def test_a_formula_becomes_text_in_both_tables_alike() -> None:
    evil = Participation('=HYPERLINK("http://x")', "lead", "@EVIL", "+cmd|' /C calc'!A0")
    network = build_network([record("a", "-1+1", day("2022-01-10"), GENEVA, (evil,))])
    nodes, edges = rows(network, write_nodes), rows(network, write_edges)
    for row in (*nodes, *edges):
        for name, value in row.items():
            assert name in {"latitude", "longitude"} or value[:1] not in tuple("=+-@\t\r"), (name, value)
    assert {row[end] for row in edges for end in ("Source", "Target")} <= {row["Id"] for row in nodes}
    assert "'-1+1" in {row["Label"] for row in nodes}


@settings(max_examples=60, deadline=None)
@given(records)
def test_whatever_comes_in_no_cell_is_a_formula_and_no_row_is_torn(some: list) -> None:
    network = build_network(some)
    nodes, edges = rows(network, write_nodes), rows(network, write_edges)
    assert (len(nodes), len(edges)) == (len(network.nodes), len(network.edges))
    numbers = {"latitude", "longitude"}
    for row in (*nodes, *edges):
        assert None not in row
        assert not any(
            value.strip()[:1] in tuple("=+-@＝＋－＠")
            for name, value in row.items()
            if value.strip() and name not in numbers
        )


@given(texts)
def test_clean_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once == once.strip()
    assert not any(sign in once for sign in "\t\n\r\x00\x0b\x85\ud800\ufffe")
    assert all(cell(value) == value for value in (once.lstrip("=+-@＝＋－＠ "), 1, 2.5, True))


def test_what_is_longer_than_readers_take_is_cut_with_an_ellipsis() -> None:
    assert len(clean("x" * (LONGEST + 5))) == LONGEST
    assert clean("x" * (LONGEST + 5)).endswith("x…")
    assert len(clean("x" * LONGEST)) == LONGEST
