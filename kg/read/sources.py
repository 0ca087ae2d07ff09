"""From paths to articles: files and folders, packed or not, and stdin; a bad one is reported and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from ..errors import ReadError
from ..model import Article
from . import lexicon
from .objects import article_from_object
from .records import opened, records

OnProblem = Callable[[ReadError], None]


def articles(
    sources: Iterable[str | Path], *, day: date | None = None, on_problem: OnProblem, dated: bool = True
) -> Iterator[Article]:
    """Read the articles of sources, in the order given; a folder's in the order of its paths.

    Args:
        sources: Files (plain text, Markdown, HTML, JSON, JSON lines; also .gz and .zst), folders of these, or "-" for
            stdin. What a file holds is seen from its beginning; in a folder, only files with a known suffix are read.
        day: The day of publication of every article, where the caller knows it.
        dated: Whether articles without a day of publication are refused; otherwise their `date` is None.
        on_problem: Called with each source or record that cannot be read; the others are read all the same.
    """
    for source in sources:
        try:
            for path in _files(source):
                yield from _guarded(path, day, on_problem, dated)
        except ReadError as error:
            on_problem(error)


def _files(source: str | Path) -> Iterator[str]:
    name = str(source)
    if name == "-" or not os.path.isdir(name):
        yield name
        return
    found = sorted(_walk(name), key=lambda path: Path(path).parts)
    if not found:
        kinds = ", ".join(lexicon.words("folder", "suffixes"))
        raise ReadError(f"The folder {name} holds no articles; they are files with {kinds}, also with .gz or .zst.")
    yield from found


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (os.path.join(place, name) for name in names if _is_article(name))


def _is_article(name: str) -> bool:
    stem, suffix = os.path.splitext(name.casefold())
    if suffix in lexicon.words("folder", "packed"):
        stem, suffix = os.path.splitext(stem)
    if stem.startswith(".") or stem in lexicon.words("folder", "notes"):
        return False
    return suffix in lexicon.words("folder", "suffixes")


def _guarded(path: str, day: date | None, on_problem: OnProblem, dated: bool) -> Iterator[Article]:
    name = "stdin" if path == "-" else path
    try:
        with opened(path) as stream:
            for label, record in records(stream, name, on_problem):
                yield from _made(record, label, day, on_problem, dated)
    except ReadError as error:
        on_problem(error)


def _made(record: object, label: str, day: date | None, on_problem: OnProblem, dated: bool) -> Iterator[Article]:
    try:
        article = article_from_object(record, day=day, name=label, dated=dated)
    except ReadError as error:
        on_problem(error)
    else:
        yield article
