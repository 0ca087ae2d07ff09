"""Files that travel with the package: lexicons, reference data, the ontology and the named queries.

This module opens them, wherever the package lies (a checkout, a wheel, a zip); what they mean is left to `parties`,
`places`, `posts` and to the stages that keep word lists of their own here.
"""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from kg.errors import DataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["folder", "load_toml", "open_text", "read_bytes", "read_tsv"]


def open_text(name: str) -> IO[str]:
    """Open the data file `name` (a path below `kg/data/`, such as "when/grammar.toml") as UTF-8 text.

    Raises:
        DataError: the file is missing.
    """
    try:
        return _path(name).open(encoding="utf-8")
    except OSError as error:
        raise _missing(name) from error


def read_bytes(name: str) -> bytes:
    """Read the data file `name` whole.

    Raises:
        DataError: the file is missing.
    """
    try:
        return _path(name).read_bytes()
    except OSError as error:
        raise _missing(name) from error


def load_toml(name: str) -> dict[str, Any]:
    """Read the TOML file `name`.

    Raises:
        DataError: the file is missing or no TOML.
    """
    try:
        return tomllib.loads(read_bytes(name).decode())
    except ValueError as error:
        raise DataError(f"kg/data/{name} is no TOML ({error}); install the package again.") from error


def read_tsv(name: str) -> tuple[dict[str, str], ...]:
    """Read the tab-separated file `name`: a row a dictionary, keys from the first line that is no comment ("#").

    Raises:
        DataError: the file is missing, empty, or a row has more or fewer fields than the first.
    """
    with open_text(name) as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(rows, None)
        if header is None:
            raise DataError(f"kg/data/{name} is empty; install the package again.")
        return tuple(_row(name, header, row) for row in rows)


def folder(name: Literal["ontology", "queries"]) -> Traversable:
    """Return the folder of the ontology or of the named queries: at the top of a checkout, inside the wheel.

    Raises:
        DataError: there is no such folder.
    """
    package = files("kg")
    inside = package / name
    if inside.is_dir():
        return inside
    beside = Path(str(package)).parent / name
    if beside.is_dir():
        return beside
    raise DataError(f"The folder {name}/ is missing beside or in the package kg; install the package again.")


def _path(name: str) -> Traversable:
    return files("kg.data").joinpath(*name.split("/"))


def _missing(name: str) -> DataError:
    return DataError(f"kg/data/{name} is missing; install the package again.")


def _row(name: str, header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        raise DataError(f"kg/data/{name} has a row of {len(row)} instead of {len(header)} fields: {row[0]!r}; mend it.")
    return dict(zip(header, row, strict=True))
