"""`kg export`: the graph in other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError
from ..store import Store
from .common import debug_option, filter_options, filters_from, output, store_option

#: The formats of `kg.export.formats()` and the networks of `kg.export.NETWORKS`, which a test holds these to: help
#: must not load what writes them.
FORMATS = (
    "gexf",
    "graphml",
    "csv",
    "html",
    "markdown",
    "timelinejs",
    "ical",
    "geojson",
    "turtle",
    "trig",
    "ntriples",
    "nquads",
    "jsonld",
)
NETWORKS = ("events", "people", "parties", "sequence", "places", "articles")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "-o", "--output", "target", default="-", show_default=True, metavar="FILE", help="File to write; - is stdout."
)
@click.option(
    "--network",
    type=click.Choice(NETWORKS),
    default="events",
    show_default=True,
    help="Which network, for gexf, graphml and csv.",
)
@click.option("--layout", type=click.Choice(["geo", "force", "time"]), help="Give the nodes of a network positions.")
@click.option(
    "--slices", type=click.Choice(["month", "quarter"]), help="Write a network per month or quarter, a file each."
)
@click.option("--table", type=click.Choice(["nodes", "edges"]), help="Which table, for csv on stdout.")
@filter_options
@store_option
@debug_option
def command(form: str, target: str, store: Path, **options: Any) -> None:
    """Write the graph as FORMAT: gexf, graphml or csv (networks, for Gephi), html, markdown, timelinejs, ical, geojson
    (events), or turtle, trig, ntriples, nquads, jsonld (all of it, as RDF).

    A file appears whole or not at all.
    """
    from ..export import formats, write, write_rdf
    from ..timeline import Filters, records

    filters = filters_from(options)
    whole_graph = formats()[form].source == "store"
    if whole_graph and (filters != Filters() or any(options[name] for name in ("layout", "slices", "table"))):
        raise UsageError(f"{form} writes the graph as it is; filters and networks are for the other formats.")
    sink = sys.stdout.buffer if target == "-" else target
    with Store(store) as opened:
        if whole_graph:
            written = write_rdf(opened.graph, form, sink)
        else:
            written = write(form, records(opened, filters), sink, **options)
    output("".join(f"{path}\n" for path in written))
