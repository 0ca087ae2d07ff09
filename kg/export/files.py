"""Where exports go: a file that appears whole or not at all, an open file, or standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from ..errors import UsageError

#: A path, "-" for standard output, or a binary file that is open for writing.
Target = str | os.PathLike[str] | IO[bytes]


@contextmanager
def whole(target: Target) -> Iterator[IO[bytes]]:
    """Open a target for writing bytes.

    A path gets a temporary file beside it that takes its place when everything is written, and vanishes when something
    goes wrong; what stood there before stays until then. Standard output and open files are written as it comes.

    Raises:
        UsageError: the path cannot be written.
    """
    if not isinstance(target, str | os.PathLike):
        yield target
    elif os.fspath(target) == "-":
        yield cast(IO[bytes], sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with _replacing(Path(target)) as file:
            yield file


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    path = path.resolve()  # what a link leads to is replaced, not the link
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:  # a pipe or /dev/null cannot be replaced
            yield device
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be written ({error.strerror}); give another file.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, else those that the process gives to new files."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def is_stream(target: Target) -> bool:
    """Tell whether a target is one stream of bytes, beside which no second file can be put."""
    return not isinstance(target, str | os.PathLike) or os.fspath(target) == "-"


def beside(target: Target, name: str) -> Path:
    """Return the path of a file that belongs to a target: `graph.csv` and "nodes" give `graph-nodes.csv`.

    Raises:
        UsageError: the target is a stream.
    """
    if is_stream(target):
        raise UsageError("Several files do not fit on standard output; give a file with -o.")
    path = Path(cast("str | os.PathLike[str]", target))
    return path.with_name(f"{path.stem}-{name}{path.suffix}")
