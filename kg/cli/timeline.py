"""`kg timeline`: what took place, by day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..store import Store
from .common import debug_option, filter_options, filters_from, output, print_table, say, store_option


@click.command("timeline")
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown"]),
    default="table",
    show_default=True,
    help="How to write it.",
)
@store_option
@debug_option
def command(form: str, store: Path, **options: Any) -> None:
    """Print the events in the store by day: where, what, who for which side, status, number of sources.

    The first line draws the way from city to city.
    """
    from ..timeline import timeline
    from ..timeline.table import COLUMNS, csv_table, json_list, markdown_table, row

    with Store(store) as opened:
        found = timeline(opened, filters_from(options))
    writers = {"json": json_list, "csv": csv_table, "markdown": markdown_table}
    if form == "markdown" and found.route:
        output(" → ".join(found.route) + "\n\n")
    if form in writers:
        output(writers[form](found))
    elif not found:
        say("No event fits; `kg timeline` without filters shows all.")
    else:
        if found.route:
            output(" → ".join(found.route) + "\n\n")
        print_table(COLUMNS, [row(record) for record in found])
