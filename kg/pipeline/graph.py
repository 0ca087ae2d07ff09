"""One object for a whole graph: what `import kg` gives to Python and to notebooks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from ..errors import ReadError
from ..model import Article
from ..query import named_queries, run, run_named
from ..query.table import table, twins
from ..store import Store
from ..timeline import Filters, Timeline, timeline

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from ..ask import Reply
    from .add import Added


class Graph:
    """A knowledge graph on disk: add articles, look at the timeline, query, take it elsewhere.

    >>> import kg
    >>> graph = kg.open("kg.store")                           # doctest: +SKIP
    >>> graph.add("seeds/")                                   # doctest: +SKIP
    >>> graph.timeline(place="Geneva")                        # doctest: +SKIP
    """

    def __init__(self, path: str | os.PathLike[str] | None = None, *, mode: Literal["read", "write"] = "write") -> None:
        """Open a store, by default for writing; `mode="read"` lets many processes look at it at once.

        Raises:
            StoreError: the store cannot be opened, or `mode` is "read" and there is none.
        """
        self._store = Store(path, mode=mode)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph at {str(self._store.path)!r}, {len(self.store)} statements>"

    def close(self) -> None:
        """Give the store free for other processes."""
        self._store.close()

    @property
    def store(self) -> pyoxigraph.Store:
        """The native Oxigraph store."""
        return self._store.graph

    @property
    def rdflib(self) -> rdflib.Dataset:
        """The same quads as an rdflib `Dataset`."""
        return self._store.rdflib()

    def add(
        self,
        sources: str | Path | Article | Iterable[str | Path | Article],
        *,
        day: date | None = None,
        jobs: int = 1,
    ) -> list[Added]:
        """Read articles (files, folders, or `Article` values) and put their events into the graph.

        Args:
            sources: one source or several.
            day: the date of publication of articles that do not say it.
            jobs: processes that read text at the same time.

        Returns:
            One `Added` an article, in order; an article that was there already says so.

        Raises:
            ReadError: a source cannot be read; what was read before it is in the graph.
        """
        from ..read import articles
        from .add import add

        def refuse(error: ReadError) -> None:
            raise error

        several = [sources] if isinstance(sources, str | Path | Article) else list(sources)
        ready = [source for source in several if isinstance(source, Article)]
        files = [source for source in several if not isinstance(source, Article)]
        done = list(add(self._store, ready, jobs=jobs)) if ready else []
        if files:
            done += add(self._store, articles(files, day=day, on_problem=refuse), jobs=jobs)
        return done

    def timeline(
        self,
        since: date | None = None,
        until: date | None = None,
        *,
        place: str | None = None,
        person: str | None = None,
        party: str | None = None,
        type: str | None = None,
        status: str | None = None,
        origin: str | None = None,
    ) -> Timeline:
        """Give the events that fit the filters by day (see `kg.Filters`)."""
        return timeline(self._store, Filters(since, until, place, person, party, type, status, origin))

    def query(self, query: str, values: Mapping[str, str] | None = None, /, **more: str) -> Rows:
        """Run a named query, by its name, or SPARQL text; values for `$name` by keyword or in a mapping.

        Raises:
            QueryError: the query does not parse, fails, or a value is not of its parameter's type.
        """
        given = {**(values or {}), **more}
        if query in twins():
            rows = table(self._store, query, given)
            return Rows(rows[0] if rows else (), rows)
        answer = (
            run_named(self._store, named_queries()[query], given)
            if query in named_queries()
            else run(self._store, query, given)
        )
        return Rows(answer.columns, answer.rows())

    def ask(self, question: str, *, today: date | None = None) -> Reply:
        """Answer a question in plain English, with the SPARQL that gave the answer and the events behind it.

        Args:
            question: in English, in a sentence.
            today: the day from which "this week" is counted; the day it is where it is left out.
        """
        from ..ask import Asker

        return Asker(self._store, today or date.today()).ask(question)

    def networkx(self, network: str = "events", **filters: str) -> networkx.Graph[str]:
        """Give one of the networks of `kg export` as a networkx graph with attributes of native types.

        Args:
            network: events, people, parties, sequence, places or articles.
            filters: as for `timeline`.
        """
        from ..export.network import build_network, to_networkx

        return to_networkx(build_network(self.timeline(**filters), network))  # type: ignore[arg-type]


class Rows(list[dict[str, str | None]]):
    """The rows of a query, a dictionary each. Shows as a table in a notebook."""

    def __init__(self, columns: Iterable[str], rows: Iterable[dict[str, str | None]]) -> None:
        self.columns = list(columns)
        super().__init__(rows)

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell or '')}</td>" for cell in row.values()) + "</tr>" for row in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def open(path: str | os.PathLike[str] | None = None, *, mode: Literal["read", "write"] = "write") -> Graph:
    """Open the graph in a folder, making it where it is not there yet; see `Graph`."""
    return Graph(path, mode=mode)
