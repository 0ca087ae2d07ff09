"""`kg dates`: the time expressions in articles, resolved to days."""

from __future__ import annotations

import json
from datetime import date

import click

from ..errors import ReadError
from .common import Day, debug_option, output, print_table, warn


@click.command("dates")
@click.argument("sources", nargs=-1)
@click.option("--date", "day", type=Day(), help="Date of publication of articles that do not say it.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@debug_option
def command(sources: tuple[str, ...], day: date | None, form: str) -> None:
    """Print the time expressions in articles (files, folders, - or nothing for standard input), each in its sentence.

    Without a date of publication, only absolute expressions have days.
    """
    from ..read import articles
    from ..when import find
    from ..when.report import expressions_object, rows

    problems: list[ReadError] = []

    def problem(error: ReadError) -> None:
        problems.append(error)
        warn(error)

    for article in articles(sources or ("-",), day=day, on_problem=problem, dated=False):
        if form == "jsonl":
            shape = expressions_object(article.id, article.text, article.date, article.language)
            output(json.dumps(shape, ensure_ascii=False) + "\n")
            continue
        output(f"{article.id}: {article.title} ({article.date or 'no date'})\n")
        found = rows(article.text, find(article.text, article.date, language=article.language))
        lines = [(row.type, row.value, row.edtf, f"{row.before}[{row.text}]{row.after}") for row in found]
        print_table(("type", "value", "days (EDTF)", "in the sentence"), lines, empty="no time expressions")
        output("\n")
    if problems:
        raise click.exceptions.Exit(1)
