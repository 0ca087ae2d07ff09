"""From a file's bytes to records, each a mapping of fields: which form a file has is seen from its beginning.

JSON lines pass one at a time, however long the file; every other form is read whole.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import BinaryIO, cast

from ..errors import ReadError
from . import lexicon
from .decode import decode
from .html import page_fields
from .objects import canonical
from .text import markdown_fields, plain_fields

#: Bytes of one document, and of one line of JSON lines.
LIMIT = 32_000_000
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"\A\s*(?:---|\+\+\+)[^\S\n]*\n|^#{1,6} \S|\]\([^)\s]{1,2000}\)", re.MULTILINE)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file, unpacking .gz and .zst, or stdin for "-"; what the system says against it is a `ReadError`."""
    if "\0" in path:
        raise ReadError(f"{path!r} cannot be a path; give a file, a folder or '-'.")
    try:
        if path == "-":
            yield sys.stdin.buffer
            return
        with open(path, "rb") as stream:
            yield _unpacked(stream, path)
    except Exception as error:
        if not isinstance(error, _failures()):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        name = "stdin" if path == "-" else path
        raise ReadError(f"{name} cannot be read ({reason}); check path, rights and that it is whole.") from error


def records(stream: BinaryIO, name: str, on_problem: Callable[[ReadError], None]) -> Iterator[tuple[str, object]]:
    """Give each record of a stream with what to call it: the file's name, and the line where it holds several.

    Raises:
        ReadError: the stream is empty, no text, too long, or in no form that is known.
    """
    first, at = _first_line(stream)
    if not first:
        raise ReadError(f"{name} is empty; give a file with an article in it.")
    if isinstance(_json(_plain_utf8(first)), Mapping):
        yield from _lines(stream, first, at, name, on_problem)
        return
    data = first + stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ReadError(f"{name} is longer than {LIMIT:,} bytes, more than one article can be; split it.")
    yield from _document(decode(data, name), name, on_problem)


def _first_line(stream: BinaryIO) -> tuple[bytes, int]:
    number = 1
    while (line := stream.readline(LIMIT + 1)) and not line.strip():
        number += 1
    return line, number


def _lines(
    stream: BinaryIO, first: bytes, at: int, name: str, on_problem: Callable[[ReadError], None]
) -> Iterator[tuple[str, object]]:
    """The first line was an object, so that every line is one; a lone object keeps the file's name."""
    line, number = first, at
    following, after = _first_line(stream)
    several = at > 1 or bool(following)
    while line:
        label = f"{name}#{number}" if several else name
        try:
            yield from _from_line(line, label)
        except ReadError as error:
            on_problem(error)
        line, number = following, number + after
        following, after = _first_line(stream)


def _from_line(line: bytes, label: str) -> Iterator[tuple[str, object]]:
    if len(line) > LIMIT:
        raise ReadError(f"{label} is longer than {LIMIT:,} bytes, more than one article can be; split it.")
    text = _plain_utf8(line)
    value = _json(decode(line, label) if text is None else text)
    if not isinstance(value, Mapping):
        raise ReadError(f"{label} is no JSON object; write an article a line, with title, date and text.")
    yield from _unwrapped(value, label)


def _document(text: str, name: str, on_problem: Callable[[ReadError], None]) -> Iterator[tuple[str, object]]:
    if not text.strip("\ufeff\x00 \t\r\n\f"):
        raise ReadError(f"{name} is empty; give a file with an article in it.")
    suffix = _suffix(name)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["} and suffix not in {".html", ".md", ".markdown"}:
        yield from _json_document(text, name, suffix.startswith((".json", ".ndjson")), on_problem)
    elif suffix.startswith((".json", ".ndjson")):
        raise ReadError(f"{name} holds no JSON; name it .txt if it is plain text.")
    elif suffix in {".html", ".htm", ".xhtml"} or _PAGE.match(text):
        yield name, page_fields(text, name)
    elif suffix in {".md", ".markdown"} or (suffix not in {".txt", ".text"} and _MARKDOWN.search(text)):
        yield name, markdown_fields(text)
    else:
        yield name, plain_fields(text)


def _json_document(
    text: str, name: str, named: bool, on_problem: Callable[[ReadError], None]
) -> Iterator[tuple[str, object]]:
    """One value, or lines of which the first is broken; a text that only begins with a bracket is a text."""
    value = _json(text.removeprefix("\ufeff"))
    if value is not None:
        yield from _unwrapped(value, name)
        return
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if any(isinstance(_json(line), Mapping) for _, line in lines):
        for number, line in lines:
            try:
                yield from _from_line(line.encode("utf-8", errors="replace"), f"{name}#{number}")
            except ReadError as error:
                on_problem(error)
    elif named:
        raise ReadError(f"{name} is no JSON ({_why(text)}); mend it, or name it .txt if it is plain text.")
    else:
        yield name, plain_fields(text)


def _unwrapped(value: object, name: str) -> Iterator[tuple[str, object]]:
    """A list of articles, or an object around one, gives each of them; an article gives itself."""
    if isinstance(value, Mapping):
        value = _list_in(value) or value
    if not isinstance(value, list):
        yield name, value
        return
    if not value:
        raise ReadError(f"{name} is an empty list; give a list of articles.")
    yield from ((f"{name}#{number}", each) for number, each in enumerate(value, 1))


def _list_in(value: Mapping[object, object]) -> list[object] | None:
    """Give the list of articles that an object is an envelope of, None where it is an article itself."""
    fields = canonical(value)
    if "html" in fields or isinstance(fields.get("text"), str):
        return None
    known = {str(key).casefold(): found for key, found in value.items()}
    lists = (known.get(key) for key in lexicon.words("envelope", "lists"))
    return next((found for found in lists if isinstance(found, list) and found and isinstance(found[0], Mapping)), None)


def _json(text: str | None) -> object:
    """Parse JSON; None for what is none, or nested deeper than any article is."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return None


def _why(text: str) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error).replace("\n", " ")
    return "it is null"


def _plain_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _suffix(name: str) -> str:
    path = PurePath(name.casefold())
    return PurePath(path.stem).suffix if path.suffix in lexicon.words("folder", "packed") else path.suffix


def _unpacked(stream: BinaryIO, path: str) -> BinaryIO:
    if path.casefold().endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if path.casefold().endswith(".zst"):
        import io

        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, reader)))
    return stream


def _failures() -> tuple[type[Exception], ...]:
    """What unpacking and reading raise; zstandard's error is known only once it was imported."""
    zstandard = sys.modules.get("zstandard")
    return (OSError, EOFError, zlib.error, *([zstandard.ZstdError] if zstandard else []))
