"""`kg query`: SPARQL on the store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import QueryError, UsageError
from ..store import Store
from .common import debug_option, output, print_table, store_option

_FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle")


@click.command("query")
@click.argument("query", required=False)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="How to write the answer (table, or turtle).")
@click.option("--list", "show_list", is_flag=True, help="List the named queries with their parameters.")
@click.option("--network", is_flag=True, help="Allow SERVICE, which asks other servers.")
@click.option("--union", is_flag=True, help="Let the default graph hold what the articles' graphs say as well.")
@click.option("--timeout", type=click.FloatRange(min=0.001), metavar="SECONDS", help="Give up after this long.")
@store_option
@debug_option
def command(
    query: str | None,
    settings: tuple[str, ...],
    form: str | None,
    show_list: bool,
    network: bool,
    union: bool,
    timeout: float | None,
    store: Path,
) -> None:
    """Run QUERY: the name of a named query, a file of SPARQL, or - for standard input.

    Parameters are written $name in a query and given with --set name=value.
    """
    if show_list:
        _list()
        return
    if query is None:
        raise UsageError("Name a query, a file, or - for standard input; `kg query --list` shows the named ones.")
    values = dict(_setting(text) for text in settings)
    if timeout:
        from ..query.guard import kill_after

        kill_after(timeout)
    with Store(store) as opened:
        from ..query import named_queries, run, run_named
        from ..query.table import table, twins

        if query in twins() and form in (None, "table"):
            # The columnar copy answers the same, and large questions many times as fast.
            rows = table(opened, query, values)
            print_table(list(rows[0]) if rows else [], [[cell or "" for cell in row.values()] for row in rows])
            return
        if query in named_queries():
            answer = run_named(opened, named_queries()[query], values)
        else:
            answer = run(opened, _text(query), values, network=network, union=union)
        if answer.form == "select" and form in (None, "table"):
            print_table(answer.columns, [[cell or "" for cell in row.values()] for row in answer.rows()])
        elif answer.form == "ask" and form in (None, "table"):
            output("yes\n" if answer.results else "no\n")
        else:
            output(answer.serialize(form if form and form != "table" else "turtle").decode())


def _text(query: str) -> str:
    """The SPARQL in a file or on standard input."""
    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    if not path.is_file():
        raise QueryError(f"There is no named query and no file {query!r}; `kg query --list` shows the named ones.")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"Query file {query!r} cannot be read: {error}.") from None


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"--set has {text!r}; write it as name=value.")
    return name, value


def _list() -> None:
    from ..query import named_queries

    for query in named_queries().values():
        output(f"{query.name}\n    {query.summary}\n")
        for parameter in query.parameters:
            output(f"    {parameter.name}={parameter.default!r}  {parameter.type}: {parameter.help}\n")
