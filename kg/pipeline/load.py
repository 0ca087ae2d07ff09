"""Coded event tables and RDF into a store, as a stream: what `kg load` does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

import pyoxigraph as ox

from ..data import folder
from ..errors import ReadError, StoreError
from ..model.coded import BadRow, CodedEvent, Scheme
from ..query import select
from ..rdf.coded import HAS_PLACE, coded_quads
from ..read.coded import FORMS, Form, coded_events
from ..read.coded.lines import PACKED, dataset_name, reading, streams
from ..read.coded.schemes import codes
from ..store import Store
from ..store.columns import ColumnWriter

Item = TypeVar("Item")
LoadForm = Form | Literal["rdf"]
#: Every form that `load` takes.
LOAD_FORMS: tuple[str, ...] = (*FORMS, "rdf")
_SCHEMES: dict[str, Scheme] = {"polecat": "plover"}
_COMMON = "coded.ttl"
#: A load of so many events ends with a compaction: it takes a sixth of its time, look-ups then a fifth of theirs.
_MANY = 10_000
#: Seconds between two calls of a progress callback.
_TICK = 0.25


@dataclass(slots=True)
class Loaded:
    """What came of loading one file: events (or, for RDF, quads) read, and rows left out, with the first reasons."""

    file: str
    events: int = 0
    bad: int = 0
    reasons: list[BadRow] = field(default_factory=list)


#: Called now and then with the number of events read so far from the file at hand.
Progress = Callable[[int], None]
OnBad = Callable[[BadRow], None]
_REASONS = 20


def load(
    store: Store,
    path: Path,
    form: LoadForm,
    *,
    strict: bool = False,
    on_bad: OnBad | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Load one file into a store, streaming; loading it again changes nothing.

    A row that cannot be read is left out, counted and given to `on_bad`; the rest goes on.

    Args:
        store: a store open for writing.
        path: the file, plain or packed (`.gz`, `.zst`, `.zip`).
        form: quads, icews, gdelt, polecat, pax or rdf.
        strict: stop at the first bad row; what was read before it may be in the store.
        on_bad: called with each bad row.
        progress: called about four times a second with the number of events so far.

    Raises:
        ReadError: the file cannot be read, is no such table, or, when strict, has a bad row.
        StoreError: the store is open for reading, or the disk does not take it.
    """
    if not store.writable:
        raise StoreError(f"Store {str(store.path)!r} is open for reading; open it for writing to load into it.")
    done = Loaded(str(path))

    def bad(row: BadRow) -> None:
        done.bad += 1
        if len(done.reasons) < _REASONS:
            done.reasons.append(row)
        if on_bad:
            on_bad(row)

    if form == "rdf":
        return _load_rdf(store, path, done)
    scheme = codes(_SCHEMES.get(form, "cameo"))
    events = _counted(coded_events(path, form, bad, strict), done, progress)
    try:
        _add_scheme(store, scheme.scheme)
        dataset = dataset_name(path) if form == "quads" else form
        with ColumnWriter(store, dataset, scheme.labels, scheme.classes) as columns:
            store.graph.bulk_extend(coded_quads(_noted(events, columns), scheme.labels, scheme.classes))
        if columns.placed:
            _one_place(store, dataset)
        store.graph.flush()
        if done.events >= _MANY:
            store.graph.optimize()
    except OSError as error:
        raise StoreError(f"Store {str(store.path)!r} cannot be written: {error}.") from None
    return done


def _add_scheme(store: Store, scheme: Scheme) -> None:
    """Put the scheme of event codes into the default graph, where queries find its labels and hierarchy."""
    for name in (_COMMON, f"{scheme}.ttl"):
        data = folder("ontology").joinpath(name).read_bytes()
        store.graph.bulk_extend(ox.Quad(*triple) for triple in ox.parse(input=data, format=ox.RdfFormat.TURTLE))


def _one_place(store: Store, dataset: str) -> None:
    """Leave events whose records name several places the first by IRI; the records keep theirs."""
    rows = select(store, "places-too-many", {"origin": dataset})
    gone = (ox.Quad(ox.NamedNode(r["event"] or ""), HAS_PLACE, ox.NamedNode(r["place"] or "")) for r in rows)
    store.change(gone, [])


def _noted(events: Iterable[CodedEvent], columns: ColumnWriter) -> Iterator[CodedEvent]:
    for event in events:
        columns.add(event)
        yield event


def _counted(events: Iterable[Item], done: Loaded, progress: Progress | None) -> Iterator[Item]:
    due = time.monotonic() + _TICK
    for event in events:
        done.events += 1
        if progress and not done.events % 1024 and time.monotonic() > due:
            progress(done.events)
            due = time.monotonic() + _TICK
        yield event
    if progress:
        progress(done.events)


def _load_rdf(store: Store, path: Path, done: Loaded) -> Loaded:
    """Load RDF as it is, named graphs and all; the format is that of the file's ending."""
    plain = path.name
    for ending in PACKED:
        plain = plain.removesuffix(ending)
    form = ox.RdfFormat.from_extension(plain.rpartition(".")[2])
    if form is None:
        known = ".ttl, .nt, .nq, .trig, .rdf, .jsonld"
        raise ReadError(f"{path} has no ending of an RDF format; name it with one of {known}.")
    with reading(path), ExitStack() as stack:
        for stream in streams(path, stack):
            counted = _counted(ox.parse(input=stream, format=form, base_iri=path.absolute().as_uri()), done, None)
            store.graph.bulk_extend(ox.Quad(*item) if isinstance(item, ox.Triple) else item for item in counted)
    return done
