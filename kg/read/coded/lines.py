"""Files of rows as streams of text, whatever they are packed in; nothing is unpacked to disk or held whole."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from ...errors import ReadError

#: Endings that say how a file is packed.
PACKED = (".gz", ".zst", ".zip")
#: A cell longer than this is no cell; it also keeps a broken quote from swallowing a file.
_CELL_LIMIT = 1_000_000


def dataset_name(path: Path) -> str:
    """Name the data set that a file is, by the file's name without its endings: `icews05-15.tsv.zst` → `icews05-15`."""
    name = path.name
    for ending in PACKED:
        name = name.removesuffix(ending)
    return name.rpartition(".")[0] or name


def rows(path: Path, delimiter: str | None = "\t", quoted: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Read a delimited file, packed or not, row by row with the number of the line on which each ends (from 1).

    Args:
        path: the file; of a zip, every member in the archive's order, lines counting on.
        delimiter: between the cells; None to take tab or comma, whichever the first line has more of.
        quoted: whether cells may stand in double quotes, as in CSV.

    Raises:
        ReadError: the file does not exist or is not packed as its ending says.
    """
    with reading(path), ExitStack() as stack:
        for stream in streams(path, stack):
            yield from _cells(stream, delimiter, quoted)


def _cells(stream: IO[bytes], delimiter: str | None, quoted: bool) -> Iterator[tuple[int, list[str]]]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    if delimiter is None:
        first = text.readline()
        delimiter = "\t" if first.count("\t") >= first.count(",") else ","
        yield from ((1, row) for row in csv.reader([first], delimiter=delimiter))
        offset = 1
    else:
        offset = 0
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    for row in reader:
        yield reader.line_num + offset, row


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a file is opened, unpacked or read row by row into a `ReadError`."""
    broken: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error, zipfile.BadZipFile, csv.Error, SyntaxError)
    if path.suffix == ".zst":
        import zstandard

        broken = (*broken, zstandard.ZstdError)
    try:
        yield
    except broken as error:
        raise ReadError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def streams(path: Path, stack: ExitStack) -> Iterator[IO[bytes]]:
    """Open what is in a file: itself, what is packed in it, or each member of a zip; `stack` closes them."""
    if path.suffix == ".gz":
        yield cast(IO[bytes], stack.enter_context(gzip.GzipFile(path)))
    elif path.suffix == ".zst":
        import zstandard

        yield stack.enter_context(cast(IO[bytes], zstandard.open(path, "rb")))
    elif path.suffix == ".zip":
        archive = stack.enter_context(zipfile.ZipFile(path))
        for member in archive.infolist():
            if not member.is_dir():
                yield stack.enter_context(archive.open(member))
    else:
        yield stack.enter_context(path.open("rb"))
