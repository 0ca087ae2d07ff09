"""The graph on disk: an embedded Oxigraph store in a folder, opened by one writer or by many readers.

A store is a folder with `summitry.json` (the form's version), `lock`, and `graph/` (Oxigraph on RocksDB). Every
change goes through `Store.change`, which is one transaction: a process killed in the middle leaves the store as it
was before or as it is after.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from ..errors import StoreError
from ..rdf.nodes import Node, by_subject

if TYPE_CHECKING:
    from rdflib import Dataset

#: The version of the form of a store; a store of a later version is refused.
FORMAT = 1
_MARK = "summitry.json"
#: Seconds that a reader waits for a writer, and a writer for readers, before giving up.
PATIENCE = 5.0


def default_path() -> Path:
    """Give the store that commands use where none is named: `$KG_STORE`, else `./kg.store`."""
    return Path(os.environ.get("KG_STORE") or "kg.store")


class Store:
    """An open store. Use it as a context manager, or call `close`.

    Attributes:
        path: the store's folder.
        graph: the native `pyoxigraph.Store`.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None, *, mode: Literal["read", "write"] = "read") -> None:
        """Open a store; `write` makes it where it does not exist.

        Raises:
            StoreError: there is no store, the folder holds something else, or another process has it open.
        """
        self.path = Path(path) if path is not None else default_path()
        self.writable = mode == "write"
        _prepare(self.path, create=self.writable)
        self._lock = _Lock(self.path / "lock", exclusive=self.writable)
        folder = self.path / "graph"
        try:
            if not self.writable and not folder.exists():
                self.graph = ox.Store()
            else:
                self.graph = ox.Store(str(folder)) if self.writable else ox.Store.read_only(str(folder))
        except OSError as error:
            self._lock.release()
            raise StoreError(f"Store {str(self.path)!r} cannot be opened: {error}.") from None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the store free for other processes; what was written is on disk already."""
        if hasattr(self, "graph"):
            del self.graph
        self._lock.release()

    def node(self, iri: str, graph: str | None = None) -> Node:
        """Give the properties of one node, in the default graph or in a named one; empty where it has none."""
        where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        quads = self.graph.quads_for_pattern(ox.NamedNode(iri), None, None, where)
        return by_subject(quads).get(iri, {})

    def named_graph(self, iri: str) -> Iterator[ox.Quad]:
        """Give the quads of one named graph."""
        return self.graph.quads_for_pattern(None, None, None, ox.NamedNode(iri))

    def default_graph(self) -> Iterator[ox.Quad]:
        """Give the quads of the default graph."""
        return self.graph.quads_for_pattern(None, None, None, ox.DefaultGraph())

    def holds(self, article: str) -> bool:
        """Say whether an article, by its IRI, is in the store."""
        return next(iter(self.named_graph(article)), None) is not None

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad], drop: Iterable[str] = ()) -> None:
        """Take quads away, drop whole named graphs, and put quads in, in one transaction: all of it happens or none.

        Raises:
            StoreError: the store is open for reading only, or the disk does not take it.
        """
        if not self.writable:
            raise StoreError(f"Store {str(self.path)!r} is open for reading; open it for writing to change it.")
        gone, new = set(remove), set(add)
        gone, new = gone - new, new - gone
        try:
            dropped = [f"DROP SILENT GRAPH {ox.NamedNode(iri)}" for iri in drop]
            if gone or dropped:
                steps = [*dropped, f"DELETE DATA {{ {_data(gone)} }}", f"INSERT DATA {{ {_data(new)} }}"]
                self.graph.update(" ;\n".join(steps))
            elif new:
                self.graph.extend(new)
        except OSError as error:
            raise StoreError(f"Store {str(self.path)!r} cannot be written: {error}.") from None

    def rdflib(self) -> Dataset:
        """Give the store as an rdflib `Dataset` (through oxrdflib); it reads and writes the same quads."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.graph))


def _data(quads: Iterable[ox.Quad]) -> str:
    """Write quads as the body of DELETE DATA or INSERT DATA; the terms' own text is escaped."""
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        by_graph.setdefault(graph, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(
        f"GRAPH {graph} {{ {' '.join(triples)} }}" if graph else " ".join(triples)
        for graph, triples in sorted(by_graph.items())
    )


def _prepare(path: Path, create: bool) -> None:
    """See that `path` is a store of a version that we read, and make it one where that is asked for."""
    mark = path / _MARK
    if mark.is_file():
        try:
            found = json.loads(mark.read_text())["format"]
        except (ValueError, KeyError, TypeError):
            raise StoreError(f"Store {str(path)!r} has a broken {_MARK}; is it a Summitry store?") from None
        if found != FORMAT:
            raise StoreError(f"Store {str(path)!r} has format {found}, this version reads {FORMAT}; make it anew.")
        return
    if not create:
        raise StoreError(f"There is no store at {str(path)!r}; make one with `kg add`, or name one with --store.")
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise StoreError(f"{str(path)!r} exists and is no Summitry store; name another folder with --store.")
    try:
        path.mkdir(parents=True, exist_ok=True)
        fresh = path / f"{_MARK}.new"
        fresh.write_text(json.dumps({"format": FORMAT}) + "\n")
        fresh.replace(mark)
    except OSError as error:
        raise StoreError(f"A store cannot be made at {str(path)!r}: {error.strerror}.") from None


class _Lock:
    """A lock on a file: shared by readers, held by one writer alone; it goes with its process."""

    def __init__(self, path: Path, exclusive: bool) -> None:
        self._file = None
        if sys.platform == "win32":  # RocksDB's own lock keeps writers apart there
            return
        import fcntl

        try:
            self._file = path.open("a")
        except PermissionError:
            if exclusive:
                raise StoreError(f"Store {str(path.parent)!r} cannot be written: permission denied.") from None
            return
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(self._file, kind | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > deadline:
                    self.release()
                    raise StoreError(
                        f"Store {str(path.parent)!r} is in use by another process; try again when it has finished."
                    ) from None
                time.sleep(0.05)

    def release(self) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None
