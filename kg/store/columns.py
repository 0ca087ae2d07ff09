"""A columnar copy of the coded events: Parquet files beside the graph, for questions that go over many events.

    columns/icews.events.parquet    one row an event
    columns/icews.parts.parquet     one row a participation
    columns/icews.sources.parquet   one row a record behind an event

They are written in the same step as the graph and can be made anew from it (`rebuild`); while a data set is being
loaded a mark `icews.stale` stands beside them, and as long as one does nobody reads them. Events read from articles are
few: they are taken from the graph when the columns are opened.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from ..data import read_bytes
from ..model.coded import Actor, CodedEvent
from ..query import select
from ..rdf.article import place_iri, place_label
from ..rdf.coded import agent_iri, event_iri, event_label, source_iri
from ..vocab import EVENT_TYPES, MEETING_TYPES, digest, local_name
from . import Store

if TYPE_CHECKING:
    import duckdb

Value = str | int | float | bool | None | object
FOLDER = "columns"
#: Columns with their SQL types; `key` joins the tables, `begin` and `until` are first and last day, both included.
EVENTS = {
    "key": "UBIGINT", "iri": "VARCHAR", "origin": "VARCHAR", "type": "VARCHAR", "code": "VARCHAR", "begin": "DATE",
    "until": "DATE", "status": "VARCHAR", "label": "VARCHAR", "place": "VARCHAR", "spot": "VARCHAR",
    "process": "VARCHAR",
}  # fmt: skip
PARTS = {
    "key": "UBIGINT", "role": "VARCHAR", "agent": "VARCHAR", "name": "VARCHAR", "party": "VARCHAR", "type": "VARCHAR",
    "code": "VARCHAR", "begin": "DATE", "until": "DATE",
}  # fmt: skip
SOURCES = {"key": "UBIGINT", "source": "VARCHAR", "begin": "DATE"}
TABLES = {"events": EVENTS, "parts": PARTS, "sources": SOURCES}
#: What makes a row of each table one of its own.
_OWN = {"events": "key", "parts": "key, role, agent", "sources": "key, source"}
#: Of rows that differ otherwise the first of this order stays, as in the graph.
_FIRST = {"events": "key, spot NULLS LAST", "parts": "key, role, agent, party NULLS LAST", "sources": "key, source"}


class ColumnWriter:
    """Takes the events of one load as they go by and writes them beside the graph; use it as a context manager.

    What is in the files already stays, and no event is there twice. When the load fails, the files are as they were and
    the mark stays, so that they are not taken for a copy of the graph.
    """

    def __init__(self, store: Store, dataset: str, labels: Mapping[str, str], classes: Mapping[str, str]) -> None:
        self._folder = store.path / FOLDER
        self._name = quote(dataset, safe="")
        self._labels = labels
        self._types = {code: EVENT_TYPES[name] for code, name in classes.items()}
        self._iris: dict[str, str] = {}
        #: Whether any event so far had a place.
        self.placed = False

    def __enter__(self) -> ColumnWriter:
        self._folder.mkdir(exist_ok=True)
        (self._folder / f"{self._name}.stale").touch()
        self._scratch = Path(tempfile.mkdtemp(dir=self._folder, prefix=".new-"))
        self._files = {
            table: (self._scratch / f"{table}.tsv").open("w", encoding="utf-8", newline="") for table in TABLES
        }
        writers = {table: csv.writer(file, delimiter="\t", lineterminator="\n") for table, file in self._files.items()}
        self._event, self._part, self._source = (writers[table].writerow for table in TABLES)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()
        try:
            if kind is None:
                self._merge()
                (self._folder / f"{self._name}.stale").unlink()
        finally:
            shutil.rmtree(self._scratch, ignore_errors=True)

    def add(self, event: CodedEvent) -> None:
        """Take one event."""
        iri, begin, until = event_iri(event).value, event.start.isoformat(), event.end.isoformat()
        key, kind = int(local_name(iri)[:16], 16), self._types.get(event.code, "other")
        code = f"{event.scheme}/{event.code}"
        label = event_label(event, self._labels[event.code])
        self.placed = self.placed or event.place is not None
        place, spot = (place_label(event.place), place_iri(event.place).value) if event.place else (None, None)
        self._event((key, iri, event.dataset, kind, code, begin, until, "held", label, place, spot, event.process))
        self._source((key, source_iri(event).value, begin))
        for actor, role in ((event.initiator, "initiator"), (event.recipient, "recipient"), *event.others):
            if actor is not None:
                self._part((key, role, self._agent(actor), actor.name, actor.party, kind, code, begin, until))

    def _agent(self, actor: Actor) -> str:
        found = self._iris.get(actor.name)
        if found is None:
            found = self._iris[actor.name] = agent_iri(actor.name).value
        return found

    def _merge(self) -> None:
        db = connect()
        for table, columns in TABLES.items():
            old, new = self._folder / f"{self._name}.{table}.parquet", self._scratch / f"{table}.parquet"
            rows = f"SELECT * FROM {read_tsv(self._scratch / f'{table}.tsv', columns)}"
            if old.exists():
                rows += f" UNION ALL SELECT * FROM read_parquet({text(old)})"
            write_parquet(db, once(table, rows), new)
        for table in TABLES:
            (self._scratch / f"{table}.parquet").replace(self._folder / f"{self._name}.{table}.parquet")


class Columns:
    """The tables `events` and `parts` of an open store, those of articles included, and `sources`; ask them in SQL."""

    def __init__(self, store: Store) -> None:
        self.db = connect()
        for table, columns in TABLES.items():
            files = ", ".join(text(file) for file in sorted((store.path / FOLDER).glob(f"*.{table}.parquet")))
            types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
            self.db.execute(f"CREATE TABLE told_{table} ({types})")
            self.db.execute(
                f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{files}]) UNION ALL SELECT * FROM told_{table}"
            )
        self.db.execute("CREATE TABLE meeting_types AS SELECT unnest($1)", [list(MEETING_TYPES)])
        for table in ("events", "parts"):
            self._tell(f"told_{table}", select(store, f"told-{table}"), TABLES[table])

    def rows(self, sql: str, values: Mapping[str, Value] | None = None) -> list[tuple[Value, ...]]:
        """Run a query; `$name` in it is bound to `values["name"]`."""
        return self.db.execute(sql, dict(values or {})).fetchall()

    def named(self, name: str, values: Mapping[str, Value]) -> list[dict[str, str | None]]:
        """Run one of the queries of `kg/data/columns/`; rows as `kg.query.select` gives them."""
        found = self.db.execute(sql(name), dict(values))
        names = [column[0] for column in found.description or ()]
        return [
            {name: None if cell is None else str(cell) for name, cell in zip(names, row, strict=True)}
            for row in found.fetchall()
        ]

    def _tell(self, table: str, rows: Sequence[Mapping[str, str | None]], columns: Mapping[str, str]) -> None:
        """Put the rows of a query, its columns called as those of the table, into the table."""
        if rows:
            cells = ", ".join(f"unnest(${name})::{kind}" for name, kind in columns.items())
            lists: dict[str, list[str | int | None]] = {name: [row.get(name) for row in rows] for name in columns}
            lists["key"] = [int(digest(row["iri"] or "", 16), 16) for row in rows]
            self.db.execute(f"INSERT INTO {table} SELECT {cells}", lists)


_OPEN: WeakKeyDictionary[Store, Columns] = WeakKeyDictionary()


def columns(store: Store) -> Columns | None:
    """Give the columns of a store; None where it has none, or they are not up to date with the graph.

    For a store open for reading they are opened once; one that is being written gives them as they are now.
    """
    folder = store.path / FOLDER
    if not folder.is_dir() or stale(store) or not any(folder.glob("*.parquet")):
        return None
    if store.writable:
        return Columns(store)
    if store not in _OPEN:
        _OPEN[store] = Columns(store)
    return _OPEN[store]


def stale(store: Store) -> list[str]:
    """Give the data sets whose columns are not up to date with the graph, because loading them was broken off."""
    return sorted(mark.name.removesuffix(".stale") for mark in (store.path / FOLDER).glob("*.stale"))


def column_queries() -> frozenset[str]:
    """Give the names of the queries of `kg/data/columns/`."""
    return frozenset(
        f.name.removesuffix(".sql") for f in files("kg.data").joinpath("columns").iterdir() if f.name.endswith(".sql")
    )


@cache
def sql(name: str) -> str:
    """Give the text of a query of `kg/data/columns/`."""
    return read_bytes(f"columns/{name}.sql").decode()


def connect() -> duckdb.DuckDBPyConnection:
    """Open DuckDB in memory, with no way to the network and no extensions from elsewhere."""
    import duckdb

    db = duckdb.connect()
    db.execute("SET enable_progress_bar = false; SET memory_limit = '1GB'")
    db.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    return db


def read_tsv(path: Path, columns: Mapping[str, str]) -> str:
    """Write the table function that reads a file of our own, tab-separated and without a header."""
    types = ", ".join(f"{text(name)}: {text(kind)}" for name, kind in columns.items())
    form = """delim='\t', header=false, quote='"', escape='"'"""
    return f"read_csv({text(path)}, {form}, columns={{{types}}})"


def once(table: str, rows: str) -> str:
    """Write the query that gives each event, or each participation, once, by day."""
    return f"SELECT DISTINCT ON ({_OWN[table]}) * FROM ({rows}) ORDER BY begin, {_FIRST[table]}"


def write_parquet(db: duckdb.DuckDBPyConnection, rows: str, path: Path) -> None:
    """Write the rows of a query to a Parquet file."""
    db.execute(f"COPY ({rows}) TO {text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30720)")


def text(value: object) -> str:
    """Write a text as SQL does."""
    return "'" + str(value).replace("'", "''") + "'"
