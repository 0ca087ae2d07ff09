"""The graph itself as RDF: Turtle, TriG, N-Triples, N-Quads, JSON-LD, out of a store and into a file as it streams.

Turtle and N-Triples know no named graphs and get the default graph: the events, without the claims of single articles.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from ..errors import UsageError
from ..vocab import PREFIXES
from .files import Target, is_stream, whole
from .jsonld import in_order, write_jsonld

#: Lines that are sorted in memory at a time; more go through temporary files.
CHUNK = 400_000


@dataclass(frozen=True, slots=True)
class RdfFormat:
    """An RDF format by name, and how a store is written in it."""

    name: str
    summary: str
    suffix: str
    write: Callable[[ox.Store, IO[bytes]], None]


def write_rdf(store: ox.Store, form: str, target: Target) -> list[Path]:
    """Write a store as RDF; a file appears whole or not at all.

    Args:
        store: the native Oxigraph store.
        form: turtle, trig, ntriples, nquads or jsonld.
        target: a path, "-" for standard output, or an open binary file.

    Returns:
        The path that was written, none for a stream.

    Raises:
        UsageError: there is no such format, or the path cannot be written.
    """
    if form not in RDF_FORMATS:
        raise UsageError(f"There is no RDF format {form!r}; take one of {', '.join(RDF_FORMATS)}.")
    with whole(target) as file:
        RDF_FORMATS[form].write(store, file)
    return [] if is_stream(target) else [Path(target)]  # type: ignore[arg-type]


def _turtle(store: ox.Store, file: IO[bytes]) -> None:
    store.dump(file, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES)


def _trig(store: ox.Store, file: IO[bytes]) -> None:
    store.dump(file, ox.RdfFormat.TRIG, prefixes=PREFIXES)


def _jsonld(store: ox.Store, file: IO[bytes]) -> None:
    write_jsonld(in_order(store), file)


def _ntriples(store: ox.Store, file: IO[bytes]) -> None:
    quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    file.writelines(canonical_lines(quad.triple for quad in quads))


def _nquads(store: ox.Store, file: IO[bytes]) -> None:
    file.writelines(canonical_lines(_settled(store)))


def _settled(store: ox.Store) -> Iterable[ox.Quad]:
    """Give a store's quads, blank nodes (of which ours has none) labelled by what the graph says (RDFC-1.0)."""
    for quad in store:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            dataset = ox.Dataset(iter(store))
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            return dataset
    return store


def canonical_lines(statements: Iterable[ox.Quad | ox.Triple]) -> Iterator[bytes]:
    """Give statements as canonical N-Quads (W3C RDF 1.1 N-Quads), sorted by code point, each once.

    More than `CHUNK` of them are sorted in runs on disk and merged, so that memory stays bounded.
    """
    source = iter(statements)
    with ExitStack() as stack:
        runs: list[Iterable[bytes]] = []
        while lines := sorted(_lines(list(islice(source, CHUNK)))):
            if len(lines) < CHUNK and not runs:
                runs.append(lines)
                break
            run = stack.enter_context(tempfile.TemporaryFile())
            run.writelines(lines)
            run.seek(0)
            runs.append(run)
        yield from _once(heapq.merge(*runs))


def _lines(statements: list[ox.Quad | ox.Triple]) -> list[bytes]:
    quads = bool(statements) and isinstance(statements[0], ox.Quad)
    form = ox.RdfFormat.N_QUADS if quads else ox.RdfFormat.N_TRIPLES
    written = ox.serialize(statements, format=form)  # type: ignore[arg-type]
    return (written or b"").splitlines(keepends=True)


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
        last = line


RDF_FORMATS = {
    form.name: form
    for form in (
        RdfFormat("turtle", "the events as Turtle", ".ttl", _turtle),
        RdfFormat("trig", "the whole graph as TriG", ".trig", _trig),
        RdfFormat("ntriples", "the events as sorted N-Triples", ".nt", _ntriples),
        RdfFormat("nquads", "the whole graph as canonical N-Quads", ".nq", _nquads),
        RdfFormat("jsonld", "the whole graph as compact JSON-LD", ".jsonld", _jsonld),
    )
}
