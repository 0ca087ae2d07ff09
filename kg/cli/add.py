"""`kg add`: articles into the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ..errors import ReadError
from ..model import Article
from ..store import Store
from .common import Day, Progress, debug_option, output, store_option, warn


@click.command("add")
@click.argument("sources", nargs=-1, required=True)
@click.option("--date", "day", type=Day(), help="Date of publication of articles that do not say it.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read text.")
@store_option
@debug_option
def command(sources: tuple[str, ...], day: date | None, jobs: int, store: Path) -> None:
    """Read articles (files, folders, - for standard input) and put their events into the store.

    Plain text, Markdown, HTML, JSON and JSON lines are read. What cannot be read is told, and the rest goes on.
    """
    from ..pipeline.add import add
    from ..read import articles

    problems: list[ReadError] = []

    def problem(error: ReadError) -> None:
        problems.append(error)
        warn(error)

    def given() -> Iterator[Article]:
        yield from articles(sources, day=day, on_problem=problem)

    new = known = events = 0
    progress = Progress("articles")
    with Store(store, mode="write") as opened:
        for added in add(opened, given(), jobs=jobs):
            known += added.known
            new += not added.known
            events += added.events
            progress(new + known)
    progress.end()
    output(
        f"{_count(new, 'article')} added with {_count(events, 'event')}"
        + (f", {_count(known, 'article')} already there" if known else "")
        + (f", {_count(len(problems), 'source')} refused" if problems else "")
        + ".\n"
    )
    if problems:
        raise click.exceptions.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
