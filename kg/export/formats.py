"""The registry of formats, and the one way to write them: name, records, target.

Writers take what they write and a binary file; what they have in common (files, slices, layouts) is done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from ..errors import UsageError
from ..model import Record
from .elements import Network
from .files import Target, beside, is_stream, whole
from .geojson import write_geojson
from .gexf import write_gexf
from .graphml import write_graphml
from .html import write_html
from .ical import write_ical
from .markdown import write_markdown
from .network import build_network
from .rdf import RDF_FORMATS
from .reference import Reference, standard
from .tables import write_edges, write_nodes
from .timelinejs import write_timelinejs


class RecordWriter(Protocol):
    """Writes records to a binary file."""

    def __call__(self, records: Iterable[Record], file: IO[bytes], *, reference: Reference | None = None) -> None:
        """Write `records` to `file`, as they stream where the format allows it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name: its files' suffix, and whether it is made of a network, of records or of the store."""

    name: str
    summary: str
    suffix: str
    source: str


#: Writers of networks; `csv` has two tables, and the other one is `CSV_TABLES["nodes"]`.
NETWORK_WRITERS: Mapping[str, Callable[[Network, IO[bytes]], None]] = {
    "gexf": write_gexf,
    "graphml": write_graphml,
    "csv": write_edges,
}
CSV_TABLES: Mapping[str, Callable[[Network, IO[bytes]], None]] = {"nodes": write_nodes, "edges": write_edges}
RECORD_WRITERS: Mapping[str, RecordWriter] = {
    "timelinejs": write_timelinejs,
    "ical": write_ical,
    "geojson": write_geojson,
    "markdown": write_markdown,
    "html": write_html,
}
_SUMMARIES = (
    Format("gexf", "a network for Gephi, with a timeline", ".gexf", "network"),
    Format("graphml", "a network for yEd, Cytoscape and others", ".graphml", "network"),
    Format("csv", "a network as Gephi's tables of nodes and edges", ".csv", "network"),
    Format("html", "one page: lanes by place over time, with evidence", ".html", "records"),
    Format("markdown", "a briefing by day, with sentences and sources", ".md", "records"),
    Format("timelinejs", "slides for TimelineJS", ".json", "records"),
    Format("ical", "a calendar", ".ics", "records"),
    Format("geojson", "events as points, tours as lines", ".geojson", "records"),
    *(Format(form.name, form.summary, form.suffix, "store") for form in RDF_FORMATS.values()),
)
_BY_NAME = {form.name: form for form in _SUMMARIES}


def formats() -> Mapping[str, Format]:
    """Return the formats by name; those whose `source` is "store" are written by `kg.export.rdf.write_rdf`."""
    return _BY_NAME


def write(
    form: str,
    records: Iterable[Record],
    target: Target,
    *,
    network: str = "events",
    layout: str | None = None,
    slices: str | None = None,
    table: str | None = None,
    reference: Reference | None = None,
) -> list[Path]:
    """Write records in a format; each file appears whole or not at all.

    Args:
        form: a name out of `formats()` that is made of a network or of records.
        records: in time order, read once.
        target: a path, "-" for standard output, or an open binary file.
        network: for gexf, graphml and csv: which of the six networks.
        layout: for the same: geo, force or time; no positions by default.
        slices: for the same: month or quarter, a file each beside the target ("graph-2022-01.gexf").
        table: for csv: nodes or edges. By default a path gets both, as "graph-nodes.csv" and "graph-edges.csv", and
            standard output gets the edges, which make a graph by themselves.
        reference: names and positions of sides; by default those that travel with the package.

    Returns:
        The paths of the files that were written, none for a stream.

    Raises:
        UsageError: an unknown format, network, layout, period or table, or several files on one stream.
    """
    names = reference or standard()
    if form in RECORD_WRITERS:
        if layout or slices or table or network != "events":
            raise UsageError(f"{form} has no networks, layouts, slices or tables; take gexf, graphml or csv for these.")
        return _to_one(target, lambda file: RECORD_WRITERS[form](records, file, reference=names))
    if form not in NETWORK_WRITERS:
        known = ", ".join(name for name, known in formats().items() if known.source != "store")
        raise UsageError(f"There is no format {form!r}; take one of {known}.")
    if table is not None and (form != "csv" or table not in CSV_TABLES):
        raise UsageError(f"There is no table {table!r} of {form}; csv has nodes and edges.")

    def save(some: Iterable[Record], at: Target) -> list[Path]:
        made = build_network(some, network, names)
        return _save_network(form, laid(made), at, table)

    def laid(made: Network) -> Network:
        from .layout import laid_out

        return laid_out(made, layout, names) if layout else made

    if slices is None:
        return save(records, target)
    return _save_slices(records, slices, target, save)


def _save_slices(
    records: Iterable[Record], period: str, target: Target, save: Callable[[Iterable[Record], Target], list[Path]]
) -> list[Path]:
    from .slices import sliced

    beside(target, period)  # a stream is refused before anything is read
    return [path for name, some in sliced(records, period) for path in save(some, beside(target, name))]


def _save_network(form: str, network: Network, target: Target, table: str | None) -> list[Path]:
    if form != "csv" or table or is_stream(target):
        writer = CSV_TABLES[table] if table else NETWORK_WRITERS[form]
        return _to_one(target, lambda file: writer(network, file))
    paths = {name: beside(target, name) for name in CSV_TABLES}
    return [path for name, at in paths.items() for path in _to_one(at, lambda f, n=name: CSV_TABLES[n](network, f))]  # type: ignore[misc]


def _to_one(target: Target, fill: Callable[[IO[bytes]], None]) -> list[Path]:
    with whole(target) as file:
        fill(file)
    return [] if is_stream(target) else [Path(target)]  # type: ignore[arg-type]
