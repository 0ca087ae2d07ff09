"""Coded event tables as a stream of `CodedEvent` values: quads, ICEWS, GDELT 2, POLECAT, PA-X, packed or not.

A row that cannot be read is reported with file, line and reason, and the rest goes on. What an event becomes in the
graph is left to `kg.rdf.coded`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from ...errors import ReadError, UsageError
from ...model.coded import BadRow, CodedEvent
from . import gdelt, icews, pax, polecat, quads
from .lines import dataset_name, rows
from .table import RowParser, cells_by_name

Form = Literal["quads", "icews", "gdelt", "polecat", "pax"]
FORMS: tuple[Form, ...] = get_args(Form)
OnBad = Callable[[BadRow], None]

_HEADED = {
    "icews": (icews.parser, icews.NEEDED),
    "polecat": (polecat.parser, polecat.NEEDED),
    "pax": (pax.parser, pax.NEEDED),
}


def coded_events(path: Path, form: Form, on_bad: OnBad, strict: bool = False) -> Iterator[CodedEvent]:
    """Read the events of a coded table one by one.

    Args:
        path: the file, plain or packed as its ending says (`.gz`, `.zst`, `.zip`).
        form: which table it is.
        on_bad: called with each row that cannot be read.
        strict: stop at the first such row instead.

    Raises:
        ReadError: the file cannot be opened, is not such a table, or, when strict, has a bad row.
        UsageError: there is no such form.
    """
    if form not in FORMS:
        raise UsageError(f"{form!r} is no kind of coded table; take one of {', '.join(FORMS)}.")

    def report(bad: BadRow) -> None:
        if strict:
            raise ReadError(f"{bad.file}, line {bad.line}: {bad.reason}; mend it, or load without --strict.")
        on_bad(bad)

    if form == "quads":
        return _quads(path, report)
    if form == "gdelt":
        return _headed(path, [(0, list(gdelt.COLUMNS))], gdelt.parser("gdelt"), report, quoted=False)
    make, needed = _HEADED[form]
    return _headed(path, _header(path, form, needed), make(form), report)


def _quads(path: Path, on_bad: OnBad) -> Iterator[CodedEvent]:
    parse = quads.parser(dataset_name(path))
    for line, row in rows(path, quoted=False):
        if not row:
            continue
        try:
            yield parse(row, line)
        except ValueError as error:
            on_bad(BadRow(str(path), line, str(error)))


def _header(path: Path, form: str, needed: Sequence[str]) -> list[tuple[int, list[str]]]:
    for line, row in rows(path, delimiter=None):
        names = [cell.strip().casefold() for cell in row]
        missing = [name for name in needed if name not in names]
        if missing:
            raise ReadError(f"{path} is no table of {form}: its first line has no column {missing[0]!r}.")
        return [(line, names)]
    raise ReadError(f"{path} is empty; a table of {form} begins with its columns' names.")


def _headed(
    path: Path, header: list[tuple[int, list[str]]], parse: RowParser, on_bad: OnBad, quoted: bool = True
) -> Iterator[CodedEvent]:
    """Read a table by its columns' names; a later line that repeats the header (a zip of several tables) is skipped."""
    first, names = header[0]
    for line, row in rows(path, None if first else "\t", quoted):
        if not row or (first and row[0].strip().casefold() == names[0]):
            continue
        try:
            yield parse(cells_by_name(names, row))
        except ValueError as error:
            on_bad(BadRow(str(path), line, str(error)))
