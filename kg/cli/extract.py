"""`kg extract`: the events in articles, without a store."""

from __future__ import annotations

import json
from datetime import date

import click

from ..errors import ReadError
from .common import Day, debug_option, output, print_table, warn


@click.command("extract")
@click.argument("sources", nargs=-1)
@click.option("--date", "day", type=Day(), help="Date of publication of articles that do not say it.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read text.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option(
    "--explain", is_flag=True, help="Show which words and rule gave each slot, and what was discarded and why."
)
@debug_option
def command(sources: tuple[str, ...], day: date | None, jobs: int, form: str, explain: bool) -> None:
    """Print the events in articles (files, folders, - or nothing for standard input); no store is touched."""
    from ..extract import extract_many
    from ..model.wire import event_object
    from ..read import articles
    from ..timeline.table import when_text, who_text

    problems: list[ReadError] = []

    def problem(error: ReadError) -> None:
        problems.append(error)
        warn(error)

    read = articles(sources or ("-",), day=day, on_problem=problem)
    if explain:
        from ..extract import explain as explained
        from ..extract.explain import lines

        for article in read:
            output("\n".join(lines(explained(article))) + "\n")
    elif form == "jsonl":
        for article, events in extract_many(read, jobs=jobs):
            shape = {"id": article.id, "events": [event_object(event) for event in events]}
            output(json.dumps(shape, ensure_ascii=False) + "\n")
    else:
        for article, events in extract_many(read, jobs=jobs):
            output(f"{article.id}: {article.title} ({article.date})\n")
            print_table(
                ("when", "where", "event", "who", "status", "words"),
                [
                    (
                        when_text(e.when),
                        (e.place and (e.place.city or e.place.country)) or "",
                        e.type,
                        who_text(e.participants, e.parties),
                        e.status,
                        e.evidence[0].text if e.evidence else "",
                    )
                    for e in events
                ],
                empty="no events",
            )
            output("\n")
    if problems:
        raise click.exceptions.Exit(1)
