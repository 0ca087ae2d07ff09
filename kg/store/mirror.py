"""The columnar copy held against the graph, and made anew from it: the graph alone is the truth."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from ..vocab import DIP, EVENT_TYPES, PREFIXES
from . import Store
from .columns import FOLDER, TABLES, connect, once, sql, stale, text, write_parquet

if TYPE_CHECKING:
    import duckdb

#: Two-column tables that `kg/data/columns/derive-*.sql` join, by name, with the property that each holds.
_PAIRS = {
    "origins": "dip:origin",
    "begins": "sem:hasEarliestBeginTimeStamp",
    "untils": "sem:hasLatestEndTimeStamp",
    "codes": "sem:eventType",
    "labels": "rdfs:label",
    "statuses": "dip:status",
    "types": "rdf:type",
    "places": "sem:hasPlace",
    "processes": "dip:partOfProcess",
    "derived": "prov:wasDerivedFrom",
    "sides": "dip:party",
    "notations": "skos:notation",
    "initiator": "dip:initiator",
    "recipient": "dip:recipient",
    "signatory": "dip:signatory",
    "mediator": "dip:mediator",
}


def faults(store: Store) -> Iterator[str]:
    """Give a sentence for each way in which the columnar copy is not as the graph; none where there is no copy."""
    folder = store.path / FOLDER
    if not folder.is_dir():
        return
    broken = stale(store)
    for name in broken:
        yield f"Loading {name!r} was broken off; load it again, or `kg check --mend`."
    files = {table: sorted(folder.glob(f"*.{table}.parquet")) for table in TABLES}
    if broken or not any(files.values()):
        return
    with tempfile.TemporaryDirectory() as scratch:
        db = _derived(store, Path(scratch))
        for table, columns in TABLES.items():
            names = ", ".join(columns)
            copied = f"SELECT {names} FROM read_parquet([{', '.join(map(text, files[table]))}])"
            graph = once(table, f"SELECT {names} FROM graph_{table}")
            for missing, one, other in (("lack", graph, copied), ("have too many", copied, graph)):
                found = db.execute(f"SELECT count(*) FROM (({one}) EXCEPT ({other}))").fetchone()
                if found and found[0]:
                    yield f"The columns lack or have too many rows: {table} {missing} {found[0]}; `kg check --mend`."


def rebuild(store: Store) -> int:
    """Make the columnar copy anew from the graph, whole; gives the number of events in it."""
    folder = store.path / FOLDER
    fresh = folder.with_name(f"{FOLDER}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        db = _derived(store, Path(scratch))
        datasets = db.execute("SELECT origin, count(*) FROM graph_events GROUP BY origin").fetchall()
        for origin, _ in datasets:
            for table, columns in TABLES.items():
                rows = f"SELECT {', '.join(columns)} FROM graph_{table} WHERE origin = {text(origin)}"
                if table != "events":
                    rows = (
                        f"SELECT {', '.join(columns)} FROM (SELECT t.*, e.origin FROM graph_{table} t JOIN "
                        f"(SELECT DISTINCT key, origin FROM graph_events) e USING (key)) WHERE origin = {text(origin)}"
                    )
                write_parquet(db, once(table, rows), fresh / f"{quote(origin, safe='')}.{table}.parquet")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.replace(folder)
    return sum(count for _, count in datasets)


def _derived(store: Store, scratch: Path) -> duckdb.DuckDBPyConnection:
    """Open DuckDB with the tables `graph_events`, `graph_parts` and `graph_sources` as the graph has them."""
    db = connect()
    for name, prop in _PAIRS.items():
        path = scratch / f"{name}.csv"
        # As texts: Oxigraph writes an IRI with a comma in it into CSV without quotes.
        query = f"SELECT (STR(?n) AS ?node) (STR(?v) AS ?value) {{ ?n {prop} ?v }}"
        pairs = store.graph.query(query, prefixes=PREFIXES)
        assert isinstance(pairs, ox.QuerySolutions)
        pairs.serialize(str(path), format=ox.QueryResultsFormat.CSV)
        db.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv({text(path)}, delim=',', quote='\"', escape='\"', "
            "header=true, auto_detect=false, columns={'node': 'VARCHAR', 'value': 'VARCHAR'})"
        )
        path.unlink()
    db.execute("CREATE TABLE kinds AS SELECT unnest($1) AS class, unnest($2) AS type", _kinds())
    for table in TABLES:
        db.execute(f"CREATE TABLE graph_{table} AS {sql(f'derive-{table}')}")
    return db


def _kinds() -> list[list[str]]:
    return [[DIP + name for name in EVENT_TYPES], list(EVENT_TYPES.values())]
