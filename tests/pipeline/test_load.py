"""Coded tables into a store: what an event becomes, what loading twice does, and the columnar copy beside the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ReadError, StoreError
from kg.pipeline.add import write
from kg.pipeline.load import load
from kg.query import run, select
from kg.query.table import table
from kg.rdf.record import read_record
from kg.store import Store
from kg.store.columns import columns, stale
from kg.timeline import Filters, timeline
from kg.timeline.ego import ego_network
from tests.told import geneva

QUADS = """Ada_Lind_(Norway)\tMake_a_visit\tChina\t2012-05-03
China\tHost_a_visit\tAda_Lind_(Norway)\t2012-05-03
Foreign_Affairs_(South_Korea)\tConsult\tUlf_Berg\t2012-05-04
Norway\tEngage_in_negotiation\tChina\t2012-05-20
China\tConsult\tSweden\t2012-06-02
Norway\tConsult\tSweden\t2012-06-20
Police_(Norway)\tArrest,_detain,_or_charge_with_legal_action\tUlf_Berg\t2012-07-01
"Odd"_<Name>\tAccuse\tChina's_"Friends"\t2012-07-02
Guerrilla_(Palestinian_Territory,_Occupied)\tAccuse\tBack\\slash,_"quoted"\t2012-07-03
"""
ICEWS_HEADER = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)
ICEWS_ROWS = [
    "1,2013-02-01,Ann Dahl,,Norway,Consult,040,1.0,Bo Ek,,Sweden,900,2,Post,Oslo,,,Norway,59.9,10.7",
    "2,2013-02-01,Ann Dahl,,Norway,Consult,040,1.0,Bo Ek,,Sweden,901,2,Post,Malmö,,,Sweden,55.6,13.0",
    "3,2013-02-01,Ann Dahl,,Norway,Consult,040,1.0,Bo Ek,,Sweden,902,1,Post,,,,,,",
    "4,2013-02-02,Ann Dahl,,Norway,Make a visit,042,1.9,Bo Ek,,Sweden,903,1,Post,Malmö,,,Sweden,55.6,13.0",
]


def quads_file(folder: Path, text: str = QUADS, name: str = "small.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def icews_file(folder: Path, rows: list[str], name: str = "events.csv") -> Path:
    return quads_file(folder, "\n".join([ICEWS_HEADER, *rows, ""]), name)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "s", mode="write")


def test_what_an_event_becomes(store: Store, tmp_path: Path) -> None:
    done = load(store, quads_file(tmp_path), "quads")
    assert (done.events, done.bad) == (9, 0)
    rows = run(
        store,
        """SELECT ?who ?to ?day ?label ?party {
           ?e by:042 ?a ; to:042 ?b ; sem:hasEarliestBeginTimeStamp ?day ; a dip:Visit ; sem:eventType ?code ;
           rdfs:label ?label ; dip:party ?p . ?code skos:notation "042" ; skos:broader ?family .
           ?a rdfs:label ?who . ?b rdfs:label ?to . ?p skos:notation ?party } ORDER BY ?party""",
    ).rows()
    assert [row["party"] for row in rows] == ["CHN", "NOR"]
    assert (rows[0]["who"], rows[0]["to"], rows[0]["day"]) == ("Ada Lind (Norway)", "China", "2012-05-03")
    assert rows[0]["label"] == "Make a visit: Ada Lind (Norway) → China"


def test_loading_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = quads_file(tmp_path)
    load(store, path, "quads")
    before, copied = set(store.graph), columns(store)
    assert copied is not None
    rows = copied.rows("FROM events ORDER BY iri"), copied.rows("FROM parts ORDER BY ALL")
    load(store, path, "quads")
    again = columns(store)
    assert again is not None
    assert set(store.graph) == before
    assert (again.rows("FROM events ORDER BY iri"), again.rows("FROM parts ORDER BY ALL")) == rows
    assert len(rows[0]) == 9


def test_an_event_of_several_stories_is_one_with_several_sources(store: Store, tmp_path: Path) -> None:
    load(store, icews_file(tmp_path, ICEWS_ROWS), "icews")
    (one, visit) = timeline(store)
    assert one.id != visit.id
    assert [source.title for source in one.sources] == ["icews story/900", "icews story/901", "icews story/902"]
    assert [(p.name, p.role, p.party) for p in one.event.participants] == [
        ("Ann Dahl", "initiator", "NOR"),
        ("Bo Ek", "recipient", "SWE"),
    ]
    assert one.event.place is not None
    assert one.event.place.city in ("Oslo", "Malmö")


def test_the_order_of_rows_and_of_loads_does_not_matter(tmp_path: Path) -> None:
    graphs = []
    for number, rows in enumerate((ICEWS_ROWS, ICEWS_ROWS[::-1])):
        with Store(tmp_path / f"s{number}", mode="write") as store:
            for row in rows:
                load(store, icews_file(tmp_path, [row]), "icews")
            graphs.append((set(store.graph), [str(record) for record in timeline(store)]))
    assert graphs[0] == graphs[1]


def test_bad_rows_are_counted_and_strict_stops(store: Store, tmp_path: Path) -> None:
    path = quads_file(tmp_path, QUADS + "half a row\n" + QUADS.replace("2012", "2013"))
    seen: list[str] = []
    done = load(store, path, "quads", on_bad=lambda row: seen.append(str(row)))
    assert (done.events, done.bad) == (18, 1)
    assert seen == [f"{path}:10: it has 1 cells instead of subject, relation, object and day"]
    with pytest.raises(ReadError, match="line 10"):
        load(store, path, "quads", strict=True)
    assert stale(store) == ["small"]
    assert columns(store) is None
    load(store, path, "quads")
    assert columns(store) is not None


def test_a_store_open_for_reading_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    with Store(tmp_path / "s") as reader, pytest.raises(StoreError, match="open for reading"):
        load(reader, quads_file(tmp_path), "quads")


@pytest.mark.parametrize("ending", ["nt", "nq", "ttl", "trig"])
def test_rdf(store: Store, tmp_path: Path, ending: str) -> None:
    path = quads_file(tmp_path, "<https://e.org/a> <https://e.org/p> <https://e.org/b> .\n", f"x.{ending}")
    assert load(store, path, "rdf").events == 1
    assert len(store.graph) == 1
    path.write_text("<https://e.org/a> nonsense")
    with pytest.raises(ReadError, match="cannot be read"):
        load(store, path, "rdf")
    with pytest.raises(ReadError, match="no ending"):
        load(store, quads_file(tmp_path), "rdf")


QUESTIONS = [
    ("meetings-of-actor", {"actor": "China"}),
    ("meetings-of-actor", {"actor": "Sergei Ryabkov"}),
    ("meetings-of-actor", {"actor": "China", "from": "2012-05-04", "to": "2012-05-31"}),
    ("first-and-last-meeting", {"a": "China", "b": "NOR"}),
    ("first-and-last-meeting", {"a": "USA", "b": "RUS"}),
    ("last-events", {"actor": "China", "before": "2012-06-30", "count": "2"}),
    ("events-between", {"a": "NOR", "b": "CHN", "from": "2012-05-01", "to": "2012-08-31"}),
    ("window", {"from": "2012-05-03", "to": "2012-05-09"}),
    ("window", {"from": "2022-01-01", "to": "2022-12-31"}),
    ("visitors", {"country": "CHN", "from": "2012-01-01", "to": "2012-12-31"}),
    ("most-met", {"count": "50"}),
    ("met-both", {"a": "NOR", "b": "CHN", "days": "30"}),
    ("met-both", {"a": "NOR", "b": "CHN", "days": "18"}),
    ("counts-by-month", {}),
    ("counts-by-month", {"type": "visit"}),
    ("ego", {"actor": "China"}),
    ("ego", {"actor": "Wendy Sherman"}),
    ("actors", {"part": "NORWAY"}),
    ("actors", {"part": "<name>"}),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("both")
    store = Store(folder / "s", mode="write")
    write(store, [geneva()])
    load(store, quads_file(folder), "quads")
    load(store, icews_file(folder, ICEWS_ROWS), "icews")
    return store


@pytest.mark.parametrize(("name", "values"), QUESTIONS)
def test_columns_and_graph_give_the_same(both: Store, name: str, values: dict[str, str]) -> None:
    assert columns(both) is not None
    by_graph = select(both, name, values)
    assert by_graph
    assert table(both, name, values) == by_graph


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(party="China"),
        Filters(party="SWE"),
        Filters(person="lind"),
        Filters(type="visit"),
        Filters(origin="small"),
        Filters(origin="article"),
        Filters(place="malmö"),
        Filters(status="held", origin="icews"),
    ],
)
def test_a_timeline_is_the_same_by_columns_and_by_graph(both: Store, filters: Filters) -> None:
    by_columns = list(timeline(both, filters))
    rows = select(both, "select-events", filters.parameters())
    assert by_columns
    assert by_columns == [read_record(row["event"] or "", both.node) for row in rows]


def test_who_met_both_in_too_many_days_is_left_out(both: Store) -> None:
    assert [row["side"] for row in table(both, "met-both", {"a": "NOR", "b": "CHN", "days": "18"})] == ["SWE"]
    assert table(both, "met-both", {"a": "NOR", "b": "CHN", "days": "17"}) == []


def test_coded_and_read_events_stand_in_one_timeline(both: Store) -> None:
    assert {record.origin for record in timeline(both)} == {"article", "small", "icews"}


def test_terms_of_the_code_stand_in_the_graph(both: Store) -> None:
    scheme = ox.NamedNode("https://w3id.org/summitry/id/cameo")
    assert sum(1 for _ in both.graph.quads_for_pattern(None, None, scheme, None)) >= 318


def test_the_ego_network_is_a_graph(both: Store) -> None:
    network = ego_network(both, "China")
    assert network["China"]["Sweden"]["meeting"]["events"] == 1
    assert network["China"]["Ada Lind (Norway)"]["visit"] == {
        "type": "visit",
        "events": 2,
        "first": "2012-05-03",
        "last": "2012-05-03",
    }
    assert ego_network(both, "Nobody at all").number_of_nodes() == 0
