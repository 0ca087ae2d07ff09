"""Running SPARQL on a store, and what comes out: rows, a yes or no, or triples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..errors import QueryError, UsageError
from ..store import Store
from ..vocab import PREFIXES
from .named import NamedQuery, named_query
from .terms import guessed, typed
from .tokens import bind, keywords

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
_GRAPHS = {"turtle": ox.RdfFormat.TURTLE, "xml": ox.RdfFormat.RDF_XML, "json": ox.RdfFormat.JSON_LD}


@dataclass(slots=True)
class Answer:
    """What a query gave; the rows are computed as they are read, once."""

    results: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

    @property
    def form(self) -> str:
        """What the query asked for: "select", "construct" or "ask"."""
        kinds = {ox.QuerySolutions: "select", ox.QueryTriples: "construct", ox.QueryBoolean: "ask"}
        return kinds[type(self.results)]

    @property
    def columns(self) -> list[str]:
        """Names of the columns of a select."""
        return [v.value for v in self.results.variables] if isinstance(self.results, ox.QuerySolutions) else []

    def rows(self) -> list[dict[str, str | None]]:
        """Give the rows of a select by column, each cell the text of its term (an IRI in full), None where unbound.

        Raises:
            QueryError: the query was no select, or failed while it ran.
        """
        if not isinstance(self.results, ox.QuerySolutions):
            raise QueryError(f"Rows were asked of a query of the form {self.form}; only SELECT has them.")
        columns = self.columns
        try:
            return [{name: _text(solution[name]) for name in columns} for solution in self.results]
        except (OSError, RuntimeError) as error:
            raise QueryError(f"The query failed while it ran: {error}.") from None

    def serialize(self, form: str) -> bytes:
        """Write the answer in a W3C format: json, csv, tsv, xml for rows and yes or no; turtle, xml, json for triples.

        Raises:
            UsageError: the format does not fit the form of the query.
        """
        if isinstance(self.results, ox.QueryTriples):
            if form not in _GRAPHS:
                raise UsageError(f"Format {form!r} does not fit a query that gives triples; take {_or(_GRAPHS)}.")
            prefixes = PREFIXES if form != "json" else None
            return ox.serialize(self.results, format=_GRAPHS[form], prefixes=prefixes) or b""
        if form not in _TABLES or (isinstance(self.results, ox.QueryBoolean) and form in ("csv", "tsv")):
            fitting = ("json", "xml") if isinstance(self.results, ox.QueryBoolean) else _TABLES
            raise UsageError(f"Format {form!r} does not fit a query of the form {self.form}; take {_or(fitting)}.")
        return self.results.serialize(format=_TABLES[form]) or b""


def run(
    store: Store, text: str, values: Mapping[str, str] | None = None, *, network: bool = False, union: bool = False
) -> Answer:
    """Run a SPARQL query (SELECT, ASK, CONSTRUCT, DESCRIBE) on a store.

    Args:
        store: an open store.
        text: the query; the prefixes of `kg.vocab.PREFIXES` need no declaration.
        values: what to put in the place of `$name`, guessed to be an IRI, a day, a number or a text.
        network: whether `SERVICE` is allowed to ask other endpoints.
        union: whether the default graph is taken to hold the named graphs as well.

    Raises:
        QueryError: the query does not parse, fails, or is not allowed.
    """
    return _run(store, text, {name: guessed(value) for name, value in (values or {}).items()}, network, union)


def run_named(store: Store, query: NamedQuery, values: Mapping[str, str] | None = None) -> Answer:
    """Run a named query; parameters that are not given have their defaults.

    Raises:
        QueryError: a value is not of its parameter's type, or the query has no such parameter.
    """
    given = {query.parameter(name).name: value for name, value in (values or {}).items()}
    return _run(
        store, query.text, {p.name: typed(p.type, p.name, given.get(p.name, p.default)) for p in query.parameters}
    )


def select(store: Store, name: str, values: Mapping[str, str] | None = None) -> list[dict[str, str | None]]:
    """Run a named SELECT query and give its rows."""
    return run_named(store, named_query(name), values).rows()


def _run(store: Store, text: str, terms: Mapping[str, Term], network: bool = False, union: bool = False) -> Answer:
    if not network and "SERVICE" in keywords(text):
        raise QueryError("The query uses SERVICE, which would ask another server; allow it with --network.")
    bound = bind(text, {name: _written(term) for name, term in terms.items()})
    try:
        return Answer(store.graph.query(bound, prefixes=PREFIXES, use_default_graph_as_union=union))
    except SyntaxError as error:
        raise QueryError(f"The query does not parse: {error}.") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query failed: {error}.") from None


def _written(term: Term) -> str:
    """Write a term as SPARQL does; a whole number bare, as LIMIT takes it."""
    return term.value if isinstance(term, ox.Literal) and term.datatype == _INTEGER else str(term)


def _text(term: Term | None) -> str | None:
    return None if term is None else term.value if not isinstance(term, ox.Triple) else str(term)


def _or(names: Iterable[str]) -> str:
    return " or ".join(names)
